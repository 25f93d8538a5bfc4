import { before, isWorkingDay, localTime, workingDayUpTo } from "./judge-days.ts";
import type { Sight, Violation } from "./judge-sight.ts";
import type { Duty } from "./story.ts";

const SCHOOL = "Europe/Paris";
const LEAST = 2;
/** Working days after a stop within which what it kept from being said and is still of use is said. */
const SOON = 3;

export interface DutyFigures {
  /** Steps that were open for their whole ladder and not met before they were due. */
  judged: number;
  remindedTwice: number;
  /** Of them, those for which a “+n” had to be counted. */
  byCount: number;
  /** Not judged although they waited so long: their people put them off, or wanted nothing but what is essential; the program was down. */
  putOff: number;
  muted: number;
  kept: number;
  away: number;
  /** With less time than the ladder: those that had three working days, and those of them reminded twice. */
  shorter: number;
  shorterTwice: number;
  /** Kept from being said by the stop, and said after it. */
  afterStop: number;
}

/** Whether what waited was said often enough to those who could do it. */
export function judgeDuties(sight: Sight): {
  readonly violations: readonly Violation[];
  readonly figures: DutyFigures;
} {
  const figures: DutyFigures = {
    judged: 0,
    remindedTwice: 0,
    byCount: 0,
    putOff: 0,
    muted: 0,
    kept: 0,
    away: 0,
    shorter: 0,
    shorterTwice: 0,
    afterStop: 0,
  };
  const violations: Violation[] = [];
  for (const duty of sight.story.duties) {
    judgeOne(duty, sight, figures, violations);
    judgeStop(duty, sight, figures, violations);
  }
  return { violations, figures };
}

function judgeOne(duty: Duty, sight: Sight, figures: DutyFigures, violations: Violation[]): void {
  const { ladder, due, again, end, until } = duty;
  // A calendar that moves may bring about what should have been asked for before.
  const opens = Math.max(duty.opens, localTime(duty.from, SCHOOL).day);
  const { span } = sight.story;
  if (ladder === null || ladder.before.length < LEAST || due === null || again || end === "moved") return;
  const first = before(due, Math.max(...ladder.before), ladder.unit, null);
  const from = localTime(span.from, SCHOOL).day;
  if (due >= localTime(span.to, SCHOOL).day || due < from) return;
  if (until !== null && localTime(until, SCHOOL).day <= due) return;
  const twice = daysSaid(duty, sight, true);
  if (Math.max(opens, from) > first) {
    if (workingDays(Math.max(opens, from), due) < 3) return;
    figures.shorter += 1;
    if (twice >= LEAST) figures.shorterTwice += 1;
    return;
  }
  const excuse = excuseOf(duty, first, sight);
  if (excuse) {
    figures[excuse] += 1;
    return;
  }
  figures.judged += 1;
  if (twice >= LEAST) figures.remindedTwice += 1;
  else
    violations.push({
      at: due * 86_400_000,
      rule: "reminded at least twice before it is due",
      story: sight.tell(duty),
    });
  if (twice >= LEAST && daysSaid(duty, sight, false) < LEAST) figures.byCount += 1;
}

/** On how many local days it was said to someone who could do it, up to the due day; `counted`: also as one of “+n”. */
function daysSaid(duty: Duty, sight: Sight, counted: boolean): number {
  const days = sight.mentions(duty).flatMap(({ seen, item }) => {
    const { day } = seen.local;
    const inTime = duty.due !== null && day <= duty.due && day >= duty.opens;
    const heard = inTime && (item.named || counted) && item.kind !== "escalated";
    return heard && sight.canAct(seen.person, duty, seen.at, day) ? [day] : [];
  });
  return new Set(days).size;
}

function excuseOf(duty: Duty, first: number, sight: Sight): "putOff" | "muted" | "kept" | "away" | null {
  const { story } = sight;
  const due = duty.due ?? 0;
  const end = (due + 1) * 86_400_000;
  const holders = sight.holders(duty.enrolment, duty.roles, Math.min(end, duty.until ?? end) - 1);
  const asked = story.wishes.filter(({ person, at }) => holders.includes(person) && at < end);
  if (asked.some(({ what }) => what === "essential")) return "muted";
  const off = asked.some(
    ({ what, subjects, until }) => what === "later" && subjects.includes(duty.ref) && (until ?? 0) > first,
  );
  if (off) return "putOff";
  if (holders.every((id) => daysThere(id, duty, sight) < LEAST)) return "away";
  return rungsLeft(duty, sight) < LEAST ? "kept" : null;
}

/** Working days on which someone's calendar has them somewhere, from the first to the due one. */
function daysThere(person: string, { opens, due }: Duty, { story: { closures } }: Sight): number {
  const mine = closures.filter((one) => one.person === person);
  return [...Array(Math.max(0, (due ?? 0) - opens + 1)).keys()]
    .map((one) => opens + one)
    .filter((day) => isWorkingDay(day, null) && !mine.some(({ from, to }) => from <= day && day <= to)).length;
}

/** On how many days of the ladder the program was up; what fell into a stop can still be said once after it. */
function rungsLeft({ ladder, due, opens }: Duty, { story: { outage } }: Sight): number {
  if (!ladder || due === null) return 0;
  const rungs = new Set(ladder.before.map((count) => workingDayUpTo(before(due, count, ladder.unit, null), null)));
  const days = [...rungs].filter((day) => day >= opens);
  if (!outage) return days.length;
  const [from, to] = [localTime(outage.from, SCHOOL).day, localTime(outage.to, SCHOOL).day];
  const up = days.filter((day) => day < from || day > to);
  const missed = days.length - up.length;
  const after = [...Array(Math.max(0, due - to + 1)).keys()].map((one) => to + one);
  const free = after.some((day) => isWorkingDay(day, null) && !up.includes(day));
  return up.length + (missed > 0 && free ? 1 : 0);
}

/** What a stop kept from being said and was still of use after it came soon. */
function judgeStop(duty: Duty, sight: Sight, figures: DutyFigures, violations: Violation[]): void {
  const { outage, span } = sight.story;
  const { ladder, due, again, end, until, opens, from } = duty;
  if (!outage || !ladder || due === null || again || end === "moved" || from > outage.from) return;
  const [stop, start] = [localTime(outage.from, SCHOOL).day, localTime(outage.to, SCHOOL).day];
  const rungs = ladder.before.map((count) => workingDayUpTo(before(due, count, ladder.unit, null), null));
  const missed = rungs.some((day) => day > stop && day < start && day >= opens);
  const last = Math.min(due, nth(start, SOON));
  if (!missed || due <= start || last * 86_400_000 > span.to) return;
  if (until !== null && localTime(until, SCHOOL).day <= last) return;
  const excuse = excuseOf(duty, stop, sight);
  if (excuse === "muted" || excuse === "putOff" || excuse === "away") return;
  const said = sight.mentions(duty).some(({ seen }) => seen.local.day >= start && seen.local.day <= last);
  if (said) figures.afterStop += 1;
  else
    violations.push({
      at: last * 86_400_000,
      rule: "what is still useful comes after a stop",
      story: sight.tell(duty),
    });
}

function nth(day: number, count: number): number {
  let found = day;
  for (let left = count; left > 0; ) {
    found += 1;
    if (isWorkingDay(found, null)) left -= 1;
  }
  return found;
}

function workingDays(from: number, to: number): number {
  return [...Array(Math.max(0, to - from)).keys()].filter((one) => isWorkingDay(from + 1 + one, null)).length;
}
