import { describe, expect, it } from "vitest";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { allowed, change } from "../../../support/dossiers.ts";
import { instant, schoolIn, testDatabase } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

/** Two enrolments with three events in `topic` of the first, and one in `report` of each. */
async function recorded() {
  const db = testDatabase();
  const school = schoolIn(db);
  school.cohort({ id: "c1" });
  const [ann, bob] = ["Ann", "Bob"].map((name) => school.person({ name, email: `${name}@x.example` }));
  if (ann === undefined || bob === undefined) throw new Error("nobody");
  const [one, two] = [ann, bob].map((person) => school.enrolment({ cohort: "c1", person }));
  if (one === undefined || two === undefined) throw new Error("no enrolment");
  const { dossiers, audit } = storesOn(db);
  const key = (enrolment: string, kind: string) => ({ enrolment, kind, occasion: "once" });
  for (let before = 0; before < 3; before++) {
    const event = { reason: `because ${before}`, values: { title: `title ${before}` } };
    await dossiers.record(allowed(ann), change(key(one, "topic"), { by: ann, before, event }), at);
  }
  for (const enrolment of [one, two]) {
    await dossiers.record(allowed(bob), change(key(enrolment, "report"), { by: bob }), at);
  }
  return { db, audit, one, two, topic: key(one, "topic"), report: key(two, "report") };
}

describe("dossiers next to their audit", () => {
  it("are as they were recorded while nobody touches them", async () => {
    const { audit, one } = await recorded();
    expect([await audit.altered(null), await audit.altered(one)]).toEqual([[], []]);
  });

  it.each([
    [
      "a reason was rewritten",
      "update dossier_events set event = json_set(event, '$.reason', 'x') where version = 2",
      2,
    ],
    ["what was filled in was rewritten", "update dossier_events set event = replace(event, 'title 0', 'x')", 1],
    ["an event was given other salt", "update dossier_events set salt = 'x' where version = 3", 3],
    ["an event was taken out", "delete from dossier_events where version = 2", 2],
    ["its last event was taken out", "delete from dossier_events where version = 3", 3],
    ["its state was rewritten", "update dossiers set state = replace(state, 'open', 'done') where version = 3", 3],
    [
      "it was set back",
      "delete from dossier_events where version = 3; update dossiers set version = 2 where version = 3",
      3,
    ],
    ["its last entry of the audit is gone", "delete from audit where facts like '%\"version\":3%'", 3],
    [
      "an event was slipped in",
      `insert into dossier_events select 99, enrolment, kind, occasion, 4, event, salt from dossier_events where version = 3;
       update dossiers set version = 4 where version = 3`,
      4,
    ],
  ])("are named when %s", async (_, tampering, version) => {
    const { db, audit, one, two, topic } = await recorded();
    db.sqlite.exec(tampering);
    expect(await audit.altered(null)).toEqual([{ ...topic, version }]);
    expect(await audit.altered(one)).toEqual([{ ...topic, version }]);
    expect(await audit.altered(two)).toEqual([]);
  });

  it("are taken as they are where they were recorded before the audit kept digests, but for events that are missing", async () => {
    const { db, audit, topic } = await recorded();
    db.sqlite.exec("update audit set facts = json_remove(facts, '$.digest', '$.state', '$.event')");
    db.sqlite.exec("update dossier_events set salt = ''");
    expect(await audit.altered(null)).toEqual([]);
    db.sqlite.exec("delete from dossier_events where version = 2");
    expect(await audit.altered(null)).toEqual([{ ...topic, version: 2 }]);
  });

  it("are named when they were moved, whichever enrolment is asked about", async () => {
    const { db, audit, one, two, report } = await recorded();
    db.sqlite.pragma("foreign_keys = off");
    for (const table of ["dossiers", "dossier_events"]) {
      db.sqlite.prepare(`update ${table} set occasion = 'other' where enrolment = ?`).run(two);
    }
    expect(await audit.altered(two)).toEqual([
      { ...report, version: 1 },
      { ...report, occasion: "other", version: 1 },
    ]);
    expect(await audit.altered(one)).toEqual([]);
  });
});
