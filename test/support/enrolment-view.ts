import type { EnrolmentView } from "../../src/core/ports.ts";

/** Somebody's enrolment in cohort `cohort-1` of programme `course`, with no option, no company and no other role of theirs. */
export function enrolmentView(name: string, parts: Partial<EnrolmentView> = {}): EnrolmentView {
  return {
    id: name,
    person: { id: name, name, email: `${name}@x.example` },
    cohort: { id: "cohort-1", programme: "course", startYear: 2026, version: 1 },
    option: null,
    company: null,
    region: null,
    exceptions: 0,
    keptFrom: 0,
    team: false,
    as: [],
    ...parts,
  };
}
