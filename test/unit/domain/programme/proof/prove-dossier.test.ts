import { describe, expect, it } from "vitest";
import type { DossierKind } from "../../../../../src/domain/programme/programme.ts";
import { explore } from "../../../../../src/domain/programme/proof/explore.ts";
import { trapsIn } from "../../../../../src/domain/programme/proof/judge.ts";
import { proveDossier } from "../../../../../src/domain/programme/proof/prove-dossier.ts";
import { staffOf } from "../../../../../src/domain/programme/proof/staff.ts";
import { askedFor } from "../../../../../src/domain/reminder/audience.ts";
import { act, allOf, anyOrder, field, inOrder, when } from "../../dossier/support.ts";
import { shipped } from "../support.ts";
import { dossier, lines, SCHOOL } from "./support.ts";

const yesNo = (id: string, by: readonly string[] = []) => field(id, { kind: "yes or no", by });
const choice = (id: string, ...ids: string[]) =>
  field(id, { kind: "choice", choices: ids.map((one) => ({ id: one, name: { fr: one, en: one } })) });

/** Each trap without its way, and the way in short. */
function found(kind: DossierKind, school = SCHOOL) {
  return proveDossier(kind, school).traps.map(({ way, ...trap }) => [
    trap,
    ...(way.path === null ? [] : [`on ${way.path}`]),
    ...lines(way),
  ]);
}

describe("what is tried out of a dossier", () => {
  it("holds for every dossier of the programme that is shipped", () => {
    const albi = shipped("albi-apprenticeship");
    const proofs = albi.dossiers.map((kind) => proveDossier(kind, albi));
    expect(proofs.flatMap(({ traps }) => traps)).toEqual([]);
    expect(proofs.every(({ states }) => states > 1)).toBe(true);
  });

  it("has as many states as people can tell apart", () => {
    expect(proveDossier(dossier(null), SCHOOL)).toEqual({
      dossier: "plan",
      states: 0,
      traps: [],
      people: [],
      apart: [],
    });
    // Nothing, filled in, signed, sent back.
    const chain = inOrder(act("learner fills"), act("tutor signs"));
    expect(proveDossier(dossier(chain), SCHOOL)).toMatchObject({ states: 4, traps: [] });
    const asked = dossier(inOrder(act("learner fills"), when("abroad", act("tutor signs"))), [yesNo("abroad")]);
    expect(proveDossier(asked, SCHOOL).traps).toEqual([]);
  });

  it("begins with each way of what is taken from another dossier", () => {
    const host = { ...choice("host", "lab", "firm"), from: { dossier: "internship", field: "host" } };
    const jury = allOf(act("tutor attests"), when("host", act("master attests"), "firm"));
    expect(proveDossier(dossier(jury, [host]), SCHOOL)).toMatchObject({ states: 6, traps: [] });
    const lost = allOf(act("tutor attests"), when("host", act("guide attests"), "firm"));
    const [trap] = proveDossier(dossier(lost, [host]), SCHOOL).traps;
    expect(trap).toMatchObject({ kind: "waits-for-nobody", step: "guide-attests", way: { taken: { host: "firm" } } });
  });

  it("finds a question that is asked on no road, and none that is asked on one", () => {
    const paths = ["near", "far"].map((id) => ({ id, name: { fr: id, en: id } }));
    const asked = (is: string) => [field("visa", { when: { field: "path", is, not: false } })];
    expect(found(dossier(act("learner fills"), asked("far"), { paths }))).toEqual([]);
    expect(found(dossier(act("learner fills"), asked("away"), { paths }))).toEqual([
      [{ kind: "field-never-asked", field: "visa" }],
    ]);
  });

  it("finds a step that waits for who wrote what they would judge, after as few moves as it takes", () => {
    const own = inOrder(act("learner fills"), act("tutor completes"), act("tutor validates"));
    expect(found(dossier(own))).toEqual([
      [
        { kind: "waits-for-nobody", step: "tutor-validates", because: "own-work" },
        "learner do learner-fills",
        "tutor do tutor-completes",
      ],
    ]);
  });

  it("finds a seat of a joint decision that only one person could take, who has taken another", () => {
    const seats = allOf(act("tutor/master signs"), act("tutor attests"));
    expect(found(dossier(seats))).toEqual([
      [{ kind: "waits-for-nobody", step: "tutor-attests", because: "other-seat" }, "tutor do tutor/master-signs"],
    ]);
  });

  it("finds a step of a role that nobody can hold", () => {
    expect(found(dossier(inOrder(act("learner fills"), act("guide validates"))))).toEqual([
      [{ kind: "waits-for-nobody", step: "guide-validates", because: "no-holder" }, "learner do learner-fills"],
    ]);
    const teams = { ...SCHOOL, teams: { least: 3, most: 5 } };
    expect(found(dossier(inOrder(act("learner fills"), act("guide validates"))), teams)).toEqual([]);
    // A tutor of single enrolments does not stand around a team.
    expect(found(dossier(act("tutor fills"), [], { per: "team" }), teams)).toEqual([
      [{ kind: "waits-for-nobody", step: "tutor-fills", because: "no-holder" }],
    ]);
  });

  it("finds a condition on what only a later step fills in", () => {
    const late = inOrder(act("learner fills"), when("abroad", act("office validates")), act("tutor fills"));
    expect(found(dossier(late, [field("title", { by: ["learner"] }), yesNo("abroad", ["tutor"])]))).toEqual([
      [
        { kind: "asked-too-late", step: "office-validates", after: "tutor-fills" },
        "learner do learner-fills",
        "tutor do tutor-fills abroad=true",
      ],
    ]);
  });

  it("finds a step that is never asked for, and a field that nobody is asked", () => {
    const never = inOrder(act("learner fills"), when("host", when("host", act("tutor signs"), "b"), "a"));
    expect(found(dossier(never, [choice("host", "a", "b")]))).toEqual([[{ kind: "never-asked", step: "tutor-signs" }]]);
    expect(found(dossier(act("learner fills"), [field("said", { by: ["master"] })]))).toEqual([
      [{ kind: "field-never-asked", field: "said" }],
    ]);
  });

  it("finds a dossier in which nothing is ever asked, and the road on which that is so", () => {
    const steps = inOrder(when("path", act("learner fills"), "one"));
    const paths = ["one", "two"].map((id) => ({ id, name: { fr: id, en: id } }));
    expect(found(dossier(steps, [], { paths }))).toEqual([[{ kind: "nothing-asked" }, "on two"]]);
  });

  it("finds a refusal that goes back to a role that has no step before", () => {
    const back = inOrder(act("learner fills"), act("tutor validates", { backTo: "master" }));
    expect(found(dossier(back))).toEqual([
      [{ kind: "refusal-goes-nowhere", step: "tutor-validates", role: "master" }, "learner do learner-fills"],
    ]);
  });

  it("reminds nobody who cannot act: who wrote it is left out, and the wider role is asked", () => {
    expect(found(dossier(inOrder(act("tutor fills"), act("tutor/office validates"))))).toEqual([]);
    expect(found(dossier(allOf(act("tutor/master signs"), act("master/coach attests"))))).toEqual([]);
  });

  it("finds who would be reminded of what they may not do, were reminders sent to whoever holds a role", () => {
    const kind = dossier(inOrder(act("tutor fills"), act("tutor/office validates")));
    const roles = SCHOOL.roles.filter(({ id }) => id === "tutor" || id === "office");
    const staff = staffOf(roles, () => 1);
    const explored = explore(kind, staff, 100);
    expect(trapsIn(kind, explored, staff, roles)).toEqual([]);
    const found = trapsIn(kind, explored, staff, roles, ({ act: one }, around) => askedFor({ act: one }, around));
    expect(found.map(({ way, ...trap }) => [trap, ...lines(way)])).toEqual([
      [{ kind: "reminded-in-vain", step: "tutor/office-validates", member: "tutor" }, "tutor do tutor-fills"],
    ]);
  });

  it("says how many people a role takes where the school may have several, and finds no fault with it", () => {
    const joint = inOrder(act("learner fills"), allOf(act("office validates"), act("office attests")));
    expect(proveDossier(dossier(joint), SCHOOL)).toMatchObject({ people: [{ role: "office", count: 2 }] });
  });

  it("says which two roles one person cannot hold in it", () => {
    const seats = inOrder(
      act("learner fills"),
      allOf(act("tutor validates"), act("office validates")),
      act("board attests"),
    );
    expect(proveDossier(dossier(seats), SCHOOL)).toMatchObject({
      traps: [],
      apart: [{ roles: ["tutor", "office"], step: "office-validates" }],
    });
  });

  it("begins what has days of its own with saying when", () => {
    const visit = dossier(inOrder(act("tutor fills"), act("tutor validates")), [], { each: "visit" });
    expect(found(visit)).toEqual([
      [
        { kind: "waits-for-nobody", step: "tutor-validates", because: "own-work" },
        "tutor plan",
        "tutor do tutor-fills",
      ],
    ]);
  });

  it("finds where it would go on for ever, were there no way left to its end, once and where that is nearest", () => {
    const paths = ["near", "far"].map((id) => ({ id, name: { fr: id, en: id } }));
    const kind = dossier(inOrder(act("learner fills"), act("tutor signs")), [], { paths });
    const roles = SCHOOL.roles.filter(({ id }) => id === "learner" || id === "tutor");
    const staff = staffOf(roles, () => 1);
    const explored = explore(kind, staff, 100);
    const endless = (...roads: readonly string[]) => {
      const isLost = (number: number) => {
        const { path, status } = explored.states[number]?.state ?? {};
        return status === "done" && roads.includes(path ?? "");
      };
      const next = explored.next.map((numbers) => numbers.filter((number) => !isLost(number)));
      return trapsIn(kind, { ...explored, next }, staff, roles);
    };
    expect(endless()).toEqual([]);
    expect(endless("far")).toEqual([{ kind: "never-ends", way: { path: "far", moves: [] } }]);
    expect(endless("near", "far")).toEqual([{ kind: "never-ends", way: { path: "near", moves: [] } }]);
  });

  it("names no road where it is about every one of them", () => {
    const paths = ["near", "far"].map((id) => ({ id, name: { fr: id, en: id } }));
    const never = inOrder(act("learner fills"), when("path", act("tutor signs"), "away"));
    expect(found(dossier(never, [], { paths }))).toEqual([[{ kind: "never-asked", step: "tutor-signs" }]]);
    expect(proveDossier(dossier(act("learner fills"), [], { paths }), SCHOOL, 1).traps).toEqual([
      { kind: "too-many-states", states: 1, way: { path: null, moves: [] } },
    ]);
  });

  it("says so when there are too many states to look at", () => {
    const wide = anyOrder(...Array.from({ length: 15 }, (_, index) => act("learner signs", { id: `part-${index}` })));
    expect(proveDossier(dossier(wide), SCHOOL, 50).traps).toEqual([
      { kind: "too-many-states", states: 50, way: { path: null, moves: [] } },
    ]);
  });
});
