import * as z from "zod";
import { type AnswerData, answerData, answerOf } from "../src/core/answer-data.ts";
import { sourceLine } from "../src/core/answer-source.ts";
import type { CohortDays } from "../src/core/calendars.ts";
import type { Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import { type DatedAnswer, nextAnswer } from "../src/core/next-answer.ts";
import type { EnrolmentView } from "../src/core/ports.ts";
import { pageButtons, pageData, pageInput, pagePart, pageWords, reach } from "../src/core/reach.ts";
import { doubtParts } from "../src/core/whose-doubts.ts";
import { capital, commonSay, doubtLine, inLang, longDate, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import type { Period } from "../src/domain/calendar/timeline.ts";

const words = defineWords({
  fr: {
    summary: "Quand vous retournez à l'école ou en entreprise",
    example: "next-period école",
    "arg.place": "école|entreprise",
    ...pageWords.fr,
    "title.return": "Retour à l''école le {date}",
    "title.next": "{place, select, school {École} company {Entreprise} other {Soutenances}} à partir du {date}",
    "title.over": "La formation est terminée : plus rien après le {date}",
    "title.ends": "Le calendrier est terminé : rien n''est connu après le {date}",
    "title.nothing": "Aucune période à venir n'est connue",
    "title.many": "Prochaines périodes",
    "title.of": "{name} : {title}",
    now: "En ce moment",
    next: "Ensuite",
    return: "Retour à l'école",
    year: "Année",
    period: "{place}, du {from} au {to} ({days, plural, one {# jour ouvré} other {# jours ouvrés}})",
    due: "À faire d'ici là",
    "due.again": "{date}, puis encore {count, plural, one {# fois} other {# fois}}",
    name: "Nom",
    calendar: "Mon année",
    deadlines: "Mes échéances",
    none: "rien de connu",
  },
  en: {
    summary: "When you go back to school or to the company",
    example: "next-period school",
    "arg.place": "school|company",
    ...pageWords.en,
    "title.return": "Back to school on {date}",
    "title.next": "{place, select, school {School} company {Company} other {Defences}} from {date}",
    "title.over": "The programme is over: nothing after {date}",
    "title.ends": "The calendar is over: nothing is known after {date}",
    "title.nothing": "No coming period is known",
    "title.many": "Next periods",
    "title.of": "{name}: {title}",
    now: "Now",
    next: "Next",
    return: "Back to school",
    year: "Year",
    period: "{place}, {from} to {to} ({days, plural, one {# working day} other {# working days}})",
    due: "Due until then",
    "due.again": "{date}, then {count, plural, one {once more} other {# times more}}",
    name: "Name",
    calendar: "My year",
    deadlines: "My deadlines",
    none: "nothing known",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  place: z.enum(["school", "company"]).optional(),
  ...pageInput,
});

const data = z.object({ enrolments: z.array(answerData), page: pageData.optional() });

type Context = CommandContext<Key, z.infer<typeof input>>;

interface Found {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  readonly answer: DatedAnswer;
}

function titleOf({ days, answer }: Found, { say, lang, parsed }: Context): string {
  const { last } = days.timeline;
  if (last !== null && answer.today > last) {
    return say(days.programme.plan ? "title.over" : "title.ends", { date: longDate(last, lang) });
  }
  const { next } = answer;
  if (answer.return !== null && parsed.place !== "company" && (next === null || answer.return <= next.to)) {
    return say("title.return", { date: longDate(answer.return, lang) });
  }
  if (next) return say("title.next", { place: next.place, date: longDate(next.from, lang) });
  return say("title.nothing");
}

function periodText(period: Period, { say, lang }: Context): string {
  return say("period", {
    place: capital(commonSay(lang)(`place.${period.place}`)),
    from: shortDate(period.from, lang),
    to: shortDate(period.to, lang),
    days: period.workingDays,
  });
}

function nowText({ answer }: Found, context: Context): string {
  return answer.current
    ? periodText(answer.current, context)
    : capital(commonSay(context.lang)(`place.${answer.place}`));
}

function oneParts(found: Found, context: Context): Part[] {
  const { say, lang } = context;
  const { next, return: back, year, due, doubts } = found.answer;
  const facts = [
    { label: say("now"), value: nowText(found, context) },
    { label: say("next"), value: next ? periodText(next, context) : say("none") },
    ...(back === null ? [] : [{ label: say("return"), value: longDate(back, lang) }]),
    ...(year === null ? [] : [{ label: say("year"), value: capital(commonSay(lang)("years", { n: year })) }]),
  ];
  const dueFacts = [...new Set(due.map(({ dossier }) => dossier))].map((dossier) => {
    const [first = 0, ...others] = due.filter((one) => one.dossier === dossier).map((one) => one.due);
    const date = longDate(first, lang);
    const value = others.length === 0 ? date : say("due.again", { date, count: others.length });
    return { label: capital(inLang(dossier.name, lang)), value };
  });
  const dueParts: Part[] = [
    { kind: "text", text: say("due"), weight: "strong" },
    { kind: "facts", facts: dueFacts },
  ];
  return [
    { kind: "facts", facts },
    ...(due.length > 0 ? dueParts : []),
    ...doubts.map((doubt) => ({ kind: "doubt", text: doubtLine(doubt, lang) }) as const),
    { kind: "source", text: sourceLine(found.days, found.answer, lang) },
  ];
}

const cards = new WeakMap<DatedAnswer, Map<string, Card>>();

/** The card of one calendar's answer names nobody, so that a whole cohort shares it, and what platforms draw from it. */
function ownCard(found: Found, context: Context): Card {
  const key = `${context.lang}|${context.parsed.place}`;
  const kept = cards.get(found.answer) ?? new Map<string, Card>();
  cards.set(found.answer, kept);
  let card = kept.get(key);
  if (!card) {
    const { say } = context;
    const buttons = [
      { label: say("calendar"), command: "calendar", input: {} },
      { label: say("deadlines"), command: "deadlines", input: {} },
    ];
    card = { title: titleOf(found, context), parts: oneParts(found, context), buttons };
    kept.set(key, card);
  }
  return card;
}

function manyCard(all: readonly Found[], naming: Naming, context: Context): Card {
  const { say, lang } = context;
  const rows = all.map((found) => [
    naming.of(found.view.person.name, found.days.programme),
    nowText(found, context),
    `${titleOf(found, context)}${found.answer.doubts.length > 0 ? " (!)" : ""}`,
  ]);
  const doubtful = all.map(({ view, answer }) => ({ view, doubts: answer.doubts }));
  const sources = new Set(all.map(({ days, answer }) => sourceLine(days, answer, lang)));
  return {
    title: say("title.many"),
    parts: [
      { kind: "table", columns: [say("name"), say("now"), say("next")], rows },
      ...doubtParts(doubtful, lang),
      ...[...sources].map((text) => ({ kind: "source", text }) as const),
    ],
    buttons: [],
  };
}

export const nextPeriodCommand = defineCommand({
  name: "next-period",
  needs: null,
  words,
  input,
  args: [
    { name: "place", choices: { school: ["école", "cours"], company: ["entreprise"] } },
    { name: "filter", hidden: true },
    { name: "page", hidden: true },
  ],
  data,
  async run(context: Context) {
    const { rows, page } = await reach(context, context.parsed);
    const naming = await namingFor(context, page === null && context.parsed.filter === undefined ? rows : null);
    if (rows.length === 0 && page === null) throw new UserError("no-enrolment");
    const all: Found[] = await Promise.all(
      rows.map(async (view) => {
        const days = await context.calendars.of(view);
        return { view, days, answer: nextAnswer(days, context.today, context.parsed.place ?? null) };
      }),
    );
    const enrolments: AnswerData[] = all.map(({ view, days, answer }) =>
      answerOf(view, answer, days.programme, context.lang),
    );
    const only = all.length === 1 && page === null ? all[0] : undefined;
    if (only) {
      const own = ownCard(only, context);
      const mine = only.view.person.id === context.person.id;
      if (mine && !naming.several) return { card: own, data: { enrolments } };
      const plain = mine ? own.title : context.say("title.of", { name: only.view.person.name, title: own.title });
      const title = naming.of(plain, only.days.programme);
      if (mine) return { card: { ...own, title }, data: { enrolments } };
      return { card: { ...own, title, buttons: [] }, data: { enrolments } };
    }
    const card = manyCard(all, naming, context);
    if (!page) return { card, data: { enrolments } };
    const parts = [...card.parts, pagePart("next-period", page, context.lang)];
    return { card: { ...card, parts, buttons: pageButtons("next-period", page, context) }, data: { enrolments, page } };
  },
});
