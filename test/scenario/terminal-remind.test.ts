import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { objectIn, type } from "../support/terminal.ts";

const AT = ["--at", "2026-11-25T08:30:00+01:00"];

async function database(): Promise<string> {
  const db = join(temporaryFolder(), "demo.db");
  await type(["init", "--db", db, "--demo", "--at", "2026-11-22T09:00:00+01:00"]);
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
    expect(out).toContain("A reminder 4 working days before the due day, Friday 27 November 2026 (apprentice)");
    expect(readFileSync(db).equals(before)).toBe(true);
    const again = await type(["remind", "--db", db, ...AT, "--dry-run", "--lang", "fr"]);
    expect(again.out).toContain("Rappel 4 jours ouvrés avant l'échéance du vendredi 27 novembre 2026 (apprenti)");
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

  it("refuses without a database, and without --dry-run says who sends", async () => {
    const none = await type(["remind", "--db", join(temporaryFolder(), "none.db"), "--dry-run", "--json"]);
    expect([none.code, objectIn(none)]).toMatchObject([1, { ok: false, error: { id: "no-database" } }]);
    const real = await type(["remind", "--db", await database(), "--json"]);
    expect([real.code, objectIn(real)]).toMatchObject([1, { ok: false, error: { id: "no-sender" } }]);
  });
});
