import { describe, expect, it } from "vitest";
import { askedOfAll, lacking } from "../../../../src/core/teams/standing.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { seenFrom } from "../../../../src/domain/programme/seen-from.ts";
import { TEAM_PROGRAMME } from "../../../support/team-school.ts";

const member = (id: string) => ({
  id,
  person: { id, name: id, email: "" },
  cohort: { id: "c1", programme: "bridge-builders", startYear: 2026, version: 1 },
  option: null,
  company: null,
  region: null,
  exceptions: 0,
  keptFrom: 0,
  team: false,
  as: [],
});

const stored = (enrolment: string, kind: string, status: "open" | "done") => ({
  enrolment,
  kind,
  state: { ...NOTHING_DONE, status },
});

describe("what every member of a team must have", () => {
  it("MIS-04 is what the team's dossiers ask of every member, each kind once", () => {
    const programme = readProgramme(TEAM_PROGRAMME, "team.yaml");
    expect(askedOfAll(seenFrom(programme, "team"), programme).map(({ id }) => id)).toEqual(["training"]);
    expect(askedOfAll(seenFrom(programme, "learner"), programme)).toEqual([]);
  });

  it("MIS-04 is missing for whoever has not finished it themselves", () => {
    const members = ["ann", "bob", "cleo"].map(member);
    const known = [
      stored("ann", "training", "done"),
      stored("bob", "training", "open"),
      stored("cleo", "other", "done"),
      stored("dan", "training", "done"),
    ];
    expect(lacking({ id: "training" }, members, known).map(({ id }) => id)).toEqual(["bob", "cleo"]);
    expect(lacking({ id: "training" }, [], known)).toEqual([]);
  });
});
