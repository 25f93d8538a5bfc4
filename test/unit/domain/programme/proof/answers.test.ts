import { describe, expect, it } from "vitest";
import { type DossierState, NOTHING_DONE, type Values } from "../../../../../src/domain/dossier/state.ts";
import type { FormField, Step } from "../../../../../src/domain/programme/dossier-rules.ts";
import {
  ANY_ANSWER,
  answered,
  askedIn,
  forgotten,
  widened,
} from "../../../../../src/domain/programme/proof/answers.ts";
import { explore, wayTo } from "../../../../../src/domain/programme/proof/explore.ts";
import { staffOf } from "../../../../../src/domain/programme/proof/staff.ts";
import { act, anyOrder, field, inOrder, when } from "../../dossier/support.ts";
import { dossier, lines, SCHOOL } from "./support.ts";

const yesNo = (id: string, more: Partial<FormField> = {}) => field(id, { kind: "yes or no", ...more });
const FILLS = act("learner fills");
const [ONE, TWO] = [act("tutor signs"), act("office signs")];
const CHAIN = inOrder(FILLS, when("a", ONE), when("b", TWO));
const FORM = [yesNo("a"), yesNo("b")];

const asked = (steps: Step, form: readonly FormField[] = FORM) => {
  const { early, late, before } = askedIn(dossier(steps, form));
  return { early: [...early], late: [...late], before: Object.fromEntries(before) };
};
const state = (values: Values, ...done: readonly string[]): DossierState => ({
  ...NOTHING_DONE,
  values,
  done: Object.fromEntries(done.map((id) => [id, { by: "learner", for: null, role: "learner", at: 0 }])),
});
const NOTHING_KNOWN = { a: ANY_ANSWER, b: ANY_ANSWER };

describe("the answers that are told apart", () => {
  it("are those that steps hang on, known late, and those that other questions or taken ones hang on, known early", () => {
    expect(asked(CHAIN)).toEqual({
      early: [],
      late: ["a", "b"],
      before: { a: ["learner-fills"], b: ["learner-fills"] },
    });
    expect(asked(CHAIN, [yesNo("a"), yesNo("b", { when: { field: "a", is: null, not: false } })])).toMatchObject({
      early: ["a"],
      late: ["b"],
    });
    expect(asked(CHAIN, [yesNo("a", { from: { dossier: "x", field: "a" } }), yesNo("b")])).toMatchObject({
      early: ["a"],
      late: ["b"],
    });
    expect(asked(FILLS)).toEqual({ early: [], late: [], before: {} });
  });

  it("are given anew first only by a step that is always done before all that hangs on them", () => {
    const givenIn = (steps: Step, form?: readonly FormField[]) => asked(steps, form).before["a"];
    expect(givenIn(inOrder(when("a", ONE), FILLS))).toEqual([]);
    expect(givenIn(anyOrder(FILLS, when("a", ONE)))).toEqual([]);
    expect(givenIn(inOrder(FILLS, when("a", ONE), when("a", anyOrder(TWO, act("master signs")))))).toEqual([FILLS.id]);
    const by = [yesNo("a", { by: ["tutor"] }), yesNo("b", { by: ["learner"] })];
    expect(givenIn(inOrder(FILLS, when("b", act("tutor fills")), when("a", TWO)), by)).toEqual([]);
    expect(givenIn(inOrder(FILLS, anyOrder(act("tutor fills"), act("master signs")), when("a", TWO)), by)).toEqual([
      "tutor-fills",
    ]);
  });
});

describe("an answer that nothing has asked about", () => {
  const kind = dossier(CHAIN, FORM);
  const values = (found: readonly DossierState[]) => found.map((one) => [one.values["a"], one.values["b"], one.status]);

  it("is chosen once it tells whose turn it is, and no sooner", () => {
    expect(values(answered(kind, state(NOTHING_KNOWN)))).toEqual([[ANY_ANSWER, ANY_ANSWER, "open"]]);
    expect(values(answered(kind, state(NOTHING_KNOWN, FILLS.id)))).toEqual([
      [true, ANY_ANSWER, "open"],
      [false, true, "open"],
      [false, false, "done"],
    ]);
    const withdrawn = { ...state(NOTHING_KNOWN, FILLS.id), status: "withdrawn" } as const;
    expect(values(answered(kind, withdrawn))).toEqual([[ANY_ANSWER, ANY_ANSWER, "withdrawn"]]);
  });

  it("may have been left open where it may be", () => {
    const open = dossier(inOrder(FILLS, when("a", ONE)), [yesNo("a", { required: false })]);
    expect(answered(open, state({ a: ANY_ANSWER }, FILLS.id)).map((one) => one.values)).toEqual([
      { a: true },
      { a: false },
      {},
    ]);
  });

  it("is forgotten where it is given anew, and what was left open stays so", () => {
    const all = askedIn(kind);
    expect(forgotten(state({ a: true, title: "t" }), all).values).toEqual({ a: ANY_ANSWER, title: "t" });
    const filled = state({ a: true }, FILLS.id);
    expect(forgotten(filled, all)).toBe(filled);
  });

  it("stands for what is not asked about just now", () => {
    const all = askedIn(kind);
    const known = { a: true, b: false, title: "t" };
    expect(widened(kind, state(known, FILLS.id), all).values).toEqual({ a: true, b: ANY_ANSWER, title: "t" });
    expect(widened(kind, state(known, FILLS.id, ONE.id), all).values).toEqual(known);
    expect(widened(dossier(null, FORM), state(known), all).values).toEqual(known);
  });
});

describe("the way to a state", () => {
  const people = (...roles: readonly string[]) =>
    staffOf(
      SCHOOL.roles.filter(({ id }) => roles.includes(id)),
      () => 1,
    );

  it("tells with what was filled in the answers that conditions asked about later, and no others", () => {
    const { states } = explore(dossier(CHAIN, FORM), people("learner", "tutor", "office"), 1000);
    const wayIn = (isThere: (one: DossierState) => boolean) =>
      lines(
        wayTo(
          states,
          states.findIndex((one) => isThere(one.state)),
        ),
      );
    expect(wayIn(({ done }) => ONE.id in done && TWO.id in done)).toEqual([
      "learner do learner-fills a=true b=true",
      "tutor do tutor-signs",
      "office do office-signs",
    ]);
    expect(wayIn(({ refusal }) => refusal?.step === ONE.id)).toEqual([
      "learner do learner-fills a=true",
      "tutor refuse tutor-signs",
    ]);
  });

  it("takes answers that were given anew from the last time, and not from the time before", () => {
    const { states } = explore(dossier(CHAIN, FORM), people("learner", "tutor", "office"), 1000);
    const again = { state: state({ a: true, b: ANY_ANSWER }, FILLS.id), from: 0 };
    const fills = { kind: "do", step: FILLS.id, member: "learner", role: "learner", to: null } as const;
    const move = { ...fills, values: NOTHING_KNOWN };
    const way = wayTo(
      [
        { state: NOTHING_DONE, from: null, move: null },
        { ...again, move },
        { state: state(NOTHING_KNOWN), from: 1, move: { ...fills, kind: "withdraw", values: {} } },
        { state: state({ a: false, b: true }, FILLS.id), from: 2, move },
      ],
      3,
    );
    expect(lines(way)).toEqual([
      "learner do learner-fills a=true",
      "learner withdraw learner-fills",
      "learner do learner-fills a=false b=true",
    ]);
    expect(states.length).toBeLessThan(12);
  });
});

it("questions with a step each take two states for each way to answer them and no more", () => {
  const ids = Array.from({ length: 6 }, (_, index) => `q${index}`);
  const steps = inOrder(FILLS, ...ids.map((id) => when(id, act("tutor signs", { id: `step-${id}` }))));
  const staff = staffOf(
    SCHOOL.roles.filter(({ id }) => id === "learner" || id === "tutor"),
    () => 1,
  );
  const { states, more } = explore(
    dossier(
      steps,
      ids.map((id) => yesNo(id)),
    ),
    staff,
    5000,
  );
  expect([more, states.length]).toEqual([false, 135]);
});
