import * as z from "zod";
import type { Button, Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { dossierTitle, statusLine } from "../src/core/dossiers/card.ts";
import { dataOf, wholeDossierData } from "../src/core/dossiers/data.ts";
import {
  allOf,
  currentOf,
  kindsUnder,
  type Reach,
  reachOf,
  readableKinds,
  startsOf,
} from "../src/core/dossiers/find.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { isOpen, nextDue, type Obligation } from "../src/core/dossiers/obligation.ts";
import { aboutOf, readRef } from "../src/core/dossiers/ref.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { capital, inLang, longDate, quoted } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isBroughtByPeople } from "../src/domain/dossier/decide.ts";
import type { DossierKind } from "../src/domain/programme/programme.ts";

const words = defineWords({
  fr: {
    summary: "Un dossier : où il en est, son historique, à qui le tour",
    example: "dossier liaison",
    "arg.which": "lequel",
    "arg.of": "nom ou adresse",
    title: "{count, plural, =0 {Aucun dossier ouvert} one {Un dossier ouvert} other {# dossiers ouverts}}",
    "title.kind": "{what} : {count, plural, =0 {rien encore} one {un dossier} other {# dossiers}}",
    which: "le dossier {which}",
    mend: "Les mots possibles : {words}",
    none: "Personne n''a encore rien commencé ici.",
    more: "Pour en voir d''autres : dossier MOT NOM",
    start: "Commencer",
    "start.for": "{label}, {name}",
    due: "pour le {date}",
  },
  en: {
    summary: "A dossier: how it stands, its history, whose turn it is",
    example: "dossier liaison",
    "arg.which": "which",
    "arg.of": "name or address",
    title: "{count, plural, =0 {No open dossier} one {One open dossier} other {# open dossiers}}",
    "title.kind": "{what}: {count, plural, =0 {nothing yet} one {one dossier} other {# dossiers}}",
    which: "the dossier {which}",
    mend: "Words you can use: {words}",
    none: "Nobody has begun anything here yet.",
    more: "To see others: dossier WORD NAME",
    start: "Begin",
    "start.for": "{label}, {name}",
    due: "due {date}",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ which: z.string().max(150).optional(), of: z.string().max(100).optional() });
/** Several are listed without their contents. */
const data = z.object({ dossiers: z.array(wholeDossierData.partial({ filled: true, may: true, history: true })) });
type Context = CommandContext<Key, z.infer<typeof input>>;

/** How many are listed. */
const MOST = 10;

interface Found {
  readonly reach: Reach;
  readonly kind: DossierKind;
}

/** @throws UserError `not-found`, naming the words that lead somewhere */
function find(which: string, all: readonly Reach[], { say, lang }: Context): readonly Found[] {
  const found = all.flatMap((reach) => kindsUnder(which, readableKinds(reach)).map((kind) => ({ reach, kind })));
  if (found.length > 0) return found;
  const known = new Set(all.flatMap((reach) => readableKinds(reach).flatMap(({ command }) => command ?? [])));
  throw new UserError("not-found", {
    what: say("which", { which: quoted(which, lang) }),
    mend: say("mend", { words: [...known].join(", ") || "/help" }),
  });
}

function line(obligation: Obligation, { person, today, lang, say }: Context): Part {
  const due = nextDue(obligation);
  const state = statusLine(obligation, today, lang);
  const when = due === null || obligation.state.status !== "open" ? null : say("due", { date: longDate(due, lang) });
  const road = obligation.kind.paths.find(({ id }) => id === obligation.state.path);
  return {
    kind: "item",
    title: dossierTitle(obligation, person.id, lang),
    lines: [
      [capital(state), when].filter((one) => one !== null).join(", "),
      ...(road ? [capital(inLang(road.name, lang))] : []),
    ],
    buttons: [{ label: dossierSay(lang)("open"), command: "dossier", input: { which: obligation.ref } }],
  };
}

/** The card's title says what they begin: hosts cut long labels, and the name stands last. */
function startButtons(found: readonly Found[], { say, lang, person }: Context): Button[] {
  return found.flatMap(({ reach, kind }) =>
    startsOf(reach, kind).map((path): Button => {
      const road = kind.paths.find(({ id }) => id === path);
      const label = road ? capital(inLang(road.name, lang)) : say("start");
      const { view } = reach;
      return {
        label: view.person.id === person.id ? label : say("start.for", { label, name: view.person.name }),
        command: "dossier-start",
        input: { enrolment: view.id, kind: kind.id, ...(path !== null && { path }) },
        opens: "form",
      };
    }),
  );
}

async function listOf(obligations: readonly Obligation[], title: string, starts: readonly Button[], context: Context) {
  const { today, lang, say, parsed } = context;
  const shown = obligations.slice(0, MOST);
  const parts: Part[] = [
    ...shown.map((one) => line(one, context)),
    ...(obligations.length === 0 ? [{ kind: "text", text: say("none") } as const] : []),
    ...(obligations.length > MOST ? [{ kind: "text", text: say("more"), weight: "subtle" } as const] : []),
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

/** Under a word: the one that matters now, or all where there are several people or the calendar does not bring it about. */
async function underWord(which: string, context: Context) {
  const all = await reachOf(context, context.parsed.of ?? null);
  if (all.length === 0) throw new UserError("no-enrolment");
  const found = find(which, all, context);
  const obligations = (
    await Promise.all(
      found.map(async ({ reach, kind }) => {
        if (isBroughtByPeople(kind))
          return (await allOf(context, reach, kind)).filter(({ state }) => state.status !== "withdrawn");
        return (await currentOf(context, reach, kind)) ?? [];
      }),
    )
  ).flat();
  const starts = startButtons(found, context);
  const [only] = obligations;
  if (only && obligations.length === 1 && starts.length === 0) return whole(only.ref, context);
  const what = capital(inLang(found[0]?.kind.name ?? { fr: which, en: which }, context.lang));
  return listOf(obligations, context.say("title.kind", { what, count: obligations.length }), starts, context);
}

async function whole(ref: string, context: Context) {
  const { card, data: one } = await replyOf(context, await meet(context, ref));
  return { card, data: { dossiers: [one] } };
}

/** Everything open around the asker, the earliest due first. */
async function everything(context: Context) {
  const all = await reachOf(context, context.parsed.of ?? null);
  if (all.length === 0) throw new UserError("no-enrolment");
  const open = await Promise.all(
    all.slice(0, MOST).flatMap((reach) =>
      readableKinds(reach).map(async (kind) => {
        const one = isBroughtByPeople(kind) ? await allOf(context, reach, kind) : await currentOf(context, reach, kind);
        return [one ?? []].flat().filter((o) => o.state.status === "open" && isOpen(o, context.today));
      }),
    ),
  );
  const obligations = open.flat().toSorted((one, other) => (nextDue(one) ?? 1e9) - (nextDue(other) ?? 1e9));
  return listOf(obligations, context.say("title", { count: obligations.length }), [], context);
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
