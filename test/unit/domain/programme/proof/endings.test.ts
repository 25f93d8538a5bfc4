import { describe, expect, it } from "vitest";
import type { Condition, FormField, Requirement, Step } from "../../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../../../../src/domain/programme/programme.ts";
import {
  alwaysAsked,
  alwaysFilled,
  askedBy,
  endingsOf,
  isFilledIn,
} from "../../../../../src/domain/programme/proof/endings.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { act, anyOrder, field, inOrder, when } from "../../dossier/support.ts";
import { SMALL } from "../support.ts";
import { dossier } from "./support.ts";

const is = (id: string, value: string | null = null): Condition => ({ field: id, is: value, not: false });
const asks = (id: string, condition: Condition | null = null): Requirement => ({
  when: condition,
  needs: { kind: "dossier", dossier: id, sameDays: false },
  else: { fr: "a", en: "a" },
});
const named = (...ids: readonly string[]) => ids.map((id) => ({ id, name: { fr: id, en: id } }));
const yesNo = (id: string, more: Partial<FormField> = {}) => field(id, { kind: "yes or no", ...more });
const choice = (id: string, ids: readonly string[], more: Partial<FormField> = {}) =>
  field(id, { kind: "choice", choices: named(...ids), ...more });

/** Each ending as `road field=value: what it requires`; null: too many. `counted`: conditions under which a counter counts dossiers of this kind. */
function endings(kind: DossierKind, counted: readonly Condition[] = [], of = kind.id): readonly string[] | null {
  const [hours] = readProgramme(SMALL, "small.yaml").counters;
  if (!hours) throw new Error("no counter");
  const counts = [null, ...counted].map((one) => ({ dossier: of, of: { kind: "times" } as const, when: one }));
  const found = endingsOf(kind, { counters: [hours, { ...hours, counts }] });
  return (
    found?.map(({ path, values, requires }) => {
      const filled = Object.entries(values).map(([id, value]) => `${id}=${String(value)}`);
      const asked = requires.map(({ step, requirement: { needs } }) =>
        [...(step === null ? [] : [step]), "dossier" in needs ? needs.dossier : needs.kind].join("/"),
      );
      return `${[...(path === null ? [] : [path]), ...filled].join(" ")}: ${asked.join(" ")}`;
    }) ?? null
  );
}

const FILLS = act("learner fills");
const plan = (form: readonly FormField[], requires: readonly Requirement[], steps: Step | null = FILLS, more = {}) =>
  dossier(steps, form, { requires, ...more });

describe("the ways in which a dossier can end", () => {
  it("are one where no condition asks about anything, or one on each road", () => {
    expect(endings(plan([yesNo("abroad")], []))).toEqual([": "]);
    expect(endings(plan([yesNo("abroad")], [asks("a")], null))).toEqual([": a"]);
    const paths = named("near", "far");
    const requires = [asks("a"), asks("b", is("path", "far"))];
    expect(endings(plan([], requires, FILLS, { paths }))).toEqual(["near: a", "far: a b"]);
  });

  it.each<[string, FormField, readonly string[]]>([
    ["has to be answered", yesNo("abroad"), ["abroad=true: a", "abroad=false: "]],
    ["may be left open", yesNo("abroad", { required: false }), [": ", "abroad=true: a", "abroad=false: "]],
    ["has to be yes", yesNo("abroad", { mustBeYes: true }), ["abroad=true: a"]],
    ["is asked of nobody who acts", yesNo("abroad", { by: ["master"] }), [": "]],
    ["is asked only elsewhere", yesNo("abroad", { when: is("path", "far") }), [": "]],
    [
      "is taken from another dossier",
      yesNo("abroad", { from: { dossier: "stay", field: "abroad" } }),
      ["abroad=true: a", "abroad=false: "],
    ],
    [
      "is taken from another dossier, if known there",
      yesNo("abroad", { from: { dossier: "stay", field: "abroad" }, required: false }),
      [": ", "abroad=true: a", "abroad=false: "],
    ],
  ])("hang on a question that %s", (_case, question, expected) => {
    expect(endings(plan([field("title"), question, yesNo("other")], [asks("a", is("abroad"))]))).toEqual(expected);
  });

  it("hang on what counters ask about of this kind, and of no other", () => {
    const kind = plan([yesNo("abroad")], []);
    expect(endings(kind, [is("abroad")])).toEqual(["abroad=true: ", "abroad=false: "]);
    expect(endings(kind, [is("abroad")], "stay")).toEqual([": "]);
  });

  it("hang on the question on which a question hangs", () => {
    const form = [yesNo("abroad"), choice("host", ["lab", "firm"], { when: is("abroad") })];
    expect(endings(plan(form, [asks("a", is("host", "lab"))]))?.toSorted()).toEqual([
      "abroad=false: ",
      "host=firm abroad=true: ",
      "host=lab abroad=true: a",
    ]);
  });

  it("hang on the condition of the step in which a question is asked", () => {
    const form = [yesNo("abroad", { by: ["learner"] }), yesNo("grant", { by: ["tutor"] })];
    const steps = inOrder(FILLS, when("abroad", anyOrder(act("tutor completes"), act("master signs"))));
    expect(endings(plan(form, [asks("a", is("grant"))], steps))?.toSorted()).toEqual([
      "abroad=false: ",
      "grant=false abroad=true: ",
      "grant=true abroad=true: a",
    ]);
  });

  it("require what a step asks for where that step is taken, and hang on no step that asks for nothing", () => {
    const form = [yesNo("abroad", { by: ["learner"] }), yesNo("paid", { by: ["learner"] })];
    const leaves = (requires: readonly Requirement[]) =>
      inOrder(FILLS, when("abroad", act("office validates", { requires })), when("paid", act("tutor signs")));
    expect(endings(plan(form, [asks("a")], leaves([asks("b")])))).toEqual([
      "abroad=true: a office-validates/b",
      "abroad=false: a",
    ]);
    expect(endings(plan(form, [asks("a")], leaves([])))).toEqual([": a"]);
    expect(endings(plan(form, [], leaves([asks("b", is("paid"))])))?.toSorted()).toEqual([
      "paid=false abroad=false: ",
      "paid=false abroad=true: ",
      "paid=true abroad=false: ",
      "paid=true abroad=true: office-validates/b",
    ]);
  });

  it("are not told where there are more than ten thousand answers to try", () => {
    const ids = ["a", "b", "c", "d"];
    const asking = (values: number, count = ids.length, more: Partial<DossierKind> = {}) => {
      const asked = ids.slice(0, count);
      const form = asked.map((id) =>
        choice(
          id,
          Array.from({ length: values }, (_, index) => String(index)),
        ),
      );
      return endings(
        plan(
          form,
          asked.map((id) => asks("x", is(id, "0"))),
          FILLS,
          more,
        ),
      );
    };
    expect(asking(9)).toHaveLength(9 ** 4);
    expect(asking(10)).toBeNull();
    expect(asking(9, 4, { paths: named("near", "far") })).toBeNull();
    expect(asking(9, 2, { paths: named("near", "far") })).toHaveLength(2 * 9 ** 2);
  });
});

it("what is required of a dossier goes before what its steps require, in their order", () => {
  const steps = [act("tutor signs", { requires: [asks("b"), asks("c")] }), act("office signs")];
  expect(askedBy({ requires: [asks("a")] }, steps).map(({ step }) => step)).toEqual([
    null,
    "tutor-signs",
    "tutor-signs",
  ]);
});

describe("what is so however a dossier ends", () => {
  const [a, b, c] = [asks("a"), asks("b"), asks("c", is("abroad"))];
  const steps = inOrder(
    act("learner fills", { requires: [b, c] }),
    anyOrder(when("abroad", act("tutor completes", { requires: [asks("d")] })), act("master signs")),
  );
  const form = [
    yesNo("abroad", { by: ["learner"] }),
    field("title", { by: ["learner"] }),
    field("note", { by: ["learner"], required: false }),
    field("where", { by: ["learner"], when: is("abroad") }),
    field("view", { by: ["tutor"] }),
    field("stamp", { by: ["master"] }),
  ];
  const kind = plan(form, [a, c], steps);

  it("is required without a condition, by it or by a step without one", () => {
    expect(alwaysAsked(kind)).toEqual([
      { step: null, requirement: a },
      { step: "learner-fills", requirement: b },
    ]);
    expect(alwaysAsked(plan([], [a], null))).toEqual([{ step: null, requirement: a }]);
  });

  it("is filled in without a condition, by a step without one", () => {
    expect(alwaysFilled(kind).map(({ id }) => id)).toEqual(["abroad", "title", "stamp"]);
  });
});

it("a field that is counted on a condition is filled in by a step that is taken, when it is asked", () => {
  const form = [yesNo("abroad", { by: ["learner"] }), field("view", { kind: "number", by: ["tutor"] })];
  const steps = inOrder(FILLS, when("abroad", act("tutor completes")));
  const ending = (abroad: boolean) => ({ path: null, values: { abroad }, requires: [] });
  expect(isFilledIn(plan(form, [], steps), "view", ending(true))).toBe(true);
  expect(isFilledIn(plan(form, [], steps), "view", ending(false))).toBe(false);
  expect(isFilledIn(plan(form, [], null), "view", ending(true))).toBe(false);
  const [hours] = readProgramme(SMALL, "small.yaml").counters;
  const counts = [{ dossier: "plan", of: { kind: "field", field: "view" } as const, when: is("other") }];
  const told = (more: readonly FormField[]) =>
    endingsOf(plan([...form, ...more], [], steps), { counters: hours ? [{ ...hours, counts }] : [] })?.map(
      ({ values }) => values,
    );
  // On what the step hangs that fills it in is known, too.
  expect(told([yesNo("other", { by: ["learner"] })])).toHaveLength(4);
});
