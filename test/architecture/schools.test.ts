import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../db/programmes.ts";
import { idsIn, idsOf } from "../support/school-ids.ts";
import { linesWith, sourcesIn } from "../support/sources.ts";

const programmes = [...loadProgrammes().values()];
const known = idsOf(programmes);
const { names, ids } = known;
const code = sourcesIn("src", "commands", "db/sqlite", "manifest");

const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const named = new RegExp(`\\b(${names.map(literally).join("|")})\\b`);
const school = /\b(albi|al[eè]s|strasbourg|imt|cmi|mines|idip|t[eé]l[eé]com)\b/i;

describe("no school in the code", () => {
  it("finds the programme files and what they name", () => {
    expect(programmes.length).toBeGreaterThan(5);
    for (const one of ["imt-international", "plain-alternation", "SIPHASS", "Venezuela"]) expect(names).toContain(one);
    for (const one of [
      "student",
      "option_head",
      "liaison-form",
      "weeks-abroad",
      "tutor-countersigns",
      "need-request",
      "topicTutorDelay",
    ]) {
      expect(ids).toContain(one);
    }
  });

  it("names no programme and no option, not even in a comment", () => {
    expect(linesWith(named, code)).toEqual([]);
  });

  it("holds the id of no role, dossier, counter, step or setting as a literal", () => {
    expect(idsIn(code, known)).toEqual([]);
  });

  it("names no school of the five documents", () => {
    expect(linesWith(school, code)).toEqual([]);
  });
});

describe("that no school is in the code", () => {
  const found = (text: string) => idsIn([{ path: "planted.ts", text }], known);

  it.each([
    ["a role in a sentence", `const said = "Ask the registrar, {who}.";`],
    ["a role in an example", "const help = `grant registrar a@b.example`;"],
    ["a role as a string", `const role = "student";`],
    ["a role in backquotes", "const role = `student`;"],
    ["a role after a sign of its own", `const role = "tutor:";`],
    ["a role quoted in SQL", `const rows = "select 1 from held where role = 'student'";`],
    ["a list of roles in one string", `const roles = "master, tutor".split(", ");`],
    ["a role as the name of a property", "const per = { student: 1 };"],
    ["a role taken from an object", "const one = roles.option_head;"],
    ["a role in a type", "interface Around { readonly registrar: string }"],
    ["a role taken apart", "const { registrar } = roles;"],
    ["a dossier as a string", `const kind = "project-launch";`],
    ["a dossier among other words", `const help = "see liaison-form";`],
    ["a dossier at the end of a template", `const ref = \`\${enrolment}/mission-application\`;`],
    ["a dossier in the middle of a template", `const ref = \`\${a}/visit-form/\${b}\`;`],
    ["a dossier in a regular expression", "const seen = /^(thesis|stay-abroad)$/;"],
    ["a dossier as a key", `const all = { "hours-log": 1 };`],
    ["a counter", `const counter = "weeks-abroad";`],
    ["a step", `const step = "tutor-countersigns";`],
    ["a setting in an example", `const example = "programme-settings topicTutorDelay 8";`],
    ["a setting as a key", "const days = { launchDay: 1 };"],
    ["a step with a name of its own", `const step = "need-request";`],
  ])("a planted literal shows: %s", (_, text) => {
    expect(found(text)).toHaveLength(1);
    expect(found(text)[0]).toMatch(/^planted\.ts:1 /);
  });

  it.each([
    ["a word of a sentence", `const said = "The thesis comes after the visits of the students.";`],
    ["a word beside a value", `const said = "{who} has the thesis of {learner}";`],
    ["a comment", `// never "student" nor liaison-form`],
    ["a longer id of another kind", `const column = "student_name"; const file = "project-launch-day";`],
    ["a variable", "const student = holders[0];"],
  ])("what is no literal does not: %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it("a planted name shows wherever it stands", () => {
    const lines = [`const a = "x/imt-international";`, "// as in SIMMA", "const Venezuela = 1;", "// the IDIP's"];
    const sources = lines.map((text, index) => ({ path: `${index}.ts`, text }));
    expect(linesWith(named, sources)).toHaveLength(3);
    expect(linesWith(school, sources)).toHaveLength(2);
  });
});
