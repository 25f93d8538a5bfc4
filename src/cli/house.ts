import { fixedClock } from "../clock.ts";
import { type App, compose, planChanges } from "../compose.ts";
import { type Config, parseConfig } from "../config.ts";
import type { Lang } from "../core/words/lang.ts";
import { type CommonOptions, machineLang } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** What a verb works with once the house stands. */
export interface Visit {
  readonly app: App;
  readonly terminal: Terminal;
  readonly lang: Lang;
}

/** The terminal asks nothing of Slack or Teams, so that a variable of theirs that is half set stops no verb. */
export function configFor(terminal: Terminal, { db }: CommonOptions, demo?: "0" | "1"): Config {
  const url = db === undefined ? terminal.env["DATABASE_URL"] : urlOf(db);
  const level = terminal.env["LOG_LEVEL"] || "warn";
  const folder = terminal.env["BACKUP_DIR"];
  return parseConfig({ DATABASE_URL: url, LOG_LEVEL: level, DEMO: demo, BACKUP_DIR: folder });
}

export function urlOf(file: string): string {
  return file === ":memory:" || file.startsWith("file:") ? file : `file:${file}`;
}

/** Opens a database that is there, works with it and closes it. @throws UserError `no-database` and what `compose` throws */
export async function visit<Result>(
  terminal: Terminal,
  options: CommonOptions,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const clock = options.at ? fixedClock(options.at) : terminal.clock;
  const app = await compose(configFor(terminal, options), { clock, create: false });
  try {
    return await work({ app, terminal, lang: options.lang ?? machineLang(terminal.env) });
  } finally {
    app.close();
  }
}

/** As `visit`; what `work` has changed is planned at its end, so that what is to be reminded is known at once. @throws as `visit` */
export function visitToWrite<Result>(
  terminal: Terminal,
  options: CommonOptions,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  return visit(terminal, options, async (here) => {
    const { stores } = here.app;
    const before = stores.revision.current();
    const result = await work(here);
    if (stores.revision.current() !== before) await planChanges(here.app);
    return result;
  });
}
