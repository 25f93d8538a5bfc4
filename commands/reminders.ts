import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isoDate } from "../src/core/answer-data.ts";
import type { Button, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import type { KeptReminder } from "../src/core/reminder-ports.ts";
import { REMINDER_STATES } from "../src/core/reminder-ports.ts";
import { titleOf } from "../src/core/reminders/sentences.ts";
import { type Told, tell } from "../src/core/reminders/told.ts";
import { ruleLine } from "../src/core/reminders/why.ts";
import { capital, longDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { type Day, dayIn, isoOf, plainOf } from "../src/domain/calendar/day.ts";
import { digestOf } from "../src/domain/reminder/digest.ts";
import { nextPermitted } from "../src/domain/reminder/moment.ts";
import { REMINDER_KINDS, WEIGHTS } from "../src/domain/reminder/reminder.ts";

const words = defineWords({
  fr: {
    summary: "Ce qui vous sera rappelé, et ce qui l'a été",
    example: "reminders",
    title:
      "{count, plural, =0 {Aucun rappel n''est prévu d''ici deux semaines} one {Un rappel d''ici deux semaines} other {# rappels d''ici deux semaines}}",
    "title.waiting":
      "{count, plural, =0 {Vos rappels sont encore en préparation} one {Un rappel d''ici deux semaines, pour l''instant} other {# rappels d''ici deux semaines, pour l''instant}}",
    waiting:
      "Cette liste n''est pas encore complète : quelque chose vient de changer et ses rappels se préparent. Cela prend un instant tant que Passerelle est en marche ; redemandez ensuite.",
    again: "Redemander",
    sent: "Derniers envoyés",
    "sent.line": "{title} ({date})",
    "sent.none": "Rien ne vous a encore été envoyé.",
    line: "{title}. {rule}.",
    more: "… et {n, plural, one {un autre} other {# autres}}",
    note: "Ce qui est fait d''ici là ne vous sera pas rappelé.",
    show: "Revoir : {date}",
    settings: "Mes réglages",
    inbox: "Ce qui m'attend",
  },
  en: {
    summary: "What you will be reminded of, and what you were",
    example: "reminders",
    title:
      "{count, plural, =0 {No reminder is planned for the next two weeks} one {One reminder in the next two weeks} other {# reminders in the next two weeks}}",
    "title.waiting":
      "{count, plural, =0 {Your reminders are still being prepared} one {One reminder in the next two weeks, so far} other {# reminders in the next two weeks, so far}}",
    waiting:
      "This list is not complete yet: something has just changed and its reminders are being prepared. That takes a moment while Passerelle runs; ask again then.",
    again: "Ask again",
    sent: "Last sent",
    "sent.line": "{title} ({date})",
    "sent.none": "Nothing was sent to you yet.",
    line: "{title}. {rule}.",
    more: "… and {n, plural, one {one more} other {# more}}",
    note: "You will not be reminded of what is done by then.",
    show: "See again: {date}",
    settings: "My settings",
    inbox: "What waits for me",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const entry = z.object({
  kind: z.enum(REMINDER_KINDS),
  weight: z.enum(WEIGHTS),
  subject: z.string(),
  title: z.string(),
  rule: z.string(),
  day: isoDate,
  /** When it goes, or went. */
  at: z.string(),
  state: z.enum(REMINDER_STATES),
  message: z.string().nullable(),
});
/** The first 40 of what is to come, and the last 10 that were sent. `complete` false: something around the person is still to be planned. */
const data = z.object({ total: z.number(), complete: z.boolean(), coming: z.array(entry), sent: z.array(entry) });
type Context = CommandContext<Key, Record<string, never>>;

/** Days that are shown. */
const AHEAD = 14;
const COMING = 40;
const SENT = 10;
/** Messages that can be looked at again. */
const AGAIN = 3;

export const remindersCommand = defineCommand({
  name: "reminders",
  needs: null,
  words,
  input: z.object({}) as z.ZodType<Record<string, never>>,
  args: [],
  data,
  async run(context: Context) {
    const { say, stores, person, today, zone } = context;
    const until = plainOf(today + AHEAD + 1)
      .toZonedDateTime(zone)
      .toInstant();
    const waits = await stores.plans.waiting(person.id, today);
    const { coming, sent } = await stores.outbox.ofPerson(person.id, until, SENT);
    const [next, last] = await Promise.all([tell(context, coming.slice(0, COMING)), tell(context, onceEach(sent))]);
    const days = byDay(
      next.filter(({ open, reminder }) => open || reminder.step === null),
      context,
    );
    const wanted = [...days.values()].flat();
    const hidden = Math.max(0, coming.length - COMING);
    const parts: Part[] = [
      ...(waits ? [{ kind: "doubt", text: say("waiting") } as const] : []),
      ...itemsOf(days, context),
      ...(hidden > 0 ? [{ kind: "text", text: say("more", { n: hidden }) } as const] : []),
      ...(wanted.length > 0 ? [{ kind: "text", text: say("note"), weight: "subtle" } as const] : []),
      { kind: "text", text: say("sent"), weight: "strong" },
      { kind: "text", text: last.map((one) => sentLine(one, context)).join("\n") || say("sent.none") },
    ];
    const buttons: Button[] = [
      ...(waits ? [{ label: say("again"), command: "reminders", input: {} }] : []),
      ...againButtons(sent, context),
      { label: say("inbox"), command: "inbox", input: {} },
      { label: say("settings"), command: "settings", input: {} },
    ];
    const total = wanted.length + hidden;
    return {
      card: { title: say(waits ? "title.waiting" : "title", { count: total }), parts, buttons },
      data: {
        total,
        complete: !waits,
        coming: [...days].flatMap(([day, said]) => said.map((one) => entryOf(one, day, context))),
        sent: last.map((one) => entryOf(one, dayOfKept(one.kept, context), context)),
      },
    };
  },
});

/** What a message says twice about one thing is listed once. */
function onceEach(sent: readonly KeptReminder[]): readonly KeptReminder[] {
  const seen = new Set<string>();
  return sent.filter(({ message, reminder: { subject } }) => {
    const about = `${message} ${subject}`;
    return !seen.has(about) && seen.add(about);
  });
}

function dayOfKept({ at }: KeptReminder, { zone }: Context): Day {
  return dayIn(zone, at);
}

/** The day on which it can go: nothing goes in quiet hours or on a day off. */
function dayToGo({ at, reminder: { region } }: KeptReminder, { person, zone }: Context): Day {
  const moment = nextPermitted(at, { zone, hour: person.hour, region });
  return dayIn(zone, moment);
}

/** What each day's message will say, one entry a subject. */
function byDay(all: readonly Told[], context: Context): ReadonlyMap<Day, readonly Told[]> {
  const days = new Map<Day, Told[]>();
  for (const one of all) {
    const day = dayToGo(one.kept, context);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return new Map([...days].map(([day, told]) => [day, saidOnce(told, day)]));
}

function saidOnce(told: readonly Told[], day: Day): readonly Told[] {
  const entries = told.map((one) => ({ ...one.reminder, one }));
  return digestOf(entries, [], day).said.map(({ one }) => one);
}

/** One item a day, a line for each thing. */
function itemsOf(days: ReadonlyMap<Day, readonly Told[]>, context: Context): Part[] {
  return [...days].map(([day, told]) => ({
    kind: "item",
    title: capital(longDate(day, context.lang)),
    lines: told.map((one) => context.say("line", { title: titleOf(one, context), rule: ruleLine(one, context.lang) })),
    buttons: [],
  }));
}

function sentLine(told: Told, context: Context): string {
  const date = longDate(dayOfKept(told.kept, context), context.lang);
  return context.say("sent.line", { title: titleOf(told, context), date });
}

function againButtons(sent: readonly KeptReminder[], context: Context): Button[] {
  const messages = new Map(sent.flatMap((one) => (one.message === null ? [] : [[one.message, one] as const])));
  return [...messages].slice(0, AGAIN).map(([message, one]) => ({
    label: context.say("show", { date: longDate(dayOfKept(one, context), context.lang) }),
    command: "reminder",
    input: { message },
  }));
}

function entryOf(told: Told, day: Day, context: Context): z.infer<typeof entry> {
  const { kept, reminder } = told;
  const { kind, weight, subject } = reminder;
  return {
    kind,
    weight,
    subject,
    title: titleOf(told, context),
    rule: ruleLine(told, context.lang),
    day: isoOf(day),
    at: Temporal.Instant.fromEpochMilliseconds(kept.at).toString(),
    state: kept.state,
    message: kept.message,
  };
}
