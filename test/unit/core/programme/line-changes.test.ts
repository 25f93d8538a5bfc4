import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineChanges } from "../../../../src/core/programme/line-changes.ts";

const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
const of = (how: "was" | "is", was: readonly string[], is: readonly string[]) =>
  lineChanges(was, is).flatMap((one) => (one.how === how ? [one.text] : []));

/** The lines of a list but for those that are told, each taken out once. */
function without(lines: readonly string[], told: readonly string[]): readonly string[] {
  const left = [...told];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

describe("what two readings have apart", () => {
  it("is nothing of what both have, and no line that neither has", () => {
    expect(lineChanges(["a", "b", "c"], ["a", "x", "c"])).toEqual([
      { how: "was", text: "b" },
      { how: "is", text: "x" },
    ]);
    fc.assert(
      fc.property(texts, texts, (was, is) => {
        expect(without(was, of("was", was, is)).toSorted()).toEqual(without(is, of("is", was, is)).toSorted());
        expect(lineChanges(was, was)).toEqual([]);
        expect(lineChanges(was, is)).toHaveLength(was.length + is.length - 2 * without(was, of("was", was, is)).length);
      }),
    );
  });

  it("is not the numbers of the steps behind one that came between", () => {
    const was = ["Steps: 1. fills", "Steps: 2. signs", "Steps: 2.1. either"];
    expect(lineChanges(was, ["Steps: 1. fills", "Steps: 2. reads", "Steps: 3. signs", "Steps: 3.1. either"])).toEqual([
      { how: "is", text: "Steps: 2. reads" },
    ]);
    expect(lineChanges(["1. fills"], ["2. fills"])).toEqual([]);
  });
});
