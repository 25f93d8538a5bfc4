import * as z from "zod";
import type { Button, Card, CommandInput, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { dossierTitle, itemButtons, statusLine } from "../src/core/dossiers/card.ts";
import { dataOf, dossierData } from "../src/core/dossiers/data.ts";
import { filledIn } from "../src/core/dossiers/form.ts";
import { inboxOf, type Waiting, WIDEST } from "../src/core/dossiers/inbox.ts";
import { nextDue } from "../src/core/dossiers/obligation.ts";
import { aboutOf } from "../src/core/dossiers/ref.ts";
import {
  behindLine,
  inSeries,
  isForgotten,
  type Listed,
  seriesButton,
  seriesOf,
  seriesTitle,
} from "../src/core/dossiers/series.ts";
import { flag } from "../src/core/dossiers/step-command.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { keepReply } from "../src/core/kept-replies.ts";
import { type Naming, namingFor } from "../src/core/naming.ts";
import { pageButtons, pageData } from "../src/core/reach.ts";
import { capital, commaed, inLang, labelled, longDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Ce qui vous attend : remplir, signer, valider, ici même",
    example: "inbox",
    "arg.page": "page",
    "arg.older": "les plus anciennes",
    "arg.same": "une même suite",
    title: "{count, plural, =0 {Rien ne vous attend} one {Une chose vous attend} other {# choses vous attendent}}",
    none: "Tout ce qui dépend de vous est fait. Je vous préviendrai.",
    due: "pour le {date}",
    page: "Page {number} sur {of}",
    cut: "De toute l''école, voici les {count} qui attendent depuis le plus longtemps ; d''autres viendront à leur suite. Pour une personne : dossier MOT NOM",
    deputy: "Vous remplacez {name}",
    more: "… et {count, plural, one {# autre réponse} other {# autres réponses}} : ouvrez-le pour tout lire",
    review: "Passer en revue : {what} ({count})",
    deadlines: "Prochaines échéances",
    older: "{count, plural, one {Une plus ancienne} other {# plus anciennes}}, en retard de plus de {weeks} semaines",
    "older.show": "{count, plural, one {La voir} other {Les voir}}",
    "older.title": "{count, plural, one {Une chose} other {# choses}} en retard de plus de {weeks} semaines",
  },
  en: {
    summary: "What waits for you: fill in, sign, approve, right here",
    example: "inbox",
    "arg.page": "page",
    "arg.older": "the older ones",
    "arg.same": "one series",
    title: "{count, plural, =0 {Nothing waits for you} one {One thing waits for you} other {# things wait for you}}",
    none: "Everything that depends on you is done. I will tell you.",
    due: "due {date}",
    page: "Page {number} of {of}",
    cut: "Of the whole school these are the {count} that have waited longest; others follow as they are done. For one person: dossier WORD NAME",
    deputy: "in place of {name}",
    more: "… and {count, plural, one {# more answer} other {# more answers}}: open it to read everything",
    review: "Go through: {what} ({count})",
    deadlines: "Next deadlines",
    older: "{count, plural, one {One older one} other {# older ones}}, more than {weeks} weeks late",
    "older.show": "{count, plural, one {See it} other {See them}}",
    "older.title": "{count, plural, one {One thing} other {# things}} more than {weeks} weeks late",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  /** Those that are folded into one line otherwise. */
  older: flag.optional(),
  /** Those of one series, as `seriesOf` names it. */
  same: z.string().max(120).optional(),
});
/** `waiting` holds everything, whatever the card shows of it. */
const data = z.object({
  waiting: z.array(z.object({ ...dossierData.shape, do: z.array(z.string()), for: z.string().nullable() })),
  page: pageData,
});
type Context = CommandContext<Key, z.infer<typeof input>>;

const PAGE = 5;
/** Characters of each text that was filled in. */
const PREVIEW = 160;
const SHOWN = 4;
/** What is late by more than so many weeks is folded. */
const WEEKS = 8;

/** Whose deputy the asker would be; null: it is their own. */
function principalOf({ acts: [act], reach }: Waiting): string | null {
  const fitting = reach.actor.roles.filter(({ role }) => act?.roles.includes(role));
  return fitting.some((one) => one.for === null) ? null : (fitting[0]?.for ?? null);
}

function itemOf(
  { one: waiting, behind }: Listed<Waiting>,
  principal: string | null,
  naming: Naming,
  { person, today, lang, say }: Context,
): Part {
  const { obligation, acts } = waiting;
  const older = behind.map((one) => one.obligation);
  const { kind, state } = obligation;
  const due = nextDue(obligation);
  const when = due === null ? [] : [say("due", { date: longDate(due, lang) })];
  const filled = filledIn(kind.form, state.values, lang);
  const hidden = Math.max(0, filled.length - SHOWN);
  const cut = (text: string) => (text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text);
  return {
    kind: "item",
    title: dossierTitle(obligation, { person, lang, naming }),
    lines: [
      commaed([capital(statusLine(obligation, today, lang)), ...when]),
      ...(older.length > 0 ? [behindLine(older, { today, lang })] : []),
      ...(principal === null ? [] : [say("deputy", { name: principal })]),
      ...filled.slice(0, SHOWN).map(({ label, value }) => labelled(label, cut(value), lang)),
      ...(hidden > 0 ? [say("more", { count: hidden })] : []),
    ],
    buttons: [
      ...itemButtons(obligation, acts, lang),
      ...(older.length > 0 ? [seriesButton(obligation, older.length, { command: "inbox", lang })] : []),
    ],
  };
}

/** Where several of one programme wait for the same countersignature, they may be gone through one by one and signed together. */
function reviewButtons(all: readonly Waiting[], naming: Naming, { say, lang }: Context): Button[] {
  const groups = new Map<string, { first: Waiting["obligation"]; step: string; count: number }>();
  for (const { obligation, acts } of all) {
    for (const { id, verb } of acts) {
      if (verb !== "countersigns") continue;
      const key = `${obligation.days.programme.id} ${obligation.kind.id} ${id}`;
      groups.set(key, { first: obligation, step: id, count: (groups.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...groups.values()]
    .filter(({ count }) => count > 1)
    .map(({ first: { kind, days }, step, count }) => ({
      label: naming.of(say("review", { what: inLang(kind.name, lang), count }), days.programme),
      command: "review",
      input: { kind: kind.id, step, ...(naming.several && { programme: days.programme.id }) },
    }));
}

/** One line for all that has been late for long. */
function folded(count: number, { say }: Context): Part {
  const show: Button = { label: say("older.show", { count }), command: "inbox", input: { older: true } };
  return { kind: "item", title: say("older", { count, weeks: WEEKS }), lines: [], buttons: [show] };
}

/** What one card lists of all that waits. */
interface View {
  readonly listed: readonly Listed<Waiting>[];
  readonly title: string;
  /** What leads to it; nothing to the whole. */
  readonly input: CommandInput;
  /** How many are folded into one line. */
  readonly old: number;
}

const alone = (one: Waiting): Listed<Waiting> => ({ one, behind: [] });

function viewOf(all: readonly Waiting[], { say, today, lang, parsed: { older, same } }: Context): View {
  const isOld = ({ obligation }: Waiting) => (nextDue(obligation) ?? today) < today - 7 * WEEKS;
  const old = all.filter(isOld);
  const recent = all.filter((one) => !isOld(one));
  const series = recent.filter(({ obligation }) => seriesOf(obligation) === same && isForgotten(obligation, today));
  const title = seriesTitle(
    series.map(({ obligation }) => obligation),
    lang,
  );
  if (same !== undefined && title !== null) return { listed: series.map(alone), title, input: { same }, old: 0 };
  if (older && old.length > 0) {
    const count = { count: old.length, weeks: WEEKS };
    return { listed: old.map(alone), title: say("older.title", count), input: { older }, old: 0 };
  }
  const listed = inSeries(recent, ({ obligation }) => obligation, today);
  return { listed, title: say("title", { count: all.length }), input: {}, old: old.length };
}

async function answer(context: Context): Promise<{ card: Card; data: z.infer<typeof data> }> {
  const { say, lang, today, parsed, stores } = context;
  const [{ waiting: all, cut }, naming] = await Promise.all([inboxOf(context), namingFor(context)]);
  const { listed, title, input, old } = viewOf(all, context);
  const of = Math.max(1, Math.ceil(listed.length / PAGE));
  const number = Math.min(parsed.page ?? 1, of);
  const rows = listed.slice((number - 1) * PAGE, number * PAGE);
  const named = new Map(
    await Promise.all(
      all.map(async (waiting) => {
        const id = principalOf(waiting);
        return [waiting, id === null ? null : ((await stores.people.byId(id))?.name ?? null)] as const;
      }),
    ),
  );
  const page = { number, of, total: all.length };
  const parts: Part[] = [
    ...rows.map((row) => itemOf(row, named.get(row.one) ?? null, naming, context)),
    ...(old > 0 ? [folded(old, context)] : []),
    ...(all.length === 0 ? [{ kind: "text", text: say("none") } as const] : []),
    ...(cut ? [{ kind: "text", text: say("cut", { count: WIDEST }), weight: "subtle" } as const] : []),
    ...(of > 1 ? [{ kind: "text", text: say("page", { number, of }), weight: "subtle" } as const] : []),
  ];
  const isWhole = Object.keys(input).length === 0;
  const buttons: Button[] = [
    ...reviewButtons(all, naming, context),
    ...(of > 1 ? pageButtons("inbox", page, { input, lang }) : []),
    ...(isWhole ? [] : [{ label: dossierSay(lang)("behind.back"), command: "inbox", input: {} }]),
    ...(all.length === 0 ? [{ label: say("deadlines"), command: "deadlines", input: {} }] : []),
  ];
  const about = aboutOf(
    rows.map(({ one }) => one.obligation),
    "inbox",
    { ...(parsed.page !== undefined && { page: parsed.page }), ...input },
  );
  return {
    card: { title, parts, buttons, about },
    data: {
      waiting: all.map((waiting) => ({
        ...dataOf(waiting.obligation, today, lang),
        do: waiting.acts.map(({ id }) => id),
        for: named.get(waiting) ?? null,
      })),
      page,
    },
  };
}

export const inboxCommand = defineCommand({
  name: "inbox",
  needs: null,
  words,
  input,
  args: [
    { name: "page", hidden: true },
    { name: "older", hidden: true },
    { name: "same", hidden: true },
  ],
  data,
  run: (context: Context) => {
    const { stores, person, lang, today, parsed } = context;
    const { page = 1, older = false, same = "" } = parsed;
    const question = `inbox ${person.id} ${lang} ${today} ${page} ${older} ${same}`;
    return keepReply(stores, question, () => answer(context));
  },
});
