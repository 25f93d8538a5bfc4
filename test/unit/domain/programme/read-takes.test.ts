import { describe, expect, it } from "vitest";
import { refusedLines, told } from "./support.ts";
import { readTeams, withTeams } from "./support-of-teams.ts";

const label = "label: { fr: a, en: b }";
const needs = (dossier: string) => `{ dossier: ${dossier}, else: { fr: c, en: d } }`;
const form = (fields: string) => `form:\n  far: { ${label}, is: yes or no${fields} }`;
const head = "each: year\ndue: end of the year";
/** A dossier whose field `far` others take. */
const source = (steps = "student fills", fields = "") => `${head}\n${form(fields)}\nsteps: ${steps}`;
/** A dossier that takes `far` of `trip`, as it stands there. */
const taker = (requires = `requires: [${needs("trip")}]`, own = "", bearer = head) =>
  [bearer, "takes:", "  away:", "    dossier: trip", "    field: far", ...(own ? [own] : [])]
    .concat(requires ? [requires] : [], "steps: student fills")
    .join("\n");

function taken(trip: string, take = taker(), more: Readonly<Record<string, string>> = {}) {
  return readTeams({ trip, taker: take, ...more }).dossiers.find(({ id }) => id === "taker")?.form;
}
const refused = (more: Readonly<Record<string, string>>) => refusedLines(withTeams({ trip: source(), ...more }));
const NOT_YET =
  "dossier: trip: `trip` may not be finished when this dossier begins → add `requires: [{ dossier: trip, else: … }]` to `taker`";

describe("what a dossier takes from another", () => {
  it("is that field under its own name, which nobody is asked", () => {
    const limits = { least: null, most: null, mustBeYes: false, whole: false, during: null, pastOnly: false };
    const text = { fr: "a", en: "b" };
    expect(taken(source())).toEqual([
      {
        ...{ id: "away", label: text, help: null, kind: "yes or no", required: true, by: [], ...limits },
        ...{ between: null, together: null, when: null, from: { dossier: "trip", field: "far" }, choices: [] },
      },
    ]);
    const named = taker(undefined, "    label: { fr: e, en: f }");
    expect(taken(source(undefined, ", must be: yes"), named)).toMatchObject([
      { label: { fr: "e", en: "f" }, mustBeYes: true },
    ]);
    const choices = "choices: { lab: { fr: g, en: h }, firm: { fr: i, en: j } }";
    const choice = source().replace("is: yes or no", `is: choice, ${choices}`);
    expect(taken(choice)).toMatchObject([
      {
        kind: "choice",
        choices: [
          { id: "lab", name: { fr: "g", en: "h" } },
          { id: "firm", name: { fr: "i", en: "j" } },
        ],
      },
    ]);
  });

  const sure = (trip: string) => taken(trip)?.[0]?.required;

  it("is known for sure where the other dossier is not finished without it", () => {
    expect(sure(source(undefined, ", required: false"))).toBe(false);
    const hangs = source().replace("form:", `form:\n  sure: { ${label}, is: yes or no }`);
    expect(sure(hangs)).toBe(true);
    expect(sure(hangs.replace("is: yes or no }\nsteps", "is: yes or no, when: sure }\nsteps"))).toBe(false);
  });

  it.each([
    "student fills",
    "[student fills, office signs]",
    "{ in order: [student signs, office  fills] }",
    "{ any order: [student fills, office fills] }",
    "[student fills, { all of: [student signs, office validates] }]",
    "[student fills, { step: office validates, id: check }]",
  ])("is known for sure where one who may fill it in has a step that comes whatever is said: `%s`", (steps) => {
    expect(sure(source(steps, ", by: [office, student]"))).toBe(true);
  });

  it("is not known for sure of who only has a step on a condition, or is only sent back to", () => {
    const asked = `form:\n  sure: { ${label}, is: yes or no, by: [student] }\n  far: { ${label}, is: yes or no, by: [office] }`;
    const sureIf = (steps: string) => sure(`${head}\n${asked}\nsteps:\n  - student fills\n  - ${steps}`);
    expect(sureIf("{ when: sure, do: office completes }")).toBe(false);
    for (const back of [", or back to office", " or back to office"]) {
      const steps = `{ when: sure, do: office completes }\n  - student validates${back}`;
      expect(sureIf(steps)).toBe(false);
    }
    expect(sureIf("office completes")).toBe(true);
    expect(sureIf("any order:\n      - office completes\n      - student signs")).toBe(true);
    expect(sureIf("all of:\n      - office completes\n      - student signs")).toBe(true);
    expect(sureIf("in order:\n      - office completes\n      - student signs")).toBe(true);
    expect(sureIf("step: office completes\n    id: check")).toBe(true);
    expect(sureIf("- student signs\n    - office completes")).toBe(true);
  });
});

describe("what a dossier takes is refused, on its own line, where", () => {
  it("there is no such dossier or field, or the form has one of that name", () => {
    const asks = (from: string, to: string) => refused({ taker: taker().replace(from, to) });
    expect(asks("    dossier: trip", "    dossier: tripp")).toEqual([
      "dossier: tripp: no dossier is called `tripp` → write `trip`",
    ]);
    expect(asks("    dossier: trip", "    dossier: taker")[0]).toMatch(
      /^dossier: taker: a dossier takes nothing from itself → /,
    );
    expect(asks("field: far", "field: fat")).toEqual(["field: fat: `trip` has no field `fat` → write `far`"]);
    expect(asks("    dossier: trip", "    dossier: own")).toEqual([
      "field: far: `own` has no field `far` → take it out: there are none",
    ]);
    const [first] = refused({ taker: `${taker()}\nform: { away: { ${label}, is: text } }` });
    expect(first).toMatch(/^away:: `away` stands in the form already → /);
  });

  it("one of them is a team's", () => {
    const joint = taker(
      `requires: [{ every member has: trip, else: { fr: c, en: d } }]`,
      "",
      "each: team\ndue: end of the course",
    );
    const { fr, en } = told(withTeams({ trip: source(), taker: joint }));
    expect(en[0]).toMatch(
      /one of the two dossiers is a team's, the other a learner's → name a dossier with the same bearer$/,
    );
    expect(fr[0]).toMatch(
      /l'un des deux dossiers est celui d'une équipe, l'autre celui d'un apprenant → nommez un dossier du même porteur$/,
    );
    expect(refused({ taker: joint })[0]).toMatch(/^dossier: trip: /);
  });

  it("the other may not be finished yet: nothing requires it, or only on a condition", () => {
    expect(refused({ taker: taker("") })).toEqual([NOT_YET]);
    expect(refused({ taker: taker(`requires: [${needs("own")}]`) })).toEqual([NOT_YET]);
    const far = `form: { near: { ${label}, is: yes or no } }\n`;
    const conditional = `requires: [{ when: near, dossier: trip, else: { fr: c, en: d } }]`;
    expect(refused({ taker: taker(far + conditional) })).toEqual([NOT_YET]);
  });

  it.each([
    ["itself", `student fills\nrequires: [${needs("trip")}]`],
    ["at a step", `{ step: student fills, requires: [${needs("trip")}] }`],
    ["at a step in a list", `[student fills, { step: office signs, requires: [${needs("trip")}] }]`],
    ["at a step in order", `{ in order: [student fills, { step: office signs, requires: [${needs("trip")}] }] }`],
    ["at a step in any order", `{ any order: [student fills, { step: office signs, requires: [${needs("trip")}] }] }`],
    ["at a joint step", `{ all of: [student fills, { step: office signs, requires: [${needs("trip")}] }] }`],
  ])("but not where what it requires requires the other %s", (_, steps) => {
    const between = `${head}\nsteps: ${steps}`;
    expect(refused({ between, taker: taker(`requires: [${needs("between")}]`) })).toEqual([]);
  });

  it("nor does a step help that may not have come, or that is its own", () => {
    const when = `{ when: near, do: { step: office signs, requires: [${needs("trip")}] } }`;
    const near = `${head}\nform: { near: { ${label}, is: yes or no } }\nsteps: [student fills, ${when}]`;
    expect(refused({ between: near, taker: taker(`requires: [${needs("between")}]`) })).toEqual([NOT_YET]);
    const own = taker("").replace(
      "steps: student fills",
      `steps: { step: student fills, requires: [${needs("trip")}] }`,
    );
    expect(refused({ taker: own })).toEqual([NOT_YET]);
  });
});
