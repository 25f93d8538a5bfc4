import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isoDate, personData } from "../src/core/answer-data.ts";
import type { Button, Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { itemButtons } from "../src/core/dossiers/card.ts";
import { aboutOf } from "../src/core/dossiers/ref.ts";
import { saidIn } from "../src/core/reminders/message.ts";
import { linesOf, titleOf } from "../src/core/reminders/sentences.ts";
import { type Told, tell } from "../src/core/reminders/told.ts";
import { reminderSay } from "../src/core/reminders/words.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isoOf } from "../src/domain/calendar/day.ts";
import { abilitiesOf } from "../src/domain/dossier/decide.ts";
import { REMINDER_KINDS, WEIGHTS } from "../src/domain/reminder/reminder.ts";

const words = defineWords({
  fr: {
    summary: "Un message de rappel, comme les choses sont maintenant",
    example: "reminders",
    more: "+{count} dans /inbox",
    inbox: "Tout voir",
    later: "Me le rappeler plus tard",
    why: "Pourquoi ce message ?",
    calendar: "Où et quand",
    progress: "Où en est le compte",
  },
  en: {
    summary: "A reminder, as things stand now",
    example: "reminders",
    more: "+{count} in /inbox",
    inbox: "See everything",
    later: "Remind me later",
    why: "Why did I get this?",
    calendar: "Where and when",
    progress: "How far it is",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ message: z.string().max(64) });
/** `done`: who did what was asked for, and when; null: nobody yet, or it ended in another way. */
const data = z.object({
  message: z.string(),
  waiting: z.number(),
  items: z.array(
    z.object({
      kind: z.enum(REMINDER_KINDS),
      weight: z.enum(WEIGHTS),
      subject: z.string(),
      step: z.string().nullable(),
      person: personData.nullable(),
      title: z.string(),
      lines: z.array(z.string()),
      due: isoDate.nullable(),
      open: z.boolean(),
      done: z.object({ by: z.string(), at: z.string() }).nullable(),
    }),
  ),
  more: z.number(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

/** Things on one card. */
const SHOWN = 10;

export const reminderCommand = defineCommand({
  name: "reminder",
  hidden: true,
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: Context) {
    const { parsed, say, lang } = context;
    const { message } = parsed;
    const kept = await saidIn(context, message);
    const told = await tell(context, kept);
    const shown = told.slice(0, SHOWN);
    const items = await Promise.all(shown.map(async (one) => ({ one, lines: await linesOf(one, context) })));
    const more = told.length - shown.length;
    const waiting = told.filter(isAsked).length;
    const open = told.filter((one) => one.open);
    const parts: Part[] = [
      ...items.map(({ one, lines }) => itemOf(one, lines, isSaidBeside(one, shown), context)),
      ...(more > 0 ? [{ kind: "text", text: say("more", { count: more }), weight: "subtle" } as const] : []),
    ];
    const seen = shown.flatMap(({ met }) => met?.obligation ?? []);
    const about = aboutOf(seen, "reminder", { message });
    const card: Card = {
      title: titleFor(waiting, open.length, lang),
      parts,
      buttons: buttonsFor(message, { more, open: open.length }, context),
      about: seen.length < shown.length ? { ...about, others: true } : about,
    };
    return { card, data: { message, waiting, items: items.map((item) => itemData(item, context)), more } };
  },
});

/** It is theirs to do; the rest is news. */
function isAsked({ open, reminder }: Told): boolean {
  return open && reminder.step !== null && reminder.kind !== "escalated";
}

function titleFor(waiting: number, open: number, lang: Context["lang"]): string {
  const say = reminderSay(lang);
  if (waiting > 0) return say("title.waiting", { count: waiting });
  return open > 0 ? say("title.news", { count: open }) : say("title.done");
}

/** What others have left undone of a dossier that something is asked of them in as well: its buttons stand there. */
function isSaidBeside({ reminder, met }: Told, all: readonly Told[]): boolean {
  const { kind, subject } = reminder;
  const own = all.some((one) => one.reminder.subject === subject && isAsked(one));
  return kind === "escalated" && met !== null && own;
}

function itemOf(told: Told, lines: readonly string[], isBeside: boolean, context: Context): Part {
  const title = titleOf(told, context);
  const isDone = told.done !== null && !told.open;
  return {
    kind: "item",
    title: isDone ? reminderSay(context.lang)("done", { title }) : title,
    lines,
    buttons: told.open && !isBeside ? buttonsOf(told, context) : [],
  };
}

function buttonsOf({ met, place, reminder }: Told, { lang, say, person }: Context): readonly Button[] {
  if (met) {
    const { obligation, circle } = met;
    return itemButtons(obligation, abilitiesOf(obligation.kind, obligation.state, circle.actor).perform, lang);
  }
  const filter = !place || place.view.person.id === person.id ? {} : { filter: place.view.person.email };
  if (reminder.kind === "counter") return [{ label: say("progress"), command: "progress", input: filter }];
  return [{ label: say("calendar"), command: "next-period", input: filter }];
}

function buttonsFor(
  message: string,
  { more, open }: { readonly more: number; readonly open: number },
  { say }: Context,
): Button[] {
  return [
    ...(more > 0 ? [{ label: say("inbox"), command: "inbox", input: {} }] : []),
    ...(open > 0
      ? [{ label: say("later"), command: "reminder-later", input: { message }, opens: "form" } as const]
      : []),
    { label: say("why"), command: "reminder-why", input: { message } },
  ];
}

function itemData({ one, lines }: { readonly one: Told; readonly lines: readonly string[] }, context: Context) {
  const { reminder, place, done, open } = one;
  const { kind, weight, subject, step, facts } = reminder;
  const whose = place?.view.person;
  return {
    kind,
    weight,
    subject,
    step,
    person: whose ? { name: whose.name, email: whose.email } : null,
    title: titleOf(one, context),
    lines: [...lines],
    due: facts.due === null ? null : isoOf(facts.due),
    open,
    done: done && { by: done.by, at: Temporal.Instant.fromEpochMilliseconds(done.at).toString() },
  };
}
