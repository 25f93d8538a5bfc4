import * as z from "zod";
import { isoDate } from "../src/core/answer-data.ts";
import type { Button, Card, Form } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { saidIn } from "../src/core/reminders/message.ts";
import { tell } from "../src/core/reminders/told.ts";
import { typedDay } from "../src/core/typed-day.ts";
import { longDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { withTyped, wrongForm } from "../src/core/wrong-form.ts";
import { type Day, isoOf } from "../src/domain/calendar/day.ts";
import { nextMessageDay } from "../src/domain/reminder/moment.ts";
import { putOff } from "../src/domain/reminder/put-off.ts";

const words = defineWords({
  fr: {
    summary: "Remettre un rappel à plus tard",
    example: "reminders",
    title: "Quand vous le rappeler ?",
    when: "Quand ?",
    day: "Demain",
    working: "Prochain jour ouvré ({date})",
    date: "Ou un autre jour",
    submit: "Me le rappeler",
    noted:
      "C''est noté : {count, plural, one {je vous le rappellerai} other {je vous rappellerai ces # choses}} le {date}",
    quiet: "C''est noté : je n''en reparlerai pas avant le {date} ; ensuite ce ne sera plus à faire, ou plus à vous",
    nothing: "Rien de ce message ne vous attend plus",
    "problem.missing": "À remplir.",
    "problem.day": "Écrivez un jour qui existe, par exemple 2027-01-04 ou 4/1/2027.",
    "problem.past": "Choisissez un jour après aujourd'hui.",
    "problem.far": "Choisissez un jour avant le {date}.",
    reminders: "Mes rappels",
  },
  en: {
    summary: "Put a reminder off",
    example: "reminders",
    title: "When shall I remind you?",
    when: "When?",
    day: "Tomorrow",
    working: "Next working day ({date})",
    date: "Or another day",
    submit: "Remind me",
    noted: "Noted: I will remind you of {count, plural, one {it} other {these # things}} on {date}",
    quiet: "Noted: nothing more about it before {date}; by then it can no longer be done, or is no longer yours",
    nothing: "Nothing in this message waits for you any more",
    "problem.missing": "To be filled in.",
    "problem.day": "Write a day that exists, for example 2027-01-04 or 4/1/2027.",
    "problem.past": "Choose a day after today.",
    "problem.far": "Choose a day before {date}.",
    reminders: "My reminders",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

/** `until`: a date, which counts before the one that is chosen in `when`. */
const input = z.object({
  message: z.string().max(64),
  when: z.string().max(40).optional(),
  until: z.string().max(40).optional(),
});
/** `until` null: nothing was put off yet. */
const data = z.object({ message: z.string(), until: isoDate.nullable(), reminders: z.number() });
type Context = CommandContext<Key, z.infer<typeof input>>;

/** Nobody puts a thing off for longer than so many days. */
const LONGEST = 60;

export const reminderLaterCommand = defineCommand({
  name: "reminder-later",
  hidden: true,
  needs: null,
  words,
  input,
  args: [],
  data,
  async run(context: Context) {
    const { parsed, say, stores, person, at, lang } = context;
    const { message } = parsed;
    const kept = await saidIn(context, message);
    const region = kept[0]?.reminder.region ?? null;
    const open = (await tell(context, kept)).filter((one) => one.open);
    const buttons: Button[] = [{ label: say("reminders"), command: "reminders", input: {} }];
    if (open.length === 0) {
      return { card: { title: say("nothing"), parts: [], buttons }, data: { message, until: null, reminders: 0 } };
    }
    const form = formOf(context, region);
    if (parsed.until === undefined && parsed.when === undefined) {
      const card: Card = { title: say("title"), parts: [{ kind: "form", form }], buttons: [] };
      return { card, data: { message, until: null, reminders: open.length } };
    }
    const until = dayIn(context, form);
    await stores.attention.snooze(message, person.id, until, at);
    const count = open.filter(({ reminder }) => putOff(reminder, until) !== null).length;
    const title = say(count === 0 ? "quiet" : "noted", { count, date: longDate(until, lang) });
    return { card: { title, parts: [], buttons }, data: { message, until: isoOf(until), reminders: count } };
  },
});

function formOf({ say, lang, today, parsed }: Context, region: string | null): Form {
  const next = nextMessageDay(today + 1, { region });
  const working = { value: isoOf(next), label: say("working", { date: longDate(next, lang) }) };
  const tomorrow = { value: isoOf(today + 1), label: say("day") };
  const choices = next === today + 1 ? [working] : [tomorrow, working];
  return {
    command: "reminder-later",
    fixed: { message: parsed.message },
    fields: [
      { name: "when", label: say("when"), kind: "choice", required: false, choices },
      { name: "until", label: say("date"), kind: "date", required: false },
    ],
    submit: say("submit"),
  };
}

/** @throws UserError `bad-form` for what is no day to come, or too far */
function dayIn(context: Context, form: Form): Day {
  const { say, parsed, today, lang } = context;
  const typed = parsed.until?.trim() || (parsed.when ?? "");
  const day = typedDay(typed, today);
  const last = today + LONGEST;
  const problem =
    typed === ""
      ? say("problem.missing")
      : day === null
        ? say("problem.day")
        : day <= today
          ? say("problem.past")
          : day > last
            ? say("problem.far", { date: longDate(last + 1, lang) })
            : null;
  if (day !== null && problem === null) return day;
  throw wrongForm({ title: "", buttons: [] }, withTyped(form, parsed, { until: problem ?? "" }));
}
