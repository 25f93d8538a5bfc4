import { dayOf } from "../../domain/calendar/day.ts";
import { DAY_HOURS } from "../../domain/counter/day-log.ts";
import type { Typed } from "../../domain/dossier/form-values.ts";
import { LINE, LONGEST, typedBack } from "../../domain/dossier/form-values.ts";
import type { FieldProblem, Values } from "../../domain/dossier/state.ts";
import { fieldsOf } from "../../domain/dossier/steps.ts";
import type { Act, FormField } from "../../domain/programme/dossier-rules.ts";
import type { CommandInput, Field, Form } from "../card.ts";
import { UserError } from "../errors.ts";
import { explain } from "../explain.ts";
import { conditionIn } from "../programme/telling.ts";
import { commonSay, inLang, longDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import type { Obligation } from "./obligation.ts";
import { stepLabel } from "./step-words.ts";
import { dossierSay } from "./words.ts";

/** The fields of a dossier's form stand in a command's input under this before their id. */
const MARK = "f.";

/** What was typed into the form, out of a command's input. */
export function typedIn(input: CommandInput): Typed {
  const fields = Object.entries(input).filter(([name]) => name.startsWith(MARK));
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(MARK.length), value]));
}

/** The form of one step. `typed` stands in its fields, else what was filled in before. */
export function stepForm(
  { ref, kind, state, days: { programme } }: Obligation,
  act: Act,
  {
    lang,
    typed,
    problems = [],
    path,
  }: { lang: Lang; typed: Typed | null; problems?: readonly FieldProblem[]; path: string | null },
): Form {
  const say = dossierSay(lang);
  const preset = typed ?? typedBack(state.values);
  const fixed = { dossier: ref, step: act.id, version: state.version, sent: true, ...(path !== null && { path }) };
  const asked = fieldsOf(kind, act, state);
  const told = problems.map((one) =>
    one.id === "none-together" ? { ...one, than: labelOf(kind, one.than, lang) } : one,
  );
  const fields = asked.flatMap((field) => {
    const open = field.when !== null && asked.some(({ id }) => id === field.when?.field) ? field.when : null;
    const condition = open && conditionIn({ programme, lang }, kind, open);
    return drawn(field, condition, preset, told, lang);
  });
  return { command: "dossier-do", fixed, fields, submit: stepLabel(kind, act, lang), keep: say("keep") };
}

function labelOf({ form }: Pick<Obligation["kind"], "form">, id: FieldProblem["than"], lang: Lang) {
  const field = form.find((one) => one.id === id);
  return field ? inLang(field.label, lang) : id;
}

/** `condition`: in words, what another answer of the same form has to be for it to be asked; null: it is asked. */
function drawn(
  field: FormField,
  condition: string | null,
  preset: Typed,
  problems: readonly FieldProblem[],
  lang: Lang,
): Field[] {
  const say = dossierSay(lang);
  const problem = problemOf(field.id, problems, lang);
  const label = inLang(field.label, lang);
  const help = [
    ...(condition === null ? [] : [say("field.when", { condition })]),
    ...(field.help ? [inLang(field.help, lang)] : []),
  ].join(" ");
  const one = (id: string, more: Omit<Field, "name" | "required" | "label"> & { label?: string }): Field => {
    const value = preset[id];
    return {
      name: MARK + id,
      label,
      required: field.required && condition === null,
      ...(value !== undefined && { value: String(value) }),
      ...(help !== "" && { help }),
      ...(problem !== undefined && { problem }),
      ...more,
    };
  };
  switch (field.kind) {
    case "text":
      return [one(field.id, { kind: "text", maxLength: Math.min(field.most ?? LINE, LONGEST) })];
    case "long text":
      return [one(field.id, { kind: "long-text", maxLength: Math.min(field.most ?? LONGEST, LONGEST) })];
    case "number":
      return [one(field.id, { kind: "number" })];
    case "date":
      return [one(field.id, { kind: "date" })];
    case "yes or no": {
      const choices = (["yes", "no"] as const).map((value) => ({ value, label: commonSay(lang)(value) }));
      return [one(field.id, { kind: "choice", choices })];
    }
    case "choice": {
      const choices = field.choices.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }));
      return [one(field.id, { kind: "choice", choices })];
    }
    case "paper":
      return [
        one(`${field.id}.name`, { kind: "text", label: say("paper.name", { label }), maxLength: LINE }),
        one(`${field.id}.date`, { kind: "date", label: say("paper.date", { label }) }),
      ];
    default:
      return field.kind satisfies never;
  }
}

function problemOf(field: string, problems: readonly FieldProblem[], lang: Lang): string | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found && problemText(found, lang);
}

/** Problems whose limit is a date. */
const DATED: ReadonlySet<FieldProblem["id"]> = new Set([
  "too-early",
  "too-late",
  "not-before",
  "not-after",
  "after-today",
]);

export function problemText({ id, than }: FieldProblem, lang: Lang): string {
  const date = DATED.has(id) && typeof than === "string";
  const shown = typeof than === "number" ? numberText(than, lang) : (than ?? "");
  const say = dossierSay(lang);
  if (id === "other-year") {
    const { message, next } = explain(new UserError(id, { years: String(than) }), lang);
    return `${message} ${next}`;
  }
  if (id === "beyond-day") {
    const written = Number(than);
    const left = Math.max(0, DAY_HOURS - written);
    return say(`problem.${id}`, { written, than: shown, left: numberText(left, lang), full: left > 0 ? "no" : "yes" });
  }
  return say(`problem.${id}`, { than: date ? longDate(dayOf(than), lang) : shown });
}

/** What is wrong with a form, by the name of its field as the form has it. */
export function problemsByName(form: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(
    form.fields.flatMap(({ name, problem }) => (problem === undefined ? [] : [[name, problem]])),
  );
}

/** Whether a step asks for anything to be filled in. */
export function asksSomething({ kind, state }: Obligation, act: Act): boolean {
  return fieldsOf(kind, act, state).length > 0;
}

function numberText(number: number, lang: Lang): string {
  return number.toLocaleString(lang, { maximumFractionDigits: 10, useGrouping: false });
}

/** How a date that was filled in, `YYYY-MM-DD`, is shown. */
type DateText = (date: string) => string;

/** What was filled in, in words, in the order of the form; empty fields are left out. */
export function filledIn(
  form: readonly FormField[],
  values: Values,
  lang: Lang,
  dateText: DateText = (date) => longDate(dayOf(date), lang),
): { label: string; value: string }[] {
  return form.flatMap((field) => {
    const value = values[field.id];
    if (value === undefined) return [];
    return [{ label: inLang(field.label, lang), value: valueText(field, value, lang, dateText) }];
  });
}

function valueText(field: FormField, value: NonNullable<Values[string]>, lang: Lang, dateText: DateText): string {
  if (typeof value === "object") {
    return dossierSay(lang)("paper.value", { name: value.name, date: dateText(value.date) });
  }
  if (typeof value === "boolean") return commonSay(lang)(value ? "yes" : "no");
  if (field.kind === "date") return dateText(String(value));
  if (typeof value === "number") return numberText(value, lang);
  const choice = field.choices.find(({ id }) => id === value);
  return choice ? inLang(choice.name, lang) : String(value);
}
