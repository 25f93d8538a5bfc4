import { describe, expect, it } from "vitest";
import { type TeamMoment, whyNotTeam } from "../../../../src/domain/team/decide.ts";

const MEMBER: TeamMoment = { keeper: false, member: true, full: false, finished: false };
const KEEPER: TeamMoment = { keeper: true, member: false, full: false, finished: true };

describe("who may change a team", () => {
  it("MIS-01 members add others and leave, and take nobody else out", () => {
    expect(whyNotTeam("make", MEMBER)).toBeNull();
    expect(whyNotTeam("add", MEMBER)).toBeNull();
    expect(whyNotTeam("leave", MEMBER)).toBeNull();
    expect(whyNotTeam("remove", MEMBER)).toBe("keepers-only");
  });

  it("MIS-01 members change nothing once a dossier of the team is finished", () => {
    expect(whyNotTeam("add", { ...MEMBER, finished: true })).toBe("finished");
    expect(whyNotTeam("leave", { ...MEMBER, finished: true })).toBe("finished");
  });

  it("others may nothing, unless they keep the roster", () => {
    for (const wish of ["make", "add", "leave", "remove"] as const) {
      expect(whyNotTeam(wish, { ...MEMBER, member: false })).toBe("not-a-member");
      expect(whyNotTeam(wish, KEEPER)).toBeNull();
    }
  });

  it("MIS-01 nobody adds to a team that is full; it may be left", () => {
    expect(whyNotTeam("add", { ...MEMBER, full: true })).toBe("full");
    expect(whyNotTeam("add", { ...KEEPER, full: true })).toBe("full");
    expect(whyNotTeam("leave", { ...MEMBER, full: true })).toBeNull();
  });
});
