import { Temporal } from "temporal-polyfill";
import { compose } from "../../../src/compose.ts";
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

/** The server as it runs, on a school of one apprentice and on a clock that the test moves, before a Slack that writes down what it is asked. */
export async function startReminding(start: string) {
  const { folder, remove } = makeFolder();
  const url = (await makeSchool(folder, start, ["slack"])).urlFor("slack");
  let now = Temporal.Instant.from(start);
  let mood: Mood = () => null;
  let posted = 0;
  const usual = ({ method, args }: Call): object => {
    switch (method) {
      case "chat.postMessage":
        posted += 1;
        return { channel: `D${args["channel"]}`, ts: `${posted}.000100` };
      case "users.lookupByEmail": {
        const email = String(args["email"]);
        return { user: { id: slackUser(email), team_id: TEAM, profile: { email } } };
      }
      case "users.info": {
        const email = Object.values(PEOPLE).find((one) => slackUser(one) === args["user"]);
        return { user: { id: args["user"], team_id: TEAM, locale: "en-GB", tz: "Europe/Paris", profile: { email } } };
      }
      case "views.open":
      case "views.update":
        return { view: { ...Object(args["view"]), id: "V1", hash: "h1" } };
      default:
        return { team_id: TEAM, user_id: "UBOT", bot_id: "B1" };
    }
  };
  const tap = await startTap((call) => mood(call) ?? { body: { ok: true, ...usual(call) } });
  const config = parseConfig({
    ...{ DATABASE_URL: url, DEMO: "0", BACKUPS: "off", LOG_LEVEL: "silent", PORT: "0" },
    ...{ SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: ["xoxb", "of-the-reminders"].join("-") },
    SLACK_API_URL: `${tap.url}/api`,
  });
  const app = await compose(config, { clock: { now: () => now } });
  for (const email of Object.values(PEOPLE)) {
    const person = await app.stores.people.byEmail(email);
    if (person) await app.stores.people.prefer(person.id, { lang: "en" }, now);
  }
  const serving = await serve(app);
  const base = serving.url.replace(/\/$/, "");
  const seconds = () => Math.floor(now.epochMilliseconds / 1000);
  const send = slackDriver({ url: base, secret: SECRET, team: TEAM, responses: tap.url, seconds });
  return {
    app,
    tap,
    send,
    url: base,
    at(instant: string) {
      now = Temporal.Instant.from(instant);
    },
    say(of: Mood) {
      mood = of;
    },
    calls: (method: string) => tap.calls.filter((call) => call.method === method),
    async close() {
      await serving.stop();
      await tap.close();
      remove();
    },
  };
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
