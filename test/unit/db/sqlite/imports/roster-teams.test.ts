import { describe, expect, it } from "vitest";
import { operator, operatorOfTeams } from "../../../../../src/core/authority.ts";
import { BadRows } from "../../../../../src/core/imports/problem.ts";
import { readRoster } from "../../../../../src/core/imports/roster.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { day, instant, testStores } from "../../../../support/store.ts";
import { TEAM_PROGRAMME } from "../../../../support/team-school.ts";

const at = instant("2026-11-22T08:00:00Z");
const today = day("2026-11-22");
const HEADER =
  "programme,cohort,start_year,option,apprentice_name,apprentice_email,mentor_name,mentor_email,company,team,coach_name,coach_email";

/** `ann Ponts coach@x.example`: a student, their team and its coach. */
function lineOf(row: string): string {
  const [who = "", team = "", coach = ""] = row.split(" ");
  return `bridge-builders,c1,2026,,${who},${who}@x.example,,,,${team},,${coach}`;
}

function read(rows: readonly string[], header = HEADER, lines = rows.map(lineOf)) {
  const programme = readProgramme(TEAM_PROGRAMME, "team.yaml");
  const bytes = new TextEncoder().encode([header, ...lines].join("\n"));
  return readRoster(bytes, { programmes: new Map([[programme.id, programme]]), cohorts: new Map() });
}

function open() {
  const stores = testStores();
  const bring = async (rows: readonly string[], dryRun = false) => {
    const found = read(rows);
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    return stores.imports.roster(operator("roster"), found.rows, "r.csv", at, dryRun);
  };
  /** `Ponts: ann, bob; coach@x.example`, by name. */
  const told = async () => {
    const page = { filter: null, offset: 0, limit: 20, teams: "only" } as const;
    const { rows } = await stores.enrolments.page([{ kind: "school" }], page, today);
    return Promise.all(
      rows.map(async ({ id, person: { name } }) => {
        const members = (await stores.teams.members(id, today)).map(({ person }) => person.name);
        const around = (await stores.enrolments.around(id, today)).filter(({ role }) => role === "coach");
        return `${name}: ${members.join(", ")}; ${around.map(({ person }) => person.email).join(", ")}`;
      }),
    );
  };
  const coachOf = async (who: string) => {
    const person = await stores.people.byEmail(`${who}@x.example`);
    const own = person ? await stores.enrolments.of(person, today) : [];
    const view = own.find((one) => one.person.id === person?.id);
    const around = view ? await stores.enrolments.around(view.id, today) : [];
    return around.filter(({ role }) => role === "coach").map((held) => held.person.email);
  };
  return { ...stores, bring, told, coachOf };
}

const TWO = ["ann Ponts coach@x.example", "bob ponts", "cleo Tours", "dan"];

describe("a roster with teams", () => {
  it("MIS-01 makes each team with its members and who stands around it, once", async () => {
    const { bring, told, coachOf, audit } = open();
    const done = await bring(TWO);
    expect(done).toMatchObject({ added: 4, changed: 0 });
    expect(done.changes).toContainEqual({ subject: "bob@x.example", what: "team", from: null, to: "Ponts" });
    expect(await told()).toEqual(["Ponts: ann, bob; coach@x.example", "Tours: cleo; "]);
    for (const who of ["ann", "bob"]) expect(await coachOf(who)).toEqual(["coach@x.example"]);
    expect(await coachOf("cleo")).toEqual([]);
    expect(await bring(TWO)).toMatchObject({ import: null, unchanged: 4, changes: [] });
    expect(await audit.verify()).toBeNull();
  });

  it("MIS-01 moves a member to another team, and gives a team another coach, with all who are in it", async () => {
    const { bring, told, coachOf } = open();
    await bring(TWO);
    const done = await bring(["ann Ponts next@x.example", "bob Tours", "dan ponts"]);
    expect(done).toMatchObject({ changed: 3 });
    expect(done.changes).toContainEqual({ subject: "bob@x.example", what: "team", from: "Ponts", to: "Tours" });
    expect(await told()).toEqual(["Ponts: ann, dan; next@x.example", "Tours: bob, cleo; "]);
    expect([await coachOf("ann"), await coachOf("dan"), await coachOf("bob")]).toEqual([
      ["next@x.example"],
      ["next@x.example"],
      [],
    ]);
  });

  it("is taken back whole, and not once something was added to its teams", async () => {
    const { bring, told, coachOf, imports, enrolments, teams } = open();
    await bring(["ann", "bob"]);
    const first = await bring(TWO);
    await imports.undo(operator("roster"), first.import ?? "", at);
    expect(await told()).toEqual([]);
    expect(await coachOf("ann")).toEqual([]);
    const second = await bring(TWO);
    const page = { filter: null, offset: 0, limit: 20 };
    const { rows } = await enrolments.page([{ kind: "school" }], { ...page, teams: "too" }, today);
    const idOf = (name: string) => rows.find(({ person }) => person.name === name)?.id ?? "";
    const more = { team: idOf("Tours"), member: idOf("dan"), most: 3, from: today };
    await teams.add(operatorOfTeams(), more, at);
    await expect(imports.undo(operator("roster"), second.import ?? "", at)).rejects.toMatchObject({
      id: "changed-meanwhile",
    });
  });

  it("MIS-01 is refused with its lines where a team is too large, in the file or with those who are in it", async () => {
    const tooMany = read(["ann Ponts", "bob Ponts", "cleo Ponts", "dan PONTS"]);
    expect(tooMany).toMatchObject({ ok: false, problems: [{ line: 5, id: "team-large", values: { most: 3 } }] });
    const { bring, told } = open();
    await bring(["ann Ponts", "bob Ponts", "cleo Ponts"]);
    const wrong = await bring(["eve", "dan Ponts"]).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(BadRows);
    expect(wrong).toMatchObject({ problems: [{ line: 3, id: "team-large" }] });
    expect(await told()).toEqual(["Ponts: ann, bob, cleo; "]);
  });

  it("is refused where rows of one team name two coaches, a coach has no team, or a member would be the coach", async () => {
    expect(read(["ann Ponts a@x.example", "bob Ponts b@x.example"])).toMatchObject({
      ok: false,
      problems: [{ line: 3, id: "holder-differs", values: { email: "a@x.example", other: 2 } }],
    });
    const alone = lineOf("ann").replace(/,$/, ",coach@x.example");
    expect(read([], HEADER, [alone])).toMatchObject({ ok: false, problems: [{ id: "needs-team" }] });
    const { bring, told } = open();
    const wrong = await bring(["ann Ponts bob@x.example", "bob Ponts"]).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ problems: [{ line: 3, id: "team-role", values: { who: "bob", team: "Ponts" } }] });
    expect(await told()).toEqual([]);
  });

  it("needs neither the team's column nor its roles', and says nothing of teams then", async () => {
    const header = HEADER.split(",").slice(0, 9).join(",");
    const line = lineOf("ann").split(",").slice(0, 9).join(",");
    const found = read([], header, [line]);
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.rows[0]).not.toHaveProperty("team");
  });
});
