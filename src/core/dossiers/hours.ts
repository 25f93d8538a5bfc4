import { type Day, isoOf } from "../../domain/calendar/day.ts";
import { isBroughtByPeople, isEvent } from "../../domain/dossier/decide.ts";
import { fieldsOf, turnsOf } from "../../domain/dossier/steps.ts";
import type { Act, FormField } from "../../domain/programme/dossier-rules.ts";
import type { Counter, DossierKind } from "../../domain/programme/programme.ts";
import { dayAtEnd, typedDay } from "../typed-day.ts";
import type { Asking } from "./asking.ts";
import { allOf, type Reach } from "./find.ts";
import { mayRead } from "./load.ts";
import type { Obligation } from "./obligation.ts";

/** A counter of hours of one enrolment, and the dossier by which someone adds to it alone. */
export interface HourBook {
  /** `ENROLMENT:COUNTER`. */
  readonly ref: string;
  readonly reach: Reach;
  readonly counter: Counter;
  readonly kind: DossierKind;
  /** The step that fills the amount in; nothing comes before it. */
  readonly act: Act;
  readonly amount: FormField;
  /** What the hours went into; null: the form does not ask. */
  readonly what: FormField | null;
  readonly day: FormField | null;
  /** The asker may add to it. */
  readonly mine: boolean;
}

/** The counters of hours of these enrolments that are added to entry by entry; found by what the programmes say of them. */
export function hourBooks(reaches: readonly Reach[]): readonly HourBook[] {
  return reaches.flatMap((reach) =>
    reach.days.programme.counters
      .filter(({ unit }) => unit === "hour")
      .flatMap((counter) => {
        const [book] = counter.counts.flatMap(({ dossier, of }) =>
          of.kind === "field" ? bookOf(reach, counter, dossier, of.field) : [],
        );
        return book ? [book] : [];
      }),
  );
}

function bookOf(reach: Reach, counter: Counter, dossier: string, field: string): HourBook[] {
  const kind = reach.days.programme.dossiers.find(({ id }) => id === dossier);
  if (!kind?.steps || !isBroughtByPeople(kind) || isEvent(kind) || kind.paths.length > 0) return [];
  const [act, ...others] = turnsOf(kind.steps, { path: null, values: {}, done: {} });
  if (!act || others.length > 0) return [];
  const fields = fieldsOf(kind, act, { path: null, values: {} });
  const amount = fields.find(({ id }) => id === field);
  if (!amount) return [];
  return [
    {
      ref: `${reach.view.id}:${counter.id}`,
      reach,
      counter,
      kind,
      act,
      amount,
      what: fields.find((one) => one.kind === "text" || one.kind === "long text") ?? null,
      day: fields.find((one) => one.kind === "date") ?? null,
      mine: reach.actor.roles.some(({ role }) => act.roles.includes(role)),
    },
  ];
}

/** What was added, the latest first, by its own day where the form asks for one; null to those who may not read it. */
export async function entriesOf(asking: Asking, { reach, kind, day }: HourBook): Promise<readonly Obligation[] | null> {
  if (!mayRead(reach.days.programme, kind, reach.actor)) return null;
  const all = (await allOf(asking, reach, kind)).filter(({ state }) => state.status !== "withdrawn");
  const dayOf = ({ state: { values } }: Obligation) => String((day && values[day.id]) ?? "");
  const addedAt = ({ state: { done } }: Obligation) => Math.max(0, ...Object.values(done).map(({ at }) => at));
  return all.toSorted((one, other) => dayOf(other).localeCompare(dayOf(one)) || addedAt(other) - addedAt(one));
}

/** What was typed to be added. */
export interface TypedHours {
  /** In hours; as typed where it is no number. */
  readonly amount: string;
  readonly what: string;
  /** `YYYY-MM-DD`, or as typed where it is no day; empty: today is meant. */
  readonly day: string;
}

/** Whether it begins as an amount does, and is no name. */
export function isAmount(text: string): boolean {
  return /^[+-]?[.,]?\d/.test(text.trim());
}

/** `3,5` and `3h30` are 3.5 hours; a day that ends the text is the day. */
export function readHours(
  { amount, what = "", day }: { amount: string; what?: string; day?: string },
  today: Day,
): TypedHours {
  const text = what.trim();
  const ended = day === undefined ? dayAtEnd(text, today) : { before: text, day };
  const read = typedDay(ended.day, today);
  return { amount: inHours(amount), what: ended.before, day: read === null ? ended.day : isoOf(read) };
}

function inHours(text: string): string {
  const [, hours, minutes] = /^(\d{1,3})\s?h(?:\s?([0-5]?\d))?$/i.exec(text.trim()) ?? [];
  if (hours !== undefined) return String(Math.round((Number(hours) + Number(minutes ?? 0) / 60) * 100) / 100);
  return text.trim().replace(",", ".");
}
