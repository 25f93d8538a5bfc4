import { describe, expect, it } from "vitest";
import { implementations, instant } from "../support/store.ts";

const start = instant("2026-11-22T08:00:00Z");
const minutesOn = (minutes: number) => start.add({ minutes });

describe.each(implementations)("deliveries in $name", ({ stores }) => {
  it("are first once", async () => {
    const { deliveries } = stores();
    expect(await deliveries.first("slack:1", start)).toBe(true);
    expect(await deliveries.first("slack:1", start)).toBe(false);
    expect(await deliveries.first("slack:2", start)).toBe(true);
  });

  it("are first once when both come in the same turn of the event loop", async () => {
    const { deliveries } = stores();
    const keys = ["a", "b", "a", "c", "b"];
    expect(await Promise.all(keys.map((key) => deliveries.first(key, start)))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("are remembered for at least ten minutes, however many come in between", async () => {
    const { deliveries } = stores();
    await deliveries.first("early", start);
    for (let minute = 0; minute <= 10; minute += 2) {
      await Promise.all(Array.from({ length: 50 }, (_, i) => deliveries.first(`${minute}-${i}`, minutesOn(minute))));
    }
    expect(await deliveries.first("early", minutesOn(10))).toBe(false);
    expect(await deliveries.first("0-49", minutesOn(10))).toBe(false);
  });

  it("are forgotten some time later, so that they do not pile up", async () => {
    const { deliveries } = stores();
    await deliveries.first("early", start);
    await deliveries.first("between", minutesOn(30));
    expect(await deliveries.first("early", minutesOn(31))).toBe(true);
    expect(await deliveries.first("between", minutesOn(31))).toBe(false);
  });
});
