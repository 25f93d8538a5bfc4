import { describe, expect, it } from "vitest";
import { demoAt } from "../../support/demo.ts";
import { NOBODY } from "../../support/store.ts";

const startYears = async (text: string) =>
  (await (await demoAt(text)).stores.cohorts.all())
    .filter(({ id }) => APPRENTICES.includes(id))
    .map(({ id, startYear }) => `${id} ${startYear}`);

const APPRENTICES = ["demo-1", "demo-2", "demo-3"];

describe("the demonstration school", () => {
  it("has one enrolment in each cohort, and the accounts people are told of", async () => {
    const { stores, today } = await demoAt("2026-11-22T09:00:00+01:00");
    const { total, rows } = await stores.enrolments.page(
      [{ kind: "school" }],
      { filter: null, offset: 0, limit: 20 },
      today,
    );
    expect(total).toBe(12);
    const apprentices = rows.filter(({ cohort }) => APPRENTICES.includes(cohort.id));
    expect(apprentices.map(({ cohort, option, person }) => `${cohort.id} ${option} ${person.email}`).sort()).toEqual([
      "demo-1 SIMMA apprentice1@demo.example",
      "demo-2 SENMBA apprentice2@demo.example",
      "demo-3 SIPHASS apprentice3@demo.example",
    ]);
    const emails = (await stores.people.list(100)).map(({ email }) => email);
    expect(emails.filter((email) => !/cmi|ales|mission|imt/.test(email)).sort()).toEqual([
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

  it("has learners of the four other programmes after the apprentices, three of them in a team", async () => {
    const { stores, today } = await demoAt("2026-11-22T09:00:00+01:00");
    const all = { filter: null, offset: 0, limit: 20 };
    const { rows } = await stores.enrolments.page([{ kind: "school" }], all, today);
    expect(rows.slice(0, 3).map(({ cohort }) => cohort.programme)).toEqual(Array(3).fill("albi-apprenticeship"));
    const others = rows.slice(3);
    expect(others.map(({ cohort }) => cohort.programme).sort()).toEqual([
      ...["ales-mobility", "ales-mobility", "cmi-internships", "cmi-internships"],
      ...["imt-international", "imt-international"],
      ...Array(3).fill("missions-professionnelles"),
    ]);
    const teams = await Promise.all(others.map(({ id }) => stores.teams.of(id, today)));
    expect(teams.flat().map(({ person }) => person.name)).toEqual(Array(3).fill("Team Missions One"));
    const [team] = teams.flat();
    expect(await stores.teams.members(team?.id ?? "", today)).toHaveLength(3);
  });

  it("gives nothing of the other programmes to the accounts of the apprenticeship, but to the registrar", async () => {
    const { stores, today } = await demoAt("2026-11-22T09:00:00+01:00");
    for (const who of ["apprentice1", "apprentice2", "apprentice3", "master1", "master3", "tutor1"]) {
      const person = await stores.people.byEmail(`${who}@demo.example`);
      const cohorts = (await stores.enrolments.of(person ?? NOBODY, today)).map(({ cohort }) => cohort.programme);
      expect(new Set(cohorts), who).toEqual(new Set(["albi-apprenticeship"]));
      expect(await stores.people.grants(person?.id ?? "", today), who).toEqual([]);
    }
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
