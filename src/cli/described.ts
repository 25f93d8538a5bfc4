import type { App } from "../compose.ts";
import type { Instant } from "../core/person.ts";
import type { Claimed } from "../core/reminder-ports.ts";
import { titleOf, wordsOf } from "../core/reminders/sentences.ts";
import { tell } from "../core/reminders/told.ts";
import { ruleLine } from "../core/reminders/why.ts";
import { roleName } from "../core/roles.ts";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import { DEFAULT_ZONE } from "../core/zone.ts";
import { todayIn } from "../domain/calendar/day.ts";
import { remindWords } from "./remind-words.ts";

/** A message in words: to whom and when, by the wall clock of its person, and by which rule each thing is said. */
export async function described(
  { at, message }: { readonly at: Instant; readonly message: Claimed },
  { stores, calendars, programmes }: App,
  lang: Lang,
) {
  const say = sayer(remindWords, lang);
  const { recipient, reminders } = message;
  const zone = recipient.zone ?? DEFAULT_ZONE;
  const asking = { stores, calendars, programmes, person: recipient, today: todayIn(zone, at), lang };
  const kept = reminders.map((reminder) => {
    return { reminder, state: "sent", at: at.epochMilliseconds, message: message.message, reason: null } as const;
  });
  const told = await tell(asking, kept);
  const time = at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
  const lines = told.map(async (one) => {
    const { kind, weight, subject, facts } = one.reminder;
    const title = titleOf(one, asking);
    const rule = ruleLine(one, lang);
    const whose = facts.for === null ? null : await stores.people.byId(facts.for);
    const values = { title, rule, role: roleName(facts.role, wordsOf(one, asking), lang) };
    const text = whose === null ? say("line", values) : say("deputy", { ...values, name: whose.name });
    return { kind, weight, subject, role: facts.role, for: whose?.email ?? null, title, rule, text };
  });
  return {
    at: at.toString(),
    person: { name: recipient.name, email: recipient.email },
    title: say("message", { time, name: recipient.name, email: recipient.email }),
    reminders: await Promise.all(lines),
  };
}
