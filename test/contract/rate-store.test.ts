import { describe, expect, it } from "vitest";
import { implementations, instant } from "../support/store.ts";

const now = instant("2026-11-23T08:00:00Z");
const team = { scope: "slack T1", everyMs: 100, burst: 3 };
const channel = (id: string) => ({ scope: `slack T1 ${id}`, everyMs: 1_000, burst: 1 });

describe.each(implementations)("rates in $name", ({ stores }) => {
  const waits = (found: readonly number[]) => found.map((at) => at - now.epochMilliseconds);

  it("let so many go at once, then one at a time, however they are asked for", async () => {
    const { rates } = stores();
    expect(waits(await rates.reserve([[team], [team], [team], [team]], now))).toEqual([0, 0, 0, 100]);
    expect(waits(await rates.reserve([[team]], now))).toEqual([200]);
    expect(waits(await rates.reserve([[team], [team]], now.add({ milliseconds: 1_000 })))).toEqual([1_000, 1_000]);
  });

  it("hold for every scope that bounds a message, and one that waits for its channel holds up no other", async () => {
    const { rates } = stores();
    const to = (id: string) => [team, channel(id)];
    expect(waits(await rates.reserve([to("a"), to("a"), to("b"), to("c")], now))).toEqual([0, 1_000, 0, 100]);
  });

  it("wait as long as a platform asks, and nothing else waits with it", async () => {
    const { rates } = stores();
    await rates.hold("slack T1", now.add({ seconds: 30 }));
    await rates.hold("slack T1", now.add({ seconds: 10 }));
    const other = { ...team, scope: "slack T2" };
    expect(waits(await rates.reserve([[team], [other], [team]], now))).toEqual([30_000, 0, 30_000]);
  });

  it("ask nothing of what nothing bounds", async () => {
    const { rates } = stores();
    expect(waits(await rates.reserve([[], []], now))).toEqual([0, 0]);
  });
});
