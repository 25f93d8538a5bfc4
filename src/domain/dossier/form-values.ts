import { Temporal } from "temporal-polyfill";
import type { FormField } from "../programme/dossier-rules.ts";
import type { FieldProblem, FieldValue, Values } from "./state.ts";

/** No text is longer, whatever the file allows. */
export const LONGEST = 3000;
/** Of a `text` field that sets no limit of its own, and of a paper's file name. */
export const LINE = 500;

/** What a form sent, before it is judged: texts by field id, a paper's parts as `ID.name` and `ID.date`. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

export interface Judged {
  /** What is right of it; empty fields are left out. */
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
}

/** Reads what was typed into the fields of one step. `draft`: nothing is missing yet. Two dates whose fields are named `from` and `to` must be in order. */
export function judge(fields: readonly FormField[], typed: Typed, draft = false): Judged {
  const values: Record<string, FieldValue> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    const read = readField(field, typed);
    if (read === null) {
      if (field.required && !draft) problems.push({ field: field.id, id: "missing", than: null });
    } else if ("problem" in read) problems.push({ field: field.id, ...read.problem });
    else values[field.id] = read.value;
  }
  const { from, to } = values;
  if (typeof from === "string" && typeof to === "string" && isDate(from) && isDate(to) && to < from) {
    problems.push({ field: "to", id: "before", than: "from" });
  }
  return { values, problems };
}

type Read = { readonly value: FieldValue } | { readonly problem: Omit<FieldProblem, "field"> } | null;

const wrong = (id: FieldProblem["id"], than: FieldProblem["than"] = null): Read => ({ problem: { id, than } });

function readField(field: FormField, typed: Typed): Read {
  if (field.kind === "paper") return readPaper(field, typed);
  const given = typed[field.id];
  const text = given === undefined ? "" : String(given).trim();
  if (text === "") return null;
  switch (field.kind) {
    case "text":
      return readText(text, field.most ?? LINE);
    case "long text":
      return readText(text, field.most ?? LONGEST);
    case "number":
      return readNumber(text, field);
    case "date":
      return isDate(text) ? { value: text } : wrong("not-a-date");
    case "yes or no":
      return readYesOrNo(text);
    case "choice":
      return field.choices.some(({ id }) => id === text) ? { value: text } : wrong("not-a-choice");
    default:
      return field.kind satisfies never;
  }
}

function readText(text: string, most: number): Read {
  const limit = Math.min(most, LONGEST);
  return text.length > limit ? wrong("too-long", limit) : { value: text };
}

function readNumber(text: string, { least, most }: FormField): Read {
  const value = /^[+-]?\d{1,9}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (Number.isNaN(value)) return wrong("not-a-number");
  const smallest = least ?? 0;
  if (value < smallest) return wrong("too-small", smallest);
  return most !== null && value > most ? wrong("too-large", most) : { value };
}

function readYesOrNo(text: string): Read {
  if (text === "true" || text === "yes") return { value: true };
  return text === "false" || text === "no" ? { value: false } : wrong("not-a-choice");
}

function readPaper({ id }: FormField, typed: Typed): Read {
  const name = String(typed[`${id}.name`] ?? "").trim();
  const date = String(typed[`${id}.date`] ?? "").trim();
  if (name === "" && date === "") return null;
  if (name === "") return wrong("missing");
  if (name.length > LINE) return wrong("too-long", LINE);
  return isDate(date) ? { value: { name, date } } : wrong("not-a-date");
}

/** A day of the calendar as `YYYY-MM-DD`, of this century or the last. */
function isDate(text: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** How values are typed back into the fields of a form; the opposite of `judge`. */
export function typedBack(values: Values): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [id, value] of Object.entries(values)) {
    if (typeof value === "object") {
      typed[`${id}.name`] = value.name;
      typed[`${id}.date`] = value.date;
    } else typed[id] = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  }
  return typed;
}
