import { describe, expect, it } from "vitest";
import { ProgrammeFileError } from "../../../../src/domain/programme/problems.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { MISTAKES_OF_DOSSIERS } from "./mistakes-of-dossiers.ts";
import { MISTAKES_OF_FORM } from "./mistakes-of-form.ts";
import { MISTAKES_OF_SCHEMA } from "./mistakes-of-schema.ts";
import { changed, refusals, refusedLines, SMALL, told } from "./support.ts";

describe("a programme file", () => {
  it("is taken when all is right", () => {
    expect(refusals(SMALL)).toEqual([]);
  });

  it.each([...MISTAKES_OF_SCHEMA, ...MISTAKES_OF_FORM, ...MISTAKES_OF_DOSSIERS])(
    "is refused for %s, with its line and what to write instead, in French as well",
    (_, from, to, ...expected) => {
      const { fr, en } = told(changed(from, to));
      expect(en).toEqual(expected);
      expect(fr).toHaveLength(en.length);
      fr.forEach((line, index) => {
        expect(line).toMatch(/^\d+ .+ → .+$/s);
        expect(line).not.toBe(en[index]);
        expect(line).not.toMatch(/``|« {2}»| $/);
      });
    },
  );

  it("is refused for a role per option without options", () => {
    const text = changed("options:\n  RED: { fr: Rouge, en: Red }\n", "").replace("per: school", "per: option");
    expect(refusals(text)).toEqual([
      "8 a role per option, but the course has no options → add `options: …` or write `per: school`",
      "80 no unit or option is called `RED` → write one of: `CORE`",
    ]);
  });

  it("tells all its mistakes at once, in the order of its lines", () => {
    const text = changed("per: school", "per: enrolment, colour: red")
      .replace("within coachTime", "within coachTyme")
      .replace("fr: Combien ?, ", "")
      .replace("unit: CORE,", "unit: CORES,");
    expect(refusals(text).map((line) => line.split(" ")[0])).toEqual(["8", "86"]);
    const later = text.replace(", colour: red", "");
    expect(refusals(later).map((line) => line.split(" ")[0])).toEqual(["54", "81", "86"]);
  });

  it("tells them in French too", () => {
    expect(refusals(changed("per: school", "per: scool"), "fr")).toEqual([
      "8 `scool` n'est pas accepté ici → écrivez `school`",
    ]);
    expect(refusals(changed("due: half", "due: demi"), "fr")[0]).toContain(
      "ne se lit pas comme un jour → écrivez un jour",
    );
  });

  it("is refused for teams of a wrong size, and for what leaves nothing to read", () => {
    const teams = changed("years: 2", "years: 2\nteams:\n  size: 5 to 3");
    expect(refusedLines(teams)).toEqual([expect.stringMatching(/^size: 5 to 3: .* write a number or/)]);
    expect(refusedLines(changed("learner: true", "outside: true"))[0]).toMatch(/no role is the one who learns/);
    expect(refusedLines(SMALL.replace(/facts:[\s\S]*$/, "facts: 3\n"))).toHaveLength(1);
    expect(refusedLines(changed("command: plan", "command: help"))).toEqual([]);
    expect(() => readProgramme(changed("command: plan", "command: help"), "small.yaml", ["help"])).toThrow(
      /`help` is already one of the program's own commands/,
    );
  });

  it("names its file in the error", () => {
    expect(() => readProgramme(changed("years: 2", "years: 12"), "small.yaml")).toThrow(
      new ProgrammeFileError([
        {
          file: "small.yaml",
          line: 9,
          problem: { fr: "`12` n'est pas accepté ici", en: "`12` is not taken here" },
          mend: { fr: "écrivez au plus 9", en: "write at most 9" },
        },
      ]),
    );
  });

  it("is refused when it is longer than a million characters", () => {
    expect(refusals(SMALL + "# filler\n".repeat(120_000))).toEqual([
      "1 the file is longer than 1,000,000 characters → keep one programme a file",
    ]);
  });

  it("is refused when it is empty, a list, several documents or no YAML at all", () => {
    expect(refusals("")).toEqual(["1 the file has no keys → begin with `programme: …`"]);
    expect(refusals("- a\n- b\n")).toEqual(["1 the file has no keys → begin with `programme: …`"]);
    expect(refusals("{{{")[0]).toMatch(/^1 .*close the bracket opened above/);
    expect(refusals(`${SMALL}---\na: 1\n`)[0]).toContain("several YAML documents");
  });
});
