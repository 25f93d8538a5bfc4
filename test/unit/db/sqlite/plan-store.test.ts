import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { planStore } from "../../../../db/sqlite/reminders/plan-store.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import type { Write } from "../../../../db/sqlite/write.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { MONDAY } from "../../../support/reminders.ts";
import { instant, schoolIn } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

/** A database in a file with one enrolment to be planned, and the commits that are asked not to wait for the disk. */
async function opened() {
  const db = openDatabase({ url: `file:${join(temporaryFolder(), "test.db")}` });
  onTestFinished(() => db.close());
  const { late } = db;
  if (!late) throw new Error("a file without late commits");
  const school = schoolIn(db);
  school.cohort({ id: "c1" });
  school.enrolment({ cohort: "c1", person: school.person({ name: "Ann", email: "ann@x.example" }) });
  let unhurried = 0;
  const write: Write = (work) => {
    unhurried += 1;
    return late.write(work);
  };
  const plans = planStore({ ...db, late: { ...late, write } });
  await plans.markAll();
  const [one] = await plans.toPlan(0, 1);
  if (!one) throw new Error("nothing to plan");
  const replan = () => plans.replan({ ...one, wanted: [], through: MONDAY, next: MONDAY }, at);
  return { db, plans, replan, unhurried: () => unhurried };
}

describe("plans of a database in a file", () => {
  it("are committed without waiting for the disk, marks are not", async () => {
    const { db, plans, replan, unhurried } = await opened();
    expect(unhurried()).toBe(0);
    expect(await replan()).toBe(true);
    expect(unhurried()).toBe(1);
    expect(db.sqlite.pragma("synchronous", { simple: true })).toBe(2);
    await plans.markAll();
    expect(unhurried()).toBe(1);
  });

  it("belong to the transaction that is under way", async () => {
    const { db, plans, replan, unhurried } = await opened();
    const undone = storesOn(db).together(async () => {
      expect(await replan()).toBe(true);
      throw new Error("not after all");
    });
    await expect(undone).rejects.toThrow("not after all");
    expect(unhurried()).toBe(0);
    expect(await plans.toPlan(0, 1)).toHaveLength(1);
  });
});
