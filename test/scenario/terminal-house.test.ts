import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../db/sqlite/open.ts";
import { temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { objectIn, type } from "../support/terminal.ts";

describe("init", () => {
  it("makes an empty database and says what to do next", async () => {
    const db = join(temporaryFolder(), "deep", "school.db");
    const made = await type(["init", "--db", db]);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toContain("import roster FILE");
    expect(objectIn(await type(["init", "--db", db, "--json"]))).toMatchObject({
      ok: true,
      command: "init",
      data: { file: db, created: false, demo: false },
    });
  });

  it("puts the demonstration school in on the day it is told", async () => {
    const db = join(temporaryFolder(), "demo.db");
    const at = ["--at", "2025-03-03T09:00:00+01:00"];
    expect(objectIn(await type(["init", "--db", db, "--demo", ...at, "--json"]))).toMatchObject({
      data: { created: true, demo: true },
    });
    const asked = await type(["ask", "--as", "apprentice3@demo.example", "/next-period", "--db", db, ...at, "--json"]);
    expect(objectIn(asked)).toMatchObject({ data: { enrolments: [{ cohort: "demo-3", year: 3 }] } });
    expect(objectIn(await type(["init", "--db", db, "--json"]))).toMatchObject({
      data: { created: false, demo: true },
    });
  });

  it("does not mix the demonstration into a school that is there", async () => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db);
    const open = openDatabase({ url: `file:${db}` });
    open.sqlite.exec("insert into cohorts (id, programme, start_year) values ('c1', 'plain-alternation', 2026)");
    open.close();
    expect((await type(["init", "--db", db, "--demo"])).code).toBe(1);
    expect((await type(["ask", "--as", "apprentice1@demo.example", "hi", "--db", db])).code).toBe(1);
  });
});

describe("doctor", () => {
  it("says that a sound database is sound", async () => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db);
    const { code, out } = await type(["doctor", "--db", db, "--lang", "fr"]);
    expect({ code, out }).toEqual({
      code: 0,
      out: `La base ${db} se porte bien\nStructure : entière\nMises à jour : à jour\nJournal : la chaîne tient\nDossiers : tels que le journal les a notés\nRôles et remplacements : tels que Passerelle les a écrits\nÀ qui le tour : comme le disent les dossiers\nRègles des dossiers : toutes là\n`,
    });
  });

  it("tells a tampered audit and how to go back to a backup", async () => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db, "--demo");
    const open = openDatabase({ url: `file:${db}` });
    open.sqlite.exec("delete from audit where seq = 1");
    open.close();
    const told = await type(["doctor", "--db", db, "--json"]);
    expect(told.code).toBe(1);
    expect(objectIn(told)).toMatchObject({
      ok: false,
      error: { id: "audit-broken", next: expect.stringContaining(db) },
    });
  });

  it("names the dossier whose history was rewritten", async () => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db, "--demo", "--at", "2026-11-25T09:00:00+01:00");
    const open = openDatabase({ url: `file:${db}` });
    const refused =
      "enrolment || ':' || kind || ':' || occasion from dossier_events where event ->> 'reason' is not null";
    const dossier = String(open.sqlite.prepare(`select ${refused} limit 1`).pluck().get());
    open.sqlite.exec(
      "update dossier_events set event = json_set(event, '$.reason', 'Fine.') where event ->> 'reason' is not null",
    );
    open.close();
    const told = await type(["doctor", "--db", db, "--json"]);
    expect(told.code).toBe(1);
    expect(objectIn(told)).toMatchObject({
      error: { id: "dossier-altered", message: expect.stringContaining(dossier), next: expect.stringContaining(db) },
    });
  });

  it.each([
    [
      "who holds a role",
      "update relations set person = (select id from people limit 1) where role = 'tutor'",
      "standing-altered",
      /, but roles in it are no longer as Passerelle wrote them: \w+ \(tutor · .*\)\.$/,
      /, mais des rôles n'y sont plus tels que Passerelle les a écrits : \w+ \(tutor · .*\)\.$/,
    ],
    [
      "that a role was taken out",
      "delete from relations where id = (select id from relations limit 1)",
      "standing-altered",
      /: (\d+) rows where the audit recorded (?!\1)\d+, or other rows\.$/,
      /: (\d+) lignes au lieu de (?!\1)\d+ notées au journal, ou d'autres lignes\.$/,
    ],
    [
      "whose turn it is",
      "update dossier_turns set role = 'master' where role = 'tutor' and kind = 'project-topic'",
      "turns-altered",
      /dossiers? no longer waits? for those whose turn it is: \w+:project-topic:year-\d/,
      /dossiers? n'atten\w+ plus ceux dont c'est le tour : \w+:project-topic:year-\d/,
    ],
  ])("notices that someone changed %s by hand, and says what to do", async (_, tampering, id, en, fr) => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db, "--demo", "--at", "2026-11-25T09:00:00+01:00");
    const other = new BetterSqlite3(db);
    other.pragma("foreign_keys = off");
    other.exec(tampering);
    other.close();
    for (const [lang, message, next] of [
      ["en", en, /Keep .* as it is/],
      ["fr", fr, /Gardez .* tel quel/],
    ] as const) {
      const told = await type(["doctor", "--db", db, "--json", "--lang", lang]);
      expect(told.code).toBe(1);
      expect(objectIn(told)).toMatchObject({
        error: { id, message: expect.stringMatching(message), next: expect.stringMatching(next) },
      });
    }
  });

  it("knows a database that a newer version wrote", async () => {
    const db = join(temporaryFolder(), "school.db");
    await madeSchool(db);
    const open = openDatabase({ url: `file:${db}` });
    open.sqlite.pragma("user_version = 9999");
    open.close();
    for (const words of [["doctor"], ["ask", "--as", "a@x.example", "hi"]]) {
      expect(objectIn(await type([...words, "--db", db, "--json"]))).toMatchObject({ error: { id: "database-newer" } });
    }
  });
});

describe("manifest", () => {
  const env = {
    PUBLIC_URL: "https://passerelle.example.org",
    SLACK_COMMAND_PREFIX: "mines-",
    TEAMS_APP_ID: "11111111-1111-4111-8111-111111111111",
  };

  it("writes what to upload, with URL, id and prefix from the environment and before there is any secret", async () => {
    const out = join(temporaryFolder(), "out");
    const told = await type(["manifest", "--out", out, "--json"], { env });
    expect(objectIn(told)).toMatchObject({ data: { files: ["slack.json", "passerelle-teams.zip"] } });
    const slack = readFileSync(join(out, "slack.json"), "utf8");
    expect(slack).toContain("/mines-next-period");
    expect(slack).toContain("https://passerelle.example.org/slack/events");
    expect(existsSync(join(out, "passerelle-teams.zip"))).toBe(true);
  });

  it("leaves Teams out while its id is not known, and says so", async () => {
    const out = join(temporaryFolder(), "out");
    const told = await type(["manifest", "--out", out], { env: { PUBLIC_URL: env.PUBLIC_URL } });
    expect(told.out).toContain("TEAMS_APP_ID");
    expect(existsSync(join(out, "passerelle-teams.zip"))).toBe(false);
  });

  it("names the variable that is wrong", async () => {
    const told = await type(["manifest"], { env: { PUBLIC_URL: "not a url" } });
    expect(told.code).toBe(1);
    expect(told.err).toContain("PUBLIC_URL");
  });
});
