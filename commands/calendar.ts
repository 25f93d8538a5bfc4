import * as z from "zod";
import { doubtData, doubtOf, periodData, periodOf, personData } from "../src/core/answer-data.ts";
import { originLine } from "../src/core/answer-source.ts";
import type { CohortDays } from "../src/core/calendars.ts";
import type { Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import type { EnrolmentView } from "../src/core/ports.ts";
import { pageButtons, pageData, pageInput, pagePart, pageWords, reach } from "../src/core/reach.ts";
import { doubtParts } from "../src/core/whose-doubts.ts";
import { capital, commonSay, doubtLine, inLang, quoted, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { type Day, mondayOf, mondayOfWeek, weekLabel } from "../src/domain/calendar/day.ts";
import { doubtsTouching } from "../src/domain/calendar/next.ts";
import { runPlace } from "../src/domain/calendar/place.ts";

/** Weeks shown to those who follow several people: the running one and a month more. */
const WEEKS_AHEAD = 5;

const words = defineWords({
  fr: {
    summary: "L'année en un tableau de périodes, ou qui est où dans le mois qui vient",
    example: "calendar 2",
    "arg.year": "année",
    ...pageWords.fr,
    title: "Calendrier de la {year} ({programme}, promotion {cohort})",
    "title.of": "{name} : calendrier de la {year}",
    "title.month": "Qui est où dans le mois qui vient",
    empty: "Aucun calendrier n'est encore connu pour cette année.",
    place: "Lieu",
    from: "Du",
    to: "Au",
    weeks: "Semaines",
    days: "Jours ouvrés",
    name: "Nom",
    now: "Prochaine période",
  },
  en: {
    summary: "The year as a table of periods, or who is where in the coming month",
    example: "calendar 2",
    "arg.year": "year",
    ...pageWords.en,
    title: "Calendar of {year} ({programme}, cohort {cohort})",
    "title.of": "{name}: calendar of {year}",
    "title.month": "Who is where in the coming month",
    empty: "No calendar is known for this year yet.",
    place: "Place",
    from: "From",
    to: "To",
    weeks: "Weeks",
    days: "Working days",
    name: "Name",
    now: "Next period",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  year: z.coerce.number().int().min(1).max(9).optional(),
  ...pageInput,
});

const data = z.object({
  years: z.array(
    z.object({
      person: personData,
      cohort: z.string(),
      year: z.number(),
      periods: z.array(periodData),
      doubts: z.array(doubtData),
    }),
  ),
  month: z.array(
    z.object({
      person: personData,
      cohort: z.string(),
      weeks: z.array(z.object({ week: z.string(), place: z.string() })),
      doubts: z.array(doubtData),
    }),
  ),
  page: pageData.optional(),
});
type Data = z.infer<typeof data>;
type Context = CommandContext<Key, z.infer<typeof input>>;

interface Found {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
}

/** First and last day of an academic year. */
function span({ view, days }: Found, year: number): { first: Day; last: Day } {
  const week = days.programme.startWeek;
  const start = (n: number) => mondayOfWeek({ year: view.cohort.startYear + n, week });
  return { first: start(year - 1), last: start(year) - 1 };
}

/** Those whose programme has the year that is asked for. @throws UserError `bad-arguments` when none has */
function havingYear(all: readonly Found[], { parsed, lang }: Context): readonly Found[] {
  const { year = 1 } = parsed;
  const found = all.filter(({ days }) => year <= days.programme.years);
  if (found.length > 0) return found;
  const most = Math.max(...all.map(({ days }) => days.programme.years));
  throw new UserError("bad-arguments", { problem: quoted(year, lang), usage: `/calendar [1-${most}]` });
}

function yearOf({ view, days }: Found, { parsed, today }: Context): number {
  return (
    parsed.year ?? days.timeline.yearOf(today) ?? (today < span({ view, days }, 1).first ? 1 : days.programme.years)
  );
}

function yearOfOne(found: Found, context: Context): { parts: Part[]; year: number; data: Data["years"][number] } {
  const { say, lang } = context;
  const year = yearOf(found, context);
  const { first, last } = span(found, year);
  const { timeline } = found.days;
  const periods = timeline.periods.filter((period) => period.to >= first && period.from <= last);
  const doubts = timeline.doubts.filter((doubt) => doubt.to >= first && doubt.from <= last);
  const doubtful = (from: Day, to: Day) => doubts.some((doubt) => doubt.from <= to && doubt.to >= from);
  const rows = periods.map((period) => [
    `${capital(commonSay(lang)(`place.${period.place}`))}${doubtful(period.from, period.to) ? " (!)" : ""}`,
    shortDate(period.from, lang),
    shortDate(period.to, lang),
    weekRange(period.weeks),
    String(period.workingDays),
  ]);
  const columns = [say("place"), say("from"), say("to"), say("weeks"), say("days")];
  const origins = periods.flatMap((period) => timeline.cell(period.from)?.origin ?? []);
  const { name, email } = found.view.person;
  return {
    year,
    parts: [
      rows.length > 0 ? { kind: "table", columns, rows } : { kind: "text", text: say("empty") },
      ...doubts.map((doubt) => ({ kind: "doubt", text: doubtLine(doubt, lang) }) as const),
      { kind: "source", text: originLine(found.days, origins, lang) },
    ],
    data: {
      person: { name, email },
      cohort: found.view.cohort.id,
      year,
      periods: periods.map(periodOf),
      doubts: doubts.map((doubt) => doubtOf(doubt, lang)),
    },
  };
}

/** `2026-W45`, `2026-W46`, `2026-W47` → `45-47`. */
function weekRange(weeks: readonly string[]): string {
  const [first, last] = [weeks[0], weeks.at(-1)].map((week) => week?.slice(-2) ?? "");
  return first === last ? `${first}` : `${first}-${last}`;
}

function placesOf({ days }: Found, monday: Day, { lang }: Context): string {
  const cells = [0, 1, 2, 3, 4].map((offset) => days.timeline.cell(monday + offset));
  const places = new Set(cells.map((cell) => (cell ? runPlace(cell.place) : "unknown")));
  return [...places].map((place) => commonSay(lang)(`place.${place}`)).join(" / ");
}

function monthCard(all: readonly Found[], naming: Naming, context: Context): { card: Card; month: Data["month"] } {
  const { say, lang, today } = context;
  const first = mondayOf(today);
  const mondays = Array.from({ length: WEEKS_AHEAD }, (_, i) => first + 7 * i);
  const doubtful = all.map(({ view, days }) => ({
    view,
    doubts: doubtsTouching(days.timeline.doubts, first, first + 7 * WEEKS_AHEAD - 1),
  }));
  const month = all.map((found, index) => {
    const { name, email } = found.view.person;
    const weeks = mondays.map((monday) => ({ week: weekLabel(monday), place: placesOf(found, monday, context) }));
    const doubts = doubtful[index]?.doubts.map((doubt) => doubtOf(doubt, lang)) ?? [];
    return { person: { name, email }, cohort: found.view.cohort.id, weeks, doubts };
  });
  const columns = [say("name"), ...mondays.map((monday) => weekLabel(monday).slice(5))];
  const rows = month.map(({ person, weeks }, index) => {
    const programme = all[index]?.days.programme;
    const name = programme ? naming.of(person.name, programme) : person.name;
    const doubts = doubtful[index]?.doubts ?? [];
    const inDoubt = mondays.map((monday) => doubtsTouching(doubts, monday, monday + 6).length > 0);
    return [name, ...weeks.map(({ place }, week) => (inDoubt[week] ? `${place} (!)` : place))];
  });
  const buttons = [{ label: say("now"), command: "next-period", input: {} }];
  const parts: Part[] = [{ kind: "table", columns, rows }, ...doubtParts(doubtful, lang)];
  return { card: { title: say("title.month"), parts, buttons }, month };
}

export const calendarCommand = defineCommand({
  name: "calendar",
  needs: null,
  words,
  input,
  args: [{ name: "year" }, { name: "filter", hidden: true }, { name: "page", hidden: true }],
  data,
  async run(context: Context) {
    const [{ rows, page }, naming] = await Promise.all([reach(context, context.parsed), namingFor(context)]);
    if (rows.length === 0 && page === null) throw new UserError("no-enrolment");
    const all = await Promise.all(rows.map(async (view) => ({ view, days: await context.calendars.of(view) })));
    const own = all.filter(({ view }) => view.person.id === context.person.id);
    const shown = own.length > 0 ? own : context.parsed.filter !== undefined && all.length === 1 ? all : [];
    if (shown.length > 0) {
      const told = havingYear(shown, context).map((found) => ({ found, ...yearOfOne(found, context) }));
      const titles = told.map(({ found, year }) => titleOf(found, year, naming, context));
      const card: Card = {
        title: titles[0] ?? "",
        parts: told.flatMap(({ parts }, i) =>
          i === 0 ? parts : [{ kind: "text", weight: "strong", text: titles[i] ?? "" } as const, ...parts],
        ),
        buttons: yearButtons(told, context),
      };
      return { card, data: { years: told.map((one) => one.data), month: [] } };
    }
    const { card, month } = monthCard(all, naming, context);
    if (!page) return { card, data: { years: [], month } };
    const parts = [...card.parts, pagePart("calendar", page, context.lang)];
    const buttons = pageButtons("calendar", page, context);
    return { card: { ...card, parts, buttons }, data: { years: [], month, page } };
  },
});

function titleOf({ view, days }: Found, n: number, naming: Naming, { say, lang, person }: Context): string {
  const year = commonSay(lang)("years", { n });
  if (view.person.id !== person.id) return naming.of(say("title.of", { name: view.person.name, year }), days.programme);
  return say("title", { year, programme: inLang(days.programme.name, lang), cohort: view.cohort.id });
}

function yearButtons(told: readonly { found: Found; year: number }[], { lang, input }: Context) {
  const most = Math.max(0, ...told.map(({ found }) => found.days.programme.years));
  const years = Array.from({ length: most }, (_, i) => i + 1).filter((n) => told.some(({ year }) => year !== n));
  return years.map((year) => ({
    label: commonSay(lang)("years", { n: year }),
    command: "calendar",
    input: { ...input, year },
  }));
}
