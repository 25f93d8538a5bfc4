import type { Place } from "../../../../../src/domain/calendar/place.ts";
import type { FormField, Step } from "../../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind, Role, RoleScope } from "../../../../../src/domain/programme/programme.ts";
import type { School } from "../../../../../src/domain/programme/proof/staff.ts";
import type { Move, Way } from "../../../../../src/domain/programme/proof/trap.ts";

/** A kind of dossier with nothing but its steps and its form, unless more is said. */
export function dossier(
  steps: Step | null,
  form: readonly FormField[] = [],
  more: Partial<DossierKind> = {},
): DossierKind {
  return {
    id: "plan",
    rules: [],
    name: { fr: "projet", en: "plan" },
    command: null,
    each: "year",
    years: null,
    opens: null,
    due: null,
    during: null,
    inYear: [],
    per: "enrolment",
    readers: [],
    paths: [],
    form,
    requires: [],
    steps,
    remind: null,
    escalate: null,
    source: { line: null, why: null },
    ...more,
  };
}

function role(id: string, per: RoleScope): Role {
  return { id, name: { fr: id, en: id }, per, learner: id === "learner", outside: false, duties: [] };
}

/** A learner, a tutor, a master and a coach of the enrolment, an office and a board of the school, a guide of the team. */
export const SCHOOL: School = {
  roles: [
    ...["learner", "tutor", "master", "coach"].map((id) => role(id, "enrolment")),
    ...["office", "board"].map((id) => role(id, "school")),
    role("guide", "team"),
  ],
  teams: null,
};

/** `member verb step {values}` of each move. */
export function lines({ moves }: Way): readonly string[] {
  return moves.map(({ kind, step, member, values, to }: Move) => {
    const filled = Object.entries(values).map(([id, value]) => ` ${id}=${String(value)}`);
    return `${member} ${kind}${step === null ? "" : ` ${step}`}${filled.join("")}${to === null ? "" : ` to ${to}`}`;
  });
}

const LETTERS: Readonly<Record<string, Place>> = {
  S: "school",
  E: "exam",
  C: "company",
  D: "defence",
  O: "off",
  U: "unknown",
};

/** The places of weeks in order, a letter each as in a programme file. */
export const weeks = (letters: string): Place[] => [...letters].map((letter) => LETTERS[letter] ?? "off");
