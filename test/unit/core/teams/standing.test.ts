import { describe, expect, it } from "vitest";
import { askedOfAll, lacking } from "../../../../src/core/teams/standing.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { seenFrom } from "../../../../src/domain/programme/seen-from.ts";
import { enrolmentView } from "../../../support/enrolment-view.ts";
import { TEAM_PROGRAMME } from "../../../support/team-school.ts";

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
    const members = ["ann", "bob", "cleo"].map((id) => enrolmentView(id));
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
