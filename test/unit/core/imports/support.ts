import type { Read } from "../../../../src/core/imports/problem.ts";
import { sayProblem } from "../../../../src/core/imports/problem.ts";
import type { Programme, Role } from "../../../../src/domain/programme/programme.ts";

function role(id: string, per: Role["per"], learner = false): Role {
  return { id, name: { fr: id, en: id }, per, learner, outside: false, duties: [] };
}

function programme(id: string, options: readonly string[], roles: readonly Role[], learns = "apprentice"): Programme {
  const learner = role(learns, "enrolment", true);
  return {
    id,
    version: 1,
    name: { fr: id, en: id },
    document: null,
    anyOption: false,
    calendarSource: { line: null, why: null },
    calendarReminders: { return: null, period: null },
    roles: [learner, ...roles],
    learner,
    years: 3,
    options,
    startWeek: 40,
    plan: null,
    optionNames: [],
    sessions: [],
    teams: null,
    settings: [],
    dossiers: [],
    counters: [],
    curriculum: null,
    facts: [],
    contacts: [],
  };
}

/** Made-up programmes: one with options and all the columns of a roster, one with a coach and nothing else, one whose trainees have a chef and a juror of the cohort. */
export const PROGRAMMES = new Map(
  [
    programme(
      "long-course",
      ["RED", "BLUE"],
      [
        role("master", "enrolment"),
        role("tutor", "enrolment"),
        role("option_head", "option"),
        role("registrar", "school"),
      ],
    ),
    programme("short-course", [], [role("coach", "enrolment")]),
    programme("house-course", [], [role("chef", "enrolment"), role("juror", "cohort")], "trainee"),
  ].map((one) => [one.id, one]),
);

export function bytesOf(...lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

export function rowsOf<Row>(read: Read<Row>): readonly Row[] {
  if (!read.ok) throw new Error(read.problems.map((problem) => sayProblem(problem, "en")).join("\n"));
  return read.rows;
}

/** `7 date-none`, one a problem. */
export function problemsOf(read: Read<unknown>): readonly string[] {
  return read.ok ? [] : read.problems.map(({ line, id }) => `${line} ${id}`);
}
