import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  cohorts: { cohort: string; doubts: { from: string; to: string; reason: { id: string } }[] }[];
  moved: { from: string; to: string; before: string; after: string }[];
}
interface Next {
  enrolments: { current: { place: string } | null; return: string | null; doubts: unknown[] }[];
}

describe("/doubts", () => {
  it("ALB-02 ALB-03 lists what is not certain, for the registrar alone", async () => {
    const school = await demoSchool();
    const { cohorts } = dataOf<Data>(await school.ask("registrar@demo.example", "doubts"));
    const reasons = Object.fromEntries(
      cohorts.map(({ cohort, doubts }) => [cohort, [...new Set(doubts.map((doubt) => doubt.reason.id))].sort()]),
    );
    expect(reasons["demo-1"]).toContain("week-53-unknown");
    expect(reasons["demo-3"]).toEqual(["empty-row", "several-readings", "week-53"]);
    const refused = await school.ask("tutor1@demo.example", "doubts", "fr");
    expect(refused).toMatchObject({ ok: false, error: { id: "not-allowed" } });
    expect(cardText(refused.card, refused.lang)).toContain("scolarité");
  });

  it.each([
    ["internship.service.ales", "demo-ales"],
    ["teaching.team.cmi", "demo-cmi"],
    ["international.office.imt", "demo-imt"],
    ["mission.coordinator", "demo-missions"],
  ])("ALB-03 lists nothing to %s, whose programme claims nothing of its weeks", async (who, cohort) => {
    const school = await demoSchool();
    const { cohorts } = dataOf<Data>(await school.ask(`${who}@demo.example`, "doubts"));
    expect(cohorts).toEqual([{ cohort, doubts: [] }]);
  });

  it("ALB-03 settles week 53: the doubt goes from the apprentice's answer, other weeks do not shift", async () => {
    const school = await demoSchool();
    const line = "doubts settle demo-1 2026-W53 entreprise fermeture de l'école";
    const { moved } = dataOf<Data>(await school.ask("registrar@demo.example", line, "fr"));
    expect(moved).toEqual([{ from: "2026-12-28", to: "2027-01-01", before: "unknown", after: "company" }]);
    const { enrolments } = dataOf<Next>(await school.ask("apprentice1@demo.example", "next-period"));
    expect(enrolments[0]).toMatchObject({
      current: { place: "company", to: "2027-01-01" },
      return: "2027-01-04",
      doubts: [],
    });
  });

  it("ALB-02 settling one week of year 3 solves the table again, so that the other doubts shrink", async () => {
    const school = await demoSchool();
    const before = dataOf<Data>(await school.ask("registrar@demo.example", "doubts"));
    const settled = dataOf<Data>(
      await school.ask("registrar@demo.example", "doubts settle demo-3 2026-W46 company agreed"),
    );
    const open = (cohorts: Data["cohorts"]) =>
      cohorts
        .filter(({ cohort }) => cohort === "demo-3")
        .flatMap(({ doubts }) => doubts.filter((doubt) => doubt.reason.id === "several-readings"))
        .reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
    expect(open(settled.cohorts)).toBeLessThan(open(before.cohorts));
  });

  it("ALB-02 ALB-06 keeps for those it touches all that moves once a week is settled, other weeks too", async () => {
    const school = await demoSchool();
    const line = "doubts settle demo-3 2026-W50 school the board said so";
    const settled = dataOf<Data>(await school.ask("registrar@demo.example", line));
    const { stores, clock } = school.app;
    const all = { filter: null, offset: 0, limit: 1 };
    const { rows } = await stores.enrolments.page([{ kind: "cohorts", cohorts: ["demo-3"] }], all, dayOf("2026-11-22"));
    const id = rows[0]?.id ?? "";
    const kept = await stores.plans.moves(id, clock.now());
    expect(kept.flatMap(({ moves }) => moves.map(({ from, to }) => [isoOf(from), isoOf(to)]))).toEqual(
      settled.moved.map(({ from, to }) => [from, to]),
    );
    expect(settled.moved.length).toBeGreaterThan(1);
  });

  it("refuses a week outside the years of the cohort, and says which there are", async () => {
    const school = await demoSchool();
    const slip = await school.ask("registrar@demo.example", "doubts settle demo-1 2040-W10 school a slip");
    expect(slip).toMatchObject({ ok: false, error: { id: "not-found", next: "They go from 2026-W40 to 2029-W39." } });
    const { cohorts } = dataOf<Data>(await school.ask("registrar@demo.example", "doubts"));
    expect(cohorts.flatMap(({ doubts }) => doubts).filter((doubt) => doubt.to > "2029-10-01")).toEqual([]);
  });

  it("says that a part is missing rather than what it does not understand", async () => {
    const school = await demoSchool();
    const short = await school.ask("registrar@demo.example", "doubts settle demo-1 2026-W53");
    expect(short).toMatchObject({ ok: false, error: { id: "bad-arguments", message: "A part is missing." } });
    const french = await school.ask("registrar@demo.example", "doubts settle demo-1 2026-W53", "fr");
    expect(french).toMatchObject({ ok: false, error: { message: "Il manque une partie." } });
  });

  it("is audited", async () => {
    const school = await demoSchool();
    await school.ask("registrar@demo.example", "doubts settle demo-1 2026-W53 off closed");
    const [entry] = await school.app.stores.audit.recent(1);
    expect(entry).toMatchObject({
      action: expect.stringContaining("settle"),
      subject: expect.stringContaining("demo-1"),
    });
    expect(await school.app.stores.audit.verify()).toBeNull();
  });

  it.each([
    ["settle", "bad-arguments"],
    ["settle demo-1 2025-W53 school why", "bad-arguments"],
    ["settle demo-1 W53 school why", "bad-arguments"],
    ["settle demo-1 2026-W53 moon why", "bad-arguments"],
    ["settle demo-1 2026-W53 school", "bad-arguments"],
    ["settle demo-9 2026-W53 school why", "not-found"],
    ["forget demo-1", "bad-arguments"],
  ])("refuses %j and changes nothing", async (rest, id) => {
    const school = await demoSchool();
    expect(await school.ask("registrar@demo.example", `doubts ${rest}`)).toMatchObject({ ok: false, error: { id } });
    expect((await school.app.stores.calendars.of("demo-1")).settled).toEqual([]);
  });
});
