import { describe, expect, it } from "vitest";
import type { DossierState, Values } from "../../../../src/domain/dossier/state.ts";
import {
  actsOf,
  fieldsOf,
  judges,
  otherSeats,
  stepsAfter,
  stillAsked,
  takenIn,
  valuesAsked,
  valuesLeft,
  waysBack,
  writes,
} from "../../../../src/domain/dossier/steps.ts";
import { type Act, type FormField, type Step, VERBS } from "../../../../src/domain/programme/dossier-rules.ts";
import { act, allOf, anyOrder, field, inOrder, when } from "./support.ts";

const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
const [fills, signs, completes, validates] = [
  act("learner fills"),
  act("learner signs"),
  act("master completes"),
  act("tutor validates"),
];

/** A state in which these steps are done. */
function withDone(done: readonly Act[], values: Values = {}): Pick<DossierState, "path" | "values" | "done"> {
  const by = { by: "someone", for: null, role: "learner", at: 0 };
  return { path: null, values, done: Object.fromEntries(done.map(({ id }) => [id, by])) };
}

describe("the steps of a dossier", () => {
  it("write, judge, or do neither", () => {
    const verbs = (is: (one: Act) => boolean) => VERBS.filter((verb) => is(act(`learner ${verb}`)));
    expect(verbs(writes)).toEqual(["fills", "completes", "completes and signs", "chooses"]);
    expect(verbs(judges)).toEqual(["validates", "countersigns", "attests"]);
  });

  it("are all that stand in it, in the order in which they are written", () => {
    const steps = inOrder(fills, anyOrder(when("far", completes), signs), allOf(validates));
    expect(ids(actsOf({ steps }))).toEqual(["learner-fills", "master-completes", "learner-signs", "tutor-validates"]);
    expect(actsOf({ steps: null })).toEqual([]);
  });

  it("come after those before them in an order, whatever branch they stand in, and after none beside them", () => {
    const later = (steps: Step, id: string) => [...stepsAfter(steps, id)];
    const steps = inOrder(fills, when("far", anyOrder(completes, inOrder(signs, validates))));
    expect(later(steps, "learner-fills")).toEqual(["master-completes", "learner-signs", "tutor-validates"]);
    expect(later(steps, "learner-signs")).toEqual(["tutor-validates"]);
    expect(later(steps, "master-completes")).toEqual([]);
    expect(later(steps, "nobody-signs")).toEqual([]);
    expect(later(anyOrder(fills, completes), "learner-fills")).toEqual([]);
    expect(later(inOrder(anyOrder(fills, completes), signs, validates), "master-completes")).toEqual([
      ...["learner-signs", "tutor-validates"],
    ]);
  });
});

describe("the other seats of a joint decision", () => {
  it("are all that stand in its other branches: one branch is one seat", () => {
    const steps = inOrder(fills, allOf(inOrder(completes, signs), validates));
    expect(otherSeats(steps, "tutor-validates")).toEqual(["master-completes", "learner-signs"]);
    expect(otherSeats(steps, "master-completes")).toEqual(["tutor-validates"]);
    expect(otherSeats(steps, "learner-fills")).toEqual([]);
    expect(otherSeats(steps, "nobody-signs")).toEqual([]);
  });

  it("are none where nothing is decided together, and all around where decisions stand in one another", () => {
    expect(otherSeats(anyOrder(fills, validates), "learner-fills")).toEqual([]);
    const nested = allOf(when("far", allOf(fills, signs)), validates);
    expect(otherSeats(nested, "learner-fills")).toEqual(["learner-signs", "tutor-validates"]);
  });
});

describe("a refusal goes back", () => {
  const back = (one: Act, done: readonly Act[], ...before: readonly Step[]) =>
    ids(waysBack({ steps: inOrder(...before, one) }, one, withDone(done)));

  it("to all who wrote before, else to the last step before it", () => {
    expect(back(validates, [fills, signs, completes], fills, signs, completes)).toEqual([
      ...["learner-fills", "master-completes"],
    ]);
    expect(back(validates, [signs, act("master signs")], signs, act("master signs"))).toEqual(["master-signs"]);
  });

  it("to the last step of the role that the file names", () => {
    const named = act("tutor validates", { backTo: "learner" });
    const before = [fills, signs, completes];
    expect(back(named, before, ...before)).toEqual(["learner-signs"]);
    expect(back(named, [fills, completes], ...before)).toEqual(["learner-fills"]);
    expect(back(named, [completes], ...before)).toEqual([]);
  });

  it("to nobody where nothing is done before it, or beside it only", () => {
    expect(back(validates, [], fills)).toEqual([]);
    expect(ids(waysBack({ steps: anyOrder(fills, validates) }, validates, withDone([fills])))).toEqual([]);
    expect(ids(waysBack({ steps: inOrder(validates, fills) }, validates, withDone([fills])))).toEqual([]);
    expect(waysBack({ steps: null }, validates, withDone([fills]))).toEqual([]);
  });
});

describe("the fields that a step fills in", () => {
  const asked = (form: readonly FormField[], one: Act, steps: Step, values: Values = {}) =>
    ids(fieldsOf({ steps, form }, one, { path: null, values }));
  const shared = field("title");

  it("are those of nobody in particular for each who writes, for all where nobody does", () => {
    const steps = inOrder(fills, signs, completes);
    expect([fills, signs, completes].map((one) => asked([shared], one, steps))).toEqual([["title"], [], ["title"]]);
    const unwritten = inOrder(signs, validates);
    expect([signs, validates].map((one) => asked([shared], one, unwritten))).toEqual([["title"], ["title"]]);
    // What stands there already is not asked of who only judges; who writes may write it again.
    expect(asked([shared], validates, unwritten, { title: "A" })).toEqual([]);
    expect(asked([shared], completes, steps, { title: "A" })).toEqual(["title"]);
  });

  it("are a role's own in its first step that writes, else in its first step", () => {
    const own = field("mine", { by: ["learner"] });
    const steps = inOrder(signs, fills, act("learner completes"), validates);
    expect(actsOf({ steps }).map((one) => asked([own], one, steps))).toEqual([[], ["mine"], [], []]);
    const judged = field("opinion", { by: ["tutor"] });
    const twice = inOrder(fills, validates, act("tutor signs"));
    expect(actsOf({ steps: twice }).map((one) => asked([judged], one, twice))).toEqual([[], ["opinion"], []]);
    expect(asked([judged], validates, twice, { opinion: "A" })).toEqual(["opinion"]);
    expect(asked([field("theirs", { by: ["office"] })], fills, twice)).toEqual([]);
  });

  it("are none that are taken from elsewhere, nor hang on what is not so", () => {
    const steps = inOrder(fills, completes);
    const from = { dossier: "plan", field: "far" };
    const far = { ...field("far", { kind: "yes or no" as const }), from };
    const where = field("where", { when: { field: "far", not: false, is: null } });
    expect(asked([far, where], fills, steps)).toEqual([]);
    expect(asked([far, where], fills, steps, { far: true })).toEqual(["where"]);
    expect(asked([{ ...far, from: null }, where], fills, steps)).toEqual(["far", "where"]);
  });
});

describe("what stands in a form", () => {
  const far = field("far", { kind: "yes or no" });
  const where = field("where", { when: { field: "far", not: false, is: null } });
  const how = field("how", { when: { field: "where", not: false, is: "x" } });

  it("is asked for once what it hangs on is filled in so", () => {
    expect(ids(stillAsked([far, where, how], {}))).toEqual(["far"]);
    expect(ids(stillAsked([far, where, how], { far: true, where: "x" }))).toEqual(["far", "where", "how"]);
    expect(ids(stillAsked([far, where, how], { far: false, where: "x" }))).toEqual(["far"]);
    // What hangs on another step's answer was judged before.
    expect(ids(stillAsked([where], {}))).toEqual(["where"]);
  });

  it("goes with the answer that it hung on", () => {
    const kind = { form: [far, where, how] };
    const values = { far: true, where: "x", how: "y", else: "z" };
    expect(valuesAsked(kind, { path: null, values })).toEqual(values);
    expect(valuesAsked(kind, { path: null, values: { ...values, far: false } })).toEqual({ far: false, else: "z" });
    expect(valuesAsked(kind, { path: null, values: { ...values, where: "w" } })).toEqual({
      ...{ far: true, where: "w", else: "z" },
    });
  });

  it("is known from elsewhere only where it was taken", () => {
    const from = { dossier: "plan", field: "far" };
    expect(takenIn({ form: [{ ...far, from }, where] }, { far: true, where: "x", old: "y" })).toEqual({ far: true });
    expect(takenIn({ form: [far, where] }, { far: true })).toEqual({});
  });

  it("goes with the last who stood for it, where no role writes, but for what was taken or is somebody's own", () => {
    const from = { dossier: "plan", field: "far" };
    const form = [field("title"), field("opinion", { by: ["tutor"] }), { ...far, from }];
    const values = { title: "A", opinion: "B", far: true };
    const left = (steps: Step, done: readonly Act[]) => valuesLeft({ steps, form }, { ...withDone(done, values) });
    expect(left(inOrder(signs, validates), [])).toEqual({ opinion: "B", far: true });
    expect(left(inOrder(signs, validates), [signs])).toEqual(values);
    expect(left(inOrder(signs, fills), [])).toEqual(values);
  });
});
