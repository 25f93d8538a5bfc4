import { describe, expect, it } from "vitest";
import type { FieldValue } from "../../../../../src/domain/dossier/state.ts";
import type { FormField } from "../../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../../../../src/domain/programme/programme.ts";
import { ANY_ANSWER } from "../../../../../src/domain/programme/proof/answers.ts";
import { explore, isTried, wayTo } from "../../../../../src/domain/programme/proof/explore.ts";
import { staffOf } from "../../../../../src/domain/programme/proof/staff.ts";
import { act, anyOrder, field, inOrder, when } from "../../dossier/support.ts";
import { dossier, lines, SCHOOL } from "./support.ts";

const LEARNER = ["learner"];
const staffFor = (roles: readonly string[]) =>
  staffOf(
    SCHOOL.roles.filter(({ id }) => roles.includes(id)),
    () => 1,
  );
const explored = (kind: DossierKind, roles: readonly string[] = LEARNER, most = 1000) =>
  explore(kind, staffFor(roles), most);

/** The last move into each state, in their order, and the states one move away. */
function graph(kind: DossierKind, roles?: readonly string[]): readonly string[] {
  const { states, next } = explored(kind, roles);
  return states.map((_, number) => {
    const last = lines(wayTo(states, number)).at(-1) ?? "begun";
    return `${number} ${last} > ${next[number]?.join(" ")}`;
  });
}

const yesNo = (id: string, more: object = {}) => field(id, { kind: "yes or no", ...more });
/** What is filled in for a field in all the states. */
function valuesFor(id: string, kind: DossierKind, roles?: readonly string[]): readonly (FieldValue | undefined)[] {
  return [...new Set(explored(kind, roles).states.map(({ state }) => state.values[id]))];
}

describe("the states of a dossier that can be reached", () => {
  it("stand in the order of how near they are, each once, with those that are one move away", () => {
    expect(graph(dossier(inOrder(act("learner fills"), act("tutor signs"))), ["learner", "tutor"])).toEqual([
      "0 begun > 1",
      "1 learner do learner-fills > 0 2 3",
      "2 tutor do tutor-signs > ",
      "3 tutor refuse tutor-signs > 1",
    ]);
    const both = dossier(anyOrder(act("learner fills"), act("tutor signs")));
    expect(explored(both, ["learner", "tutor"]).states).toHaveLength(4);
  });

  it("are told apart by who did a step, not by when or how often", () => {
    const kind = dossier(inOrder(act("office/board fills"), act("learner signs")));
    const roles = ["learner", "office", "board"];
    const members = explored(kind, roles).states.map(({ state }) => state.done["office/board-fills"]?.by);
    expect(members.filter((one) => one === "office").length).toBe(members.filter((one) => one === "board").length);
    expect(new Set(members)).toEqual(new Set([undefined, "office", "board"]));
  });

  it("are not told apart by which of several people of one role did a step, but by whether it was the same one", () => {
    const kind = dossier(anyOrder(act("office fills"), act("office signs")));
    const offices = SCHOOL.roles.filter(({ id }) => id === "office");
    const with2 = explore(
      kind,
      staffOf(offices, () => 2),
      1000,
    ).states;
    expect(with2.map(({ state }) => Object.values(state.done).map(({ by }) => by))).toEqual([
      [],
      ["office"],
      ["office"],
      ["office", "office"],
      ["office", "office 2"],
    ]);
    const other = dossier(anyOrder(act("office fills"), act("board signs")));
    expect(explored(other, ["office", "board"]).states).toHaveLength(4);
  });

  it("are only as many as may be looked at, and then it says that there are more", () => {
    const kind = dossier(inOrder(act("learner fills"), act("tutor signs")));
    const all = explored(kind).states.length;
    expect(all).toBe(2);
    expect(explored(kind, LEARNER, all)).toMatchObject({ more: false });
    const { states, next, more } = explored(kind, LEARNER, all - 1);
    expect([states.length, next, more]).toEqual([1, [[]], true]);
  });

  it("begin once on each road, and with each way of what is taken from elsewhere", () => {
    const paths = ["near", "far"].map((id) => ({ id, name: { fr: id, en: id } }));
    const far = { ...yesNo("far"), from: { dossier: "stay", field: "far" } };
    const { states } = explored(dossier(act("learner fills"), [far], { paths }));
    const begun = states
      .filter(({ move }) => move === null)
      .map(({ state: { path, values } }) => [path, values["far"]]);
    expect(begun).toEqual([
      ["near", true],
      ["near", false],
      ["far", true],
      ["far", false],
    ]);
  });
});

describe("the way to a state", () => {
  it("is the moves to it in order, with the road and what was taken", () => {
    const paths = [{ id: "near", name: { fr: "a", en: "b" } }];
    const far = { ...yesNo("far"), from: { dossier: "stay", field: "far" } };
    const kind = dossier(inOrder(act("learner fills"), act("learner signs")), [far], { paths });
    const { states } = explored(kind);
    const end = states.findIndex(({ state }) => state.status === "done");
    expect(wayTo(states, end)).toMatchObject({
      ...{ path: "near", taken: { far: true } },
      moves: [{ step: "learner-fills" }, { step: "learner-signs" }],
    });
    expect(wayTo(states, 0)).toEqual({ path: "near", moves: [], taken: { far: true } });
    expect(wayTo(explored(dossier(act("learner fills"))).states, 0)).toEqual({ path: null, moves: [] });
  });

  it("holds who did what in which role, and of what they filled in what conditions ask about", () => {
    const form = [yesNo("far"), field("title")];
    const kind = dossier(inOrder(act("learner fills"), when("far", act("tutor signs"))), form);
    const { states } = explored(kind, ["learner", "tutor"]);
    expect(wayTo(states, 1).moves).toEqual([
      { kind: "do", step: "learner-fills", member: "learner", role: "learner", values: { far: true }, to: null },
    ]);
  });

  it("begins with a day for what has days of its own", () => {
    const { states } = explored(dossier(act("tutor fills"), [], { each: "visit" }), ["tutor"]);
    expect(wayTo(states, 1).moves).toEqual([
      { kind: "plan", step: null, member: "tutor", role: "tutor", values: {}, to: null },
    ]);
    const [first, ...others] = states.map(({ state }) => state.event);
    expect([first, new Set(others.map((event) => JSON.stringify(event)))]).toEqual([
      null,
      new Set(['{"from":0,"to":0}']),
    ]);
  });

  it("may go back to one role alone where a refusal would go to several", () => {
    const several = inOrder(act("learner fills"), act("tutor fills"), act("office signs"));
    const refusals = (kind: DossierKind) =>
      explored(kind, ["learner", "tutor", "office"])
        .states.filter(({ state, move }) => move?.kind === "refuse" && !("learner-fills" in state.done))
        .map(({ move }) => move?.to);
    expect(new Set(refusals(dossier(several)))).toEqual(new Set([null, "learner"]));
    const one = inOrder(act("learner fills"), act("office signs"));
    expect(new Set(refusals(dossier(one)))).toEqual(new Set([null]));
  });

  it("may end in taking back what may be taken back", () => {
    const visit = dossier(inOrder(act("learner fills"), act("tutor signs")), [], { each: "when-needed" });
    const kinds = explored(visit, ["learner", "tutor"]).states.map(({ move }) => move?.kind);
    expect(kinds).toContain("withdraw");
  });
});

describe("what is filled in while trying", () => {
  const asked = (...form: readonly FormField[]) =>
    dossier(inOrder(act("learner fills"), when("far", act("learner signs"))), form);

  it("is each answer to what a condition asks about, and none where none is needed", () => {
    expect(valuesFor("far", asked(yesNo("far")))).toEqual([undefined, true, false, ANY_ANSWER]);
    expect(explored(asked(yesNo("far"))).next[0]).toHaveLength(2);
    // Left open is a way of its own.
    expect(explored(asked(yesNo("far", { required: false }))).next[0]).toHaveLength(3);
    expect(valuesFor("far", asked(yesNo("far", { mustBeYes: true })))).toEqual([undefined, true, ANY_ANSWER]);
  });

  it("is anything at all for the rest where something has to be said, and nothing where it has not", () => {
    const [said, open] = [field("title"), field("note", { required: false })];
    const values = valuesFor("title", asked(yesNo("far"), said));
    expect(values).toHaveLength(2);
    expect(typeof values[1]).toBe("string");
    expect(valuesFor("note", asked(yesNo("far"), open))).toEqual([undefined]);
  });

  it("asks about what hangs on conditions of steps and of other questions, and not about what is required on a condition", () => {
    const holds = { field: "far", is: null, not: false };
    const needs = { kind: "dossier" as const, dossier: "stay", sameDays: false };
    const requires = [{ when: holds, needs, else: { fr: "a", en: "b" } }];
    const plain = [yesNo("far")];
    const answers = (kind: DossierKind) => valuesFor("far", kind);
    expect(answers(dossier(act("learner fills"), plain))).toHaveLength(2);
    expect(answers(dossier(act("learner fills"), plain, { requires }))).toHaveLength(2);
    expect(answers(dossier(act("learner fills", { requires }), plain))).toHaveLength(2);
    expect(answers(dossier(act("learner fills"), [...plain, field("where", { when: holds })]))).toEqual([
      ...[undefined, true, false],
    ]);
    const nested = inOrder(act("learner fills"), anyOrder(when("far", when("late", act("learner signs")))));
    expect(valuesFor("late", dossier(nested, [...plain, yesNo("late")]))).toEqual([undefined, true, false, ANY_ANSWER]);
  });
});

it("a kind has something to try where somebody does something", () => {
  expect(isTried(dossier(act("learner fills")))).toBe(true);
  expect(isTried(dossier(null))).toBe(false);
});
