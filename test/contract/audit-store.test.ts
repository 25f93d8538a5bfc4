import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { implementations, instant } from "../support/store.ts";

describe.each(implementations)("the audit in $name", ({ stores }) => {
  it("tells what was done, newest first, as many entries as asked, and its chain holds", async () => {
    const { audit, people } = stores();
    expect(await audit.recent(5)).toEqual([]);
    expect(await audit.verify()).toBeNull();
    for (const hour of ["08", "09", "10"]) {
      await people.grant(operator("roster"), `p${hour}@x.example`, "registrar", instant(`2026-11-22T${hour}:00:00Z`));
    }
    const two = await audit.recent(2);
    expect(two.map(({ at }) => at)).toEqual(
      ["10", "09"].map((hour) => instant(`2026-11-22T${hour}:00:00Z`).epochMilliseconds),
    );
    expect(await audit.verify()).toBeNull();
  });

  it("holds no personal data", async () => {
    const { audit, people } = stores();
    await people.grant(operator("roster"), "someone@x.example", "registrar", instant("2026-11-22T08:00:00Z"));
    expect(JSON.stringify(await audit.recent(5)).toLowerCase()).not.toContain("someone");
  });
});

describe.each(implementations)("health in $name", ({ stores }) => {
  it("is sound for a sound database", async () => {
    expect(await stores().health.check()).toBeNull();
  });
});
