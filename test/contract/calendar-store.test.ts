import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { day, implementations, instant, STANDS } from "../support/store.ts";

const authority = operator("calendar");
const monday = day("2026-12-28");
const at = instant("2026-11-22T08:00:00Z");
const later = instant("2026-11-23T08:00:00Z");

describe.each(implementations)("calendars in $name", ({ stores }) => {
  function open() {
    const ids = { enrolment: "" };
    const found = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id, programme: "p", startYear: 2026 });
      const person = school.person({ name: "Apprentice", email: "a@x.example" });
      ids.enrolment = school.enrolment({ cohort: "c1", person });
    });
    return { ...found, enrolment: ids.enrolment };
  }

  it("are empty for a cohort of which nothing is stored", async () => {
    const { calendars } = open();
    expect(await calendars.of("c1")).toEqual({ imported: new Map(), settled: [] });
    expect(await calendars.exceptionsOf("none")).toEqual([]);
  });

  it("hold for each imported day what the newest file that was not undone says of it", async () => {
    const { calendars } = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id });
      school.calendarFile({ cohort: "c1", seq: 1, days: [monday, monday + 1, monday + 2], place: "school" });
      school.calendarFile({ cohort: "c1", seq: 3, days: [monday + 2], place: "off", undone: true });
      school.calendarFile({ cohort: "c1", seq: 2, days: [monday + 1], place: "company" });
      school.calendarFile({ cohort: "c2", seq: 4, days: [monday], place: "exam" });
    });
    expect([...(await calendars.of("c1")).imported]).toEqual([
      [monday, { place: "school", note: "1.csv" }],
      [monday + 1, { place: "company", note: "2.csv" }],
      [monday + 2, { place: "school", note: "1.csv" }],
    ]);
    expect([...(await calendars.of("c2")).imported.keys()]).toEqual([monday]);
  });

  it("follow the order in which files came, whatever their ids and rows", async () => {
    const { calendars } = stores((school) => {
      school.cohort({ id: "c1" });
      school.calendarFile({ cohort: "c1", seq: 9, days: [monday], place: "defence" });
      for (let seq = 8; seq > 0; seq--) school.calendarFile({ cohort: "c1", seq, days: [monday], place: "school" });
    });
    expect((await calendars.of("c1")).imported.get(monday)?.place).toBe("defence");
  });

  it("keep every settlement in the order it was made and raise the version of that cohort alone", async () => {
    const { calendars, cohorts } = open();
    const week = { cohort: "c1", from: monday, to: monday + 4 };
    const raised = await calendars.settle(
      authority,
      { ...week, place: "school", reason: "the board said so" },
      STANDS,
      later,
    );
    await calendars.settle(authority, { ...week, place: "company", reason: "the board changed its mind" }, STANDS, at);
    expect(raised).toEqual({ id: "c1", programme: "p", startYear: 2026, version: 2 });
    const { settled } = await calendars.of("c1");
    expect(settled.map(({ place, reason }) => [place, reason])).toEqual([
      ["school", "the board said so"],
      ["company", "the board changed its mind"],
    ]);
    expect(settled[0]).toMatchObject({ from: monday, to: monday + 4, at: later.epochMilliseconds });
    expect((await cohorts.all()).map(({ id, version }) => [id, version])).toEqual([
      ["c1", 3],
      ["c2", 1],
    ]);
    expect((await calendars.of("c2")).settled).toEqual([]);
  });

  it("audit a settlement by ids and codes, its reason left out", async () => {
    const { calendars, audit } = open();
    const said = { cohort: "c1", from: monday, to: monday, place: "school", reason: "because of someone" } as const;
    await calendars.settle(authority, said, STANDS, at);
    const [entry] = await audit.recent(1);
    expect(entry).toEqual({
      at: at.epochMilliseconds,
      actor: "operator",
      action: "calendar.settle",
      subject: "c1",
      facts: { settlement: expect.any(String), from: monday, to: monday, place: "school" },
    });
  });

  it("refuse to settle a cohort that does not exist, and write nothing", async () => {
    const { calendars, audit } = open();
    const said = { cohort: "none", from: monday, to: monday, place: "school", reason: "why" } as const;
    await expect(calendars.settle(authority, said, STANDS, at)).rejects.toMatchObject({ id: "not-found" });
    expect(await audit.recent(1)).toEqual([]);
  });

  it("keep a learner's own exceptions apart from the cohort, whose version stays", async () => {
    const { calendars, cohorts, enrolment, audit } = open();
    const sick = { enrolment, from: monday, to: monday + 4, place: "off", reason: "unwell" } as const;
    await calendars.except(authority, sick, at);
    await calendars.except(authority, { ...sick, to: monday, place: "school", reason: "came after all" }, later);
    expect(await calendars.exceptionsOf(enrolment)).toEqual([
      { id: expect.any(String), from: monday, to: monday + 4, place: "off", reason: "unwell" },
      { id: expect.any(String), from: monday, to: monday, place: "school", reason: "came after all" },
    ]);
    expect((await cohorts.byId("c1"))?.version).toBe(1);
    expect(JSON.stringify(await audit.recent(2))).not.toMatch(/unwell|"off"/);
  });

  it("refuse an exception to an enrolment that does not exist", async () => {
    const { calendars, audit } = open();
    const sick = { enrolment: "none", from: monday, to: monday, place: "off", reason: "unwell" } as const;
    await expect(calendars.except(authority, sick, at)).rejects.toMatchObject({ id: "not-found" });
    expect(await audit.recent(1)).toEqual([]);
  });
});

describe.each(implementations)("cohorts in $name", ({ stores }) => {
  it("are found by the roster's id and listed by it", async () => {
    const { cohorts } = stores((school) => {
      school.cohort({ id: "b-2025", programme: "p", startYear: 2025 });
      school.cohort({ id: "a-2026", programme: "q", startYear: 2026 });
    });
    expect(await cohorts.byId("b-2025")).toEqual({ id: "b-2025", programme: "p", startYear: 2025, version: 1 });
    expect(await cohorts.byId("c")).toBeNull();
    expect((await cohorts.all()).map(({ id }) => id)).toEqual(["a-2026", "b-2025"]);
  });
});
