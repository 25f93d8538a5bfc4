import { describe, expect, it } from "vitest";
import { auditLog, firstBroken } from "../../../../db/sqlite/audit-log.ts";
import { testDatabase } from "../../../support/store.ts";

function chainOf(length: number) {
  const db = testDatabase();
  const append = auditLog(db);
  for (let at = 1; at <= length; at++)
    append({ at, actor: "a", action: "do", subject: `s${at}`, facts: { n: at, x: null } });
  return db;
}

describe("the chain of the audit", () => {
  it("holds as long as nobody touches it", () => {
    expect(firstBroken(chainOf(5))).toBeNull();
  });

  it.each([
    ["a fact was changed", 'update audit set facts = \'{"n":9,"x":null}\' where seq = 3', 3],
    ["an actor was changed", "update audit set actor = 'b' where seq = 2", 2],
    ["who stands for whom was changed", "update audit set standing = 'relations 9 0' where seq = 1", 1],
    ["an entry was taken out", "delete from audit where seq = 3", 4],
    ["the first entry was taken out", "delete from audit where seq = 1", 2],
    ["the last entries were cut off", "delete from audit where seq > 3", 4],
    ["all entries were taken out", "delete from audit", 1],
    ["what tells its length was taken out", "delete from meta", 1],
    [
      "an entry was slipped in",
      "insert into audit select 6, at, actor, action, subject, facts, hash, hash, null from audit where seq = 5",
      6,
    ],
    [
      "two entries changed places",
      "update audit set seq = case seq when 2 then -2 else 2 end where seq in (2, 3); update audit set seq = 3 where seq = -2",
      2,
    ],
  ])("is seen to be broken when %s", (_, tampering, found) => {
    const db = chainOf(5);
    db.sqlite.exec(tampering);
    expect(firstBroken(db)).toBe(found);
  });

  it("does not depend on the order in which facts were said", () => {
    const hashes = [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ].map((facts) => {
      const db = testDatabase();
      auditLog(db)({ at: 1, actor: "a", action: "do", subject: "s", facts });
      return db.sqlite.prepare("select hash from audit").pluck().get();
    });
    expect(hashes[0]).toBe(hashes[1]);
  });
});
