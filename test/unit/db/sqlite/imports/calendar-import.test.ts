import { describe, expect, it } from "vitest";
import { operator } from "../../../../../src/core/authority.ts";
import type { CalendarDay } from "../../../../../src/core/ports.ts";
import { isoOf } from "../../../../../src/domain/calendar/day.ts";
import { day, instant, testStores } from "../../../../support/store.ts";
import { weeks } from "./rows.ts";

const AT = instant("2026-11-22T12:00:00+01:00");

function house() {
  const stores = testStores((school) => {
    school.cohort({ id: "c1" });
    school.cohort({ id: "c2" });
  });
  const bring = (days: readonly CalendarDay[], { cohort = "c1", dryRun = false } = {}) =>
    stores.imports.calendar(operator("calendar"), cohort, days, "calendar.csv", AT, dryRun);
  const places = async (cohort: string) =>
    [...(await stores.calendars.of(cohort)).imported].map(([when, { place }]) => `${isoOf(when)} ${place}`);
  const version = async () => (await stores.cohorts.byId("c1"))?.version;
  return { stores, bring, places, version };
}

describe("a calendar import", () => {
  it("says where a cohort is on each of its days, and of no other cohort", async () => {
    const { bring, places, version } = house();
    const told = await bring(weeks({ "2026-11-02": "school" }));
    expect(told).toMatchObject({ import: expect.any(String), days: 5 });
    expect(told.moved).toHaveLength(5);
    expect(told.moved[0]).toEqual({ day: day("2026-11-02"), from: null, to: "school" });
    expect(await places("c1")).toHaveLength(5);
    expect(await places("c2")).toEqual([]);
    expect(await version()).toBe(2);
  });

  it("changes nothing when the same file comes twice", async () => {
    const { stores, bring, version } = house();
    const days = weeks({ "2026-11-02": "school", "2026-11-09": "company" });
    await bring(days);
    expect(await bring(days)).toEqual({ import: null, days: 10, moved: [] });
    expect(await stores.imports.list(10)).toHaveLength(1);
    expect(await version()).toBe(2);
  });

  it("replaces the days it covers, keeps the others, and says what moved", async () => {
    const { bring, places } = house();
    await bring(weeks({ "2026-11-02": "school", "2026-11-09": "company", "2026-11-16": "company" }));
    const told = await bring(weeks({ "2026-11-09": "exam", "2026-11-16": "company" }));
    expect(told.moved.map(({ day: when, from, to }) => `${isoOf(when)} ${from} → ${to}`)).toEqual([
      "2026-11-09 company → exam",
      "2026-11-10 company → exam",
      "2026-11-11 company → exam",
      "2026-11-12 company → exam",
      "2026-11-13 company → exam",
    ]);
    expect(await places("c1")).toEqual(
      [
        ...weeks({ "2026-11-02": "school" }),
        ...weeks({ "2026-11-09": "exam" }),
        ...weeks({ "2026-11-16": "company" }),
      ].map(({ day: when, place }) => `${isoOf(when)} ${place}`),
    );
  });

  it("takes a changed note over without a day moving", async () => {
    const { stores, bring } = house();
    const days = weeks({ "2026-11-02": "school" });
    await bring(days);
    const told = await bring(days.map((one) => ({ ...one, note: "oral" })));
    expect(told).toMatchObject({ import: expect.any(String), moved: [] });
    expect((await stores.calendars.of("c1")).imported.get(day("2026-11-02"))?.note).toBe("oral");
  });

  it("writes nothing on a dry run and tells the same", async () => {
    const { stores, bring, places, version } = house();
    const told = await bring(weeks({ "2026-11-02": "school" }), { dryRun: true });
    expect(told).toMatchObject({ import: null, days: 5 });
    expect(told.moved).toHaveLength(5);
    expect(await places("c1")).toEqual([]);
    expect(await version()).toBe(1);
    expect(await stores.audit.recent(10)).toEqual([]);
  });

  it("writes nothing for a cohort that is not there", async () => {
    const { stores, bring } = house();
    await expect(bring(weeks({ "2026-11-02": "school" }), { cohort: "c9" })).rejects.toThrow();
    expect(await stores.imports.list(10)).toEqual([]);
  });

  it("is audited with codes only", async () => {
    const { stores, bring } = house();
    const { import: id } = await bring(weeks({ "2026-11-02": "school" }));
    expect((await stores.audit.recent(1))[0]).toMatchObject({
      actor: "operator",
      action: "import.calendar",
      subject: "c1",
      facts: { import: id, days: 5, moved: 5 },
    });
  });
});
