import { eq } from "drizzle-orm";
import type { Authority } from "../../../src/core/authority.ts";
import { UserError } from "../../../src/core/errors.ts";
import { BadRows, type Problem } from "../../../src/core/imports/problem.ts";
import type { Instant, RosterRow, RosterSummary } from "../../../src/core/ports.ts";
import { DEFAULT_ZONE } from "../../../src/core/zone.ts";
import { todayIn } from "../../../src/domain/calendar/day.ts";
import type { AppendAudit } from "../audit-log.ts";
import type { Database } from "../open.ts";
import { cohorts } from "../schema/cohorts.ts";
import { BEGINNING, enrolments } from "../schema/enrolments.ts";
import { changeLog } from "./change-log.ts";
import { addImport } from "./import-rows.ts";
import { roleClashes } from "./role-clashes.ts";
import { rosterPeople } from "./roster-people.ts";
import { type Around, rosterRelations } from "./roster-relations.ts";
import { rosterStatements } from "./roster-statements.ts";
import { rosterTeams } from "./roster-teams.ts";
import { changeTerms } from "./roster-terms.ts";
import type { RosterChange, RosterWork } from "./roster-work.ts";
import { serialIds } from "./serial-ids.ts";

/** Within a transaction. Replacements begin today in the school's zone. @throws BadRows */
export function importRoster(
  db: Database,
  record: AppendAudit,
  authority: Authority,
  asked: { rows: readonly RosterRow[]; file: string; at: Instant; progress(done: number): void },
): RosterSummary {
  const { rows, file, at, progress } = asked;
  const ms = at.epochMilliseconds;
  const changes: RosterChange[] = [];
  const log = changeLog(db, () => addImport(db, { kind: "roster", file, cohort: null, at: ms }));
  const work = {
    db: { ...db, newId: serialIds(db.newId) },
    log,
    today: todayIn(DEFAULT_ZONE, at),
    tell: (change: RosterChange) => changes.push(change),
  };
  const problems: Problem[] = [];
  const importRow = rosterRows(work, (problem) => problems.push(problem));
  const clashes = roleClashes(work.db, work.today);

  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const [index, row] of rows.entries()) {
    const done = importRow(row);
    if (done === "changed") problems.push(...clashes(row));
    counts[done] += 1;
    progress(index + 1);
  }
  if (problems.length > 0) throw new BadRows(problems);
  if (log.import !== null) {
    const entry = { at: ms, actor: authority.actor, action: "import.roster", subject: log.import };
    record({ ...entry, facts: counts });
  }
  return { import: log.import, ...counts, changes };
}

function rosterRows(
  work: RosterWork,
  refuse: (problem: Problem) => void,
): (row: RosterRow) => "added" | "changed" | "unchanged" {
  const { db, log } = work;
  const statements = rosterStatements(db);
  const personOf = rosterPeople(work);
  const relate = rosterRelations(work, statements);
  const meet = cohortMeeting(work);
  const team = rosterTeams(work, { relate, personOf, refuse });

  /** The people come before the enrolment, so that taking it back frees them first. */
  function enrol(row: RosterRow, person: string): string {
    const holders = row.around
      .filter(({ per }) => per === "enrolment")
      .map(({ role, email, name }) => ({ role, person: personOf(email, name) }));
    const id = db.newId();
    const { cohort, option, company, region, learner } = row;
    statements.addEnrolment({ id, cohort, person, role: learner.role, joined: BEGINNING, keptFrom: work.today });
    statements.addTerms({ enrolment: id, from: BEGINNING, option, company, region });
    log.made("enrolments", id);
    for (const holder of holders) relate.begin(id, holder.role, holder.person);
    return id;
  }

  function change(row: RosterRow, { id, left }: { id: string; left: number | null }): string | null {
    if (left !== null) {
      db.orm.update(enrolments).set({ left: null }).where(eq(enrolments.id, id)).run();
      log.changed("enrolments", id, { left }, { left: null });
      work.tell({ subject: row.learner.email, what: "left", from: null, to: row.cohort });
    }
    const option = changeTerms(work, statements, id, row);
    for (const { role, per, email, name } of row.around) {
      const around = { scope: "enrolment", enrolment: id, subject: row.learner.email } as const;
      if (per === "enrolment") relate.hold(around, role, personOf(email, name));
    }
    return option;
  }

  return (row) => {
    const before = log.count;
    meet(row);
    const person = personOf(row.learner.email, row.learner.name);
    const found = statements.enrolment.get({ person: person.id, cohort: row.cohort });
    const id = found?.id ?? enrol(row, person.id);
    const option = found ? change(row, found) : row.option;
    for (const { role, per, email, name } of row.around) {
      const around = widerAround(row.cohort, option, per);
      if (around) relate.hold(around, role, personOf(email, name));
    }
    team(row, { id, cohort: row.cohort, person: person.id, role: row.learner.role });
    if (!found) return "added";
    return log.count === before ? "unchanged" : "changed";
  };
}

function widerAround(cohort: string, option: string | null, per: RosterRow["around"][number]["per"]): Around | null {
  if (per === "cohort") return { scope: "cohort", cohort, subject: cohort };
  if (per !== "option" || option === null) return null;
  return { scope: "option", cohort, option, subject: `${cohort} ${option}` };
}

/** Makes a cohort with its first row. Its programme and start year were held against the file's when that was read. */
function cohortMeeting({ db: { orm }, log }: RosterWork): (row: RosterRow) => void {
  const met = new Set<string>();
  return ({ cohort: id, programme, startYear }) => {
    if (met.has(id)) return;
    met.add(id);
    const known = orm.select().from(cohorts).where(eq(cohorts.id, id)).get();
    if (known) {
      if (known.programme !== programme || known.startYear !== startYear) throw new UserError("changed-meanwhile");
      return;
    }
    orm.insert(cohorts).values({ id, programme, startYear }).run();
    log.made("cohorts", id);
  };
}
