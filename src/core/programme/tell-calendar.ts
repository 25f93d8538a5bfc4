import type { CalendarPlan, YearPlan } from "../../domain/calendar/plan.ts";
import { differingRows } from "../../domain/calendar/readings.ts";
import { commonSay, listed } from "../words/common.ts";
import { ladderIn } from "./tell-dossier.ts";
import { joined, type Said, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** Where people are in each week of each year, where that was read from, and who hears of it when. */
export function tellCalendar(telling: Telling): readonly Said[] {
  const { programme, lang } = telling;
  const say = programmeSay(lang);
  const { plan, calendarSource, calendarReminders } = programme;
  const { line } = calendarSource;
  const from = plan === null ? "calendar.imported" : line === null ? "calendar.plan" : "calendar.table";
  const reminders = (["return", "period"] as const).flatMap((of) => {
    const ladder = calendarReminders[of];
    return ladder === null ? [] : [ladderIn(telling, ladder, `remind.ladder.${of}`)];
  });
  return [
    { label: say("calendar.from"), text: say(from) },
    ...(plan?.years ?? []).slice(0, programme.years).map((year, index) => ({
      label: say("calendar.year", { year: index + 1 }),
      text: plan === null ? "" : yearIn(telling, plan, year),
    })),
    ...(reminders.length === 0 ? [] : [{ label: say("remind"), text: listed(reminders, lang) }]),
    ...(line === null ? [] : [{ label: say("source"), text: line }]),
  ];
}

/** `school weeks 40 to 44; company weeks 45 to 39`, and what of it is not sure. */
function yearIn({ lang }: Telling, { weeks }: CalendarPlan, { readings, doubtful }: YearPlan): string {
  const say = programmeSay(lang);
  const [first = []] = readings;
  const stretches: { readonly place: (typeof first)[number]; readonly weeks: number[] }[] = [];
  first.forEach((place, row) => {
    const last = stretches.at(-1);
    const week = weeks[row] ?? 0;
    if (last?.place === place) last.weeks.push(week);
    else stretches.push({ place, weeks: [week] });
  });
  const unsure = new Set([...differingRows(readings), ...doubtful.keys()]);
  const doubts = runsOf(weeks.map((week, row) => (unsure.has(row) ? week : null)));
  return listed(
    [
      ...stretches.map((one) =>
        say("calendar.weeks", {
          place: commonSay(lang)(`place.${one.place}`),
          count: one.weeks.length,
          from: String(one.weeks[0]),
          to: String(one.weeks.at(-1)),
        }),
      ),
      ...(doubts.length === 0
        ? []
        : [say("calendar.doubts", { count: doubts.length, weeks: joined(doubts, "and", lang) })]),
    ],
    lang,
  );
}

/** Neighbours as one: `40-52`. */
function runsOf(rows: readonly (number | null)[]): readonly string[] {
  const runs: number[][] = [];
  rows.forEach((week, row) => {
    if (week === null) return;
    if (row > 0 && rows[row - 1] !== null) runs.at(-1)?.push(week);
    else runs.push([week]);
  });
  return runs.map((run) => (run.length === 1 ? `${run[0]}` : `${run[0]}-${run.at(-1)}`));
}
