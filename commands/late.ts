import * as z from "zod";
import { isoDate } from "../src/core/answer-data.ts";
import type { Button, CommandInput, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { dossierTitle, turnLines } from "../src/core/dossiers/card.ts";
import { dataOf, dossierData } from "../src/core/dossiers/data.ts";
import { isLate, nextDue, type Obligation } from "../src/core/dossiers/obligation.ts";
import { peopleOf } from "../src/core/dossiers/people.ts";
import {
  behindLine,
  inSeries,
  isForgotten,
  type Listed,
  seriesButton,
  seriesOf,
  seriesTitle,
} from "../src/core/dossiers/series.ts";
import { earliestDue, openOf } from "../src/core/dossiers/standing-now.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import { nobodyCalled } from "../src/core/nobody-called.ts";
import { pageArgs, pageData, pageInput, pageWords, rolesWho } from "../src/core/reach.ts";
import { commonSay, longDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";
import { countWorkingDays, workingDays } from "../src/domain/calendar/working-days.ts";
import type { Role } from "../src/domain/programme/programme.ts";

/** Enrolments looked at for one answer. */
const LOOKED_AT = 100;
/** Dossiers on one card. */
const SHOWN = 10;

const words = defineWords({
  fr: {
    summary: "Ce qui est en retard : depuis quand, à qui le tour",
    example: "late",
    ...pageWords.fr,
    "arg.skip": "à partir de",
    "arg.same": "une même suite",
    title: "{count, plural, =0 {Rien en retard} one {Un dossier en retard} other {# dossiers en retard}}",
    since:
      "Pour le {date}, en retard {days, plural, =0 {depuis ce jour} one {d''un jour ouvré} other {de # jours ouvrés}}",
    among: "{shown}. Inscriptions {from} à {to} sur {total}, par nom. Pour trouver quelqu''un : late NOM",
    shown:
      "{count, plural, =0 {Aucun dossier affiché} one {Un dossier affiché} other {# dossiers affichés}}, le plus en retard d''abord",
    people: "Les gens que vous suivez",
  },
  en: {
    summary: "What is late: since when, whose turn it is",
    example: "late",
    ...pageWords.en,
    "arg.skip": "starting at",
    "arg.same": "one series",
    title: "{count, plural, =0 {Nothing is late} one {One dossier is late} other {# dossiers are late}}",
    since:
      "Due {date}, {days, plural, =0 {late since that day} one {one working day late} other {# working days late}}",
    among: "{shown}. Enrolments {from} to {to} of {total}, by name. To find someone: late NAME",
    shown: "{count, plural, =0 {No dossier shown} one {One dossier shown} other {# dossiers shown}}, the longest first",
    people: "The people you follow",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  ...pageInput,
  skip: z.coerce.number().int().min(0).max(1_000_000).optional(),
  same: z.string().max(120).optional(),
});
/** All that is late among the enrolments looked at. `days`: working days since its day, today included. */
const data = z.object({
  late: z.array(z.object({ ...dossierData.shape, since: isoDate, days: z.number() })),
  page: pageData,
});
type Context = CommandContext<Key, z.infer<typeof input>>;

/** Learners and those outside the school have what waits for themselves; being told of what others owe is for the rest. */
const oversees = ({ learner, outside }: Role): boolean => !learner && !outside;

/**
 * One answer looks at 100 enrolments at most, in the order of their names, whatever the size of the school: one page of the roster, one reading
 * of their dossiers (of those that are over the keys alone), calendars from memory. Among these the longest late comes first; the names of
 * whose turn it is are looked up for the 10 that the card shows. The buttons lead through these and on to the next enrolments.
 */
export const lateCommand = defineCommand({
  name: "late",
  needs: null,
  words,
  input,
  args: [...pageArgs, { name: "skip", hidden: true }, { name: "same", hidden: true }],
  data,
  async run(context: Context) {
    const { say, lang, today, parsed } = context;
    const people = await peopleOf(context, { ...parsed, teams: "too", size: LOOKED_AT, as: oversees });
    if (!people) throw new UserError("not-allowed", { who: await rolesWho(context, oversees) });
    const { rows, page } = people;
    if (parsed.filter !== undefined && page.total === 0) throw nobodyCalled(parsed.filter, lang);
    const open = await openOf(context, rows);
    const late = [...open.values()]
      .flat()
      .filter((one) => isLate(one, today))
      .toSorted(earliestDue);
    const { listed, title } = viewOf(late, context);
    const skip = Math.min(parsed.skip ?? 0, listed.length);
    const shown = listed.slice(skip, skip + SHOWN);
    const naming = await namingFor(context);
    const items = await Promise.all(shown.map((one) => itemOf(one, naming, context)));
    const from = (page.number - 1) * LOOKED_AT;
    const among = {
      shown: say("shown", { count: shown.length }),
      from: Math.min(from + 1, page.total),
      to: Math.min(from + LOOKED_AT, page.total),
      total: page.total,
    };
    const parts: Part[] = [
      ...items,
      ...(page.of > 1 || listed.length > SHOWN
        ? [{ kind: "text", text: say("among", among), weight: "subtle" } as const]
        : []),
    ];
    const buttons = [
      ...turning(context, { page: page.number, of: page.of, skip, count: listed.length }),
      ...(title === null ? [] : [{ label: dossierSay(lang)("behind.back"), command: "late", input: whole(context) }]),
      { label: say("people"), command: "my-people", input: {} },
    ];
    const about = { dossiers: shown.map(({ one }) => one.ref), command: "late", input: context.input };
    return {
      card: { title: title ?? say("title", { count: late.length }), parts, buttons, about },
      data: { late: late.map((one) => ({ ...dataOf(one, today, lang), ...sinceOf(one, today) })), page },
    };
  },
});

/** One series where it is asked for and there is such a one; else everything, with each series as one. */
function viewOf(late: readonly Obligation[], { today, lang, parsed: { same } }: Context) {
  const series = late.filter((one) => seriesOf(one) === same && isForgotten(one, today));
  const title = seriesTitle(series, lang);
  const listed: readonly Listed<Obligation>[] =
    title === null ? inSeries(late, (one) => one, today) : series.map((one) => ({ one, behind: [] }));
  return { listed, title };
}

/** The page from which a series is asked for. */
function whole({ parsed: { filter, page = 1 } }: Context): CommandInput {
  return { ...(filter !== undefined && { filter }), page };
}

function sinceOf(obligation: Obligation, today: number): { since: string; days: number } {
  const due = nextDue(obligation) ?? today;
  const { timeline } = obligation.days;
  return { since: isoOf(due), days: countWorkingDays(due + 1, today, workingDays(timeline.isHoliday)) };
}

async function itemOf(
  { one: obligation, behind }: Listed<Obligation>,
  naming: Naming,
  context: Context,
): Promise<Part> {
  const { say, lang, stores, today, person } = context;
  const holders = await stores.enrolments.around(obligation.view.id, today);
  const { days } = sinceOf(obligation, today);
  const its = seriesButton(obligation, behind.length, { command: "late", lang });
  const series: Button = { ...its, input: { ...whole(context), ...its.input } };
  return {
    kind: "item",
    title: dossierTitle(obligation, { person, lang, naming }),
    lines: [
      say("since", { date: longDate(nextDue(obligation) ?? today, lang), days }),
      ...(behind.length > 0 ? [behindLine(behind, { today, lang })] : []),
      ...turnLines(obligation, { actor: { person: person.id, roles: [] }, holders }, lang),
    ],
    buttons: [
      { label: dossierSay(lang)("open"), command: "dossier", input: { which: obligation.ref } },
      ...(behind.length > 0 ? [series] : []),
    ],
  };
}

/** Back and on: through what is late among the enrolments looked at, then to the next of them. */
function turning(
  { input: typed, lang }: Context,
  {
    page,
    of,
    skip,
    count,
  }: { readonly page: number; readonly of: number; readonly skip: number; readonly count: number },
): Button[] {
  const say = commonSay(lang);
  const to = (label: string, place: { page: number; skip: number }): Button => ({
    label,
    command: "late",
    input: { ...typed, ...place },
  });
  const back = skip > 0 ? { page, skip: Math.max(0, skip - SHOWN) } : page > 1 ? { page: page - 1, skip: 0 } : null;
  const on = skip + SHOWN < count ? { page, skip: skip + SHOWN } : page < of ? { page: page + 1, skip: 0 } : null;
  return [...(back ? [to(say("page.previous"), back)] : []), ...(on ? [to(say("page.next"), on)] : [])];
}
