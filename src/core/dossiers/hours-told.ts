import * as z from "zod";
import { dayOf, isoOf } from "../../domain/calendar/day.ts";
import { isoDate, personData } from "../answer-data.ts";
import { inLang, number } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { unitName } from "../words/units.ts";
import { defineWords, sayer } from "../words/words.ts";
import type { Asking } from "./asking.ts";
import { entriesOf, type HourBook } from "./hours.ts";
import type { Obligation } from "./obligation.ts";
import { progressOf, type Standing } from "./progress.ts";

const words = defineWords({
  fr: {
    none: "rien de noté ici",
    asked: "{settled}, et {asked} encore à confirmer",
    below: "Il manque encore {missing} : {target} sont demandées.",
    within: "C''est bien dans ce qui est demandé : {target}.",
    reached: "C''est atteint : {target} sont demandées.",
    above: "C''est {over} de trop : {target} sont demandées.",
    range: "{least} à {most}",
  },
  en: {
    none: "nothing recorded here",
    asked: "{settled}, and {asked} still to be confirmed",
    below: "{missing} still missing: {target} are asked for.",
    within: "That is within what is asked for: {target}.",
    reached: "That is reached: {target} are asked for.",
    above: "That is {over} too many: {target} are asked for.",
    range: "{least} to {most}",
  },
});
const says = { fr: sayer(words, "fr"), en: sayer(words, "en") };

/** Entries that are told one by one. */
export const ENTRIES = 10;

/** A counter of hours as values. `settled` null: nothing is recorded here. `entries`: the last 10; `total`: how many there are; both null to those who may not read them. */
export const hourBookData = z.object({
  book: z.string(),
  person: personData,
  cohort: z.string(),
  programme: z.string(),
  title: z.string(),
  settled: z.number().nullable(),
  asked: z.number().nullable(),
  target: z.object({ least: z.number(), most: z.number().nullable() }).nullable(),
  entries: z
    .array(
      z.object({
        dossier: z.string(),
        amount: z.number().nullable(),
        what: z.string().nullable(),
        day: isoDate.nullable(),
        status: z.string(),
      }),
    )
    .nullable(),
  total: z.number().nullable(),
});

/** A counter of hours as it stands, with what was added to it. */
export interface HourStand {
  readonly book: HourBook;
  /** Of the year that runs, or of the course; null where the asker sees no totals. */
  readonly standing: Standing | null;
  /** Null: not open to the asker. */
  readonly entries: readonly Obligation[] | null;
}

export async function standOf(asking: Asking, book: HourBook): Promise<HourStand> {
  const [[progress], entries] = await Promise.all([progressOf(asking, [book.reach]), entriesOf(asking, book)]);
  const standings = progress?.counters.filter(({ counter }) => counter.id === book.counter.id) ?? [];
  return { book, entries, standing: standings.at(-1) ?? null };
}

/** `3,5 heures`, `3.5 hours`. */
export function hoursText(amount: number, lang: Lang): string {
  return `${number(amount, lang)} ${unitName("hour", amount, lang)}`;
}

export function totalText({ standing }: HourStand, lang: Lang): string {
  const tally = standing?.tally;
  if (!tally) return says[lang]("none");
  const settled = hoursText(tally.settled, lang);
  return tally.asked > 0 ? says[lang]("asked", { settled, asked: number(tally.asked, lang) }) : settled;
}

/** Below, within or above what is asked for; nothing where nothing is. */
export function againstTarget({ standing }: HourStand, lang: Lang): string[] {
  const { tally = null, target = null } = standing ?? {};
  if (!tally || !target) return [];
  const say = says[lang];
  const { least, most } = target;
  const { settled } = tally;
  const range = most !== null && most !== least;
  const asked = range
    ? say("range", { least: number(least, lang), most: hoursText(most, lang) })
    : hoursText(least, lang);
  const rounded = (value: number) => hoursText(Math.round(value * 100) / 100, lang);
  if (settled < least) return [say("below", { missing: rounded(least - settled), target: asked })];
  if (most === null) return [say("reached", { target: asked })];
  if (settled > most) return [say("above", { over: rounded(settled - most), target: asked })];
  return [say("within", { target: asked })];
}

/** What was filled in; null where the form does not ask, or nothing was. */
export function entryOf({ amount, what, day }: HourBook, { state: { values } }: Obligation) {
  const of = (field: { readonly id: string } | null) => (field ? values[field.id] : undefined);
  const [count, said, on] = [of(amount), of(what), of(day)];
  return {
    amount: typeof count === "number" ? count : null,
    what: typeof said === "string" ? said : null,
    day: typeof on === "string" ? isoOf(dayOf(on)) : null,
  };
}

export function bookDataOf({ book, standing, entries }: HourStand, lang: Lang): z.infer<typeof hourBookData> {
  const { view, days } = book.reach;
  const target = standing?.target ?? null;
  return {
    book: book.ref,
    person: { name: view.person.name, email: view.person.email },
    cohort: view.cohort.id,
    programme: days.programme.id,
    title: inLang(book.counter.name, lang),
    settled: standing?.tally?.settled ?? null,
    asked: standing?.tally?.asked ?? null,
    target: target && { least: target.least, most: target.most },
    entries:
      entries
        ?.slice(0, ENTRIES)
        .map((one) => ({ dossier: one.ref, ...entryOf(book, one), status: one.state.status })) ?? null,
    total: entries?.length ?? null,
  };
}
