import { UserError } from "../../../src/core/errors.ts";
import type { Problem } from "../../../src/core/imports/problem.ts";
import type { RosterRow } from "../../../src/core/ports.ts";
import { teamChecks } from "../team-checks.ts";
import { type Learner, teamRows } from "../team-rows.ts";
import type { rosterPeople } from "./roster-people.ts";
import type { rosterRelations } from "./roster-relations.ts";
import type { RosterWork } from "./roster-work.ts";

interface Parts {
  readonly relate: ReturnType<typeof rosterRelations>;
  readonly personOf: ReturnType<typeof rosterPeople>;
  /** Tells what only shows against what is kept. */
  refuse(problem: Problem): void;
}

/** Puts the learner of a row into the team that it names, made with its first member, and names who stands around the whole team; from today on. */
export function rosterTeams(
  { db, log, today, tell }: RosterWork,
  { relate, personOf, refuse }: Parts,
): (row: RosterRow, learner: Learner) => void {
  const rows = teamRows(db, log);
  const checks = teamChecks(db, rows);

  function join({ line, team, learner: { email } }: RosterRow, learner: Learner): string | null {
    if (!team) return null;
    const before = rows.teamFrom(learner, today);
    const known = rows.named(team.name, learner.cohort);
    if (known && before?.id === known.id) return known.id;
    if (known && team.most !== null && rows.membersFrom(known.id, today).length >= team.most) {
      refuse({ line, id: "team-large", values: { team: team.name, most: team.most } });
      return null;
    }
    if (before) rows.leave(before.id, learner, today);
    const id = known?.id ?? rows.make(team.name, learner, today).enrolment;
    checks.roles(id, learner, today);
    rows.join(id, learner, today);
    tell({ subject: email, what: "team", from: before?.name ?? null, to: known?.name ?? team.name });
    return id;
  }

  function follow({ team, around }: RosterRow, id: string): void {
    for (const { role, per, email, name } of around) {
      if (per !== "team") continue;
      const person = personOf(email, name);
      const members = rows.membersFrom(id, today);
      for (const member of members) checks.holder(member, person, role, today);
      relate.hold({ scope: "enrolment", enrolment: id, subject: team?.name ?? "" }, role, person, { begins: today });
      for (const member of members) {
        relate.hold({ scope: "enrolment", enrolment: member.id, subject: "" }, role, person, {
          begins: today,
          told: true,
        });
      }
    }
  }

  return (row, learner) => {
    try {
      const id = join(row, learner);
      if (id !== null) follow(row, id);
    } catch (error) {
      if (!(error instanceof UserError) || error.id !== "holds-a-role") throw error;
      refuse({
        line: row.line,
        id: "team-role",
        values: { who: error.values["who"] ?? "?", team: row.team?.name ?? "" },
      });
    }
  };
}
