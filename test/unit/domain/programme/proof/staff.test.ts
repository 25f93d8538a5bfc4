import { describe, expect, it } from "vitest";
import type { DossierKind } from "../../../../../src/domain/programme/programme.ts";
import { proveDossier } from "../../../../../src/domain/programme/proof/prove-dossier.ts";
import type { School } from "../../../../../src/domain/programme/proof/staff.ts";
import {
  actorOf,
  holdersIn,
  mostHolders,
  rolesIn,
  staffOf,
  together,
} from "../../../../../src/domain/programme/proof/staff.ts";
import { act, allOf, inOrder } from "../../dossier/support.ts";
import { dossier, lines, SCHOOL } from "./support.ts";

const TEAMS = { ...SCHOOL, teams: { least: 3, most: 5 } };
const EVERYBODY = inOrder(...SCHOOL.roles.map(({ id }) => act(`${id} signs`)));
/** Each of two seats waits for nobody once its only holder has taken the other. */
const EITHER_SEAT = Array.from({ length: 2 }, () => ({ kind: "waits-for-nobody", because: "other-seat" }));
const OF_ONE: Partial<DossierKind> = {};
const OF_TEAM: Partial<DossierKind> = { per: "team" };
const ONCE_A_TEAM: Partial<DossierKind> = { each: "team" };

describe("who stands around a dossier", () => {
  const ids = (more: Partial<DossierKind>, school = SCHOOL) =>
    rolesIn(dossier(EVERYBODY, [], more), school).map(({ id }) => id);

  it("is nobody around a team that there is not, and no one of single enrolments around a team", () => {
    expect(ids(OF_ONE)).toEqual(["learner", "tutor", "master", "coach", "office", "board"]);
    expect(ids(OF_ONE, TEAMS)).toEqual(["learner", "tutor", "master", "coach", "office", "board", "guide"]);
    for (const more of [OF_TEAM, ONCE_A_TEAM]) {
      expect(ids(more, TEAMS)).toEqual(["learner", "office", "board", "guide"]);
      expect(ids(more)).toEqual(["learner", "office", "board"]);
    }
  });

  it("is only who acts in it", () => {
    expect(
      rolesIn(dossier(inOrder(act("learner fills"), act("tutor/office signs"))), SCHOOL).map(({ id }) => id),
    ).toEqual(["learner", "tutor", "office"]);
  });

  it("may be as many as they want of the school's or a team's people, and of those who learn a team's fewest", () => {
    const most = (more: Partial<DossierKind>, school: School = TEAMS) =>
      Object.fromEntries(SCHOOL.roles.map((role) => [role.id, mostHolders(role, dossier(null, [], more), school)]));
    const one = { learner: 1, tutor: 1, master: 1, coach: 1, office: Infinity, board: Infinity, guide: Infinity };
    expect(most(OF_ONE)).toEqual(one);
    for (const more of [OF_TEAM, ONCE_A_TEAM]) {
      expect(most(more)).toEqual({ ...one, learner: 3 });
      expect(most(more, SCHOOL)).toEqual(one);
    }
  });
});

describe("the people with whom a dossier is tried", () => {
  const roles = SCHOOL.roles.filter(({ id }) => id === "tutor" || id === "office");
  const staff = staffOf(roles, ({ id }) => (id === "office" ? 2 : 1));

  it("are called after their one role, or hold two where these are together", () => {
    expect(staff).toEqual([
      { id: "tutor", roles: ["tutor"] },
      { id: "office", roles: ["office"] },
      { id: "office 2", roles: ["office"] },
    ]);
    expect(together(staff, ["tutor", "office"])).toEqual([
      { id: "tutor", roles: ["tutor", "office"] },
      { id: "office 2", roles: ["office"] },
    ]);
  });

  it("act for themselves, and have no deputies", () => {
    const [both] = together(staff, ["tutor", "office"]);
    if (!both) throw new Error("nobody");
    const own = ["tutor", "office"].map((role) => ({ role, for: null }));
    expect(actorOf(both)).toEqual({ person: "tutor", roles: own });
    expect(holdersIn([both], roles)).toEqual([
      { role: "tutor", scope: "enrolment", person: "tutor", deputies: [], essentialOnly: false },
      { role: "office", scope: "school", person: "tutor", deputies: [], essentialOnly: false },
    ]);
    expect(holdersIn(staff, roles).map(({ role, person }) => `${role} ${person}`)).toEqual([
      "tutor tutor",
      "office office",
      "office office 2",
    ]);
  });
});

describe("how many people a role takes", () => {
  const seats = (...lines: readonly string[]) =>
    inOrder(act("learner fills"), allOf(...lines.map((line) => act(line))));
  const people = (kind: DossierKind, school = SCHOOL) => proveDossier(kind, school).people;

  it("is as few as it takes, of each role apart", () => {
    expect(people(dossier(seats("office validates", "office attests", "office signs")))).toEqual([
      { role: "office", count: 3 },
    ]);
    expect(people(dossier(seats("office validates", "office attests", "board signs")))).toEqual([
      { role: "office", count: 2 },
    ]);
    expect(people(dossier(seats("office validates", "office attests", "board signs", "board validates")))).toEqual([
      { role: "office", count: 2 },
      { role: "board", count: 2 },
    ]);
    expect(people(dossier(seats("office validates", "board signs")))).toEqual([]);
  });

  it("is several members of a team that bears it, and one of those who learn alone", () => {
    const both = allOf(act("learner signs"), act("learner attests"));
    expect(proveDossier(dossier(both, [], OF_TEAM), TEAMS)).toMatchObject({
      traps: [],
      people: [{ role: "learner", count: 2 }],
    });
    expect(proveDossier(dossier(both), TEAMS)).toMatchObject({
      traps: EITHER_SEAT,
      people: [],
    });
  });

  it("is no more of those who learn than the smallest team has", () => {
    const three = dossier(allOf(act("learner signs"), act("learner attests"), act("learner validates")), [], OF_TEAM);
    expect(proveDossier(three, TEAMS)).toMatchObject({ traps: [], people: [{ role: "learner", count: 3 }] });
    const [trap] = proveDossier(three, { ...TEAMS, teams: { least: 2, most: 3 } }).traps;
    expect(trap).toMatchObject({ kind: "waits-for-nobody", because: "other-seat" });
    expect(trap && lines(trap.way).map((line) => line.split(" do ")[0])).toEqual(["learner", "learner 2"]);
    const own = dossier(inOrder(act("learner fills"), act("learner validates")), [], OF_TEAM);
    expect(proveDossier(own, { ...TEAMS, teams: { least: 1, most: null } }).traps).toMatchObject([
      { kind: "waits-for-nobody", because: "own-work" },
    ]);
    expect(proveDossier(own, { ...TEAMS, teams: { least: 2, most: null } }).traps).toEqual([]);
    // The others may still be several.
    const both = dossier(allOf(act("learner signs"), act("office signs"), act("office attests")), [], OF_TEAM);
    expect(proveDossier(both, { ...TEAMS, teams: { least: 1, most: 3 } })).toMatchObject({
      traps: [],
      people: [{ role: "office", count: 2 }],
    });
  });

  it("is not told where more of them would not do", () => {
    const mixed = inOrder(act("learner fills"), allOf(act("office signs"), act("tutor signs"), act("tutor attests")));
    expect(proveDossier(dossier(mixed), SCHOOL)).toMatchObject({
      traps: EITHER_SEAT,
      people: [],
      apart: [],
    });
  });
});

it("which roles one person cannot hold is told of each pair but of those who learn", () => {
  const all = allOf(act("learner signs"), act("tutor validates"), act("office validates"), act("board attests"));
  expect(proveDossier(dossier(all), SCHOOL).apart).toEqual([
    { roles: ["tutor", "office"], step: "office-validates" },
    { roles: ["tutor", "board"], step: "board-attests" },
    { roles: ["office", "board"], step: "board-attests" },
  ]);
  const chain = inOrder(act("learner fills"), act("tutor signs"), act("office validates"));
  expect(proveDossier(dossier(chain), SCHOOL).apart).toEqual([]);
});
