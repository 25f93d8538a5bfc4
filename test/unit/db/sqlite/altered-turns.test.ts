import BetterSqlite3 from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { describe, expect, it } from "vitest";
import { rulesReader } from "../../../../db/kept-rules.ts";
import { alteredDossiers } from "../../../../db/sqlite/altered-dossiers.ts";
import { alteredTurns } from "../../../../db/sqlite/altered-turns.ts";
import { demoDatabase } from "../../../support/school.ts";

/** The demonstration, and in it a dossier that waits for its tutor. */
const TUTOR = "role = 'tutor' and kind = 'project-topic'";

async function altered(tampering: string) {
  const sqlite = new BetterSqlite3(await demoDatabase("2026-11-25T09:00:00+01:00"));
  sqlite.pragma("foreign_keys = off");
  const waiting = sqlite.prepare(`select enrolment, kind, occasion from dossier_turns where ${TUTOR}`).all();
  sqlite.exec(tampering);
  const orm = drizzle(sqlite);
  return { found: await alteredTurns({ orm }, rulesReader), waiting, dossiers: alteredDossiers(orm, null) };
}

describe("whose turn it is, next to how dossiers stand", () => {
  it("agrees as long as nobody touches it", async () => {
    const { found, waiting } = await altered("");
    expect(found).toEqual([]);
    expect(waiting.length).toBeGreaterThan(0);
  });

  const ours = `(select enrolment from dossier_turns where ${TUTOR}) and kind = 'project-topic' and status = 'open'`;
  it.each([
    ["it waits for someone else", `update dossier_turns set role = 'master' where ${TUTOR}`],
    ["it waits for nobody", `delete from dossier_turns where ${TUTOR}`],
    ["it waits for another step", `update dossier_turns set step = 'master-completes-and-signs' where ${TUTOR}`],
    [
      "it waits for one more role",
      `insert into dossier_turns select enrolment, 'master', kind, occasion, step, since from dossier_turns where ${TUTOR}`,
    ],
    ["it has waited for longer", `update dossier_turns set since = since - 1000 where ${TUTOR}`],
    [
      "it waits for someone else wherever that is kept",
      `update dossiers set turns = replace(turns, '"tutor"', '"master"') where enrolment in ${ours}; update dossier_turns set role = 'master' where ${TUTOR}`,
    ],
    [
      "it has waited for longer wherever that is kept",
      `update dossiers set turns = json_set(turns, '$[0].since', 5) where enrolment in ${ours}; update dossier_turns set since = 5 where ${TUTOR}`,
    ],
    ["it is over only where it is looked for", `update dossiers set status = 'done' where enrolment in ${ours}`],
  ])("names the dossier when %s", async (_, tampering) => {
    const { found, waiting, dossiers } = await altered(tampering);
    expect(found).toEqual(waiting);
    expect(dossiers).toEqual([]);
  });

  it("names a dossier that waits and is not there", async () => {
    const { found } = await altered(
      "insert into dossier_turns values ('nobody', 'tutor', 'visit-form', 'once', 'tutor-fills', 1)",
    );
    expect(found).toEqual([{ enrolment: "nobody", kind: "visit-form", occasion: "once" }]);
  });
});
