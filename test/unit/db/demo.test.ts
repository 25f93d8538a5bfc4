import { describe, expect, it } from "vitest";
import { demoAt } from "../../support/demo.ts";
import { NOBODY } from "../../support/store.ts";

const startYears = async (text: string) =>
  (await (await demoAt(text)).stores.cohorts.all()).map(({ id, startYear }) => `${id} ${startYear}`);

describe("the demonstration school", () => {
  it("has one enrolment in each cohort, and the accounts people are told of", async () => {
    const { stores, today } = await demoAt("2026-11-22T09:00:00+01:00");
    const { total, rows } = await stores.enrolments.page(
      [{ kind: "school" }],
      { filter: null, offset: 0, limit: 10 },
      today,
    );
    expect(total).toBe(3);
    expect(rows.map(({ cohort, option, person }) => `${cohort.id} ${option} ${person.email}`).sort()).toEqual([
      "demo-1 SIMMA apprentice1@demo.example",
      "demo-2 SENMBA apprentice2@demo.example",
      "demo-3 SIPHASS apprentice3@demo.example",
    ]);
    expect((await stores.people.list(20)).map(({ email }) => email).sort()).toEqual([
      "apprentice1@demo.example",
      "apprentice2@demo.example",
      "apprentice3@demo.example",
      "master1@demo.example",
      "master3@demo.example",
      "optionhead-senmba@demo.example",
      "optionhead-simma@demo.example",
      "optionhead-siphass@demo.example",
      "registrar@demo.example",
      "tutor1@demo.example",
    ]);
  });

  it("gives the first master two apprentices, the tutor all three, and the registrar the school", async () => {
    const { stores, today } = await demoAt("2026-11-22T09:00:00+01:00");
    const followedBy = async (email: string) => {
      const person = await stores.people.byEmail(email);
      return (await stores.enrolments.of(person ?? NOBODY, today)).map((one) => one.cohort.id);
    };
    expect(await followedBy("master1@demo.example")).toEqual(["demo-1", "demo-2"]);
    expect(await followedBy("master3@demo.example")).toEqual(["demo-3"]);
    expect((await followedBy("tutor1@demo.example")).toSorted()).toEqual(["demo-1", "demo-2", "demo-3"]);
    const registrar = await stores.people.byEmail("registrar@demo.example");
    const grants = await stores.people.grants(registrar?.id ?? "", today);
    expect(grants.map(({ role }) => role).toSorted()).toEqual(["commission", "registrar"]);
  });

  it.each([
    ["2026-11-22T09:00:00+01:00", 2026],
    ["2026-09-28T00:30:00+02:00", 2026],
    ["2026-09-27T23:30:00+02:00", 2025],
    ["2027-01-01T12:00:00+01:00", 2026],
    ["2025-12-29T12:00:00+01:00", 2025],
    ["2027-09-30T12:00:00+02:00", 2026],
  ])("ALB-01 created at %s, its first cohort began in %i", async (text, year) => {
    expect(await startYears(text)).toEqual([`demo-1 ${year}`, `demo-2 ${year - 1}`, `demo-3 ${year - 2}`]);
  });
});
