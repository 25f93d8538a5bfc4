import { describe, expect, it } from "vitest";
import { isRepeated } from "../../../../src/domain/dossier/decide.ts";
import {
  type Action,
  type DossierEvent,
  type DossierState,
  NOTHING_DONE,
} from "../../../../src/domain/dossier/state.ts";

const EVENT: DossierEvent = {
  version: 3,
  kind: "withdrew",
  step: "learner-fills",
  by: "ann",
  for: null,
  role: "learner",
  at: 0,
  reason: null,
  reopened: ["learner-fills"],
  values: {},
};
const DAYS = { from: 5, to: 6 };
const done = { "learner-fills": { by: "ann", for: null, role: "learner", at: 1 } };
const withdraw: Action = { kind: "withdraw", seen: 2, step: "learner-fills" };
const plan: Action = { kind: "plan", seen: 2, event: DAYS };
const planned: DossierEvent = { ...EVENT, kind: "planned", step: null };
const of = (action: Action, next: DossierEvent, state: Partial<DossierState> = {}) =>
  isRepeated({ ...NOTHING_DONE, ...state }, action, "ann", next);

describe("a press that comes twice", () => {
  it("is of the very event that followed what they saw, by their own hand", () => {
    expect(of(withdraw, EVENT)).toBe(true);
    expect(of(withdraw, { ...EVENT, version: 4 })).toBe(false);
    expect(of(withdraw, { ...EVENT, by: "bob" })).toBe(false);
    expect(of(withdraw, { ...EVENT, step: "master-fills" })).toBe(false);
    expect(of(withdraw, { ...EVENT, kind: "refused" })).toBe(false);
  });

  it("is none once the step was done again", () => {
    expect(of(withdraw, EVENT, { done })).toBe(false);
  });

  it("plans the days that stand, and no others", () => {
    expect(of(plan, planned, { event: DAYS })).toBe(true);
    expect(of(plan, planned, { event: { from: 5, to: 7 } })).toBe(false);
    expect(of(plan, planned, { event: { from: 4, to: 6 } })).toBe(false);
    expect(of(plan, planned)).toBe(false);
    expect(of(plan, EVENT, { event: DAYS })).toBe(false);
    expect(of(withdraw, planned, { event: DAYS })).toBe(false);
  });

  it("is told otherwise where the state names who did it", () => {
    const act: Action = { kind: "do", seen: 2, step: "learner-fills", values: {} };
    expect(of(act, { ...EVENT, kind: "planned" }, { event: DAYS })).toBe(false);
  });
});
