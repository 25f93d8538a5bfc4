import { expect, it } from "vitest";
import { benchOutbox } from "../../bench/outbox.ts";

it("the bench of the outbox runs, and measures every line", async () => {
  const { lines } = await benchOutbox({ backlog: 400, rounds: 2, inTurn: 2, open: [200, 400], looks: 1 });
  expect(lines.filter(({ target }) => target !== null)).toHaveLength(5);
  for (const { found } of lines) expect(found).not.toContain("NaN");
});
