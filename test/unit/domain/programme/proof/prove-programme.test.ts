import { expect, it } from "vitest";
import { isProved, proveProgramme } from "../../../../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { changed, SMALL } from "../support.ts";

const ASKS = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";

it.each<[string, string, readonly number[]]>([
  ["with nothing wrong", SMALL, [0, 0, 0]],
  ["in which one dossier gets stuck", changed("office attests]", "coach validates]"), [1, 0, 0]],
  [
    "in which a requirement cannot be met",
    changed("is: number }", "is: number, most: 7 }").replace(
      ASKS,
      "{ counter: hours, at least: 15, else: { fr: a, en: a } }",
    ),
    [0, 1, 0],
  ],
  [
    "in which a step is late from the start",
    changed("- student fills", "- student fills before 13 weeks before half"),
    [0, 0, 1],
  ],
])("a programme %s is proved only if nothing is found", (_case, text, expected) => {
  const proof = proveProgramme(readProgramme(text, "small.yaml"));
  const { dossiers, requirements, late } = proof;
  expect([dossiers.flatMap(({ traps }) => traps), requirements, late].map((found) => found.length)).toEqual(expected);
  expect(isProved(proof)).toBe(expected.every((count) => count === 0));
});
