import { describe, expect, it } from "vitest";
import { ProgrammeFileError } from "../../../../src/domain/programme/problems.ts";
import { readYaml } from "../../../../src/domain/programme/read-yaml.ts";

const TEXT = `first: 1
block:
  inner:
    - one
    - key: two
      other: 3
  flow: { a: 1,
    b: 2 }
long:
  "in quotes"
empty:
2: x
1: y
`;

describe("where something stands in a file", () => {
  it.each([
    [["first"], 1, 1],
    [["block"], 2, 2],
    [["block", "inner"], 3, 3],
    [["block", "inner", 0], 4, 4],
    [["block", "inner", 1, "other"], 6, 6],
    [["block", "flow"], 7, 7],
    [["block", "flow", "b"], 8, 8],
    [["long"], 9, 10],
    [["empty"], 11, 11],
    [[2], 12, 12],
    [[], 1, 1],
    // What is not there stands where the nearest thing around it does.
    [["block", "inner", 5], 3, 3],
    [["block", "inner", 1, "none"], 5, 5],
    [["first", "none", 1], 1, 1],
    [["none"], 1, 1],
  ] as const)("%j has its key on line %i and its value on line %i", (path, key, value) => {
    const { lineOf } = readYaml(TEXT, "small.yaml");
    expect([lineOf(path, "key"), lineOf(path, "value")]).toEqual([key, value]);
  });

  it("keys are in the order of the file, numbers too; what is no map has none", () => {
    const { keysOf, data } = readYaml(TEXT, "small.yaml");
    expect(keysOf([])).toEqual(["first", "block", "long", "empty", "2", "1"]);
    expect(keysOf(["block", "flow"])).toEqual(["a", "b"]);
    for (const path of [["first"], ["none"], ["block", "inner"]]) expect(keysOf(path)).toEqual([]);
    expect(data).toMatchObject({ block: { inner: ["one", { key: "two" }], flow: { a: 1, b: 2 } }, empty: null });
  });
});

/** What is told of a file that cannot be read, with its lines. */
function refusal(text: string) {
  try {
    readYaml(text, "small.yaml");
  } catch (error) {
    if (!(error instanceof ProgrammeFileError)) throw error;
    return error.problems.map(({ line, problem: { fr, en }, mend }) => [line, en, fr, mend.en, mend.fr]);
  }
  return [];
}

describe("a file that is no plain YAML", () => {
  const check = [
    "check the colons, quotes and braces of this line and the one before",
    "vérifiez les deux-points, les guillemets et les accolades de cette ligne et de la précédente",
  ];

  it("is told in both languages", () => {
    expect(refusal("- a\n")).toEqual([
      [
        1,
        "the file has no keys",
        "le fichier ne contient pas de clés",
        "begin with `programme: …`",
        "commencez par `programme: …`",
      ],
    ]);
    expect(refusal("a: {\n  b: 1\nc: 2\n}\n")[0]?.slice(1)).toEqual([
      ...["this line is not indented like its neighbours", "le retrait de cette ligne ne suit pas les lignes voisines"],
      "line it up with the other keys of the same place, in steps of two spaces, or close the bracket opened above",
      "alignez-la sur les autres clés du même endroit, par pas de deux espaces, ou fermez le crochet ouvert plus haut",
    ]);
    expect(refusal("a: 1\n---\nb: 2\n")[0]?.slice(1)).toEqual([
      ...["the file holds several YAML documents", "le fichier contient plusieurs documents YAML"],
      "take out the `---` lines and keep one programme a file",
      "retirez les lignes `---` et gardez une formation par fichier",
    ]);
    expect(refusal('a: "x\n')[0]?.slice(1)).toEqual([
      ...["a sign is missing here: a quote, comma, colon or brace"],
      ...["il manque ici un signe : guillemet, virgule, deux-points ou accolade", ...check],
    ]);
    expect(refusal(`a: "\\q"\n`)[0]?.slice(1)).toEqual([
      "YAML cannot be read here",
      "YAML ne se lit pas ici",
      ...check,
    ]);
  });

  it("is not the longest that may be", () => {
    const most = (length: number) => `a: ${"b".repeat(length - 4)}\n`;
    expect(refusal(most(1_000_000))).toEqual([]);
    expect(refusal(most(1_000_001))).toHaveLength(1);
  });
});
