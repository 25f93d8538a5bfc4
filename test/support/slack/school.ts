import { join } from "node:path";
import { type App, compose } from "../../../src/compose.ts";
import { parseConfig } from "../../../src/config.ts";
import { operator } from "../../../src/core/authority.ts";
import type { Outcome } from "../../../src/core/door.ts";
import { readRoster } from "../../../src/core/imports/roster.ts";
import { makeFolder } from "../folder.ts";
import { nightOf, todayInParis } from "../night.ts";
import { type Program, startProgram } from "../program.ts";
import { type SlackDriver, slackDriver } from "./driver.ts";
import { type Emulator, startEmulator } from "./emulate.ts";
import { startTap, type Tap } from "./tap.ts";

export const SIGNING_SECRET = "signing-secret-of-the-scenario";

export interface SlackSchool {
  readonly emulator: Emulator;
  readonly tap: Tap;
  readonly program: Program;
  readonly send: SlackDriver;
  /** What the program's clock shows, in seconds since 1970. */
  readonly seconds: () => number;
  /** What the house answers without Slack between, at this moment. */
  expected(email: string, line: string): Promise<Outcome>;
  close(): Promise<void>;
}

/** A real school on disk, the real program on it as a child process, the emulator as its Slack, and a tap between the two. */
export async function startSlackSchool(roster: string, strangers: readonly string[]): Promise<SlackSchool> {
  const { folder, remove } = makeFolder();
  const url = `file:${join(folder, "school.db")}`;
  const app = await compose(parseConfig({ DATABASE_URL: url, DEMO: "0", LOG_LEVEL: "silent" }));
  const emails = await importRoster(app, roster);
  const users = [...emails, ...strangers].map((email) => ({ name: email, email }));
  const emulator = await startEmulator(users);
  const tap = await startTap(emulator.url);
  const night = nightOf(todayInParis());
  const program = await startProgram({
    DATABASE_URL: url,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: emulator.token,
    SLACK_API_URL: `${tap.url}/api`,
    ...night.env,
  });
  const send = slackDriver({
    url: program.url,
    secret: SIGNING_SECRET,
    team: emulator.team,
    responses: tap.url,
    seconds: night.seconds,
  });
  return {
    emulator,
    tap,
    program,
    send,
    seconds: night.seconds,
    async expected(email, line) {
      const person = await app.stores.people.byEmail(email);
      if (!person) return app.door.stranger(email, null);
      return app.door.line(line, { person, lang: null, zone: null });
    },
    async close() {
      await program.stop();
      await tap.close();
      await emulator.close();
      app.close();
      remove();
    },
  };
}

/** The addresses that the roster brought into the house. */
async function importRoster(app: App, text: string): Promise<readonly string[]> {
  const read = readRoster(Buffer.from(text), { programmes: app.programmes, cohorts: new Map() });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  await app.stores.imports.roster(operator("roster"), read.rows, "roster.csv", app.clock.now(), false);
  return (await app.stores.people.list(1000)).map(({ email }) => email);
}
