import { expect, it } from "vitest";
import { benchPlanning } from "../../bench/planning.ts";

it("the bench of planning runs, and measures every line", async () => {
  const { lines } = await benchPlanning({ people: [30, 60, 90], rounds: 2, changes: 1, before: 4 });
  expect(lines.filter(({ target }) => target !== null)).toHaveLength(6);
  for (const { found } of lines) expect(found).not.toContain("NaN");
});
