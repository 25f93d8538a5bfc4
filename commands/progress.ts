import * as z from "zod";
import { isoDate, personData, sourceOf, targetSource } from "../src/core/answer-data.ts";
import type { Button, Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { statusLine } from "../src/core/dossiers/card.ts";
import { mayRead } from "../src/core/dossiers/load.ts";
import { type Obligation, schoolDay } from "../src/core/dossiers/obligation.ts";
import { peopleOf } from "../src/core/dossiers/people.ts";
import { type Progress, progressOf, type Standing } from "../src/core/dossiers/progress.ts";
import { learnsIn } from "../src/core/dossiers/standing.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import type { EnrolmentView } from "../src/core/ports.ts";
import { pageArgs, pageButtons, pageData, pageInput, pagePart, pageWords } from "../src/core/reach.ts";
import { roleName } from "../src/core/roles.ts";
import { capital, commonSay, inLang, listed, number, shortDate } from "../src/core/words/common.ts";
import { unitName } from "../src/core/words/units.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";
import { countedIn } from "../src/domain/counter/entry.ts";
import { actsOf } from "../src/domain/dossier/steps.ts";

/** People on one page. */
const PAGE = 10;
/** Buttons that lead to what is counted. */
const BUTTONS = 4;

const words = defineWords({
  fr: {
    summary: "Où en sont les compteurs : ce qui est acquis, ce qui manque encore",
    example: "progress",
    ...pageWords.fr,
    "arg.enrolment": "inscription",
    title: "Où vous en êtes",
    "title.of": "Où en est {name}",
    "title.many":
      "{total, plural, =0 {Personne ne correspond parmi les personnes que vous suivez} one {Une personne : où elle en est} other {# personnes : où chacun en est}}",
    what: "Quoi",
    stands: "Où en est-on",
    asked: "Demandé",
    source: "Source",
    "in.year": "{what}, {year}",
    none: "pas noté ici",
    more: "{settled} ; encore prévu ou à confirmer : {asked}",
    other: "{label} : {amount}",
    since: "noté ici depuis le {date}",
    done: "{what} le {date}",
    "target.plain": "{amount}{compulsory, select, yes {, obligatoire} other {}}",
    "target.recommended":
      "{compulsory, select, yes {obligatoire ; recommandation : } other {recommandation : }}{amount} {unit}",
    range: "de {least} à {most}",
    once: "une fois",
    best: "{what} : de préférence {when}.",
    continuous: "{what} : seule compte la plus longue durée sans interruption.",
    approved: "{what} : qui peut approuver une autre durée : {who}.",
    doubt: "Ce qui est marqué (!) repose sur des semaines qui ne sont pas certaines.",
    line: "{what} : {stands}",
    look: "En détail",
  },
  en: {
    summary: "How the counters stand: what is settled, what is still missing",
    example: "progress",
    ...pageWords.en,
    "arg.enrolment": "enrolment",
    title: "How far you are",
    "title.of": "How far {name} is",
    "title.many":
      "{total, plural, =0 {Nobody whom you follow matches} one {One person: how far they are} other {# people: how far each is}}",
    what: "What",
    stands: "So far",
    asked: "Asked for",
    source: "Source",
    "in.year": "{what}, {year}",
    none: "not recorded here",
    more: "{settled}, and {asked} more planned or waiting for approval",
    other: "{label}: {amount}",
    since: "recorded here since {date}",
    done: "{what} on {date}",
    "target.plain": "{amount}{compulsory, select, yes {, compulsory} other {}}",
    "target.recommended": "{compulsory, select, yes {compulsory; } other {}}{amount} {unit} recommended",
    range: "{least} to {most}",
    once: "once",
    best: "{what}: best {when}.",
    continuous: "{what}: only the longest stretch without a break counts.",
    approved: "{what}: who can approve another length: {who}.",
    doubt: "What is marked (!) rests on weeks that are not certain.",
    line: "{what}: {stands}",
    look: "In detail",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

/** `enrolment`: only that one of those that match. */
const input = z.object({ ...pageInput, enrolment: z.string().max(40).optional() });
/** `settled` null: nothing is recorded here; `asked` is not in it. `once`: what is asked once in the course. */
const data = z.object({
  people: z.array(
    z.object({
      person: personData,
      cohort: z.string(),
      counters: z.array(
        z.object({
          counter: z.string(),
          title: z.string(),
          year: z.number().nullable(),
          unit: z.string(),
          settled: z.number().nullable(),
          asked: z.number().nullable(),
          others: z.array(z.object({ field: z.string(), amount: z.number() })),
          target: z.object({ least: z.number(), most: z.number().nullable(), recommended: z.boolean() }).nullable(),
          compulsory: z.boolean(),
          since: isoDate.nullable(),
          doubtful: z.boolean(),
          source: z.string(),
        }),
      ),
      once: z.array(
        z.object({
          kind: z.string(),
          title: z.string(),
          status: z.string(),
          on: isoDate.nullable(),
          source: z.string(),
        }),
      ),
    }),
  ),
  page: pageData,
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const progressCommand = defineCommand({
  name: "progress",
  needs: null,
  words,
  input,
  args: [...pageArgs, { name: "enrolment", hidden: true }],
  data,
  async run(context: Context) {
    const { parsed, say, lang } = context;
    const people = await peopleOf(context, { ...parsed, teams: "too", size: PAGE, as: () => true });
    if (!people) throw new UserError("no-enrolment");
    const naming = await namingFor(context);
    const { enrolment } = parsed;
    const rows = people.rows.filter(({ view }) => enrolment === undefined || view.id === enrolment);
    const page = enrolment === undefined ? people.page : { number: 1, of: 1, total: rows.length };
    const all = await progressOf(context, rows);
    const told = { people: all.map((one) => dataOf(one, context)), page };
    const own = all.length === page.total && all.every(({ reach }) => isOwn(reach, context));
    if (all.length > 0 && (own || page.total === 1)) return { card: wholeCard(all, naming, context), data: told };
    const parts = [
      ...all.map((one) => itemOf(one, naming, context)),
      ...(page.of > 1 ? [pagePart("progress", page, lang)] : []),
    ];
    return {
      card: { title: say("title.many", page), parts, buttons: pageButtons("progress", page, context) },
      data: told,
    };
  },
});

/** One's own, or one's team's. */
function isOwn({ view, actor }: Progress["reach"], context: Context): boolean {
  const roles = actor.roles.filter((one) => one.for === null).map(({ role }) => role);
  return learnsIn(view, roles, context);
}

/** Everything about one enrolment, or about each of one's own under its programme's name. */
function wholeCard(all: readonly Progress[], naming: Naming, context: Context): Card {
  const { say, person } = context;
  const [first, ...others] = all;
  if (!first) return { title: say("title"), parts: [], buttons: [] };
  const { view, days } = first.reach;
  const titleOf = ({ name, id }: Progress["reach"]["view"]["person"]) =>
    id === person.id ? say("title") : say("title.of", { name });
  const buttons = all.flatMap((one) => leadsOf(one, context));
  const known = new Map(buttons.map((button) => [`${button.label} ${JSON.stringify(button.input)}`, button]));
  return {
    title: naming.of(titleOf(view.person), days.programme),
    parts: [
      ...wholeOf(first, context),
      ...others.flatMap((one): Part[] => [
        { kind: "text", text: naming.of(titleOf(one.reach.view.person), one.reach.days.programme), weight: "strong" },
        ...wholeOf(one, context),
      ]),
    ],
    buttons: [...known.values()],
  };
}

function nameOf({ counter, year }: Standing, { say, lang }: Context): string {
  const what = capital(inLang(counter.name, lang));
  return year === null ? what : say("in.year", { what, year: commonSay(lang)("years", { n: year }) });
}

/** Never a nought where nothing is recorded. */
function standsOf({ tally, others, since, doubtful }: Standing, { say, lang }: Context): string {
  if (tally === null) return say("none");
  const settled = number(tally.settled, lang);
  const sum = tally.asked > 0 ? say("more", { settled, asked: number(tally.asked, lang) }) : settled;
  const more = others.map(({ field, amount }) =>
    say("other", { label: inLang(field.label, lang).toLocaleLowerCase(lang), amount: number(amount, lang) }),
  );
  const from = since === null ? [] : [say("since", { date: shortDate(since, lang) })];
  return `${listed([sum, ...more, ...from], lang)}${doubtful ? " (!)" : ""}`;
}

function targetText({ counter, target }: Standing, { say, lang }: Context): string {
  if (target === null) return "";
  const { least, most, recommended } = target;
  const [from, to] = [number(least, lang), most === null ? null : number(most, lang)];
  const amount = to === null || to === from ? from : say("range", { least: from, most: to });
  return say(recommended ? "target.recommended" : "target.plain", {
    amount,
    unit: unitName(counter.unit, most ?? least, lang),
    compulsory: counter.compulsory ? "yes" : "no",
  });
}

function sourceText({ counter, target }: Standing, { reach }: Pick<Progress, "reach">, { lang }: Context): string {
  return targetSource(counter, target, reach.days.programme, lang);
}

/** The day on which the last step was done; null while it is not over. */
function doneOn({ state }: Obligation): number | null {
  const days = Object.values(state.done).map(({ at }) => at);
  return state.status === "done" && days.length > 0 ? schoolDay(Math.max(...days)) : null;
}

function onceText(obligation: Obligation, { say, lang, today }: Context): string {
  const { due, state, view } = obligation;
  const on = doneOn(obligation);
  const last = actsOf(obligation.kind).at(-1);
  if (on !== null && last)
    return say("done", { what: dossierSay(lang)(`past.${last.verb}`), date: shortDate(on, lang) });
  if (state.version === 0 && due !== null && due < view.keptFrom) return say("none");
  return statusLine(obligation, today, lang);
}

function wholeOf(progress: Progress, context: Context): Part[] {
  const { say, lang } = context;
  const { counters, once, reach } = progress;
  const rows = [
    ...counters.map((one) => [
      nameOf(one, context),
      standsOf(one, context),
      targetText(one, context),
      sourceText(one, progress, context),
    ]),
    ...once.map((one) => [
      capital(inLang(one.kind.name, lang)),
      onceText(one, context),
      say("once"),
      sourceOf(one.kind.source, lang),
    ]),
  ];
  const notes = new Set(
    counters.flatMap(({ counter: { name, best, approvedBy, adds } }) => {
      const what = capital(inLang(name, lang));
      const who = approvedBy === null ? null : roleName(approvedBy, [reach.days.programme], lang);
      return [
        ...(adds === "continuous" ? [say("continuous", { what })] : []),
        ...(best === null ? [] : [say("best", { what, when: inLang(best, lang) })]),
        ...(who === null ? [] : [say("approved", { what, who })]),
      ];
    }),
  );
  return [
    { kind: "table", columns: [say("what"), say("stands"), say("asked"), say("source")], rows },
    ...[...notes].map((text) => ({ kind: "text", text, weight: "subtle" }) as const),
    ...(counters.some(({ doubtful }) => doubtful) ? [{ kind: "doubt", text: say("doubt") } as const] : []),
  ];
}

/** To the dossiers that are counted, where the asker may read them. */
function leadsOf({ counters, once, reach }: Progress, { lang, person }: Context): Button[] {
  const { programme } = reach.days;
  const counted = new Set(counters.flatMap(({ counter }) => countedIn(counter, programme.dossiers)));
  const kinds = [...counted, ...once.map(({ kind }) => kind)].filter((kind) => mayRead(programme, kind, reach.actor));
  const { id, email } = reach.view.person;
  return kinds.slice(0, BUTTONS).map((kind) => ({
    label: capital(inLang(kind.name, lang)),
    command: "dossier",
    input: { which: kind.command ?? kind.id, ...(id !== person.id && { of: email }) },
  }));
}

/** One person among several: this year's counters and the course's, a line each. */
function itemOf(progress: Progress, naming: Naming, context: Context): Part {
  const { say, lang } = context;
  const { counters, once, reach } = progress;
  const now = Math.max(0, ...counters.map(({ year }) => year ?? 0));
  const shown = counters.filter(({ year }) => year === null || year === now);
  return {
    kind: "item",
    title: naming.of(reach.view.person.name, reach.days.programme),
    lines: [
      ...shown.map((one) => say("line", { what: nameOf(one, context), stands: standsOf(one, context) })),
      ...once.map((one) => say("line", { what: capital(inLang(one.kind.name, lang)), stands: onceText(one, context) })),
    ],
    buttons: [{ label: say("look"), command: "progress", input: lookInput(reach.view, naming) }],
  };
}

/** A name may stand for several enrolments of one person. */
function lookInput({ id, person }: EnrolmentView, { several }: Naming) {
  return { filter: person.email, ...(several && { enrolment: id }) };
}

function dataOf(progress: Progress, { lang }: Context) {
  const { reach, counters, once } = progress;
  const { person, cohort } = reach.view;
  return {
    person: { name: person.name, email: person.email },
    cohort: cohort.id,
    counters: counters.map(({ counter, year, tally, others, target, since, doubtful }) => ({
      counter: counter.id,
      title: inLang(counter.name, lang),
      year,
      unit: counter.unit,
      settled: tally?.settled ?? null,
      asked: tally?.asked ?? null,
      others: others.map(({ field, amount }) => ({ field: field.id, amount })),
      target: target && { least: target.least, most: target.most, recommended: target.recommended },
      compulsory: counter.compulsory,
      since: since === null ? null : isoOf(since),
      doubtful,
      source: targetSource(counter, target, reach.days.programme, lang),
    })),
    once: once.map((one) => {
      const on = doneOn(one);
      const { kind, state } = one;
      const told = { kind: kind.id, title: inLang(kind.name, lang), status: state.status };
      return { ...told, on: on === null ? null : isoOf(on), source: sourceOf(kind.source, lang) };
    }),
  };
}
