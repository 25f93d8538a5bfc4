import { type Day, isWeekend } from "../calendar/day.ts";
import type { RoleScope } from "../programme/programme.ts";
import { isMessageDay } from "./moment.ts";
import type { Holder, OpenTurn, Picture } from "./picture.ts";
import { keyOf, NO_FACTS, type Reminder, type ReminderFacts } from "./reminder.ts";

/** Who stands around an enrolment, and where they are. */
export type Around = Omit<Picture, "open" | "totals" | "moves">;

/** What is to be said, to whoever it is said to. */
export interface Said {
  readonly kind: Reminder["kind"];
  readonly subject: string;
  readonly step: string | null;
  readonly weight: Reminder["weight"];
  readonly facts: Partial<Omit<ReminderFacts, "role" | "for" | "closed">>;
  /** No deputy is told in the holder's place. */
  readonly inPerson?: boolean;
}

/** When something is said: its own day, the day on which it goes, and the last one on which it is of use. */
export interface Slot {
  /** Of the key: a local date, or what else tells it from the next. */
  readonly occurrence: string;
  readonly day: Day;
  readonly lastDay: Day;
}

/** Local days, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** How long what has no last day of its own is worth saying, in days. */
export const STANDS = 56;

/** The narrowest first. */
const SCOPES: readonly RoleScope[] = ["enrolment", "team", "option", "cohort", "school"];

/** A search for a day gives up after that many. */
const LONGEST_BREAK = 400;

/** Those of whom the thing is asked: the holders of any of the roles, of the narrowest scope that somebody holds. */
export function holdersOf(roles: readonly string[], { around }: Pick<Around, "around">): readonly Holder[] {
  const held = around.filter(({ role }) => roles.includes(role));
  const narrowest = Math.min(...held.map(({ scope }) => SCOPES.indexOf(scope)));
  return held.filter(({ scope }) => SCOPES.indexOf(scope) === narrowest);
}

/** Those who are asked for a step: of its holders and their deputies, none who may not do it. */
export function askedFor(
  { act, barred = [] }: Pick<OpenTurn, "act" | "barred">,
  { around }: Pick<Around, "around">,
): readonly Holder[] {
  if (barred.length === 0) return holdersOf(act.roles, { around });
  const free = around
    .filter(({ person }) => !barred.includes(person))
    .map((holder) => ({ ...holder, deputies: holder.deputies.filter(({ person }) => !barred.includes(person)) }));
  return holdersOf(act.roles, { around: free });
}

export function isLearner({ role }: Pick<Holder, "role">, { programme }: Pick<Around, "programme">): boolean {
  return role === programme.learner.id;
}

/** Whose public holidays a holder has on a day: the company's, outside the school; null: the usual French ones. */
function regionOn(day: Day, holder: Holder, { programme, timeline, region }: Around): string | null {
  const inCompany = isLearner(holder, { programme })
    ? timeline.cell(day)?.place === "company"
    : programme.roles.some(({ id, outside }) => id === holder.role && outside);
  return inCompany ? region : null;
}

/** Whether a holder may be written to on a day: they work, and the learner's calendar knows no closure. */
function fits(day: Day, holder: Holder, around: Around): boolean {
  if (!isMessageDay(day, { region: regionOn(day, holder, around) })) return false;
  return !isLearner(holder, around) || around.timeline.cell(day)?.place !== "off";
}

/** The first day from `day` on, itself included, on which a holder may be written to; null: none for more than a year. */
export function dayFrom(day: Day, holder: Holder, around: Around): Day | null {
  return search(day, 1, holder, around);
}

/** The last day up to `day`, itself included, on which a holder may be written to; null: none for more than a year. */
export function dayUpTo(day: Day, holder: Holder, around: Around): Day | null {
  return search(day, -1, holder, around);
}

function search(from: Day, step: 1 | -1, holder: Holder, around: Around): Day | null {
  for (let idle = 0, day = from; idle <= LONGEST_BREAK; idle++, day += step) if (fits(day, holder, around)) return day;
  return null;
}

/**
 * What of some slots falls into a span, in order. Of those whose day is before it only the last is still said, on the first day that fits,
 * while it is of use. The slots are in order and each is of use until the next.
 */
export function inSpan<Any extends Slot>(
  slots: readonly Any[],
  { from, to }: Span,
  holder: Holder,
  around: Around,
): readonly Any[] {
  return slots.flatMap((slot) => {
    if (slot.day > to || slot.lastDay < from) return [];
    const day = slot.day >= from ? slot.day : dayFrom(from, holder, around);
    return day === null || day > Math.min(to, slot.lastDay) ? [] : [{ ...slot, day }];
  });
}

/** Who is told in a holder's place on a day, from when to when (null: without end): their deputies while they are away, else themselves. Nobody stands in for a learner, nor a learner for anybody. */
export function toldOn(
  day: Day,
  holder: Holder,
  around: Around,
  inPerson: boolean,
): readonly { readonly person: string; readonly for: string | null; readonly from: Day; readonly to: Day | null }[] {
  const deputies =
    inPerson || isLearner(holder, around)
      ? []
      : holder.deputies.filter(({ person, from, to }) => person !== around.learner && from <= day && day <= to);
  if (deputies.length === 0) return [{ person: holder.person, for: null, from: 0, to: null }];
  return deputies.map(({ person, from, to }) => ({ person, for: holder.person, from, to }));
}

/** The reminders that say something to a holder, or to those who stand in for them that day. Those who muted what is usual get none of it. */
export function remindersTo(holder: Holder, said: Said, slot: Slot, around: Around): readonly Reminder[] {
  const { kind, subject, step, weight, facts, inPerson = false } = said;
  const closed = isLearner(holder, around) ? closuresIn(slot, around) : [];
  return toldOn(slot.day, holder, around, inPerson)
    .filter(({ person }) => weight !== "usual" || !muted(person, around))
    .map(({ person, for: principal, from, to }) => ({
      key: keyOf({ kind, subject, recipient: person }, slot.occurrence),
      kind,
      recipient: person,
      enrolment: around.enrolment,
      subject,
      step,
      weight,
      day: slot.day,
      lastDay: Math.min(slot.lastDay, to ?? slot.lastDay),
      region: regionOn(slot.day, holder, around),
      facts: {
        ...NO_FACTS,
        ...facts,
        opens: principal === null ? (facts.opens ?? null) : Math.max(facts.opens ?? from, from),
        ends: to === null ? (facts.ends ?? null) : Math.min(facts.ends ?? to, to),
        role: holder.role,
        for: principal,
        closed,
      },
    }));
}

/** Runs of days off from its day to its last day, or for eight weeks; a weekend ends none. */
function closuresIn({ day, lastDay }: Slot, { timeline }: Around): ReminderFacts["closed"] {
  const found: { from: Day; to: Day }[] = [];
  let wasOff = false;
  for (let at = day + 1; at <= Math.min(lastDay, day + STANDS); at++) {
    if (isWeekend(at)) continue;
    const isOff = timeline.cell(at)?.place === "off";
    const last = found.at(-1);
    if (isOff && wasOff && last) last.to = at;
    else if (isOff) found.push({ from: at, to: at });
    wasOff = isOff;
  }
  return found;
}

function muted(person: string, { around }: Around): boolean {
  return around.some((one) => one.person === person && one.essentialOnly);
}
