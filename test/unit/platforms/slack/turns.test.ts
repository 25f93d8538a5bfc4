import { expect, it } from "vitest";
import { takeTurns } from "../../../../src/platforms/slack/turns.ts";

it("work takes turns in order, and what arrives meanwhile goes between", async () => {
  const turn = takeTurns();
  const done: string[] = [];
  const work = ["a", "b", "c"].map(async (name) => {
    await turn();
    done.push(name);
    // Something from outside, as soon as the event loop looks again.
    if (name === "a") setImmediate(() => done.push("outside"));
  });
  await Promise.all(work);
  expect(done.filter((name) => name !== "outside")).toEqual(["a", "b", "c"]);
  expect(done.indexOf("outside")).toBeLessThan(done.indexOf("c"));
});
