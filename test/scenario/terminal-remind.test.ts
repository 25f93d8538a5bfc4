import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { startTap, type Tap } from "../support/slack/tap.ts";
import { objectIn, type, typeForReal } from "../support/terminal.ts";

const AT = ["--at", "2026-11-25T08:30:00+01:00"];
const LATER = ["--at", "2026-11-25T09:30:00+01:00"];

async function database(): Promise<string> {
  const db = join(temporaryFolder(), "demo.db");
  await madeSchool(db, "--demo", "--at", "2026-11-22T09:00:00+01:00");
  return db;
}

interface Told {
  data: {
    messages: {
      at: string;
      person: { email: string };
      reminders: { kind: string; weight: string; rule: string; role: string }[];
    }[];
  };
}

describe("passerelle remind --dry-run", () => {
  it("ALB-10 prints what would go that day, to whom and by which rung, and writes nothing", async () => {
    const db = await database();
    const before = readFileSync(db);
    const { code, out, err } = await type(["remind", "--db", db, ...AT, "--dry-run", "--lang", "en"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("09:00, Apprentice One <apprentice1@demo.example>");
    expect(out).toContain("A reminder 2 working days before the due day, Friday 27 November 2026 (told as apprentice)");
    expect(readFileSync(db).equals(before)).toBe(true);
    const again = await type(["remind", "--db", db, ...AT, "--dry-run", "--lang", "fr"]);
    expect(again.out).toContain(
      "Rappel 2 jours ouvrés avant l'échéance du vendredi 27 novembre 2026 (rôle : apprenti)",
    );
  });

  it("shows one digest a person, nothing in quiet hours, as one object of JSON", async () => {
    const told = objectIn<Told>(await type(["remind", "--db", await database(), ...AT, "--dry-run", "--json"]));
    const { messages } = told.data;
    expect(messages.length).toBeGreaterThan(5);
    const digests = messages.filter(({ reminders }) => reminders.every(({ weight }) => weight !== "urgent"));
    expect(new Set(digests.map(({ person }) => person.email)).size).toBe(digests.length);
    for (const { at } of messages) expect(at >= "2026-11-25T07:30:00Z" && at < "2026-11-25T19:00:00Z").toBe(true);
    expect(messages.flatMap(({ reminders }) => reminders).every(({ rule, role }) => rule !== "" && role !== "")).toBe(
      true,
    );
  });

  it("says nothing on a Sunday", async () => {
    const sunday = ["--at", "2026-11-22T09:00:00+01:00"];
    const told = objectIn<Told>(await type(["remind", "--db", await database(), ...sunday, "--dry-run", "--json"]));
    expect(told.data.messages).toEqual([]);
  });

  it("refuses without a database", async () => {
    const none = await type(["remind", "--db", join(temporaryFolder(), "none.db"), "--dry-run", "--json"]);
    expect([none.code, objectIn(none)]).toMatchObject([1, { ok: false, error: { id: "no-database" } }]);
  });
});

interface Sent {
  readonly data: {
    readonly sent: number;
    readonly messages: readonly {
      readonly person: { readonly email: string };
      readonly state: string;
      readonly platform: string | null;
      readonly reason: string | null;
      readonly again: string | null;
    }[];
  };
  readonly text: string;
}

describe("passerelle remind", () => {
  const ROWS = ["Ada One,ada", "Max One,max", "Tim One,tim", "Una One,una"].map(
    (who) => `albi-apprenticeship,x1,2026,SIMMA,${who}@x.example,,,,,,`,
  );
  /** Those whom Slack knows. */
  const users = new Map([
    ["ada@x.example", "U1"],
    ["tim@x.example", "U2"],
  ]);
  let slack: Tap;
  let env: Record<string, string>;
  let busy = false;
  beforeAll(async () => {
    slack = await startTap(({ method, args }) => {
      if (method === "auth.test") return { body: { ok: true, team_id: "T1", user_id: "UBOT" } };
      if (args["email"] === "una@x.example") return { status: 500, body: {} };
      if (method === "users.lookupByEmail") {
        const id = users.get(String(args["email"]));
        if (id === undefined) return { body: { ok: false, error: "users_not_found" } };
        const profile = { email: args["email"] };
        return { body: { ok: true, user: { id, team_id: "T1", is_email_confirmed: true, profile } } };
      }
      if (busy && args["channel"] === "U2") return { body: { ok: false, error: "internal_error" } };
      return { body: { ok: true, ts: `1.${slack.calls.length}`, channel: `D${String(args["channel"])}` } };
    });
    env = {
      SLACK_BOT_TOKEN: ["xoxb", "of-the-test"].join("-"),
      SLACK_SIGNING_SECRET: "of-the-test",
      SLACK_API_URL: `${slack.url}/api/`,
    };
  });
  afterAll(() => slack.close());

  async function school(): Promise<(...words: readonly string[]) => ReturnType<typeof typeForReal>> {
    const cwd = temporaryFolder();
    const db = join(cwd, "school.db");
    writeFileSync(join(cwd, "roster.csv"), [ROSTER_COLUMNS, ...ROWS, ""].join("\n"));
    const at = ["--at", "2026-11-22T09:00:00+01:00"];
    await madeSchool(db, ...at);
    await type(["import", "roster", join(cwd, "roster.csv"), "--db", db, ...at]);
    return (...words) => typeForReal(["remind", "--db", db, ...LATER, ...words], { cwd, env });
  }

  it("sends once what may go, by Slack, says to whom and what could not go, and has nothing left the second time", async () => {
    const remind = await school();
    const { code, out, err } = await remind("--json");
    expect([code, err]).toEqual([0, ""]);
    const { data, text } = objectIn<Sent>({ code, out, err });
    const by = new Map(data.messages.map(({ person, ...one }) => [person.email, one]));
    expect(by.get("ada@x.example")).toMatchObject({ state: "sent", platform: "slack" });
    expect(by.get("max@x.example")).toMatchObject({ state: "dead", reason: "no-account" });
    expect(text).toContain("no account is known for this address");
    const posts = slack.calls.filter(({ method }) => method === "chat.postMessage");
    expect(posts.map(({ args }) => args["channel"])).toContain("U1");
    expect(posts).toHaveLength(data.sent);
    const again = objectIn<Sent>(await remind("--json"));
    expect(again.data.messages).toEqual([]);
    expect(slack.calls.filter(({ method }) => method === "chat.postMessage")).toHaveLength(posts.length);
  });

  it("says in words what went and what was put off", async () => {
    const remind = await school();
    busy = true;
    const { out, code } = await remind("--lang", "fr").finally(() => {
      busy = false;
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^Un message est parti\n/);
    expect(out).toContain("Ada One <ada@x.example>\nParti par Slack\n");
    expect(out).toContain("Tim One <tim@x.example>\nPeut-être arrivé, on ne le sait pas encore : internal_error\n");
    expect(out).toMatch(/Una One <una@x.example>\nRemis au 2026-11-25 \d\d:\d\d : /);
    expect(out).toContain("N'a pas pu partir : aucun compte n'est connu pour cette adresse");
  });

  it("refuses when no platform is configured, in one sentence with the next step", async () => {
    const real = await type(["remind", "--db", await database(), "--lang", "en"]);
    expect([real.code, real.out]).toEqual([1, ""]);
    expect(real.err).toMatch(/^No platform is configured[^\n]*SLACK_BOT_TOKEN[^\n]*--dry-run[^\n]*\n$/);
  });

  it("says when Slack refuses the token, and sends nothing", async () => {
    const refusing = await startTap(() => ({ body: { ok: false, error: "invalid_auth" } }));
    const cwd = temporaryFolder();
    await madeSchool(join(cwd, "e.db"));
    const url = { ...env, SLACK_API_URL: `${refusing.url}/api/` };
    const { code, err } = await typeForReal(["remind", "--db", "e.db"], { cwd, env: url });
    await refusing.close();
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*SLACK_BOT_TOKEN[^\n]*\n$/);
  });
});
