import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose, planChanges } from "../../src/compose.ts";
import { parseConfig } from "../../src/config.ts";
import { dayOf } from "../../src/domain/calendar/day.ts";
import { temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { instant } from "../support/store.ts";
import { objectIn, type } from "../support/terminal.ts";

interface Reminders {
  readonly data: { readonly complete: boolean; readonly coming: readonly { readonly day: string }[] };
}
interface Imported {
  readonly data: { readonly import: string };
}

const SUNDAY = "2026-11-22T09:00:00+01:00";

/** A database with the demonstration, and what is typed about it. */
async function house() {
  const folder = temporaryFolder();
  const db = join(folder, "demo.db");
  const typed = (...words: readonly string[]) => type([...words, "--db", db, "--at", SUNDAY]);
  const write = (name: string, ...lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
    return join(folder, name);
  };
  await madeSchool(db, "--demo", "--at", SUNDAY);
  const comingTo = async (who: string) =>
    objectIn<Reminders>(await typed("ask", "--as", `${who}@demo.example`, "/reminders", "--json")).data;
  return { db, typed, write, comingTo };
}

describe("what the terminal changes is planned when its verb ends", () => {
  it("ALB-10 the demonstration", async () => {
    const { comingTo } = await house();
    for (const who of ["apprentice1", "tutor1", "master3"]) {
      const { complete, coming } = await comingTo(who);
      expect([who, complete, coming.length > 0]).toEqual([who, true, true]);
    }
  });

  it("a roster, and its undoing", async () => {
    const { typed, write, comingTo } = await house();
    const row =
      "albi-apprenticeship,demo-1,2026,SIMMA,Apprentice One,apprentice1@demo.example,Somebody New,new@demo.example,,,,";
    const before = await comingTo("master1");
    const { data } = objectIn<Imported>(await typed("import", "roster", write("r.csv", ROSTER_COLUMNS, row), "--json"));
    const after = await comingTo("new");
    expect([after.complete, after.coming.length > 0]).toEqual([true, true]);
    expect((await comingTo("master1")).coming.length).toBeLessThan(before.coming.length);
    expect((await typed("import", "undo", data.import)).code).toBe(0);
    expect(await comingTo("master1")).toEqual(before);
  });

  it("ALB-06 a calendar, and its undoing", async () => {
    const { typed, write, comingTo } = await house();
    const before = await comingTo("apprentice2");
    const file = write("c.csv", "week,place", "2026-W49,company", "2026-W50,school", "2026-W51,school");
    const { data } = objectIn<Imported>(await typed("import", "calendar", file, "--cohort", "demo-2", "--json"));
    const after = await comingTo("apprentice2");
    expect(after.complete).toBe(true);
    expect(after).not.toEqual(before);
    expect((await typed("import", "undo", data.import)).code).toBe(0);
    expect((await comingTo("apprentice2")).complete).toBe(true);
  });

  it("a replacement asked for in a line", async () => {
    const { typed, comingTo } = await house();
    const line = "/replace apprentice1@demo.example master fresh@demo.example 2026-11-22 Fresh Master";
    expect((await typed("ask", "--as", "registrar@demo.example", line)).code).toBe(0);
    const { complete, coming } = await comingTo("fresh");
    expect([complete, coming.length > 0]).toEqual([true, true]);
  });

  it("and stays marked when that fails, which is no failure of the verb", async () => {
    const noted: string[] = [];
    const note = (_: object, text: string) => noted.push(text);
    const log = { debug() {}, info() {}, warn: note, error: note };
    const config = parseConfig({ DATABASE_URL: ":memory:", DEMO: "1" });
    const app = await compose(config, { log, clock: { now: () => instant(SUNDAY) } });
    const plans = { ...app.stores.plans, toPlan: () => Promise.reject(new Error("disk I/O error")) };
    await planChanges({ ...app, stores: { ...app.stores, plans } });
    expect(noted).toEqual(["reminders are left for the server to plan"]);
    expect(await app.stores.plans.toPlan(dayOf("2026-11-22"), 100)).toHaveLength(13);
    app.close();
  });
});
