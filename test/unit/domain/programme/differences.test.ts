import { describe, expect, it } from "vitest";
import { differencesOf, isNothing } from "../../../../src/domain/programme/differences.ts";
import type { Programme } from "../../../../src/domain/programme/programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { versioned } from "../../../support/versioned.ts";

const read = (text: string): Programme => readProgramme(text, "small.yaml");
const one = () => read(versioned(1));
const topicOf = (text: string) =>
  differencesOf(one(), read(text)).dossiers.map(({ id, how, parts }) => [id, how, parts]);
const REPORT = `  report:
    name: { fr: rapport, en: report }
    rules: [ABC-02]
    source: none
    why: { fr: Un essai., en: A trial. }
    each: course
    due: end of the course
    steps: learner fills
`;

describe("what a new version of a programme changes", () => {
  it("is nothing where both say the same, whatever their number", () => {
    const same = differencesOf(one(), { ...one(), version: 7 });
    expect(isNothing(same)).toBe(true);
    expect(isNothing(differencesOf(one(), read(versioned(2))))).toBe(false);
  });

  it("names dossiers that are new and gone, and by what name", () => {
    const more = read(versioned(1, REPORT));
    const name = { fr: "rapport", en: "report" };
    expect(differencesOf(one(), more).dossiers).toEqual([{ id: "report", name, how: "added", parts: [] }]);
    expect(differencesOf(more, one()).dossiers).toEqual([{ id: "report", name, how: "gone", parts: [] }]);
  });

  it.each([
    ["steps", (text: string) => text.replace("tutor validates", "tutor countersigns")],
    ["form", (text: string) => text.replace("Titre", "Le titre")],
    ["words", (text: string) => text.replace("sujet", "thème")],
    ["readers", (text: string) => text.replace("    command: subject", "    command: subject\n    readers: [helper]")],
  ])("says which part of a dossier: %s", (part, change) => {
    expect(topicOf(change(versioned(1)))).toEqual([["topic", "changed", [part]]]);
  });

  it("says that reminders and the due day changed, and nothing else", () => {
    const before = read(versioned(1, REPORT));
    const remind = read(versioned(1, `${REPORT}    remind: 7 days before due\n`));
    const due = read(
      versioned(1, REPORT.replace("end of the course", "end of the year")).replace("each: course", "each: year"),
    );
    expect(differencesOf(before, remind).dossiers).toMatchObject([{ id: "report", parts: ["reminders"] }]);
    expect(differencesOf(before, due).dossiers).toMatchObject([{ id: "report", parts: ["due"] }]);
  });

  it("names roles, and the sections in which something else changed", () => {
    const { roles } = differencesOf(one(), read(versioned(2)));
    expect(roles.map(({ id, how }) => [id, how])).toEqual([
      ["head", "added"],
      ["helper", "gone"],
    ]);
    expect(differencesOf(one(), read(versioned(1).replace("years: 1", "years: 2"))).others).toEqual(["calendar"]);
    expect(differencesOf(one(), read(versioned(1).replace("Petite", "Menue"))).others).toEqual(["knowledge"]);
  });
});
