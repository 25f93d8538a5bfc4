import { type App, compose } from "../../compose.ts";
import { parseConfig } from "../../config.ts";
import type { Part } from "../../core/card.ts";
import type { Clock } from "../../core/ports.ts";
import { NO_ACCOUNT, type Sending } from "../../core/reminder-ports.ts";
import type { Lang } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { DEFAULT_ZONE } from "../../core/zone.ts";
import { type Attempted, sendOnce } from "../../send-once.ts";
import { described } from "../described.ts";
import { urlOf } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import { remindWords } from "../remind-words.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/**
 * Plans, then sends once what may go now over the platforms that the environment configures, and says what became of it.
 * @throws UserError `no-database`, `bad-config` and what `compose` throws
 */
export async function remindNow(terminal: Terminal, options: CommonOptions): Promise<Told> {
  const { env } = terminal;
  const lang = options.lang ?? machineLang(env);
  const say = sayer(remindWords, lang);
  const url = options.db === undefined ? env["DATABASE_URL"] : urlOf(options.db);
  const config = parseConfig({ ...env, DATABASE_URL: url, LOG_LEVEL: env["LOG_LEVEL"] || "error" });
  if (config.slack === null && config.teams === null) {
    return { ok: false, error: { id: "no-platform", message: say("no-platform"), next: say("no-platform.next") } };
  }
  const app = await compose(config, { clock: clockFrom(terminal, options), create: false });
  try {
    const { messages, postponed, expired } = await sendOnce(app);
    const shown = await Promise.all(messages.map((one) => attempt(one, app, lang)));
    const parts: Part[] = [
      ...shown.map(({ title, reminders, fate }): Part => {
        return { kind: "item", title, lines: [fate, ...reminders.map(({ text }) => text)], buttons: [] };
      }),
      ...(postponed > 0
        ? [{ kind: "text", text: say("sent.later", { count: postponed }), weight: "subtle" } as const]
        : []),
    ];
    const sent = messages.filter(({ sending }) => sending?.kind === "sent").length;
    return {
      ok: true,
      lang,
      command: "remind",
      data: { sent, messages: shown.map(({ title, ...one }) => one), postponed, expired },
      card: { title: say("sent", { count: sent }), parts, buttons: [] },
    };
  } finally {
    app.close();
  }
}

/** `--at` says where the clock begins; it goes on from there, since a message may have to wait for its turn. */
function clockFrom({ clock }: Terminal, { at }: CommonOptions): Clock {
  if (at === undefined) return clock;
  const ahead = at.epochMilliseconds - clock.now().epochMilliseconds;
  return { now: () => clock.now().add({ milliseconds: ahead }) };
}

async function attempt({ claimed, sending }: Attempted, app: App, lang: Lang) {
  const told = await described({ at: app.clock.now(), message: claimed }, app, lang);
  const platform = sending?.kind === "sent" ? sending.platform : null;
  const reason = sending === null || sending.kind === "sent" ? null : sending.reason;
  const again = sending?.kind === "retry" ? sending.again.toString() : null;
  return { ...told, state: sending?.kind ?? null, platform, reason, again, fate: fateLine(sending, lang) };
}

function fateLine(sending: Sending | null, lang: Lang): string {
  const say = sayer(remindWords, lang);
  if (sending === null) return say("fate.none");
  if (sending.kind === "sent") return say("fate.sent", { platform: nameOf(sending.platform) });
  const reason = sending.reason === NO_ACCOUNT ? say("no-account") : sending.reason;
  if (sending.kind !== "retry") return say(`fate.${sending.kind}`, { reason });
  const until = sending.again
    .toZonedDateTimeISO(DEFAULT_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
  return say("fate.retry", { until, reason });
}

/** `slack` → `Slack`: platforms are called alike in every language. */
function nameOf(platform: string): string {
  return `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`;
}
