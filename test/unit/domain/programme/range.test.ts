import { expect, it } from "vitest";
import { parseRange } from "../../../../src/domain/programme/range.ts";

it.each([
  [14, 14, null],
  ["14", 14, null],
  ["3 to 5", 3, 5],
  ["2.25 to 3.75", 2.25, 3.75],
  ["5 to 5", 5, 5],
  ["0 to 10", 0, 10],
])("%j is from %d to %j", (written, least, most) => {
  expect(parseRange(written)).toEqual({ ok: true, value: { least, most } });
});

it.each(["", "some", "-3", "x3", "3x", "3 to", "3 to 5 to 7", "1.", "1.x", "5 to 3", "3 to 1.x"])(
  "%j is no quantity",
  (written) => {
    expect(parseRange(written)).toEqual({
      ok: false,
      problem: { fr: `« ${written} » n'est pas une quantité`, en: `“${written}” is no quantity` },
      mend: {
        fr: "écrivez un nombre ou `40 to 100`, le plus petit d'abord",
        en: "write a number or `40 to 100`, the smaller first",
      },
    });
  },
);
