import { describe, expect, it } from "vitest";
import { openProgrammes } from "../../../../db/compiled-programmes.ts";
import { targetOf } from "../../../../src/domain/counter/target.ts";

async function programmeWith(counter: string) {
  for (const programme of (await openProgrammes()).values()) {
    const found = programme.counters.find(({ id }) => id === counter);
    if (found) return { programme, found };
  }
  throw new Error(`no ${counter}`);
}

describe("a target", () => {
  it("ALB-40 is the document's recommendation until the school says otherwise", async () => {
    const { programme, found } = await programmeWith("weeks-abroad");
    const plain = targetOf(found, null, { programme, settings: {} });
    expect(plain).toEqual({ least: 14, most: null, recommended: true, defaulted: null, chosen: null });
    const chosen = targetOf(found, null, { programme, settings: { weeksAbroadTarget: "10" } });
    expect(chosen).toMatchObject({ least: 10, chosen: "weeksAbroadTarget" });
  });

  it("ALB-10 is each year's own", async () => {
    const { programme, found } = await programmeWith("sessions-done");
    expect([1, 2, 3, 4].map((year) => targetOf(found, year, { programme, settings: {} })?.least)).toEqual([
      46,
      40,
      26,
      undefined,
    ]);
  });
});
