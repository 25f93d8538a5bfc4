import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { alteredStanding } from "../../../../db/sqlite/altered-standing.ts";
import { firstBroken } from "../../../../db/sqlite/audit-log.ts";
import { type Database, openDatabase } from "../../../../db/sqlite/open.ts";
import { contentSql, sealOf } from "../../../../db/sqlite/standing.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { operator, operatorOfTeams } from "../../../../src/core/authority.ts";
import type { RosterRow } from "../../../../src/core/ports.ts";
import { day, instant, testDatabase } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const roster = operator("roster");
const MONDAY = day("2026-11-23");

const row = (line: number, learner: string, tutor: string): RosterRow => ({
  line,
  programme: "any-programme",
  cohort: "c1",
  startYear: 2026,
  option: null,
  learner: { role: "apprentice", name: learner, email: `${learner}@x.example` },
  company: null,
  region: null,
  around: [
    { role: "tutor", per: "enrolment", name: tutor, email: `${tutor}@x.example` },
    { role: "head", per: "cohort", name: "Head", email: "head@x.example" },
  ],
});

/** Everything that the program itself does to who stands for whom; `check` after each. */
async function lived(check: (db: Database) => void = () => {}): Promise<Database> {
  const db = testDatabase();
  const { imports, people, standIns, teams, enrolments } = storesOn(db);
  const done = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    check(db);
    return result;
  };
  const personOf = async (name: string) => (await people.byEmail(`${name}@x.example`))?.id ?? "";
  const whole = [row(1, "ann", "tina"), row(2, "bob", "tina")];
  await done(imports.roster(roster, whole, "one.csv", at, false));
  const later = await done(imports.roster(roster, [row(1, "ann", "tom")], "two.csv", at, false));
  await done(imports.roster(roster, [row(1, "ann", "bill")], "never.csv", at, true));
  const registrar = await done(people.grant(roster, "registrar@x.example", "registrar", at));
  const [tina, tom] = [await personOf("tina"), await personOf("tom")];
  const days = { from: MONDAY, to: MONDAY + 7 };
  const delegation = await done(standIns.delegate(tom, tina, days, at));
  await done(standIns.delegate(registrar.id, tina, days, at));
  await done(standIns.endDelegation(tom, delegation.id, at));
  await done(imports.undo(roster, later.import ?? "", at));
  const { rows } = await enrolments.page([{ kind: "school" }], { filter: null, offset: 0, limit: 9 }, MONDAY);
  const members = rows.map(({ id }) => id);
  const [first = ""] = members;
  const team = await done(teams.make(operatorOfTeams(), { name: "Team", members, most: null, from: MONDAY }, at));
  const guide = { role: "guide", email: "guide@x.example", name: "Guide" };
  await done(standIns.replace(roster, { enrolment: team.id, ...guide, from: MONDAY }, at));
  await done(teams.remove(operatorOfTeams(), { team: team.id, member: first, from: MONDAY + 1 }, at));
  await done(teams.add(operatorOfTeams(), { team: team.id, member: first, most: null, from: MONDAY + 2 }, at));
  await done(teams.dissolve(operatorOfTeams(), { team: team.id, from: MONDAY + 3 }, at));
  return db;
}

/** A copy of a database into which someone writes with another program. */
function byHand({ sqlite }: Pick<Database, "sqlite">, sql: string): Pick<Database, "sqlite"> {
  const copy = new BetterSqlite3(sqlite.serialize());
  copy.pragma("foreign_keys = off");
  copy.exec(sql);
  return { sqlite: copy };
}

/** The same, opened again by the program. */
const reopened = ({ sqlite }: Pick<Database, "sqlite">): Database =>
  openDatabase({ url: ":memory:", image: sqlite.serialize() });

describe("who stands for whom next to the audit", () => {
  it("is as it was recorded after everything that the program does to it", async () => {
    let checks = 0;
    const db = await lived((one) => {
      checks += 1;
      expect(alteredStanding(one)).toEqual([]);
    });
    expect(checks).toBe(13);
    expect(firstBroken(db)).toBeNull();
    expect(alteredStanding(reopened(db))).toEqual([]);
  });

  it.each([
    [
      "a role was given to someone else",
      "update relations set person = (select id from people where name = 'tom') where role = 'tutor'",
      "relations",
      "tutor",
    ],
    ["a role lasts longer", "update relations set until_day = null where until_day is not null", "relations", "guide"],
    [
      "a role was put in",
      "insert into relations (id, scope, role, person, from_day) select 'mine', 'school', 'registrar', id, 0 from people where name = 'tom'",
      "relations",
      "mine (registrar",
    ],
    ["a delegation that was over goes on", "update delegations set ended_at = null", "delegations", "·"],
    ["a delegation lasts longer", "update delegations set to_day = to_day + 100", "delegations", "·"],
  ])("is named row by row when %s", async (_, tampering, table, told) => {
    const db = await lived();
    const [found, ...others] = alteredStanding(byHand(db, tampering));
    expect([found?.table, others]).toEqual([table, []]);
    expect(found?.rows.length).toBeGreaterThan(0);
    expect(found?.rows.join()).toContain(told);
  });

  it.each([
    ["a role was taken out", "delete from relations where role = 'registrar'", "relations", -1],
    ["a delegation was taken out", "delete from delegations where ended_at is null", "delegations", -1],
    [
      "a row was put in with the seal of another",
      `update relations set role = 'x' where role = 'registrar'; update relations set seal = standing where role = 'x'`,
      "relations",
      0,
    ],
  ])("is told by how many rows there are when %s", async (_, tampering, table, difference) => {
    const db = await lived();
    const sealed = tampering.replace("= standing", `= '${forged(db)}'`);
    const [found] = alteredStanding(byHand(db, sealed));
    expect(found).toMatchObject({ table, rows: [] });
    expect((found?.there ?? 0) - (found?.recorded ?? 0)).toBe(difference);
  });

  it("stays altered when the program writes the row again, or somebody takes away what was counted", async () => {
    const spoilt = byHand(
      await lived(),
      "update relations set person = (select id from people where name = 'tom') where role = 'registrar'",
    );
    const again = reopened(spoilt);
    again.sqlite.exec("update relations set until_day = 30000 where role = 'registrar'");
    await storesOn(again).people.grant(roster, "other@x.example", "registrar", at);
    expect(alteredStanding(again)).toMatchObject([{ table: "relations", rows: [] }]);
    const uncounted = reopened(byHand(spoilt, "delete from meta where key like 'standing:%'"));
    await storesOn(uncounted).people.grant(roster, "other@x.example", "registrar", at);
    expect(alteredStanding(uncounted)).toMatchObject([
      { table: "relations", rows: [expect.stringContaining("registrar")] },
    ]);
  });

  it("is taken as it stands in a database that an older version wrote, from the next entry of the audit on", async () => {
    const old = byHand(
      await lived(),
      "update audit set standing = null; delete from meta where key like 'standing:%'; update relations set seal = null; update delegations set seal = null",
    );
    expect(alteredStanding(old)).toEqual([]);
    const now = reopened(old);
    await storesOn(now).people.grant(roster, "other@x.example", "registrar", at);
    expect(alteredStanding(now)).toEqual([]);
    const [found] = alteredStanding(byHand(now, "update relations set role = 'x' where role = 'tutor'"));
    expect(found?.rows.length).toBeGreaterThan(0);
  });
});

/** The seal that a registrar's row would have if it gave another role: whoever knows all of this can write it. */
function forged({ sqlite }: Pick<Database, "sqlite">): string {
  const content = contentSql("relations").replace('"role"', "'x'");
  return sealOf(String(sqlite.prepare(`select ${content} from relations where role = 'registrar'`).pluck().get()));
}
