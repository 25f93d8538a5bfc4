import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { day, implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const today = day("2026-11-22");
const account = { platform: "slack", tenant: "T1", user: "U1" };

describe.each(implementations)("people in $name", ({ stores }) => {
  function one() {
    const ids = { person: "" };
    const { people, audit } = stores((school) => {
      ids.person = school.person({
        name: "Apprentice One",
        email: "one@x.example",
        addresses: ["one@company.example"],
      });
    });
    return { people, audit, id: ids.person };
  }

  it("keep with an account how a conversation with it is begun, when it is new or another", async () => {
    const { people, audit, id } = one();
    const links = async () => (await audit.recent(10)).filter(({ action }) => action === "account.link").length;
    await people.link(account, id, at, "talk-1");
    await people.link(account, id, at.add({ seconds: 1 }), "talk-2");
    await people.link(account, id, at.add({ seconds: 2 }));
    expect(await people.byAccount(account)).toMatchObject({ id });
    expect(await links()).toBe(1);
  });

  it("are found by any of their addresses, in any case", async () => {
    const { people, id } = one();
    const person = {
      id,
      name: "Apprentice One",
      email: "one@x.example",
      lang: null,
      zone: null,
      hour: null,
      messages: null,
    };
    expect(await people.byEmail("One@X.example")).toEqual(person);
    expect(await people.byEmail(" one@COMPANY.example")).toEqual(person);
    expect(await people.byId(id)).toEqual(person);
    expect(await people.byEmail("two@x.example")).toBeNull();
    expect(await people.byId("nobody")).toBeNull();
  });

  it("are found by an account once it is linked, and linking it again changes nothing", async () => {
    const { people, audit, id } = one();
    expect(await people.byAccount(account)).toBeNull();
    await people.link(account, id, at);
    await people.link(account, id, at);
    expect((await people.byAccount(account))?.id).toBe(id);
    expect(await people.byAccount({ ...account, tenant: "T2" })).toBeNull();
    expect(await people.byAccount({ ...account, platform: "teams" })).toBeNull();
    expect(await audit.recent(10)).toHaveLength(1);
  });

  it("take an account over when its address now belongs to someone else", async () => {
    const { people, id } = one();
    const other = await people.grant(operator("roster"), "two@x.example", "registrar", at);
    await people.link(account, id, at);
    await people.link(account, other.id, at);
    expect((await people.byAccount(account))?.id).toBe(other.id);
  });

  it("are not linked when they do not exist", async () => {
    const { people } = one();
    await expect(people.link(account, "nobody", at)).rejects.toMatchObject({ id: "not-found" });
    expect(await people.byAccount(account)).toBeNull();
  });

  it("keep what they chose and leave the rest as it was", async () => {
    const { people, audit, id } = one();
    await people.prefer(id, { lang: "en" }, at);
    expect(await people.prefer(id, { hour: 7, zone: "Europe/Paris" }, at)).toMatchObject({
      lang: "en",
      zone: "Europe/Paris",
      hour: 7,
    });
    await people.prefer(id, { hour: 7 }, at);
    expect(await people.byId(id)).toMatchObject({ lang: "en", zone: "Europe/Paris", hour: 7 });
    expect((await audit.recent(10)).map(({ action }) => action)).toEqual(["person.prefer", "person.prefer"]);
    await expect(people.prefer("nobody", { lang: "fr" }, at)).rejects.toMatchObject({ id: "not-found" });
  });

  it("are made by a grant when their address is new, named after it", async () => {
    const { people } = one();
    const made = await people.grant(operator("roster"), "Anne-marie.example@X.example", "registrar", at);
    expect(made).toMatchObject({ name: "Anne-Marie Example", email: "anne-marie.example@x.example" });
    expect(await people.byEmail("anne-marie.example@x.example")).toEqual(made);
    expect(await people.grants(made.id, today)).toEqual([{ role: "registrar", cohort: null, option: null }]);
  });

  it("are granted a role once, however often it is said", async () => {
    const { people, audit, id } = one();
    await people.grant(operator("roster"), "one@company.example", "registrar", at);
    await people.grant(operator("roster"), "one@x.example", "registrar", at);
    expect(await people.grants(id, today)).toHaveLength(1);
    expect(await audit.recent(10)).toEqual([
      {
        at: at.epochMilliseconds,
        actor: "operator",
        action: "role.grant",
        subject: id,
        facts: { role: "registrar", relation: expect.any(String) },
      },
    ]);
  });

  it("are granted a role again after it ended", async () => {
    const ids = { person: "" };
    const { people } = stores((school) => {
      ids.person = school.person({ name: "Someone", email: "s@x.example" });
      school.relation({ role: "registrar", person: ids.person, until: today - 1 });
    });
    expect(await people.grants(ids.person, today)).toEqual([]);
    await people.grant(operator("roster"), "s@x.example", "registrar", at);
    expect(await people.grants(ids.person, today)).toHaveLength(1);
  });

  it("are granted a role once for each cohort, option and the school", async () => {
    const { people, audit } = stores((school) => {
      for (const id of ["c1", "c2"]) school.cohort({ id });
    });
    const scopes = [
      { kind: "cohort", cohort: "c1" },
      { kind: "cohort", cohort: "c2" },
      { kind: "option", cohort: "c1", option: "RED" },
      { kind: "school" },
    ] as const;
    for (const scope of [...scopes, ...scopes]) {
      await people.grant(operator("roster"), "s@x.example", "juror", at, scope);
    }
    const { id = "" } = (await people.byEmail("s@x.example")) ?? {};
    const held = (await people.grants(id, today)).map(({ cohort, option }) => [cohort, option]);
    expect(held).toHaveLength(4);
    expect(held).toEqual(
      expect.arrayContaining([
        ["c1", null],
        ["c2", null],
        ["c1", "RED"],
        [null, null],
      ]),
    );
    const told = (await audit.recent(10)).map(({ facts }) => facts);
    expect(told).toContainEqual({ role: "juror", relation: expect.any(String), cohort: "c1", option: "RED" });
  });

  it("have the wider roles that hold today, and those around one enrolment are not among them", async () => {
    const ids = { head: "" };
    const { people } = stores((school) => {
      const cohort = school.cohort({ id: "c1" });
      const person = school.person({ name: "Head", email: "head@x.example" });
      const learner = school.person({ name: "Apprentice", email: "a@x.example" });
      const enrolment = school.enrolment({ cohort, person: learner });
      ids.head = person;
      school.relation({ role: "head", person, cohort, option: "A" });
      school.relation({ role: "dean", person, cohort });
      school.relation({ role: "tutor", person, enrolment });
      school.relation({ role: "registrar", person, until: today });
      school.relation({ role: "later", person, from: today + 1 });
    });
    expect(await people.grants(ids.head, today)).toEqual(
      expect.arrayContaining([
        { role: "head", cohort: "c1", option: "A" },
        { role: "dean", cohort: "c1", option: null },
      ]),
    );
    expect(await people.grants(ids.head, today)).toHaveLength(2);
    expect((await people.grants(ids.head, today - 1)).map(({ role }) => role)).toContain("registrar");
    expect((await people.grants(ids.head, today + 1)).map(({ role }) => role)).toContain("later");
  });

  it("are listed by name as French sorts them, as many as asked", async () => {
    const { people } = stores((school) => {
      for (const name of ["Zoé", "eric", "Élodie", "Œdipe", "Odile"]) {
        school.person({ name, email: `${name.length}-${name.normalize("NFD").toLowerCase()}@x.example` });
      }
    });
    expect((await people.list(4)).map(({ name }) => name)).toEqual(["Élodie", "eric", "Odile", "Œdipe"]);
  });
});
