import * as z from "zod";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import type { KeptReminder } from "../src/core/reminder-ports.ts";
import { saidIn } from "../src/core/reminders/message.ts";
import { titleOf } from "../src/core/reminders/sentences.ts";
import { tell } from "../src/core/reminders/told.ts";
import { whyLines } from "../src/core/reminders/why.ts";
import { defineWords } from "../src/core/words/words.ts";
import { DEFAULT_HOUR, QUIET_FROM, QUIET_UNTIL } from "../src/domain/reminder/moment.ts";
import { REMINDER_KINDS } from "../src/domain/reminder/reminder.ts";

const words = defineWords({
  fr: {
    summary: "Pourquoi vous avez reçu un rappel",
    example: "reminders",
    title: "Pourquoi ce message ?",
    rules:
      "Un message par jour ouvré au plus, vers {hour} h à votre heure ; jamais de {from} h à {until} h. Ce qui est urgent peut partir aussitôt.",
    mute: "Ne recevoir que l''essentiel",
    all: "Tout recevoir",
    settings: "Mes réglages",
    reminders: "Mes rappels",
  },
  en: {
    summary: "Why you got a reminder",
    example: "reminders",
    title: "Why did I get this?",
    rules:
      "One message a working day at most, around {hour}:00 your time; never from {from}:00 to {until}:00. What is urgent may go at once.",
    mute: "Get only what is essential",
    all: "Get everything",
    settings: "My settings",
    reminders: "My reminders",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ message: z.string().max(64) });
const data = z.object({
  message: z.string(),
  items: z.array(
    z.object({
      kind: z.enum(REMINDER_KINDS),
      title: z.string(),
      lines: z.array(z.string()),
      role: z.string(),
      for: z.string().nullable(),
      last: z.number().nullable(),
    }),
  ),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

const SHOWN = 10;
/** Sent reminders that are looked through for the one before. */
const LOOKED_AT = 100;

export const reminderWhyCommand = defineCommand({
  name: "reminder-why",
  hidden: true,
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: Context) {
    const { parsed, say, stores, person, at } = context;
    const kept = (await saidIn(context, parsed.message)).slice(0, SHOWN);
    const { sent } = await stores.outbox.ofPerson(person.id, at, LOOKED_AT);
    const told = await tell(context, kept);
    const items = await Promise.all(
      told.map(async (one) => {
        const last = lastBefore(one.kept, sent);
        const lines = await whyLines(one, last, context);
        const { kind, facts } = one.reminder;
        const { role, for: principal } = facts;
        return { kind, title: titleOf(one, context), lines: [...lines], role, for: principal, last: last?.at ?? null };
      }),
    );
    const hour = person.hour ?? DEFAULT_HOUR;
    const rules = say("rules", { hour, from: QUIET_FROM, until: QUIET_UNTIL });
    const parts: Part[] = [
      ...items.map(({ title, lines }): Part => ({ kind: "item", title, lines, buttons: [] })),
      { kind: "text", text: rules, weight: "subtle" },
    ];
    const muted = person.messages === "essential";
    const buttons = [
      { label: say(muted ? "all" : "mute"), command: "settings", input: { messages: muted ? "all" : "essential" } },
      { label: say("settings"), command: "settings", input: {} },
      { label: say("reminders"), command: "reminders", input: {} },
    ];
    return { card: { title: say("title"), parts, buttons }, data: { message: parsed.message, items } };
  },
});

/** The last one about the same thing that went in another message before it. */
function lastBefore({ reminder: { subject }, message, at }: KeptReminder, sent: readonly KeptReminder[]) {
  return sent.find((one) => one.reminder.subject === subject && one.message !== message && one.at <= at) ?? null;
}
