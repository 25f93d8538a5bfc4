import { Temporal } from "temporal-polyfill";
import { type App, compose } from "../../../src/compose.ts";
import { parseConfig } from "../../../src/config.ts";
import { serve } from "../../../src/serve.ts";
import { makeFolder } from "../folder.ts";
import { type Json, list, stringsIn } from "../year/json.ts";
import { makeSchool, PEOPLE } from "../year/school.ts";
import { slackDriver } from "./driver.ts";
import { type Call, startTap } from "./tap.ts";

const SECRET = "signing-secret-of-the-reminders";
const TEAM = "T1";

/** What a stand-in says instead of the usual; null: the usual. */
export type Mood = (call: Call) => { status?: number; headers?: Record<string, string>; body: object } | null;

export const slackUser = (email: string): string => `U${email.replace(/\W/g, "").toUpperCase()}`;

export interface ComposeOptions {
  /** Rows of the roster besides the year's own. */
  readonly others?: readonly string[];
  /** Addresses that Slack knows besides the year's people. */
  readonly known?: readonly string[];
}

/** A school of one apprentice put together on a clock that the test moves, before a Slack that writes down what it is asked; no door is open yet. */
export async function composeReminding(start: string, { others = [], known = [] }: ComposeOptions = {}) {
  const { folder, remove } = makeFolder();
  const url = (await makeSchool(folder, start, ["slack"], others)).urlFor("slack");
  const emails = [...Object.values<string>(PEOPLE), ...known];
  let now = Temporal.Instant.from(start);
  let mood: Mood = () => null;
  const usual = usualSlack(emails);
  const tap = await startTap((call) => mood(call) ?? { body: { ok: true, ...usual(call) } });
  const config = parseConfig({
    ...{ DATABASE_URL: url, DEMO: "0", BACKUPS: "off", LOG_LEVEL: "silent", PORT: "0" },
    ...{ SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: ["xoxb", "of-the-reminders"].join("-") },
    SLACK_API_URL: `${tap.url}/api`,
  });
  const app = await compose(config, { clock: { now: () => now } });
  await speakEnglish(app, emails);
  const seconds = () => Math.floor(now.epochMilliseconds / 1000);
  return {
    app,
    tap,
    at(instant: string | Temporal.Instant) {
      now = Temporal.Instant.from(instant);
    },
    say(of: Mood) {
      mood = of;
    },
    calls: (method: string) => tap.calls.filter((call) => call.method === method),
    /** What people do in Slack, once a door is open there. */
    driver: (base: string) => slackDriver({ url: base, secret: SECRET, team: TEAM, responses: tap.url, seconds }),
    async close() {
      await tap.close();
      remove();
    },
  };
}

/** The server as it runs, on such a school. */
export async function startReminding(start: string) {
  const { driver, close, ...school } = await composeReminding(start);
  const serving = await serve(school.app);
  const base = serving.url.replace(/\/$/, "");
  return {
    ...school,
    send: driver(base),
    url: base,
    async close() {
      await serving.stop();
      await close();
    },
  };
}

/** Slack's answers where nothing is wrong: messages get times in their order, the n-th `n.000100`. */
function usualSlack(emails: readonly string[]): (call: Call) => object {
  let posted = 0;
  return ({ method, args }) => {
    switch (method) {
      case "chat.postMessage":
        posted += 1;
        return { channel: `D${args["channel"]}`, ts: `${posted}.000100` };
      case "users.lookupByEmail": {
        const email = String(args["email"]);
        return { user: { id: slackUser(email), team_id: TEAM, profile: { email } } };
      }
      case "users.info": {
        const email = emails.find((one) => slackUser(one) === args["user"]);
        return { user: { id: args["user"], team_id: TEAM, locale: "en-GB", tz: "Europe/Paris", profile: { email } } };
      }
      case "views.open":
      case "views.update":
        return { view: { ...Object(args["view"]), id: "V1", hash: "h1" } };
      default:
        return { team_id: TEAM, user_id: "UBOT", bot_id: "B1" };
    }
  };
}

async function speakEnglish({ stores, clock }: App, emails: readonly string[]): Promise<void> {
  for (const email of emails) {
    const person = await stores.people.byEmail(email);
    if (person) await stores.people.prefer(person.id, { lang: "en" }, clock.now());
  }
}

export const textIn = (args: unknown): string => stringsIn(args, ["text"]).join("\n");

export const buttonsIn = (args: unknown): readonly Json[] =>
  list(Object(args)["blocks"])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements, block_id }) => list(elements).map((one) => ({ ...one, block_id })));

/** @throws when there is none of that label */
export function buttonIn(args: unknown, label: string): Json {
  const all = buttonsIn(args);
  const found = all.find(({ text }) => Object(text)["text"] === label);
  if (!found) throw new Error(`no ${label} among ${all.map(({ text }) => Object(text)["text"]).join(", ")}`);
  return found;
}
