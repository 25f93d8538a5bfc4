import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openBrowser, openChat } from "../chat-page.ts";
import { makeFolder } from "../folder.ts";
import { type ClockedProgram, startClocked } from "./clocked-program.ts";
import { runScript } from "./run.ts";
import { addressOf, letBeAnyone, makeSchool } from "./school.ts";
import { english } from "./script.ts";
import { topic } from "./script-project.ts";
import { webDoor } from "./web-door.ts";

const START = "2026-09-14T09:00:00+02:00";
/** Until the master has signed: what is left is the tutor's. */
const UNTIL_SIGNED = [...english, ...topic.slice(0, 2)].map(({ watched: _, ...step }) => step);

export const TOPIC = "Company project topic";
export const SIGNED_AT = UNTIL_SIGNED.at(-1)?.at ?? START;

export interface ClockedYear {
  readonly browser: Browser;
  readonly program: ClockedProgram;
  /** The topic is written and signed; the tutor has not approved it yet. */
  sign(): Promise<void>;
  /** The web chat as someone of the school. */
  chatAs(name: string, width: number): ReturnType<typeof openChat>;
}

/** A browser for all tests of a file, and before each of them the program on a school of its own, early in the year. */
export function clockedYear(name: string): ClockedYear {
  let browser: Browser;
  let program: ClockedProgram;
  let remove: () => void;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    const made = makeFolder();
    remove = made.remove;
    const url = (await makeSchool(made.folder, START, [name])).urlFor(name);
    await letBeAnyone(url);
    program = await startClocked(START, { DATABASE_URL: url, TEAMS_AUTH: "off" });
  }, 60_000);
  afterEach(async () => {
    await program?.stop();
    remove?.();
  });

  return {
    get browser() {
      return browser;
    },
    get program() {
      return program;
    },
    sign: () => runScript(webDoor(program), UNTIL_SIGNED, addressOf),
    async chatAs(name, width) {
      const chat = await openChat(browser, `${program.url}/`, {
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await chat.page.getByRole("button", { name }).first().click();
      return chat;
    },
  };
}
