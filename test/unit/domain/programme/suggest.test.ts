import { expect, it } from "vitest";
import { instead, nearest } from "../../../../src/domain/programme/suggest.ts";

const MANY = Array.from({ length: 13 }, (_, index) => `number-${index + 10}`);

it.each([
  ["tutr", ["master", "tutor"], "tutor"],
  ["TUTOR", ["tutor"], "tutor"],
  ["apprenti", ["Apprentice"], "Apprentice"],
  ["abc", ["abxyz"], null],
  ["abcde", ["abcxy"], "abcxy"],
  ["abcdef", ["abcxyz"], null],
  ["abcdefg", ["abcdxyz"], "abcdxyz"],
  ["tutor", [], null],
])("“%s” of %j is probably %j: a third of the letters may be wrong, and two always", (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

it("one near word is offered, or all that there are, or none", () => {
  expect(instead("tutr", ["tutor", "master"])).toEqual({ fr: "écrivez `tutor`", en: "write `tutor`" });
  expect(instead("zzzzzz", ["tutor", "master"])).toEqual({
    fr: "écrivez l'un de : `tutor`, `master`",
    en: "write one of: `tutor`, `master`",
  });
  expect(instead("tutor", [])).toEqual({ fr: "retirez-le : il n'y en a aucun", en: "take it out: there are none" });
});

it("a long list is cut after twelve, and says so", () => {
  const listed = MANY.slice(0, 12)
    .map((one) => `\`${one}\``)
    .join(", ");
  expect(instead("z", MANY)).toEqual({ fr: `écrivez l'un de : ${listed}, …`, en: `write one of: ${listed}, …` });
  expect(instead("z", MANY.slice(0, 12)).en).toBe(`write one of: ${listed}`);
});
