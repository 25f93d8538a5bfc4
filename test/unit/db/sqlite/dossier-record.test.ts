import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../../../db/sqlite/open.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { allowed, change } from "../../../support/dossiers.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant, schoolIn, testDatabase } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const TABLES = ["dossiers", "dossier_turns", "dossier_events", "drafts", "sent_cards", "sent_card_dossiers", "audit"];

function seed(db: Database) {
  const school = schoolIn(db);
  school.cohort({ id: "c1" });
  const ann = school.person({ name: "Ann", email: "ann@x.example" });
  const topic = { enrolment: school.enrolment({ cohort: "c1", person: ann }), kind: "topic", occasion: "once" };
  return { ann, topic };
}

describe("recording a dossier's change", () => {
  it("writes nothing at all when its last write fails", async () => {
    const db = testDatabase();
    const { ann, topic } = seed(db);
    const { dossiers, sentCards, audit } = storesOn(db);
    const turns = [{ step: "check", roles: ["reader"], since: 1 }];
    await dossiers.record(allowed(ann), change(topic, { by: ann, turns }), at);
    await dossiers.keepDraft(topic, "fill", ann, { title: "kept" }, at);
    const card = { platform: "slack", place: "m1", person: ann, command: "dossier", input: {} };
    await sentCards.remember(card, [topic], at);
    const everything = () => TABLES.map((table) => db.sqlite.prepare(`select * from ${table} order by 1, 2`).all());
    const before = everything();
    db.sqlite.exec("create temp trigger full before insert on audit begin select raise(abort, 'disk full'); end");
    await expect(dossiers.record(allowed(ann), change(topic, { by: ann, before: 1 }), at)).rejects.toThrow("disk full");
    expect(everything()).toEqual(before);
    db.sqlite.exec("drop trigger temp.full");
    expect(await dossiers.record(allowed(ann), change(topic, { by: ann, before: 1 }), at)).toBe(true);
    expect(everything().map((rows) => rows.length)).toEqual([1, 0, 2, 0, 1, 1, 2]);
    expect(await audit.verify()).toBeNull();
  });

  it("is read back as it was written, the instant it was begun included", async () => {
    const db = testDatabase();
    const { ann, topic } = seed(db);
    const { dossiers } = storesOn(db);
    const paper = { name: "a.pdf", date: "2026-11-22" };
    const by = { by: ann, for: null, role: "writer", at: 5 };
    const written = change(topic, {
      by: ann,
      turns: [{ step: "check", roles: ["reader"], since: 1 }],
      state: {
        path: "p",
        event: { from: 1, to: 2 },
        values: { a: "text", b: 1, c: true, paper },
        done: { fill: by },
        refusal: { ...by, step: "check", reason: "why", to: ["fill"] },
        begun: 7,
      },
    });
    await dossiers.record(allowed(ann), written, at);
    const { rules, state, turns } = written;
    expect(await dossiers.get(topic)).toEqual({ ...topic, rules, state, turns });
    await dossiers.record(allowed(ann), change(topic, { by: ann, before: 1 }), at);
    expect((await dossiers.get(topic))?.state).not.toHaveProperty("begun");
  });

  it("is won by one of two connections that saw the same version, and both number their changes in one row", async () => {
    const url = `file:${join(temporaryFolder(), "one.db")}`;
    const [one, other] = [openDatabase({ url }), openDatabase({ url })];
    onTestFinished(() => {
      one.close();
      other.close();
    });
    const { ann, topic } = seed(one);
    const report = { ...topic, kind: "report" };
    const both = [storesOn(one), storesOn(other)];
    for (let before = 0; before < 5; before++) {
      const results = await Promise.all(
        both.map(({ dossiers }, index) =>
          dossiers.record(allowed(ann), change(topic, { by: ann, before, state: { values: { from: index } } }), at),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      both.reverse();
    }
    const [first, second] = both;
    const seen = await first?.dossiers.changes(0, 9);
    expect(seen?.keys).toEqual([topic]);
    await second?.dossiers.record(allowed(ann), change(report, { by: ann }), at);
    expect((await first?.dossiers.changes(seen?.last ?? 0, 9))?.keys).toEqual([report]);
    expect((await first?.dossiers.history(topic))?.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(await second?.audit.recent(9)).toHaveLength(6);
    expect(await second?.audit.verify()).toBeNull();
  });
});
