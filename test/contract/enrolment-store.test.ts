import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import type { PeopleStore, Person } from "../../src/core/ports.ts";
import { day, implementations, instant, type School, STANDS } from "../support/store.ts";

const today = day("2026-11-22");
const at = instant("2026-11-22T08:00:00Z");
const firstTen = { filter: null, offset: 0, limit: 10 };

interface Around {
  readonly enrolment: string;
  readonly learner: string;
  readonly master: string;
}

/** One apprentice of option A in `c1` with a master. */
function apprentice(school: School, name: string, seed: Parameters<School["enrolment"]>[0]): Around {
  const learner = school.person({ name, email: `${name.toLowerCase().replaceAll(" ", "")}@x.example` });
  const master = school.person({ name: `Master of ${name}`, email: `master-${learner}@x.example` });
  const enrolment = school.enrolment({ option: "A", company: "Company", region: "68", ...seed, person: learner });
  school.relation({ role: "master", person: master, enrolment });
  return { enrolment, learner, master };
}

/** Someone by id, or nobody under that id. */
async function known(people: PeopleStore, id: string): Promise<Pick<Person, "id" | "name" | "email">> {
  return (await people.byId(id)) ?? { id, name: "", email: "" };
}

describe.each(implementations)("enrolments in $name", ({ stores }) => {
  it("are those in which a person learns and those around which they hold a role today", async () => {
    let who: Around | undefined;
    const { enrolments, people } = stores((school) => {
      school.cohort({ id: "c1", programme: "p", startYear: 2025 });
      who = apprentice(school, "Apprentice One", { cohort: "c1", person: "" });
    });
    const view = {
      id: who?.enrolment,
      person: { id: who?.learner, name: "Apprentice One", email: "apprenticeone@x.example" },
      cohort: { id: "c1", programme: "p", startYear: 2025, version: 1 },
      option: "A",
      company: "Company",
      region: "68",
      exceptions: 0,
      keptFrom: 0,
      team: false,
    };
    expect(await enrolments.of(await known(people, who?.learner ?? ""), today)).toEqual([
      { ...view, as: ["apprentice"] },
    ]);
    expect(await enrolments.of(await known(people, who?.master ?? ""), today)).toEqual([{ ...view, as: ["master"] }]);
    expect(await enrolments.byId(who?.enrolment ?? "", today)).toEqual({ ...view, as: [] });
    expect(await enrolments.of(await known(people, "nobody"), today)).toEqual([]);
    expect(await enrolments.byId("none", today)).toBeNull();
  });

  it("come once with every role, by name in French collation, then address, then cohort", async () => {
    let tutor = "";
    const { enrolments, people } = stores((school) => {
      for (const id of ["c2", "c1"]) school.cohort({ id });
      tutor = school.person({ name: "Tutor", email: "tutor@x.example" });
      const zoe = school.person({ name: "Zoé", email: "zoe@x.example" });
      const twins = ["b@x.example", "a@x.example"].map((email) => school.person({ name: "Élie", email }));
      for (const [person, cohort] of [[zoe, "c2"], [zoe, "c1"], ...twins.map((twin) => [twin, "c1"])] as const) {
        const enrolment = school.enrolment({ cohort: cohort ?? "", person: person ?? "" });
        for (const role of ["tutor", "master", "tutor"]) school.relation({ role, person: tutor, enrolment });
      }
    });
    const found = await enrolments.of(await known(people, tutor), today);
    expect(found.map(({ person, cohort }) => `${person.email} ${cohort.id}`)).toEqual([
      "a@x.example c1",
      "b@x.example c1",
      "zoe@x.example c1",
      "zoe@x.example c2",
    ]);
    expect(found.map(({ as }) => as)).toEqual(Array(4).fill(["master", "tutor"]));
  });

  it("come in one order when a person both learns and follows others, themselves included", async () => {
    let both = "";
    const { enrolments, people } = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id });
      both = school.person({ name: "Bé", email: "b@x.example" });
      const own = school.enrolment({ cohort: "c2", person: both });
      school.relation({ role: "advisor", person: both, enrolment: own });
      for (const name of ["Zoé", "Ana"]) {
        const person = school.person({ name, email: `${name}@x.example` });
        school.relation({ role: "tutor", person: both, enrolment: school.enrolment({ cohort: "c1", person }) });
      }
    });
    expect((await enrolments.of(await known(people, both), today)).map(({ person, as }) => [person.name, as])).toEqual([
      ["Ana", ["tutor"]],
      ["Bé", ["advisor", "apprentice"]],
      ["Zoé", ["tutor"]],
    ]);
  });

  it("keep the history: who was master, which company and option, on the day that is asked about", async () => {
    let who: Around | undefined;
    let second = "";
    const { enrolments, people } = stores((school) => {
      school.cohort({ id: "c1" });
      const learner = school.person({ name: "Apprentice", email: "a@x.example" });
      const master = school.person({ name: "First", email: "first@x.example" });
      second = school.person({ name: "Second", email: "second@x.example" });
      const enrolment = school.enrolment({ cohort: "c1", person: learner, company: "Old", option: "A", until: today });
      school.terms({ enrolment, from: today, company: "New", option: "B" });
      school.relation({ role: "master", person: master, enrolment, until: today });
      school.relation({ role: "master", person: second, enrolment, from: today });
      who = { enrolment, learner, master };
    });
    const { enrolment, learner, master } = who ?? { enrolment: "", learner: "", master: "" };
    expect(await enrolments.of(await known(people, learner), today - 1)).toMatchObject([
      { company: "Old", option: "A" },
    ]);
    expect(await enrolments.of(await known(people, learner), today)).toMatchObject([{ company: "New", option: "B" }]);
    expect(await enrolments.of(await known(people, master), today - 1)).toHaveLength(1);
    expect(await enrolments.of(await known(people, master), today)).toEqual([]);
    expect(await enrolments.of(await known(people, second), today)).toHaveLength(1);
    const masters = async (on: number) =>
      (await enrolments.around(enrolment, on)).filter(({ role }) => role === "master").map(({ person }) => person.name);
    expect(await masters(today - 1)).toEqual(["First"]);
    expect(await masters(today)).toEqual(["Second"]);
  });

  it("end on the day a learner leaves, for everybody", async () => {
    let who: Around | undefined;
    const { enrolments, people } = stores((school) => {
      school.cohort({ id: "c1" });
      who = apprentice(school, "Apprentice", { cohort: "c1", person: "", joined: today - 10, left: today });
    });
    const { enrolment, learner, master } = who ?? { enrolment: "", learner: "", master: "" };
    expect(await enrolments.of(await known(people, learner), today - 1)).toHaveLength(1);
    expect(await enrolments.of(await known(people, learner), today - 11)).toEqual([]);
    for (const person of [learner, master]) expect(await enrolments.of(await known(people, person), today)).toEqual([]);
    expect(await enrolments.byId(enrolment, today)).toBeNull();
    expect(await enrolments.page([{ kind: "school" }], firstTen, today)).toEqual({ total: 0, rows: [] });
    expect((await enrolments.page([{ kind: "cohort", cohort: "c1" }], firstTen, today)).total).toBe(0);
  });

  it("tell how many personal exceptions there are", async () => {
    let who: Around | undefined;
    const { enrolments, calendars, people } = stores((school) => {
      school.cohort({ id: "c1" });
      who = apprentice(school, "Apprentice", { cohort: "c1", person: "" });
    });
    const days = { from: today, to: today, place: "company", reason: "swapped" } as const;
    await calendars.except(operator("calendar"), { enrolment: who?.enrolment ?? "", ...days }, at);
    expect(await enrolments.of(await known(people, who?.learner ?? ""), today)).toMatchObject([{ exceptions: 1 }]);
    expect((await enrolments.page([{ kind: "school" }], firstTen, today)).rows).toMatchObject([{ exceptions: 1 }]);
  });

  it("show at once the version that a change gave their cohort", async () => {
    let who: Around | undefined;
    const { enrolments, calendars, people } = stores((school) => {
      school.cohort({ id: "c1" });
      who = apprentice(school, "Apprentice", { cohort: "c1", person: "" });
    });
    const settlement = { cohort: "c1", from: today, to: today, place: "school", reason: "said so" } as const;
    await calendars.settle(operator("calendar"), settlement, STANDS, at);
    expect(await enrolments.of(await known(people, who?.learner ?? ""), today)).toMatchObject([
      { cohort: { version: 2 } },
    ]);
  });

  it("have around them the learner, their own people and those of their option, cohort and school", async () => {
    let who: Around | undefined;
    const { enrolments } = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id });
      who = apprentice(school, "Apprentice", { cohort: "c1", person: "" });
      const holder = (role: string, seed: { cohort?: string; option?: string; from?: number }) =>
        school.relation({ role, person: school.person({ name: role, email: `${role}@x.example` }), ...seed });
      holder("head-a", { cohort: "c1", option: "A" });
      holder("head-b", { cohort: "c1", option: "B" });
      holder("head-a-elsewhere", { cohort: "c2", option: "A" });
      holder("dean", { cohort: "c1" });
      holder("registrar", {});
      holder("registrar-later", { from: today + 1 });
    });
    const found = await enrolments.around(who?.enrolment ?? "", today);
    expect(found.map(({ role }) => role)).toEqual(["apprentice", "dean", "head-a", "master", "registrar"]);
    expect(found.find(({ role }) => role === "apprentice")?.person).toMatchObject({ name: "Apprentice", lang: null });
  });
});
