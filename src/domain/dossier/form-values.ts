import { Temporal } from "temporal-polyfill";
import { dayOf } from "../calendar/day.ts";
import type { DatesBetween, FormField } from "../programme/dossier-rules.ts";
import type { FieldProblem, FieldValue, Values } from "./state.ts";
import { holdsTrue } from "./steps.ts";

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

/** What a form is held against besides its fields. */
export interface Around {
  /** Nothing is missing yet. */
  readonly draft?: boolean;
  /** The first and the last date that may be filled in, `YYYY-MM-DD`. */
  readonly dates?: { readonly from: string; readonly to: string };
  /** The days that the dossier is about, `YYYY-MM-DD`; null: no bound. */
  readonly own?: { readonly from: string | null; readonly to: string | null };
  /** The last day that is over or going on, `YYYY-MM-DD`; left out: whatever day stands there is taken. */
  readonly today?: string;
  /** What other steps have filled in. */
  readonly known?: Values;
}

/** Reads what was typed into the fields of one step; what hangs on an answer that was not given is left out. Two dates whose fields are named `from` and `to` must be in order. */
export function judge(fields: readonly FormField[], typed: Typed, around: Around = {}): Judged {
  const values: Record<string, FieldValue> = {};
  const problems: FieldProblem[] = [];
  const sent = new Set(fields.map(({ id }) => id));
  for (const field of fields) {
    const { when } = field;
    if (when !== null && sent.has(when.field) && !holdsTrue(when, { path: null, values })) continue;
    const read = readField(field, typed);
    if (read === null) {
      if (field.required && !around.draft) problems.push({ field: field.id, id: "missing", than: null });
    } else if ("problem" in read) problems.push({ field: field.id, ...read.problem });
    else {
      const far =
        outOf(around.dates, read.value, field) ??
        outsideOwn(around.own, read.value, field) ??
        stillToCome(around.today, read.value, field);
      if (far) problems.push({ field: field.id, ...far });
      else values[field.id] = read.value;
    }
  }
  const { from, to } = values;
  if (typeof from === "string" && typeof to === "string" && isDate(from) && isDate(to) && to < from) {
    problems.push({ field: "to", id: "before", than: "from" });
  }
  const all = { ...around.known, ...values };
  for (const { id, between } of fields) {
    const most = between && countBetween(between, all);
    const value = values[id];
    if (most !== null && typeof value === "number" && value > most) {
      problems.push({ field: id, id: "more-than-between", than: most });
    }
  }
  return { values, problems: [...problems, ...(around.draft ? [] : nothingSaid(fields, all, problems))] };
}

/** Numbers that come to nothing together with those beside which they stand. */
function nothingSaid(fields: readonly FormField[], values: Values, wrong: readonly FieldProblem[]): FieldProblem[] {
  const amount = (id: string) => Number(values[id] ?? 0);
  return fields.flatMap(({ id, together }) => {
    if (together === null || wrong.some(({ field }) => field === id || field === together)) return [];
    return amount(id) + amount(together) < 1 ? [{ field: id, id: "none-together", than: together }] : [];
  });
}

/** A day of another century is a slip of the hand. */
function outOf(dates: Around["dates"], value: FieldValue, { kind }: FormField): FaultOfField | null {
  const date = typeof value === "object" ? value.date : kind === "date" ? value : null;
  if (dates === undefined || typeof date !== "string") return null;
  if (date < dates.from) return { id: "too-early", than: dates.from };
  return date > dates.to ? { id: "too-late", than: dates.to } : null;
}

/** A date that belongs to the dossier's own days and is not in them. */
function outsideOwn(own: Around["own"], value: FieldValue, { during }: FormField): FaultOfField | null {
  if (during === null || own === undefined || typeof value !== "string") return null;
  if (own.from !== null && value < own.from) return { id: "not-before", than: own.from };
  return own.to !== null && value > own.to ? { id: "not-after", than: own.to } : null;
}

function stillToCome(today: string | undefined, value: FieldValue, { pastOnly }: FormField): FaultOfField | null {
  const isLater = pastOnly && today !== undefined && typeof value === "string" && value > today;
  return isLater ? { id: "after-today", than: today } : null;
}

/** How many days or weeks lie between two dates that were filled in; null while one of them is missing or they are the wrong way round. */
function countBetween({ unit, from, to }: DatesBetween, values: Values): number | null {
  const [first, last] = [values[from], values[to]];
  if (typeof first !== "string" || typeof last !== "string" || !isDate(first) || !isDate(last)) return null;
  const days = dayOf(last) - dayOf(first) + 1;
  if (days < 1) return null;
  return unit === "days" ? days : Math.ceil(days / 7);
}

type FaultOfField = Omit<FieldProblem, "field">;

type Read = { readonly value: FieldValue } | { readonly problem: FaultOfField } | null;

const wrong = (id: FieldProblem["id"], than: FieldProblem["than"] = null): Read => ({ problem: { id, than } });

function readField(field: FormField, typed: Typed): Read {
  if (field.kind === "paper") return readPaper(field, typed);
  const given = typed[field.id];
  const text = given === undefined ? "" : String(given).trim();
  if (text === "") return null;
  switch (field.kind) {
    case "text":
      return readText(oneLine(text), field.most ?? LINE);
    case "long text":
      return readText(text, field.most ?? LONGEST);
    case "number":
      return readNumber(text, field);
    case "date":
      return isDate(text) ? { value: text } : wrong("not-a-date");
    case "yes or no":
      return readYesOrNo(text, field);
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

/** Line breaks that were pasted into a field of one line are spaces. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, " ").trim();
}

function readNumber(text: string, { least, most, whole }: FormField): Read {
  const value = /^[+-]?\d{1,9}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (Number.isNaN(value)) return wrong("not-a-number");
  if (whole && !Number.isInteger(value)) return wrong("not-whole");
  const smallest = least ?? 0;
  if (value < smallest) return wrong("too-small", smallest);
  return most !== null && value > most ? wrong("too-large", most) : { value };
}

function readYesOrNo(text: string, { mustBeYes }: FormField): Read {
  if (text === "true" || text === "yes") return { value: true };
  if (mustBeYes && (text === "false" || text === "no")) return wrong("must-be-yes");
  return text === "false" || text === "no" ? { value: false } : wrong("not-a-choice");
}

function readPaper({ id }: FormField, typed: Typed): Read {
  const name = oneLine(String(typed[`${id}.name`] ?? ""));
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
