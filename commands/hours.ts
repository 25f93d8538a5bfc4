import * as z from "zod";
import type { Button, Card, CommandInput, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { addHours } from "../src/core/dossiers/add-hours.ts";
import { statusLine } from "../src/core/dossiers/card.ts";
import { type Reach, reachOf } from "../src/core/dossiers/find.ts";
import { type HourBook, hourBooks, isAmount, readHours } from "../src/core/dossiers/hours.ts";
import {
  againstTarget,
  bookDataOf,
  ENTRIES,
  entryOf,
  type HourStand,
  hourBookData,
  hoursText,
  standOf,
  totalText,
} from "../src/core/dossiers/hours-told.ts";
import type { Obligation } from "../src/core/dossiers/obligation.ts";
import { reachedBy } from "../src/core/dossiers/reached.ts";
import { aboutOf, newOccasion } from "../src/core/dossiers/ref.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { UserError } from "../src/core/errors.ts";
import { type Naming, namingFor, refusedIn } from "../src/core/naming.ts";
import { pageButtons, pageData } from "../src/core/reach.ts";
import { capital, inLang, labelled, longDate, quoted, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { dayOf } from "../src/domain/calendar/day.ts";

const words = defineWords({
  fr: {
    summary: "Noter des heures de travail, et voir où en est leur total",
    example: "hours 3,5 réunion avec le client",
    "arg.amount": "heures|nom",
    "arg.what": "quoi et quel jour",
    "arg.day": "jour",
    "arg.book": "compteur",
    "arg.entry": "inscription",
    "arg.page": "page",
    "title.of": "{what}, {name}",
    "title.many": "Heures notées par {count, plural, one {une personne} other {# personnes}}",
    "title.which": "À quel compte ajouter {amount} ?",
    "title.added": "{amount} de plus{date, select, none {} other {, le {date}}} : {what}",
    line: "{what}{date, select, none {} other { ({date})}}",
    total: "Total : {amount}",
    more: "… et {count, plural, one {une plus ancienne} other {# plus anciennes}}",
    empty: "Rien n''a encore été noté.",
    closed: "Le total vous est ouvert, pas ce qui a été noté un jour après l''autre.",
    how: 'Pour en ajouter : hours 3,5 "ce qui a été fait"',
    add: "Ajouter",
    all: "Toutes les heures",
    nothing: "Aucune heure n''est comptée ici",
    mend: "Tapez « progress » pour voir ce qui est compté, ou « start » pour ce que vous pouvez commencer.",
    theirs: "de compte d''heures que vous remplissez vous-même",
  },
  en: {
    summary: "Note hours of work, and see how their total stands",
    example: "hours 3.5 meeting with the client",
    "arg.amount": "hours|name",
    "arg.what": "what and which day",
    "arg.day": "day",
    "arg.book": "counter",
    "arg.entry": "entry",
    "arg.page": "page",
    "title.of": "{what}, {name}",
    "title.many": "Hours noted by {count, plural, one {one person} other {# people}}",
    "title.which": "Which count shall {amount} be added to?",
    "title.added": "{amount} more{date, select, none {} other { on {date}}}: {what}",
    line: "{what}{date, select, none {} other { ({date})}}",
    total: "Total: {amount}",
    more: "… and {count, plural, one {one older} other {# older}}",
    empty: "Nothing was noted yet.",
    closed: "The total is open to you, not what was noted day by day.",
    how: 'To add some: hours 3.5 "what was done"',
    add: "Add",
    all: "All the hours",
    nothing: "No hours are counted here",
    mend: "Type “progress” to see what is counted, or “start” for what you can begin.",
    theirs: "a count of hours that you fill in yourself",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const text = z.union([z.string().max(3000), z.number()]).transform(String);
/** `book` says to which counter, `entry` under which occasion: of a button, pressed twice it is added once. */
const input = z.object({
  amount: text.optional(),
  what: text.optional(),
  day: z.string().max(100).optional(),
  book: z.string().max(120).optional(),
  entry: z
    .string()
    .regex(/^[0-9a-z]{8}$/)
    .optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
/** `added`: the dossier that was just recorded. */
const data = z.object({ books: z.array(hourBookData), added: z.string().nullable(), page: pageData });
type Data = z.infer<typeof data>;
type Reply = { card: Card; data: Data };
type Context = CommandContext<Key, z.infer<typeof input>>;

/** People or counters on one card. */
const MOST = 10;
const ONE = { number: 1, of: 1, total: 1 };

export const hoursCommand = defineCommand({
  name: "hours",
  needs: null,
  words,
  input,
  args: [
    { name: "amount" },
    { name: "what", rest: true },
    { name: "day", hidden: true },
    { name: "book", hidden: true },
    { name: "entry", hidden: true },
    { name: "page", hidden: true },
  ],
  data,
  async run(context: Context): Promise<Reply> {
    const { parsed } = context;
    const { amount, what, book } = parsed;
    const name = amount === undefined ? undefined : [amount, what].filter((part) => part !== undefined).join(" ");
    if (amount !== undefined && (isAmount(amount) || (await isNoName(name, context)))) return add(context, amount);
    const { rows } = await reachedBy(context, name);
    const all = hourBooks(rows).filter(({ ref }) => book === undefined || ref === book);
    const own = all.filter(({ reach }) => reach.view.person.id === context.person.id);
    if (all.length === 0) return nothing(rows, context);
    return look(name === undefined && book === undefined && own.length > 0 ? own : all, context);
  },
});

/** Nobody is called so, and the asker has hours of their own to note: they meant an amount. */
async function isNoName(name: string | undefined, context: Context): Promise<boolean> {
  if ((await reachOf(context, name ?? null)).rows.length > 0) return false;
  const all = hourBooks((await reachOf(context, null)).rows);
  return all.some(({ mine, reach }) => mine && reach.view.person.id === context.person.id);
}

/** Adds at once where there is one counter to add to; asks which where there are several. */
async function add(context: Context, amount: string): Promise<Reply> {
  const { parsed, say, newId, today } = context;
  const { what, day } = parsed;
  const given = { amount, ...(what !== undefined && { what }), ...(day !== undefined && { day }) };
  const typed = readHours(given, today);
  const { rows } = await reachedBy(context, undefined);
  const mine = hourBooks(rows).filter((one) => one.mine && (parsed.book === undefined || one.ref === parsed.book));
  const [only] = mine;
  const naming = await namingFor(context);
  if (!only) {
    const what = naming.of(say("theirs"), ...rows.map(({ days }) => days.programme));
    throw new UserError("not-found", { what, mend: say("mend") });
  }
  if (mine.length > 1) return which(mine, { ...typed }, naming, context);
  const entry = parsed.entry ?? newOccasion(newId);
  const { programme } = only.reach.days;
  const added = await refusedIn(context, programme, () => addHours(context, only, typed, entry));
  if (added.kind === "asked") return { card: added.reply.card, data: { books: [], added: null, page: ONE } };
  return recorded(await standOf(context, only), added.obligation, naming, context);
}

/** A button for each counter; each keeps what was typed, and adds it once. */
function which(books: readonly HourBook[], typed: CommandInput, naming: Naming, context: Context): Reply {
  const { say, lang, newId } = context;
  const given = String(typed["amount"]);
  const amount = Number.isNaN(Number(given)) ? quoted(given, lang) : hoursText(Number(given), lang);
  const buttons = books.slice(0, MOST).map(
    (book): Button => ({
      label: titleOf(book, naming, context),
      command: "hours",
      input: { ...filled(typed), book: book.ref, entry: newOccasion(newId) },
    }),
  );
  const parts: Part[] = typed["what"] === "" ? [] : [{ kind: "text", text: String(typed["what"]) }];
  const card = { title: say("title.which", { amount }), parts, buttons };
  const told = books.map((book) => bookDataOf({ book, standing: null, entries: [] }, lang));
  return { card, data: { books: told, added: null, page: ONE } };
}

const filled = (typed: CommandInput): CommandInput =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));

function recorded(stand: HourStand, obligation: Obligation, naming: Naming, context: Context): Reply {
  const { say, lang, today } = context;
  const { book } = stand;
  const { amount, what, day } = entryOf(book, obligation);
  const title = say("title.added", {
    amount: hoursText(amount ?? 0, lang),
    what: what ?? inLang(book.kind.name, lang),
    date: day === null ? "none" : longDate(dayOf(day), lang),
  });
  const waits = obligation.state.status === "open" ? [capital(statusLine(obligation, today, lang))] : [];
  const lines = [
    labelled(titleOf(book, naming, context), totalText(stand, lang), lang),
    ...againstTarget(stand, lang),
    ...waits,
  ];
  return {
    card: {
      title,
      parts: lines.map((line) => ({ kind: "text", text: line })),
      buttons: [
        { label: dossierSay(lang)("open"), command: "dossier", input: { which: obligation.ref } },
        { label: say("all"), command: "hours", input: { book: book.ref } },
      ],
      about: aboutOf([obligation], "dossier", { which: obligation.ref }),
    },
    data: { books: [bookDataOf(stand, lang)], added: obligation.ref, page: ONE },
  };
}

async function nothing(rows: readonly Reach[], context: Context): Promise<Reply> {
  const { say } = context;
  const title = (await namingFor(context)).of(say("nothing"), ...rows.map(({ days }) => days.programme));
  const card: Card = { title, parts: [{ kind: "text", text: say("mend") }], buttons: [] };
  return { card, data: { books: [], added: null, page: ONE } };
}

/** How these counters stand: one with what was added to it, several of others a line each. */
async function look(books: readonly HourBook[], context: Context): Promise<Reply> {
  const { say, lang, person, parsed } = context;
  const naming = await namingFor(context);
  const own = books.every(({ reach }) => reach.view.person.id === person.id);
  const of = Math.ceil(books.length / MOST);
  const page = { number: Math.min(parsed.page ?? 1, of), of, total: books.length };
  const shown = books.slice((page.number - 1) * MOST, page.number * MOST);
  const stands = await Promise.all(shown.map((book) => standOf(context, book)));
  const told = { books: stands.map((stand) => bookDataOf(stand, lang)), added: null, page };
  const [only] = stands;
  if (only && (own || books.length === 1)) return { card: wholeCard(stands, naming, context), data: told };
  const people = new Set(books.map(({ reach }) => reach.view.person.id)).size;
  const { amount, what } = parsed;
  const typed = { ...(amount !== undefined && { amount }), ...(what !== undefined && { what }) };
  const card = {
    title: say("title.many", { count: people }),
    parts: stands.map((stand) => itemOf(stand, naming, context)),
    buttons: pageButtons("hours", page, { input: typed, lang }),
  };
  return { card, data: told };
}

function wholeCard(stands: readonly HourStand[], naming: Naming, context: Context): Card {
  const { say } = context;
  const [first, ...others] = stands;
  const sections = others.flatMap((stand): Part[] => [
    { kind: "text", text: titleOf(stand.book, naming, context), weight: "strong" },
    ...wholeOf(stand, context),
  ]);
  const mine = stands.filter(({ book }) => book.mine);
  const shown = stands.flatMap(({ entries }) => entries?.slice(0, ENTRIES) ?? []);
  return {
    title: first ? titleOf(first.book, naming, context) : "",
    parts: [
      ...(first ? wholeOf(first, context) : []),
      ...sections,
      ...(mine.length > 0 ? [{ kind: "text", text: say("how"), weight: "subtle" } as const] : []),
    ],
    buttons: mine.map(({ book }) => addButton(book, mine.length > 1 ? naming : null, context)),
    about: aboutOf(shown, "hours", stands.length === 1 && first ? { book: first.book.ref } : {}),
  };
}

function wholeOf(stand: HourStand, context: Context): Part[] {
  const { say, lang, today } = context;
  const { book, entries } = stand;
  const totals: Part[] = [
    { kind: "text", text: say("total", { amount: totalText(stand, lang) }) },
    ...againstTarget(stand, lang).map((line) => ({ kind: "text", text: line }) as const),
  ];
  if (!entries || entries.length === 0) {
    return [...totals, { kind: "text", text: say(entries ? "empty" : "closed"), weight: "subtle" }];
  }
  const hidden = entries.length - ENTRIES;
  return [
    ...totals,
    ...entries.slice(0, ENTRIES).map((one): Part => {
      const { amount, what, day } = entryOf(book, one);
      const date = day === null ? "none" : shortDate(dayOf(day), lang);
      const named = say("line", { what: what ?? inLang(book.kind.name, lang), date });
      return {
        kind: "item",
        title: labelled(hoursText(amount ?? 0, lang), named, lang),
        lines: one.state.status === "open" ? [capital(statusLine(one, today, lang))] : [],
        buttons: [{ label: dossierSay(lang)("open"), command: "dossier", input: { which: one.ref } }],
      };
    }),
    ...(hidden > 0 ? [{ kind: "text", text: say("more", { count: hidden }), weight: "subtle" } as const] : []),
  ];
}

/** One of several people. */
function itemOf(stand: HourStand, naming: Naming, context: Context): Part {
  const { lang } = context;
  const { book } = stand;
  return {
    kind: "item",
    title: titleOf(book, naming, context),
    lines: [totalText(stand, lang), ...againstTarget(stand, lang)],
    buttons: [{ label: dossierSay(lang)("open"), command: "hours", input: { book: book.ref } }],
  };
}

function addButton({ reach, kind }: HourBook, naming: Naming | null, { say }: Context): Button {
  const { view, days } = reach;
  const label = naming ? naming.of(say("add"), days.programme) : say("add");
  return { label, command: "dossier-start", input: { enrolment: view.id, kind: kind.id }, opens: "form" };
}

function titleOf({ reach, counter }: HourBook, naming: Naming, { say, lang, person }: Context): string {
  const what = capital(inLang(counter.name, lang));
  const { view, days } = reach;
  const whose = view.person.id === person.id ? what : say("title.of", { what, name: view.person.name });
  return naming.of(whose, days.programme);
}
