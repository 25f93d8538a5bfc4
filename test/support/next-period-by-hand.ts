import type { AlbiDay } from "./albi-places.ts";

/** What `ask --json` gives for one enrolment, as far as the tests read it. */
export interface AnswerRead {
  readonly cohort: string;
  readonly year: number | null;
  readonly today: { readonly date: string; readonly place: string };
  readonly current: { readonly place: string; readonly from: string; readonly to: string } | null;
  readonly next: { readonly place: string; readonly from: string; readonly to: string } | null;
  readonly return: string | null;
  readonly doubts: readonly { readonly from: string; readonly to: string; readonly reason: { readonly id: string } }[];
}

/** Public holidays on weekdays from autumn 2024 to autumn 2029, copied from wall calendars. */
const HOLIDAYS = new Set(
  `2024-11-01 2024-11-11 2024-12-25 2025-01-01 2025-04-21 2025-05-01 2025-05-08 2025-05-29 2025-06-09 2025-07-14 2025-08-15
   2025-11-11 2025-12-25 2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25
   2027-01-01 2027-03-29 2027-05-06 2027-05-17 2027-07-14 2027-11-01 2027-11-11 2028-04-17 2028-05-01 2028-05-08 2028-05-25
   2028-06-05 2028-07-14 2028-08-15 2028-11-01 2028-12-25 2029-01-01 2029-04-02 2029-05-01 2029-05-08 2029-05-10 2029-05-21
   2029-08-15`.split(/\s+/),
);

const SHOWN = ["school", "company", "defence"];

/** The answer of one day, read off the table day by day; it shares no code with the product. */
export function readByHand(days: readonly AlbiDay[], index: number) {
  const day = at(days, index);
  const run = (i: number) => {
    let [from, to] = [i, i];
    while (days[from - 1]?.place === at(days, i).place) from -= 1;
    while (days[to + 1]?.place === at(days, i).place) to += 1;
    const inside = days.slice(from, to + 1);
    const workingDays = inside.filter(({ date }) => !HOLIDAYS.has(date)).length;
    const { place } = at(days, i);
    return { last: to, period: { place, from: at(days, from).date, to: at(days, to).date, workingDays } };
  };
  const here = SHOWN.includes(day.place) ? run(index) : null;
  const end = here?.last ?? index;
  const ahead = days.findIndex((one, i) => i > end && SHOWN.includes(one.place) && (!here || one.place !== day.place));
  const next = ahead < 0 ? null : run(ahead).period;
  const back = returnAfter(days, index);
  const from = here?.period.from ?? day.date;
  const until = [next?.to, back, here?.period.to, day.date].filter((date) => typeof date === "string").sort();
  const last = next || back ? [next?.to ?? "", back ?? ""].sort().at(-1) : until.at(-1);
  return {
    year: day.year,
    today: { date: day.date, place: day.place },
    current: here?.period ?? null,
    next,
    return: back,
    from,
    until: last ?? day.date,
    inDoubt: days.filter((one) => one.doubt !== null && one.date >= from && one.date <= (last ?? day.date)),
  };
}

function returnAfter(days: readonly AlbiDay[], index: number): string | null {
  let last = "";
  for (const [i, one] of days.entries()) {
    if (HOLIDAYS.has(one.date)) continue;
    if (i > index && one.place === "school" && last === "company") return one.date;
    if (one.place === "school" || one.place === "company") last = one.place;
  }
  return null;
}

function at(days: readonly AlbiDay[], index: number): AlbiDay {
  const day = days[index];
  if (!day) throw new RangeError(`no day ${index}`);
  return day;
}
