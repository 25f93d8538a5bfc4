import * as z from "zod";
import { personData } from "../src/core/answer-data.ts";
import type { Button, Card, CommandInput, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { wholeDossierData } from "../src/core/dossiers/data.ts";
import type { Reach } from "../src/core/dossiers/find.ts";
import { type FoundStarts, startsUnder, startWords } from "../src/core/dossiers/find-start.ts";
import { openStart } from "../src/core/dossiers/open-start.ts";
import { reachedBy } from "../src/core/dossiers/reached.ts";
import {
  actorsLines,
  allStarts,
  beginners,
  broughtKinds,
  missingBeforeStart,
  type Start,
  startButton,
} from "../src/core/dossiers/starts.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor, refusedIn } from "../src/core/naming.ts";
import { pageButtons, pageData } from "../src/core/reach.ts";
import { capital, inLang, labelled, quoted } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Les dossiers que vous pouvez commencer vous-même",
    example: "start",
    "arg.dossier": "dossier",
    "arg.of": "nom ou adresse",
    "arg.page": "page",
    title:
      "{count, plural, =0 {Vous n''avez rien à commencer vous-même} one {Une chose que vous pouvez commencer} other {# choses que vous pouvez commencer}}",
    "title.kind": "Commencer : {what}",
    for: "Pour {names}",
    people: "Pour {count} personnes : start {word} NOM",
    choose: "Choisir une personne",
    others: "{what} : {who}",
    "others.title": "D''autres commencent :",
    which: "de dossier {which} à commencer",
    mend: "{words, select, none {Tapez « start » pour voir ce que vous pouvez commencer.} other {Les mots possibles : {words}}}",
    calendar: "Personne n''a à le commencer : le calendrier l''amène de lui-même. Tapez « dossier {word} ».",
    page: "Page {number} sur {of}. Pour une personne : start {word} NOM",
    cut: "{count, plural, one {Une autre personne de l''école n''a pas été regardée} other {# autres personnes de l''école n''ont pas été regardées}} : start {word} NOM",
    word: "MOT",
  },
  en: {
    summary: "The dossiers that you can begin yourself",
    example: "start",
    "arg.dossier": "dossier",
    "arg.of": "name or address",
    "arg.page": "page",
    title:
      "{count, plural, =0 {There is nothing for you to begin yourself} one {One thing that you can begin} other {# things that you can begin}}",
    "title.kind": "Begin: {what}",
    for: "For {names}",
    people: "For {count} people: start {word} NAME",
    choose: "Choose a person",
    others: "{what}: {who}",
    "others.title": "Others begin:",
    which: "a dossier {which} to begin",
    mend: "{words, select, none {Type “start” to see what you can begin.} other {Words you can use: {words}}}",
    calendar: "Nobody has to begin it: the calendar brings it about. Type “dossier {word}”.",
    page: "Page {number} of {of}. For one person: start {word} NAME",
    cut: "{count, plural, one {One more person of the school was not looked at} other {# more people of the school were not looked at}}: start {word} NAME",
    word: "WORD",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  dossier: z.string().max(150).optional(),
  of: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
/** `starts`: everything that fits, whatever the card shows of it; `path` null: there is one road. `dossier`: the one whose form is open. */
const data = z.object({
  starts: z.array(
    z.object({
      enrolment: z.string(),
      person: personData,
      cohort: z.string(),
      programme: z.string(),
      kind: z.string(),
      title: z.string(),
      path: z.string().nullable(),
    }),
  ),
  dossier: wholeDossierData.nullable(),
  page: pageData,
});
type Reply = { card: Card; data: z.infer<typeof data> };
type Context = CommandContext<Key, z.infer<typeof input>>;

/** Buttons of one thing; with more people one of them is chosen first. */
const BUTTONS = 4;
/** Things or people on one page. */
const PAGE = 10;
/** Names in one line. */
const NAMED = 4;

export const startCommand = defineCommand({
  name: "start",
  needs: null,
  words,
  input,
  args: [{ name: "dossier" }, { name: "of", rest: true }, { name: "page", hidden: true }],
  data,
  async run(context: Context): Promise<Reply> {
    const { dossier, of } = context.parsed;
    const [{ rows, leftOut }, naming] = await Promise.all([reachedBy(context, of), namingFor(context)]);
    if (dossier === undefined) return everything(rows, { naming, leftOut }, context);
    const found = startsUnder(dossier, rows);
    if (found.kind !== "starts") throw refusalOf(found, dossier, rows, context);
    const [only] = found.starts;
    if (only && found.starts.length === 1) {
      const { card, data: opened } = await refusedIn(context, only.reach.days.programme, () =>
        openStart(context, only),
      );
      return { card, data: { starts: found.starts.map((one) => startData(one, context)), dossier: opened, page: ONE } };
    }
    return choice(found.starts, { naming, leftOut }, context);
  },
});

const ONE = { number: 1, of: 1, total: 1 };

/** @returns the reason why a word leads to nothing that they may begin, with the next step */
function refusalOf(
  found: Exclude<FoundStarts, { kind: "starts" }>,
  typed: string,
  reaches: readonly Reach[],
  { say, lang }: Context,
): UserError {
  const which = quoted(typed, lang);
  if (found.kind === "others") {
    const [kind] = broughtKinds(found.reach).filter(({ id, command }) => (command ?? id) === found.word);
    return new UserError("not-allowed", { who: (kind && beginners(found.reach, kind, lang)) || "none" });
  }
  const what = say("which", { which });
  if (found.kind === "calendar")
    return new UserError("not-found", { what, mend: say("calendar", { word: found.word }) });
  const known = startWords(allStarts(reaches)).join(", ") || "none";
  return new UserError("not-found", { what, mend: say("mend", { words: known }) });
}

interface Shown {
  readonly naming: Naming;
  /** How many people of the whole school were not looked at. */
  readonly leftOut: number;
}

/** The starts of one kind of one programme. */
function byKind(starts: readonly Start[]): readonly (readonly Start[])[] {
  const groups = new Map<string, Start[]>();
  for (const start of starts) {
    const key = `${start.reach.days.programme.id} ${start.kind.id}`;
    groups.set(key, [...(groups.get(key) ?? []), start]);
  }
  return [...groups.values()];
}

/** Each thing once: what it is, who acts in it, for whom, and how to begin it. */
async function everything(rows: readonly Reach[], { naming, leftOut }: Shown, context: Context): Promise<Reply> {
  const { say, parsed } = context;
  const starts = allStarts(rows);
  const groups = byKind(starts);
  const page = pageOf(groups.length, parsed.page);
  const shown = groups.slice((page.number - 1) * PAGE, page.number * PAGE);
  const parts: Part[] = [
    ...(await Promise.all(shown.map((group) => kindItem(group, naming, context)))).flat(),
    ...(groups.length === 0 ? othersOf(rows, naming, context) : []),
    ...notes(page, leftOut, say("word"), context),
  ];
  const card: Card = { title: say("title", { count: groups.length }), parts, buttons: turning(page, context) };
  return { card, data: { starts: starts.map((one) => startData(one, context)), dossier: null, page } };
}

async function kindItem(group: readonly Start[], naming: Naming, context: Context): Promise<Part[]> {
  const { say, lang, person } = context;
  const [first] = group;
  if (!first) return [];
  const { kind, reach } = first;
  const word = kind.command ?? kind.id;
  const people = new Map(group.map((one) => [one.reach.view.id, one.reach.view.person]));
  const others = [...people.values()].filter(({ id }) => id !== person.id);
  const many = group.length > BUTTONS;
  const forWhom = many
    ? [say("people", { count: people.size, word })]
    : others.length > 0
      ? [
          say("for", {
            names: others
              .slice(0, NAMED)
              .map(({ name }) => name)
              .join(", "),
          }),
        ]
      : [];
  const choose: Button = { label: say("choose"), command: "start", input: { dossier: word, ...ofInput(context) } };
  return [
    {
      kind: "item",
      title: naming.of(capital(inLang(kind.name, lang)), reach.days.programme),
      lines: [...actorsLines(group, lang), ...forWhom, ...(many ? [] : await missingIn(group, context))],
      buttons: many ? [choose] : group.map((one) => startButton(one, context, { naming: null })),
    },
  ];
}

/** What has to come before, for whom where there are several people. */
async function missingIn(group: readonly Start[], context: Context): Promise<readonly string[]> {
  const { lang } = context;
  const several = new Set(group.map(({ reach }) => reach.view.id)).size > 1;
  const all = await Promise.all(
    group.map(async (one) => {
      const lines = await missingBeforeStart(context, one);
      const told = several ? lines.map((line) => labelled(one.reach.view.person.name, line, lang)) : lines;
      return told.map((line) => labelled(dossierSay(lang)("missing"), line, lang));
    }),
  );
  return [...new Set(all.flat())];
}

/** What other people begin, for those who may begin nothing. */
function othersOf(rows: readonly Reach[], naming: Naming, { say, lang }: Context): Part[] {
  const lines = rows.flatMap((reach) =>
    broughtKinds(reach).map((kind) => {
      const what = naming.of(capital(inLang(kind.name, lang)), reach.days.programme);
      return say("others", { what, who: beginners(reach, kind, lang) });
    }),
  );
  if (lines.length === 0) return [];
  return [
    { kind: "text", text: say("others.title"), weight: "subtle" },
    { kind: "text", text: [...new Set(lines)].join("\n") },
  ];
}

/** One thing for several people, or on several roads: an item for each person. */
async function choice(starts: readonly Start[], { naming, leftOut }: Shown, context: Context): Promise<Reply> {
  const { say, lang, parsed } = context;
  const people = new Map<string, Start[]>();
  for (const start of starts) {
    const key = `${start.reach.view.id} ${start.kind.id}`;
    people.set(key, [...(people.get(key) ?? []), start]);
  }
  const page = pageOf(people.size, parsed.page);
  const shown = [...people.values()].slice((page.number - 1) * PAGE, page.number * PAGE);
  const names = new Set(starts.map(({ kind }) => capital(inLang(kind.name, lang))));
  const [word = say("word")] = startWords(starts);
  const parts: Part[] = [
    ...(await Promise.all(shown.map((group) => personItem(group, naming, context)))).flat(),
    ...notes(page, leftOut, word, context),
  ];
  const card: Card = {
    title: say("title.kind", { what: [...names].join(", ") }),
    parts,
    buttons: turning(page, context),
  };
  return { card, data: { starts: starts.map((one) => startData(one, context)), dossier: null, page } };
}

async function personItem(group: readonly Start[], naming: Naming, context: Context): Promise<Part[]> {
  const { lang, person } = context;
  const [first] = group;
  if (!first) return [];
  const { view, days } = first.reach;
  const kind = capital(inLang(first.kind.name, lang));
  const title = naming.of(view.person.id === person.id ? kind : view.person.name, days.programme);
  return [
    {
      kind: "item",
      title,
      lines: [...actorsLines(group, lang), ...(await missingIn(group, context))],
      buttons: group.map((one) => startButton(one, context, { name: false, naming: null })),
    },
  ];
}

function pageOf(count: number, wanted = 1): z.infer<typeof pageData> {
  const of = Math.max(1, Math.ceil(count / PAGE));
  return { number: Math.min(wanted, of), of, total: count };
}

function notes(page: z.infer<typeof pageData>, leftOut: number, word: string, { say }: Context): Part[] {
  return [
    ...(page.of > 1 ? [{ kind: "text", text: say("page", { ...page, word }), weight: "subtle" } as const] : []),
    ...(leftOut > 0 ? [{ kind: "text", text: say("cut", { count: leftOut, word }), weight: "subtle" } as const] : []),
  ];
}

function turning(page: z.infer<typeof pageData>, context: Context): Button[] {
  const { dossier } = context.parsed;
  const typed: CommandInput = { ...(dossier !== undefined && { dossier }), ...ofInput(context) };
  return pageButtons("start", page, { input: typed, lang: context.lang });
}

function ofInput({ parsed: { of } }: Context): CommandInput {
  return of === undefined ? {} : { of };
}

function startData(
  { reach: { view, days }, kind, path }: Start,
  { lang }: Context,
): z.infer<typeof data>["starts"][number] {
  return {
    enrolment: view.id,
    person: { name: view.person.name, email: view.person.email },
    cohort: view.cohort.id,
    programme: days.programme.id,
    kind: kind.id,
    title: inLang(kind.name, lang),
    path,
  };
}
