import { Temporal } from "temporal-polyfill";
import { compose, planningOf, rehearsalOf } from "../../compose.ts";
import type { Part } from "../../core/card.ts";
import type { Instant } from "../../core/person.ts";
import { rehearse } from "../../core/reminders/rehearse.ts";
import { sayer } from "../../core/words/words.ts";
import { DEFAULT_ZONE } from "../../core/zone.ts";
import { described } from "../described.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import { remindWords } from "../remind-words.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";
import { remindNow } from "./remind-now.ts";

/**
 * Sends what may go now; with `--dry-run` says what would go from that instant until the end of the school's day, to whom and why, and writes nothing.
 * @throws UserError `no-database` and what `compose` throws
 */
export async function remind(terminal: Terminal, options: CommonOptions): Promise<Told> {
  if (!options.dryRun) return remindNow(terminal, options);
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(remindWords, lang);
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
    const shown = await Promise.all(messages.map((one) => described(one, app, lang)));
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
