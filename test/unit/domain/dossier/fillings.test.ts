import { describe, expect, it } from "vitest";
import { fillingsOf, firstRoles, takings, valuesOf } from "../../../../src/domain/dossier/fillings.ts";
import { act, anyOrder, field, inOrder, when } from "./support.ts";

const choices = ["lab", "firm"].map((id) => ({ id, name: { fr: id, en: id } }));
const from = { dossier: "internship", field: "host" };
const far = field("far", { kind: "yes or no" });
const host = field("host", { kind: "choice", choices });

describe("what a field that conditions ask about can hold", () => {
  it("is each of its choices, or yes and no, or yes alone", () => {
    expect(valuesOf(host)).toEqual(["lab", "firm"]);
    expect(valuesOf(far)).toEqual([true, false]);
    expect(valuesOf({ ...far, mustBeYes: true })).toEqual([true]);
  });

  it("goes with whatever the others hold, or is left open", () => {
    expect(fillingsOf([])).toEqual([{}]);
    expect(fillingsOf([far, { ...host, choices: choices.slice(0, 1) }])).toEqual([
      ...[{}, { host: "lab" }],
      ...[{ far: true }, { far: true, host: "lab" }],
      ...[{ far: false }, { far: false, host: "lab" }],
    ]);
  });
});

describe("what is taken from other dossiers", () => {
  it("is each answer that a condition can ask about, left open only where it need not be known", () => {
    expect(takings({ form: [{ ...host, from }] })).toEqual([{ host: "lab" }, { host: "firm" }]);
    expect(takings({ form: [{ ...far, from, required: false }] })).toEqual([{}, { far: true }, { far: false }]);
    const both = [
      { ...far, from, required: false },
      { ...host, from },
    ];
    expect(takings({ form: both })).toHaveLength(6);
  });

  it("is nothing where a form asks itself, or takes what no condition asks about", () => {
    expect(takings({ form: [far, host] })).toEqual([{}]);
    expect(takings({ form: [field("title", { from })] })).toEqual([{}]);
  });
});

describe("the roles whose turn it may be first", () => {
  it("are those of the first steps on a road, whatever is taken, each once", () => {
    const steps = inOrder(
      anyOrder(
        act("learner fills"),
        act("learner signs"),
        when("host", act("master attests"), "firm"),
        when("path", act("office signs"), "away"),
      ),
      act("tutor validates"),
    );
    const kind = { steps, form: [{ ...host, from }] };
    expect(firstRoles(kind, null)).toEqual(["learner", "master"]);
    expect(firstRoles(kind, "away")).toEqual(["learner", "office", "master"]);
    expect(firstRoles({ steps, form: [] }, "near")).toEqual(["learner"]);
  });
});
