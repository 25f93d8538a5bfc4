import { Temporal } from "temporal-polyfill";
import { type App, compose, planningOf, rehearsalOf } from "../../compose.ts";
import type { Part } from "../../core/card.ts";
import type { Instant } from "../../core/person.ts";
import { type Rehearsed, rehearse } from "../../core/reminders/rehearse.ts";
import { titleOf } from "../../core/reminders/sentences.ts";
import { tell } from "../../core/reminders/told.ts";
import { ruleLine } from "../../core/reminders/why.ts";
import { roleName } from "../../core/roles.ts";
import type { Lang } from "../../core/words/lang.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { DEFAULT_ZONE } from "../../core/zone.ts";
import { todayIn } from "../../domain/calendar/day.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    title:
      "{count, plural, =0 {Rien ne partirait d''ici la fin du jour} one {Un message partirait d''ici la fin du jour} other {# messages partiraient d''ici la fin du jour}} ; rien n''a été écrit",
    message: "{time}, {name} <{email}>",
    line: "{title} : {rule} ({role})",
    deputy: "{line}, à la place de {name}",
    later: "{count, plural, one {Un rappel attendrait} other {# rappels attendraient}} plus longtemps.",
    "no-sender": "Ce verbe n''envoie rien pour le moment : le serveur envoie les rappels.",
    "no-sender.next": "Lancez « npm start », ou ajoutez --dry-run pour voir ce qui partirait.",
  },
  en: {
    title:
      "{count, plural, =0 {Nothing would go by the end of the day} one {One message would go by the end of the day} other {# messages would go by the end of the day}}; nothing was written",
    message: "{time}, {name} <{email}>",
    line: "{title}: {rule} ({role})",
    deputy: "{line}, in place of {name}",
    later: "{count, plural, one {One reminder would wait} other {# reminders would wait}} longer.",
    "no-sender": "This verb sends nothing for now: the server sends the reminders.",
    "no-sender.next": "Run “npm start”, or add --dry-run to see what would go.",
  },
});

/** Says what would go from that instant until the end of the school's day, to whom and why. Nothing is written. @throws UserError `no-database` and what `compose` throws */
export async function remind(terminal: Terminal, options: CommonOptions): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(words, lang);
  if (!options.dryRun) {
    return { ok: false, error: { id: "no-sender", message: say("no-sender"), next: say("no-sender.next") } };
  }
  const config = configFor(terminal, options);
  let now = options.at ?? terminal.clock.now();
  const app = await compose(config, { clock: { now: () => now }, stores: rehearsalOf(config) });
  try {
    const plan = planningOf(app);
    const from = now;
    const instants = untilMidnight(from);
    const { messages, postponed, expired } = await rehearse(app.stores, instants, (at) => {
      now = at;
      return plan();
    });
    const shown = await Promise.all(messages.map((one) => describe(one, app, lang)));
    const parts: Part[] = [
      ...shown.map(({ title, reminders }): Part => {
        return { kind: "item", title, lines: reminders.map(({ text }) => text), buttons: [] };
      }),
      ...(postponed > 0 ? [{ kind: "text", text: say("later", { count: postponed }), weight: "subtle" } as const] : []),
    ];
    const data = {
      from: from.toString(),
      until: (instants.at(-1) ?? from).toString(),
      messages: shown.map(({ title, ...one }) => one),
      postponed,
      expired,
    };
    return {
      ok: true,
      lang,
      command: "remind",
      data,
      card: { title: say("title", { count: messages.length }), parts, buttons: [] },
    };
  } finally {
    app.close();
  }
}

/** That instant, and each full hour after it on the same day at the school. */
function untilMidnight(from: Instant): readonly Instant[] {
  const first = from.toZonedDateTimeISO(DEFAULT_ZONE);
  const instants = [from];
  let hour = first.round({ smallestUnit: "hour", roundingMode: "floor" }).add({ hours: 1 });
  for (; Temporal.PlainDate.compare(hour.toPlainDate(), first.toPlainDate()) === 0; hour = hour.add({ hours: 1 })) {
    instants.push(hour.toInstant());
  }
  return instants;
}

async function describe({ at, message }: Rehearsed, { stores, calendars, programmes }: App, lang: Lang) {
  const say = sayer(words, lang);
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
    const line = say("line", { title, rule, role: roleName(facts.role, programmes.values(), lang) });
    const whose = facts.for === null ? null : await stores.people.byId(facts.for);
    const text = whose === null ? line : say("deputy", { line, name: whose.name });
    return { kind, weight, subject, role: facts.role, for: whose?.email ?? null, title, rule, text };
  });
  return {
    at: at.toString(),
    person: { name: recipient.name, email: recipient.email },
    title: say("message", { time, name: recipient.name, email: recipient.email }),
    reminders: await Promise.all(lines),
  };
}
