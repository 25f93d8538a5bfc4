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

/** A form with something wrong in it, shown again; nothing was done. */
export function wrongForm(card: Omit<Card, "parts">, form: Form): UserError {
  const wrong = form.fields.filter(({ problem }) => problem !== undefined);
  const labels = wrong.map(({ label, problem }) => `${label} (${problem})`).join(" ");
  return new UserError(
    "bad-form",
    { count: wrong.length, labels },
    {
      card: { ...card, parts: [{ kind: "form", form }] },
      fields: Object.fromEntries(wrong.map(({ name, problem = "" }) => [name, problem])),
    },
  );
}
