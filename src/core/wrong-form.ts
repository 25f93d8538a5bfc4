import type { Card, Form } from "./card.ts";
import { UserError } from "./errors.ts";

/** The form with what was typed, and at each field what is wrong with it. */
export function withTyped(
  form: Form,
  typed: Readonly<Record<string, string | undefined>>,
  problems: Readonly<Record<string, string>>,
): Form {
  const fields = form.fields.map((field) => {
    const given = typed[field.name];
    const kept =
      field.choices === undefined || field.choices.some((choice) => choice.value === given) ? given : undefined;
    const value = kept ?? field.value;
    const problem = problems[field.name];
    return { ...field, ...(value !== undefined && { value }), ...(problem !== undefined && { problem }) };
  });
  return { ...form, fields };
}

/** `To (it comes before the first day), Hours (a number)`: the fields of a form that have something wrong in them. */
export function wrongFields({ fields }: Form): { readonly count: number; readonly labels: string } {
  const told = fields.flatMap(({ label, problem }) =>
    problem === undefined ? [] : [`${label} (${problem.replace(/\.$/, "")})`],
  );
  return { count: told.length, labels: told.join(", ") };
}

/** A form with something wrong in it, shown again; nothing was done. */
export function wrongForm(card: Omit<Card, "parts">, form: Form): UserError {
  const wrong = form.fields.filter(({ problem }) => problem !== undefined);
  return new UserError(
    "bad-form",
    { ...wrongFields(form) },
    {
      card: { ...card, parts: [{ kind: "form", form }] },
      fields: Object.fromEntries(wrong.map(({ name, problem = "" }) => [name, problem])),
    },
  );
}
