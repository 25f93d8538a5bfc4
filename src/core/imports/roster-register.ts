import type { Cohort, RosterRow } from "../ports.ts";
import type { Row } from "./table.ts";

interface Seen<Value> {
  readonly value: Value;
  readonly line: number;
}

/** Holds the rows of one roster against each other and against the cohorts that exist. Gives each row back with every name as first written. */
export function rosterRegister(cohorts: ReadonlyMap<string, Cohort>): (row: Row, entry: RosterRow) => RosterRow {
  const inFile = new Map<string, Seen<Pick<RosterRow, "programme" | "startYear">>>();
  const learners = new Map<string, number>();
  const names = new Map<string, Seen<string>>();
  const heads = new Map<string, Seen<string>>();
  const teams = new Map<string, Seen<NonNullable<RosterRow["team"]> & { members: number }>>();
  const holders = new Map<string, Seen<string>>();

  function checkCohort(row: Row, { cohort, programme, startYear }: RosterRow): void {
    const stored = cohorts.get(cohort);
    if (stored && (stored.programme !== programme || stored.startYear !== startYear)) {
      row.refuse("cohort-differs", { cohort, programme: stored.programme, year: stored.startYear });
    }
    const first = seenFirst(inFile, cohort, { programme, startYear }, row.line);
    if (first.value.programme !== programme || first.value.startYear !== startYear) {
      const { value, line } = first;
      row.refuse("cohort-differs-file", { cohort, programme: value.programme, year: value.startYear, other: line });
    }
  }

  function checkLearner(row: Row, { cohort, learner: { email } }: RosterRow): void {
    const key = `${cohort}\n${email}`;
    const other = learners.get(key);
    if (other === undefined) learners.set(key, row.line);
    else row.refuse("learner-twice", { email, cohort, other });
  }

  /** One address is one person: the same name, whatever its case and accents. */
  function nameOf(row: Row, email: string, name: string): string {
    const first = seenFirst(names, email, name, row.line);
    if (first.value === name) return name;
    if (fold(first.value) !== fold(name)) {
      row.refuse("name-differs", { email, name: first.value, other: first.line, value: name });
    }
    return first.value;
  }

  /** An option of a cohort, and a cohort, have one holder of each role. */
  function checkHead(row: Row, { cohort, option }: RosterRow, { role, per, email }: RosterRow["around"][number]): void {
    if (per !== "cohort" && (per !== "option" || option === null)) return;
    const first = seenFirst(heads, [cohort, role, ...(per === "option" ? [option] : [])].join("\n"), email, row.line);
    if (first.value === email) return;
    const differs = { column: role, email: first.value, cohort, other: first.line };
    if (per === "cohort") row.refuse("cohort-holder-differs", differs);
    else row.refuse("head-differs", { ...differs, option: option ?? "" });
  }

  /** As many members as a team may have, and one holder of each of its roles; gives the team under the name first written. */
  function teamOf(row: Row, { cohort, team, around }: RosterRow): RosterRow["team"] {
    if (!team) return null;
    const key = `${cohort}\n${fold(team.name)}`;
    const first = seenFirst(teams, key, { ...team, members: 0 }, row.line);
    first.value.members += 1;
    const { name, most } = first.value;
    if (most !== null && first.value.members === most + 1) row.refuse("team-large", { team: name, most });
    for (const { role, per, email } of around) {
      if (per !== "team") continue;
      const held = seenFirst(holders, `${key}\n${role}`, email, row.line);
      if (held.value === email) continue;
      row.refuse("holder-differs", { column: role, email: held.value, team: name, cohort, other: held.line });
    }
    return { name, most };
  }

  return (row, entry) => {
    checkCohort(row, entry);
    checkLearner(row, entry);
    const learner = { ...entry.learner, name: nameOf(row, entry.learner.email, entry.learner.name) };
    const around = entry.around.map((holder) => {
      checkHead(row, entry, holder);
      return holder.name === null ? holder : { ...holder, name: nameOf(row, holder.email, holder.name) };
    });
    const team = teamOf(row, entry);
    return { ...entry, learner, around, ...(team && { team }) };
  };
}

function seenFirst<Value>(seen: Map<string, Seen<Value>>, key: string, value: Value, line: number): Seen<Value> {
  const first = seen.get(key);
  if (first) return first;
  const mine = { value, line };
  seen.set(key, mine);
  return mine;
}

function fold(name: string): string {
  const letters = name.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return letters.replaceAll(/[^\p{L}\p{N}]+/gu, " ").toLowerCase();
}
