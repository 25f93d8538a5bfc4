import * as z from "zod";
import type { Button, Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { dossierTitle, statusLine } from "../src/core/dossiers/card.ts";
import { dataOf, wholeDossierData } from "../src/core/dossiers/data.ts";
import {
  allOf,
  currentOf,
  kindsNamed,
  kindsNear,
  kindsUnder,
  type Reach,
  readableKinds,
} from "../src/core/dossiers/find.ts";
import { kindsLeftBehind } from "../src/core/dossiers/left-behind.ts";
import { meet, notYours } from "../src/core/dossiers/load.ts";
import { isOpen, nextDue, type Obligation } from "../src/core/dossiers/obligation.ts";
import { reachedBy } from "../src/core/dossiers/reached.ts";
import { aboutOf, readRef } from "../src/core/dossiers/ref.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { waitingFor } from "../src/core/dossiers/standing-now.ts";
import { startButton, startsIn } from "../src/core/dossiers/starts.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import { capital, commaed, commonSay, inLang, longDate, quoted } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isBroughtByPeople } from "../src/domain/dossier/decide.ts";
import type { DossierKind } from "../src/domain/programme/programme.ts";

const words = defineWords({
  fr: {
    summary: "Un dossier : où il en est, son historique, à qui le tour",
    example: "dossier",
    "arg.which": "lequel",
    "arg.of": "nom ou adresse",
    title: "{count, plural, =0 {Aucun dossier ouvert} one {Un dossier ouvert} other {# dossiers ouverts}}",
    "title.kind": "{what} : {count, plural, =0 {rien encore} one {un dossier} other {# dossiers}}",
    which: "le dossier {which}",
    mend: "Les mots possibles : {words}",
    "mend.team": "Ce dossier est celui d''une équipe : tapez « team » pour voir la vôtre, ou en faire une.",
    none: "Personne n''a encore rien commencé ici.",
    more: "… et {count, plural, one {# autre} other {# autres}}. Pour en voir d''autres : dossier MOT NOM",
    people:
      "{count, plural, one {Une autre personne n''a pas été regardée} other {# autres personnes n''ont pas été regardées}}. Pour l''une d''elles : dossier MOT NOM",
    due: "pour le {date}",
  },
  en: {
    summary: "A dossier: how it stands, its history, whose turn it is",
    example: "dossier",
    "arg.which": "which",
    "arg.of": "name or address",
    title: "{count, plural, =0 {No open dossier} one {One open dossier} other {# open dossiers}}",
    "title.kind": "{what}: {count, plural, =0 {nothing yet} one {one dossier} other {# dossiers}}",
    which: "the dossier {which}",
    mend: "Words you can use: {words}",
    "mend.team": "That dossier is a team''s: type “team” to see yours, or to make one.",
    none: "Nobody has begun anything here yet.",
    more: "… and {count, plural, one {# more} other {# more}}. To see others: dossier WORD NAME",
    people:
      "{count, plural, one {One more person was not looked at} other {# more people were not looked at}}. For one of them: dossier WORD NAME",
    due: "due {date}",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ which: z.string().max(150).optional(), of: z.string().max(100).optional() });
/** Several are listed without their contents. */
const data = z.object({
  dossiers: z.array(wholeDossierData.partial({ filled: true, missing: true, may: true, history: true })),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

/** How many are listed. */
const MOST = 10;

interface Found {
  readonly reach: Reach;
  readonly kind: DossierKind;
}

/** What of an earlier version is still open under a word that the version in force does not know. */
async function findLeft(which: string, all: readonly Reach[], context: Context): Promise<readonly Found[]> {
  if (kindsUnder(which, all.flatMap(readableKinds)).length > 0) return [];
  const left = await kindsLeftBehind(context, all);
  return all.flatMap((reach) => kindsNamed(which, left.get(reach.view.id) ?? []).map((kind) => ({ reach, kind })));
}

/** @throws UserError `not-found`, naming the words that lead somewhere; `not-allowed`, naming who can read it */
function find(which: string, all: readonly Reach[], { say, lang, programmes }: Context): readonly Found[] {
  const readable = [...new Set(all.flatMap(readableKinds))];
  const of = (meant: readonly DossierKind[]): readonly Found[] =>
    all.flatMap((reach) => readableKinds(reach).flatMap((kind) => (meant.includes(kind) ? { reach, kind } : [])));
  const exact = kindsUnder(which, readable);
  if (exact.length > 0) return of(exact);
  for (const { days } of all) {
    const [closed] = kindsUnder(which, days.programme.dossiers).filter(({ steps }) => steps !== null);
    if (closed) throw notYours(days.programme, closed, lang);
  }
  const whole = all.flatMap(({ view }) => programmes.get(view.cohort.programme)?.dossiers ?? []);
  const ofTeams = kindsUnder(which, whole).some(({ per }) => per === "team");
  const named = kindsNamed(which, readable);
  const meant = named.length > 0 || ofTeams ? named : kindsNear(which, readable);
  if (meant.length > 0) return of(meant);
  const known = new Set(readable.flatMap(({ command }) => command ?? []));
  throw new UserError("not-found", {
    what: say("which", { which: quoted(which, lang) }),
    mend: ofTeams ? say("mend.team") : say("mend", { words: [...known].join(", ") || "/help" }),
  });
}

/** `ofYears`: others of its kind and person are shown too, and the year tells them apart. */
function line(obligation: Obligation, naming: Naming, { person, today, lang, say }: Context, ofYears: boolean): Part {
  const due = nextDue(obligation);
  const state = statusLine(obligation, today, lang);
  const when = due === null || obligation.state.status !== "open" ? null : say("due", { date: longDate(due, lang) });
  const year = obligation.year === null || !ofYears ? null : commonSay(lang)("years", { n: obligation.year });
  const road = obligation.kind.paths.find(({ id }) => id === obligation.state.path);
  return {
    kind: "item",
    title: dossierTitle(obligation, { person, lang, naming }),
    lines: [
      capital(commaed([year, state, when].filter((one) => one !== null))),
      ...(road ? [capital(inLang(road.name, lang))] : []),
    ],
    buttons: [{ label: dossierSay(lang)("open"), command: "dossier", input: { which: obligation.ref } }],
  };
}

/** The card's title says what they begin. */
function startButtons(found: readonly Found[], naming: Naming, context: Context): Button[] {
  return found
    .flatMap(({ reach, kind }) => startsIn(reach, kind))
    .map((start) => startButton(start, context, { naming }));
}

const isBeside = (other: Obligation, { kind, view }: Obligation): boolean =>
  other.kind.id === kind.id && other.view.id === view.id;

interface Listed {
  readonly title: string;
  readonly starts: readonly Button[];
  /** How many people were not looked at. */
  readonly leftOut: number;
}

async function listOf(obligations: readonly Obligation[], { title, starts, leftOut }: Listed, context: Context) {
  const { today, lang, say, parsed } = context;
  const naming = await namingFor(context);
  const shown = obligations.slice(0, MOST);
  const hidden = obligations.length - shown.length;
  const parts: Part[] = [
    ...shown.map((one) => line(one, naming, context, shown.filter((other) => isBeside(other, one)).length > 1)),
    ...(obligations.length === 0 ? [{ kind: "text", text: say("none") } as const] : []),
    ...(hidden > 0 ? [{ kind: "text", text: say("more", { count: hidden }), weight: "subtle" } as const] : []),
    ...(leftOut > 0 ? [{ kind: "text", text: say("people", { count: leftOut }), weight: "subtle" } as const] : []),
  ];
  const card: Card = {
    title,
    parts,
    buttons: starts.slice(0, MOST),
    about: aboutOf(shown, "dossier", {
      ...(parsed.which !== undefined && { which: parsed.which }),
      ...(parsed.of !== undefined && { of: parsed.of }),
    }),
  };
  return { card, data: { dossiers: obligations.map((one) => dataOf(one, today, lang)) } };
}

/** Those of one person that are open together, such as the plans of two years; else the one that matters now. */
async function openOf(context: Context, reach: Reach, kind: DossierKind): Promise<readonly Obligation[]> {
  const open = (await allOf(context, reach, kind)).filter(
    (one) => one.state.status === "open" && isOpen(one, context.today),
  );
  const current = open.length > 1 ? null : await currentOf(context, reach, kind);
  return current ? [current] : open;
}

/** Under a word: what is open of one person, the one that matters now of each of several, or all where people bring it about. */
async function underWord(which: string, context: Context) {
  const { rows: all, leftOut } = await reachedBy(context, context.parsed.of);
  const left = await findLeft(which, all, context);
  const found = left.length > 0 ? left : find(which, all, context);
  const isOnePerson = new Set(found.map(({ reach }) => reach.view.person.id)).size === 1;
  const obligations = (
    await Promise.all(
      found.map(async ({ reach, kind }) => {
        if (isBroughtByPeople(kind))
          return (await allOf(context, reach, kind)).filter(({ state }) => state.status !== "withdrawn");
        return isOnePerson ? openOf(context, reach, kind) : ((await currentOf(context, reach, kind)) ?? []);
      }),
    )
  ).flat();
  const naming = await namingFor(context);
  const starts = left.length > 0 ? [] : startButtons(found, naming, context);
  const [only] = obligations;
  const [place, ...elsewhere] = found;
  const waiting = place && elsewhere.length === 0 ? waitingFor(obligations, place.reach) : [];
  const shown = obligations.length === 1 ? only : waiting.length === 1 ? waiting[0] : undefined;
  if (shown && starts.length === 0) {
    const others = obligations.filter(({ ref }) => ref !== shown.ref).slice(0, MOST);
    return whole(
      shown.ref,
      context,
      others.map((one) => line(one, naming, context, true)),
    );
  }
  const names = new Set(
    found.map(({ kind, reach }) => naming.of(capital(inLang(kind.name, context.lang)), reach.days.programme)),
  );
  const what = [...names].join(", ");
  const title = context.say("title.kind", { what, count: obligations.length });
  return listOf(obligations, { title, starts, leftOut }, context);
}

/** `more`: the others that are open beside it. */
async function whole(ref: string, context: Context, more: readonly Part[] = []) {
  const { card, data: one } = await replyOf(context, await meet(context, ref), { more });
  return { card, data: { dossiers: [one] } };
}

/** Everything open around the asker, the earliest due first. */
async function everything(context: Context) {
  const { rows: all, leftOut } = await reachedBy(context, context.parsed.of);
  const looked = all.slice(0, MOST);
  const left = await kindsLeftBehind(context, looked);
  const open = await Promise.all(
    looked.flatMap((reach) =>
      [...readableKinds(reach), ...(left.get(reach.view.id) ?? [])].map(async (kind) => {
        const one = isBroughtByPeople(kind) ? await allOf(context, reach, kind) : await currentOf(context, reach, kind);
        return [one ?? []].flat().filter((o) => o.state.status === "open" && isOpen(o, context.today));
      }),
    ),
  );
  const obligations = open.flat().toSorted((one, other) => (nextDue(one) ?? 1e9) - (nextDue(other) ?? 1e9));
  const title = context.say("title", { count: obligations.length });
  return listOf(obligations, { title, starts: [], leftOut: leftOut + Math.max(0, all.length - MOST) }, context);
}

export const dossierCommand = defineCommand({
  name: "dossier",
  needs: null,
  words,
  input,
  args: [{ name: "which" }, { name: "of", rest: true }],
  data,
  async run(context: Context) {
    const { which } = context.parsed;
    if (which === undefined) return everything(context);
    return readRef(which) ? whole(which, context) : underWord(which, context);
  },
});
