import * as z from "zod";
import { personData } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { rangesUnder } from "../src/core/ground.ts";
import type { Person } from "../src/core/ports.ts";
import { pageButtons, pageData } from "../src/core/reach.ts";
import { deadMessages } from "../src/core/reminders/dead.ts";
import { longDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { mondayOf } from "../src/domain/calendar/day.ts";
import { MAX_MESSAGES_A_WEEK, MAX_USUAL_A_WEEK } from "../src/domain/reminder/digest.ts";

const words = defineWords({
  fr: {
    summary: "Combien de messages chacun reçoit, et ceux qui n'ont pas pu partir",
    example: "attention",
    "arg.page": "page",
    title:
      "{total, plural, =0 {Personne n''a reçu de message cette semaine} one {Une personne a reçu des messages cette semaine} other {# personnes ont reçu des messages cette semaine}}",
    cap: "Au plus {cap} messages par personne et par semaine, dont {usual} pour ce qui n''est pas essentiel.",
    person: "Personne",
    now: "Cette semaine",
    before: "Semaine dernière",
    page: "Page {number} sur {of}",
    dead: "{count, plural, one {Un message n''a pas pu partir} other {# messages n''ont pas pu partir}}",
    "dead.line": "{date}, {count, plural, one {une chose} other {# choses}}",
    reason: "Raison : {reason}",
    again: "Réessayer",
  },
  en: {
    summary: "How many messages each person gets, and those that could not go",
    example: "attention",
    "arg.page": "page",
    title:
      "{total, plural, =0 {Nobody got a message this week} one {One person got messages this week} other {# people got messages this week}}",
    cap: "At most {cap} messages per person and week, {usual} of them for what is not essential.",
    person: "Person",
    now: "This week",
    before: "Last week",
    page: "Page {number} of {of}",
    dead: "{count, plural, one {One message could not go} other {# messages could not go}}",
    "dead.line": "{date}, {count, plural, one {one thing} other {# things}}",
    reason: "Reason: {reason}",
    again: "Try again",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ page: z.coerce.number().int().min(1).max(100_000).optional() });
const data = z.object({
  cap: z.number(),
  people: z.array(z.object({ person: personData, week: z.number(), before: z.number() })),
  page: pageData,
  dead: z.array(
    z.object({ message: z.string(), person: personData, reason: z.string().nullable(), reminders: z.number() }),
  ),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

const PAGE = 20;
/** Of last week as many are looked at, the most written to first. */
const LAST_WEEK = 1_000;

export const attentionCommand = defineCommand({
  name: "attention",
  needs: "roster",
  words,
  input,
  args: [{ name: "page", hidden: true }],
  data,
  async run(context: Context) {
    const { say, stores, today, parsed, lang } = context;
    const monday = mondayOf(today);
    const number = parsed.page ?? 1;
    const among = { ranges: await rangesUnder("roster", context), today };
    const [week, before, dead] = await Promise.all([
      stores.attention.perPerson(among, monday, { offset: (number - 1) * PAGE, limit: PAGE }),
      stores.attention.perPerson(among, monday - 7, { offset: 0, limit: LAST_WEEK }),
      deadMessages(stores, among),
    ]);
    const earlier = new Map(before.rows.map(({ person, messages }) => [person.id, messages]));
    const people = week.rows.map(({ person, messages }) => ({
      person: named(person),
      week: messages,
      before: earlier.get(person.id) ?? 0,
    }));
    const page = { number, of: Math.max(1, Math.ceil(week.total / PAGE)), total: week.total };
    const columns = [say("person"), say("now"), say("before")];
    const rows = people.map((one) => [one.person.name, String(one.week), String(one.before)]);
    const parts: Part[] = [
      { kind: "text", text: say("cap", { cap: MAX_MESSAGES_A_WEEK, usual: MAX_USUAL_A_WEEK }), weight: "subtle" },
      ...(rows.length > 0 ? [{ kind: "table", columns, rows } as const] : []),
      ...(page.of > 1 ? [{ kind: "text", text: say("page", page), weight: "subtle" } as const] : []),
      ...(dead.length > 0
        ? [{ kind: "text", text: say("dead", { count: dead.length }), weight: "strong" } as const]
        : []),
      ...dead.map(
        ({ message, person, reason, count, day }): Part => ({
          kind: "item",
          title: person.name,
          lines: [
            say("dead.line", { date: longDate(day, lang), count }),
            ...(reason === null ? [] : [say("reason", { reason })]),
          ],
          buttons: [{ label: say("again"), command: "reminder-requeue", input: { message } }],
        }),
      ),
    ];
    return {
      card: {
        title: say("title", { total: week.total }),
        parts,
        buttons: pageButtons("attention", page, { input: {}, lang }),
      },
      data: {
        cap: MAX_MESSAGES_A_WEEK,
        people,
        page,
        dead: dead.map(({ message, person, reason, count }) => ({
          message,
          person: named(person),
          reason,
          reminders: count,
        })),
      },
    };
  },
});

function named({ name, email }: Person) {
  return { name, email };
}
