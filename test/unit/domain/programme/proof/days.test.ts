import { describe, expect, it } from "vitest";
import { lateTraps } from "../../../../../src/domain/programme/proof/days.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { sayAnchor } from "../../../../../src/domain/programme/say-anchor.ts";
import { changed } from "../support.ts";

/** Of each step that is late before its dossier opens, its last day and the day on which it opens. */
function late(text: string) {
  const name = (id: string) => id;
  return lateTraps(readProgramme(text, "small.yaml")).map(({ dossier, step, before, opens }) => [
    `${dossier} ${step}`,
    sayAnchor(before, "en", name),
    sayAnchor(opens, "en", name),
  ]);
}

const STEP = "- student fills";
const ATTESTED = "steps: student fills\ncounters";

describe("the last day of a step", () => {
  it("is not before its dossier opens, with the settings that the file gives", () => {
    expect(late(changed(STEP, `${STEP} before half`))).toEqual([]);
    expect(late(changed(STEP, `${STEP} before 12 weeks before half`))).toEqual([]);
    expect(late(changed(STEP, `${STEP} before 13 weeks before half`))).toEqual([
      ["plan student-fills", "13 weeks before half", "12 weeks before half"],
    ]);
    const setting = changed(STEP, `${STEP} before half`).replace("12 weeks before half", "10 february");
    expect(late(setting.replace("due: half", "due: 20 february"))).toEqual([
      ["plan student-fills", "half", "10 February"],
    ]);
  });

  it("is so in every year, and is held against the day of that year", () => {
    const text = changed(STEP, `${STEP} before 13 weeks before half`).replace(
      "    due: half\n",
      "    due: half\n    in year: { 1: { opens: 14 weeks before half }, 2: { opens: 1 week before half } }\n",
    );
    expect(late(text)).toEqual([["plan student-fills", "13 weeks before half", "1 week before half"]]);
  });

  it("of what people bring about is not before any day on which they can", () => {
    const brought = (before: string, opens = "") =>
      changed("each: return to school\n    due: day of the return\n", `each: stay\n${opens}`).replace(
        ATTESTED,
        `steps: student fills before ${before}\ncounters`,
      );
    expect(late(brought("5 days before the start of the stay"))).toEqual([]);
    expect(late(brought("end of the course", "    opens: end of the stay\n"))).toEqual([]);
    expect(late(brought("start of the stay", "    opens: end of the stay\n"))).toEqual([
      ["log student-fills", "the day of the event", "the end of the event"],
    ]);
    const needed = brought("1 day before the day it is opened").replace("each: stay", "each: time it is needed");
    expect(late(needed)).toEqual([["log student-fills", "1 day before the day it is opened", "the day it is opened"]]);
  });

  it("is looked at from the first year on", () => {
    const text = changed(STEP, `${STEP} before 13 weeks before half`).replace(
      "    due: half\n",
      "    due: half\n    in year: { 1: { opens: 1 week before half }, 2: { opens: 14 weeks before half } }\n",
    );
    expect(late(text)).toEqual([["plan student-fills", "13 weeks before half", "1 week before half"]]);
  });

  it("of what comes at each return is held against the returns of the plan", () => {
    const text = changed("due: day of the return\n", "opens: day of the return\n    due: day of the return\n");
    const by = (span: string) => late(text.replace(ATTESTED, `steps: student fills before ${span}\ncounters`));
    expect(by("1 day before day of the return")).toHaveLength(1);
    expect(by("day of the return")).toEqual([]);
  });

  it("of a stay is tried with one of two weeks, all along the course", () => {
    const opening = (opens: string) =>
      late(
        changed("each: return to school\n    due: day of the return\n", `each: stay\n    opens: ${opens}\n`).replace(
          ATTESTED,
          "steps: student fills before start of the stay\ncounters",
        ),
      );
    expect(opening("13 days before end of the stay")).toEqual([]);
    expect(opening("12 days before end of the stay")).toHaveLength(1);
    expect(opening("52 weeks before end of the course")).toEqual([]);
  });

  it("is known where every cohort imports its own days, too", () => {
    const imported = changed(
      '  plan:\n    1: "S40-44 C45-52 S1-39"\n    2: "C40-52 C1-20 D21 O22-39"\n',
      "  imported: true\n",
    ).replace(STEP, `${STEP} before 13 weeks before half`);
    expect(late(imported)).toHaveLength(1);
  });
});
