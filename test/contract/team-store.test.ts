import { describe, expect, it } from "vitest";
import { operator, operatorOfTeams } from "../../src/core/authority.ts";
import type { EnrolmentView } from "../../src/core/ports.ts";
import { day, implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const today = day("2026-11-22");
const authority = operatorOfTeams();
const ALL = { filter: null, offset: 0, limit: 20 };
const NAMES = ["Ann", "Bob", "Cléo", "Dan", "Eve", "Fay"] as const;
type Name = (typeof NAMES)[number];

const namesOf = (views: readonly EnrolmentView[]) => views.map(({ person }) => person.name);

describe.each(implementations)("teams in $name", ({ stores }) => {
  /** Six learners of one cohort, and Zed of another. */
  function open() {
    const persons = new Map<string, string>();
    const ids = {} as Record<Name | "Zed", string>;
    const found = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id });
      for (const name of [...NAMES, "Zed"] as const) {
        const person = school.person({ name, email: `${name.toLowerCase()}@x.example` });
        persons.set(name, person);
        ids[name] = school.enrolment({ cohort: name === "Zed" ? "c2" : "c1", person });
      }
      school.person({ name: "Tutor", email: "tutor@x.example" });
    });
    const { teams, enrolments, standIns } = found;
    const make = (members: readonly Name[], name = "Les Ponts", most: number | null = 5) =>
      teams.make(authority, { name, members: members.map((one) => ids[one]), most, from: today }, at);
    const add = (team: string, name: Name | "Zed", from = today) =>
      teams.add(authority, { team, member: ids[name], most: 5, from }, at);
    const remove = (team: string, name: Name, from = today) =>
      teams.remove(authority, { team, member: ids[name], from }, at);
    const members = async (team: string, on = today) => namesOf(await teams.members(team, on));
    const around = async (enrolment: string, on = today) =>
      (await enrolments.around(enrolment, on)).map(({ role, person }) => `${role} ${person.name}`);
    const tutored = (enrolment: string, email: string, from = today) =>
      standIns.replace(operator("roster"), { enrolment, role: "tutor", email, name: null, from }, at);
    const of = async (name: Name) => enrolments.of({ id: persons.get(name) ?? "", name, email: "" }, today);
    return { ...found, ids, make, add, remove, members, around, tutored, of };
  }

  it("are enrolments of their members' cohort, whose learner is the team", async () => {
    const { make, members, around, teams, enrolments, ids } = open();
    const team = await make(["Bob", "Ann", "Ann"]);
    expect(team).toMatchObject({ person: { name: "Les Ponts" }, cohort: { id: "c1" }, team: true, keptFrom: today });
    expect(await enrolments.byId(team.id, today)).toEqual(team);
    expect(await members(team.id)).toEqual(["Ann", "Bob"]);
    expect(await around(team.id)).toEqual(["apprentice Ann", "apprentice Bob"]);
    expect(namesOf(await teams.of(ids.Ann, today))).toEqual(["Les Ponts"]);
    expect(await teams.of(ids.Dan, today)).toEqual([]);
    expect(await members(team.id, today - 1)).toEqual([]);
    expect(await teams.members(ids.Ann, today)).toEqual([]);
  });

  it("stand among a member's enrolments beside their own, and in no page but one that asks for them", async () => {
    const { make, of, enrolments } = open();
    await make(["Ann", "Bob"]);
    expect((await of("Ann")).map(({ person, team, as }) => [person.name, team, as])).toEqual([
      ["Ann", false, ["apprentice"]],
      ["Les Ponts", true, ["apprentice"]],
    ]);
    const page = async (teams?: "too" | "only", filter: string | null = null, cohort: string | null = null) => {
      const scopes = [cohort === null ? ({ kind: "school" } as const) : ({ kind: "cohort", cohort } as const)];
      const { total, rows } = await enrolments.page(scopes, { ...ALL, filter, ...(teams && { teams }) }, today);
      expect(total).toBe(rows.length);
      return namesOf(rows);
    };
    expect(await page()).toEqual([...NAMES, "Zed"]);
    expect(await page(undefined, null, "c1")).toEqual([...NAMES]);
    expect(await page("too", null, "c1")).toEqual(["Ann", "Bob", "Cléo", "Dan", "Eve", "Fay", "Les Ponts"]);
    expect(await page("only")).toEqual(["Les Ponts"]);
    expect(await page("only", "ponts", "c1")).toEqual(["Les Ponts"]);
    expect(await page("only", "ann")).toEqual([]);
    expect(await page(undefined, "ponts")).toEqual([]);
  });

  it("are found by what stands for their address among those who are asked for, and are nobody otherwise", async () => {
    const { make, people, enrolments, evidence } = open();
    const team = await make(["Ann"]);
    const page = { ...ALL, filter: team.person.email, teams: "too" as const };
    for (const scope of [{ kind: "school" }, { kind: "cohort", cohort: "c1" }] as const) {
      expect(namesOf((await enrolments.page([scope], page, today)).rows)).toEqual(["Les Ponts"]);
    }
    expect(await people.byEmail(team.person.email)).toBeNull();
    expect((await people.list(50)).map(({ name }) => name)).toEqual([...NAMES, "Tutor", "Zed"]);
    expect((await evidence.holdings(team.id)).map(({ person }) => person.name)).toEqual(["Ann"]);
  });

  it("MIS-01 take no more members than they may have, and nobody who is in a team already or in another cohort", async () => {
    const { make, add, members, teams, ids } = open();
    const team = await make(["Ann", "Bob", "Cléo", "Dan"]);
    await add(team.id, "Eve");
    await expect(add(team.id, "Fay")).rejects.toMatchObject({ id: "team-full", values: { most: 5 } });
    await expect(make(["Fay", "Ann"], "Other")).rejects.toMatchObject({
      id: "in-a-team",
      values: { who: "Ann", team: "Les Ponts" },
    });
    await expect(make(["Fay"], "Small", 0)).rejects.toMatchObject({ id: "team-full" });
    const other = await make(["Fay"], "Other");
    await expect(add(other.id, "Eve")).rejects.toMatchObject({ id: "in-a-team" });
    await expect(add(other.id, "Zed")).rejects.toMatchObject({ id: "other-cohort", values: { who: "Zed" } });
    await expect(make([])).rejects.toThrow(RangeError);
    await expect(
      teams.add(authority, { team: ids.Ann, member: ids.Bob, most: 5, from: today }, at),
    ).rejects.toMatchObject({ id: "not-found" });
    expect(await members(team.id)).toEqual(["Ann", "Bob", "Cléo", "Dan", "Eve"]);
    expect(await members(other.id)).toEqual(["Fay"]);
  });

  it("have a name of their own in their cohort, whatever its case and accents", async () => {
    const { make, teams } = open();
    const team = await make(["Ann"], "Épis");
    await expect(make(["Bob"], "epis")).rejects.toMatchObject({ id: "team-name-taken", values: { name: "Épis" } });
    const other = await make(["Bob"], "Épisodes");
    const rename = (name: string) => teams.rename(authority, { team: other.id, name }, at);
    await expect(rename("EPIS")).rejects.toMatchObject({ id: "team-name-taken" });
    await rename("Épisodes II");
    expect(namesOf(await teams.of((await teams.members(other.id, today))[0]?.id ?? "", today))).toEqual([
      "Épisodes II",
    ]);
    await teams.rename(authority, { team: team.id, name: "ÉPIS" }, at);
  });

  it("keep the history of who was a member, and who leaves may join another the same day", async () => {
    const { make, add, remove, members, teams, ids, evidence } = open();
    const team = await make(["Ann", "Bob"]);
    await add(team.id, "Cléo");
    await add(team.id, "Cléo");
    expect(await remove(team.id, "Bob", today + 3)).toBe(true);
    expect(await remove(team.id, "Bob", today + 3)).toBe(false);
    expect(await remove(team.id, "Dan")).toBe(false);
    expect(await members(team.id, today + 2)).toEqual(["Ann", "Bob", "Cléo"]);
    expect(await members(team.id, today + 3)).toEqual(["Ann", "Cléo"]);
    await expect(make(["Bob"], "Other")).rejects.toMatchObject({ id: "in-a-team" });
    const other = await teams.make(authority, { name: "Other", members: [ids.Bob], most: 5, from: today + 3 }, at);
    expect(namesOf(await teams.of(ids.Bob, today + 3))).toEqual(["Other"]);
    expect(await members(other.id, today + 3)).toEqual(["Bob"]);
    expect((await evidence.holdings(team.id)).map(({ person, from, until }) => [person.name, from, until])).toEqual([
      ["Ann", today, null],
      ["Bob", today, today + 3],
      ["Cléo", today, null],
    ]);
  });

  it("are planned anew, with whoever is concerned, when they are made, joined, left, renamed and dissolved", async () => {
    const { make, add, remove, plans, teams, ids } = open();
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const marked = async () => {
      const all = await plans.toPlan(today, 99);
      for (const one of all) await plans.replan({ ...one, wanted: [], through: 0, next: 30_000 }, at);
      return all.map(({ enrolment }) => names.get(enrolment) ?? "team").sort();
    };
    await marked();
    const team = await make(["Ann", "Bob"]);
    expect(await marked()).toEqual(["Ann", "Bob", "team"]);
    await add(team.id, "Cléo");
    expect(await marked()).toEqual(["Cléo", "team"]);
    await remove(team.id, "Bob");
    expect(await marked()).toEqual(["Bob", "team"]);
    await teams.rename(authority, { team: team.id, name: "Other" }, at);
    expect(await marked()).toEqual(["team"]);
    await teams.dissolve(authority, { team: team.id, from: today + 1 }, at);
    expect(await marked()).toEqual(["Ann", "Cléo", "team"]);
  });

  it("leave out who has left the cohort", async () => {
    let team = "";
    const { teams } = stores((school) => {
      school.cohort({ id: "c1" });
      team = school.enrolment({ cohort: "c1", person: school.person({ name: "Team", email: "team:1" }), team: 1 });
      for (const [name, left] of [
        ["Gone", today],
        ["Here", null],
      ] as const) {
        const person = school.person({ name, email: `${name}@x.example` });
        school.enrolment({ cohort: "c1", person, left });
        school.relation({ role: "apprentice", person, enrolment: team });
      }
    });
    expect(namesOf(await teams.members(team, today))).toEqual(["Here"]);
    expect(namesOf(await teams.members(team, today - 1))).toEqual(["Gone", "Here"]);
  });

  it("MIS-01 have people around them who stand around each member too, while they are one", async () => {
    const { make, add, remove, around, tutored, ids } = open();
    const team = await make(["Ann", "Bob"]);
    await tutored(team.id, "tutor@x.example");
    await add(team.id, "Cléo", today + 2);
    for (const name of ["Ann", "Bob"] as const) {
      expect(await around(ids[name])).toEqual([`apprentice ${name}`, "tutor Tutor"]);
    }
    expect(await around(ids.Cléo)).toEqual(["apprentice Cléo"]);
    expect(await around(ids.Cléo, today + 2)).toEqual(["apprentice Cléo", "tutor Tutor"]);
    await tutored(team.id, "next@x.example", today + 4);
    await remove(team.id, "Bob", today + 5);
    await add(team.id, "Dan", today + 3);
    expect(await around(team.id, today + 4)).toContain("tutor Next");
    expect(await around(ids.Bob, today + 3)).toContain("tutor Tutor");
    expect(await around(ids.Bob, today + 4)).toContain("tutor Next");
    expect(await around(ids.Bob, today + 5)).toEqual(["apprentice Bob"]);
    expect(await around(ids.Dan, today + 3)).toContain("tutor Tutor");
    expect(await around(ids.Dan, today + 4)).toEqual(["apprentice Dan", "tutor Next"]);
    expect(await around(ids.Eve, today + 4)).toEqual(["apprentice Eve"]);
  });

  it("take nobody as a member, and nobody as tutor, who would stand twice around one enrolment", async () => {
    const { make, add, tutored, standIns, ids, members } = open();
    const team = await make(["Ann"]);
    await expect(tutored(team.id, "ann@x.example")).rejects.toMatchObject({ id: "holds-a-role" });
    await tutored(team.id, "tutor@x.example");
    const master = { enrolment: ids.Bob, role: "master", email: "tutor@x.example", name: null, from: today };
    await standIns.replace(operator("roster"), master, at);
    await expect(add(team.id, "Bob")).rejects.toMatchObject({
      id: "holds-a-role",
      values: { who: "Tutor", learner: "Bob" },
    });
    await standIns.replace(operator("roster"), { ...master, enrolment: ids.Ann, email: "m@x.example" }, at);
    await expect(tutored(team.id, "m@x.example")).rejects.toMatchObject({ id: "holds-a-role" });
    expect(await members(team.id)).toEqual(["Ann"]);
  });

  it("end with all their memberships when they are dissolved; their name is free again", async () => {
    const { make, members, around, tutored, teams, ids, enrolments } = open();
    const team = await make(["Ann", "Bob"]);
    await tutored(team.id, "tutor@x.example");
    await teams.dissolve(authority, { team: team.id, from: today + 1 }, at);
    expect(await members(team.id)).toEqual(["Ann", "Bob"]);
    expect(await members(team.id, today + 1)).toEqual([]);
    expect(await around(ids.Ann, today + 1)).toEqual(["apprentice Ann"]);
    expect(await enrolments.byId(team.id, today + 1)).toBeNull();
    await expect(teams.dissolve(authority, { team: ids.Ann, from: today }, at)).rejects.toMatchObject({
      id: "not-found",
    });
    await teams.make(authority, { name: "Les Ponts", members: [ids.Ann], most: 5, from: today + 1 }, at);
  });

  it("list the learners of a cohort who are in none", async () => {
    const { make, remove, teams } = open();
    const alone = async (on = today, limit = 10) => namesOf(await teams.alone("c1", limit, on));
    expect(await alone(today, 2)).toEqual(["Ann", "Bob"]);
    const team = await make(["Ann", "Fay"]);
    expect(await alone()).toEqual(["Bob", "Cléo", "Dan", "Eve"]);
    await remove(team.id, "Ann", today + 1);
    expect(await alone()).toEqual(["Bob", "Cléo", "Dan", "Eve"]);
    expect(await alone(today + 1)).toEqual(["Ann", "Bob", "Cléo", "Dan", "Eve"]);
  });

  it("have everything done to them audited by ids only", async () => {
    const { make, add, remove, teams, audit, ids } = open();
    const team = await make(["Ann", "Bob"]);
    await add(team.id, "Cléo");
    await remove(team.id, "Ann");
    await teams.rename(authority, { team: team.id, name: "New name" }, at);
    await teams.dissolve(authority, { team: team.id, from: today }, at);
    const common = { at: at.epochMilliseconds, actor: "operator", subject: team.id };
    expect(await audit.recent(9)).toEqual([
      { ...common, action: "team.dissolve", facts: { from: today } },
      { ...common, action: "team.rename", facts: {} },
      { ...common, action: "team.remove", facts: { member: ids.Ann, from: today } },
      { ...common, action: "team.add", facts: { member: ids.Cléo, from: today } },
      { ...common, action: "team.make", facts: { members: [ids.Ann, ids.Bob].join(","), from: today } },
    ]);
    expect(await audit.verify()).toBeNull();
  });
});
