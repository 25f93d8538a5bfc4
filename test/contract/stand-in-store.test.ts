import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { day, implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const today = day("2026-11-22");
const days = { from: today, to: today + 4 };
const authority = operator("roster");

describe.each(implementations)("delegations in $name", ({ stores }) => {
  function open() {
    const ids = { ann: "", bob: "", cleo: "" };
    const found = stores((school) => {
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.bob = school.person({ name: "Bob", email: "bob@x.example" });
      ids.cleo = school.person({ name: "Cleo", email: "cleo@x.example" });
    });
    const principals = async (deputy: string, on: number) =>
      (await found.standIns.principals(deputy, on)).map(({ name }) => name);
    const deputies = async (people: readonly string[], on: number) =>
      (await found.standIns.deputies(people, on)).map(({ person, deputy }) => `${person.name}: ${deputy.name}`);
    return { ...found, ...ids, principals, deputies };
  }

  it("hold from their first day to their last, both included", async () => {
    const { standIns, ann, bob, principals, deputies } = open();
    const made = await standIns.delegate(ann, bob, days, at);
    expect(made).toMatchObject({
      ...days,
      person: { id: ann, name: "Ann" },
      deputy: { id: bob, email: "bob@x.example" },
    });
    for (const on of [days.from, days.from + 2, days.to]) {
      expect(await principals(bob, on)).toEqual(["Ann"]);
      expect(await deputies([ann], on)).toEqual(["Ann: Bob"]);
    }
    for (const on of [days.from - 1, days.to + 1]) {
      expect(await principals(bob, on)).toEqual([]);
      expect(await deputies([ann], on)).toEqual([]);
    }
    expect(await principals(ann, today)).toEqual([]);
    expect(await deputies([bob], today)).toEqual([]);
  });

  it("are listed for both sides until they are over, the earliest first", async () => {
    const { standIns, ann, bob, cleo } = open();
    const later = await standIns.delegate(ann, bob, { from: today + 10, to: today + 11 }, at);
    const soon = await standIns.delegate(cleo, ann, days, at);
    expect(await standIns.delegations(ann, today)).toEqual([soon, later]);
    expect(await standIns.delegations(bob, today)).toEqual([later]);
    expect(await standIns.delegations(ann, days.to)).toEqual([soon, later]);
    expect(await standIns.delegations(ann, days.to + 1)).toEqual([later]);
    expect(await standIns.delegations(ann, today + 12)).toEqual([]);
  });

  it("name each principal once, and every deputy of several people", async () => {
    const { standIns, ann, bob, cleo, principals, deputies } = open();
    await standIns.delegate(ann, bob, days, at);
    await standIns.delegate(ann, bob, { from: today - 3, to: today + 1 }, at);
    await standIns.delegate(cleo, bob, { from: today, to: today }, at);
    expect(await principals(bob, today)).toEqual(["Ann", "Cleo"]);
    expect(await deputies([cleo, ann, "none"], today)).toEqual(["Ann: Bob", "Cleo: Bob", "Ann: Bob"]);
    expect(await deputies([], today)).toEqual([]);
  });

  it("change nothing when they are asked for twice", async () => {
    const { standIns, audit, ann, bob } = open();
    const first = await standIns.delegate(ann, bob, days, at);
    expect(await standIns.delegate(ann, bob, days, at)).toEqual(first);
    expect(await standIns.delegations(ann, today)).toEqual([first]);
    expect(await audit.recent(9)).toHaveLength(1);
    await standIns.endDelegation(ann, first.id, at);
    expect((await standIns.delegate(ann, bob, days, at)).id).not.toBe(first.id);
  });

  it("are refused to oneself, to nobody and for days that end before they begin, and nothing is written", async () => {
    const { standIns, audit, ann, bob } = open();
    await expect(standIns.delegate(ann, ann, days, at)).rejects.toThrow(RangeError);
    await expect(standIns.delegate(ann, bob, { from: today, to: today - 1 }, at)).rejects.toThrow(RangeError);
    await expect(standIns.delegate(ann, "none", days, at)).rejects.toMatchObject({ id: "not-found" });
    await expect(standIns.delegate("none", ann, days, at)).rejects.toMatchObject({ id: "not-found" });
    expect(await standIns.delegations(ann, today)).toEqual([]);
    expect(await audit.recent(9)).toEqual([]);
  });

  it("are ended at once by the one who gave them, and by nobody else", async () => {
    const { standIns, ann, bob, principals, deputies } = open();
    const { id } = await standIns.delegate(ann, bob, days, at);
    expect(await standIns.endDelegation(bob, id, at)).toBe(false);
    expect(await standIns.endDelegation(ann, "none", at)).toBe(false);
    expect(await principals(bob, today)).toEqual(["Ann"]);
    expect(await standIns.endDelegation(ann, id, at)).toBe(true);
    expect(await principals(bob, today)).toEqual([]);
    expect(await deputies([ann], today)).toEqual([]);
    expect(await standIns.delegations(ann, today)).toEqual([]);
    expect(await standIns.endDelegation(ann, id, at)).toBe(false);
  });

  it("are not ended once they are over", async () => {
    const { standIns, ann, bob } = open();
    const { id } = await standIns.delegate(ann, bob, { from: today - 2, to: today - 1 }, at);
    expect(await standIns.endDelegation(ann, id, at)).toBe(false);
    const last = await standIns.delegate(ann, bob, { from: today - 2, to: today }, at);
    expect(await standIns.endDelegation(ann, last.id, at)).toBe(true);
  });

  it("are audited with their end, by ids only", async () => {
    const { standIns, audit, ann, bob } = open();
    const { id } = await standIns.delegate(ann, bob, days, at);
    await standIns.endDelegation(ann, id, at);
    const common = { at: at.epochMilliseconds, actor: ann, subject: ann };
    expect(await audit.recent(9)).toEqual([
      { ...common, action: "delegation.end", facts: { delegation: id } },
      { ...common, action: "delegation.begin", facts: { delegation: id, deputy: bob, ...days } },
    ]);
    expect(await audit.verify()).toBeNull();
  });
});

describe.each(implementations)("a replacement in $name", ({ stores }) => {
  /** One enrolment with a tutor, Old, since ever, and a second one whose tutor is Old too. */
  function open() {
    const ids = { enrolment: "", other: "", old: "", known: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      const learner = school.person({ name: "Ann", email: "ann@x.example" });
      const second = school.person({ name: "Bob", email: "bob@x.example" });
      ids.old = school.person({ name: "Old", email: "old@x.example" });
      ids.known = school.person({ name: "Known", email: "known@x.example", addresses: ["k@x.example"] });
      ids.enrolment = school.enrolment({ cohort: "c1", person: learner });
      ids.other = school.enrolment({ cohort: "c1", person: second });
      for (const enrolment of [ids.enrolment, ids.other]) {
        school.relation({ role: "tutor", person: ids.old, enrolment });
      }
      school.relation({ role: "master", person: ids.old, enrolment: ids.enrolment });
    });
    const holders = async (on: number, role = "tutor", enrolment = ids.enrolment) =>
      (await found.enrolments.around(enrolment, on))
        .filter((held) => held.role === role)
        .map(({ person }) => person.name);
    const hand = (email: string, from = today, name: string | null = null) =>
      found.standIns.replace(authority, { enrolment: ids.enrolment, role: "tutor", email, name, from }, at);
    return { ...found, ...ids, holders, hand };
  }

  it("holds from its day on; the day before, and every day before it, the old one still does", async () => {
    const { hand, holders, old, known, other } = open();
    const { now, before } = await hand(" K@x.example ", today + 3);
    expect(now).toMatchObject({ id: known, name: "Known" });
    expect(before.map(({ id }) => id)).toEqual([old]);
    expect(await holders(today - 500)).toEqual(["Old"]);
    expect(await holders(today + 2)).toEqual(["Old"]);
    expect(await holders(today + 3)).toEqual(["Known"]);
    expect(await holders(today + 3, "master")).toEqual(["Old"]);
    expect(await holders(today + 3, "tutor", other)).toEqual(["Old"]);
  });

  it("makes a person who is new, under the name given or one made of the address", async () => {
    const { hand, people } = open();
    expect((await hand("jo.new@x.example", today, "Joséphine New")).now.name).toBe("Joséphine New");
    expect((await people.byEmail("jo.new@x.example"))?.name).toBe("Joséphine New");
    expect((await hand("other.new@x.example")).now.name).toBe("Other New");
    expect((await hand("jo.new@x.example", today, "Someone Else")).now.name).toBe("Joséphine New");
  });

  it("changes nothing when that person already holds the role alone", async () => {
    const { hand, holders, audit } = open();
    expect((await hand("old@x.example")).before).toEqual([]);
    expect(await audit.recent(9)).toEqual([]);
    await hand("known@x.example");
    expect((await hand("known@x.example", today + 1)).before).toEqual([]);
    expect(await audit.recent(9)).toHaveLength(1);
    expect(await holders(today)).toEqual(["Known"]);
  });

  it("leaves one holder where there were several, and none of an earlier replacement that was to come", async () => {
    const { hand, holders } = open();
    await hand("known@x.example", today + 10);
    const { before } = await hand("third@x.example", today + 5);
    expect(before.map(({ name }) => name).sort()).toEqual(["Known", "Old"]);
    expect(await holders(today + 4)).toEqual(["Old"]);
    expect(await holders(today + 5)).toEqual(["Third"]);
    expect(await holders(today + 20)).toEqual(["Third"]);
  });

  it("is moved to an earlier day, or called off, by saying who holds the role from then on", async () => {
    const { hand, holders } = open();
    await hand("known@x.example", today + 10);
    expect((await hand("known@x.example", today + 5)).before.map(({ name }) => name)).toEqual(["Old"]);
    expect(await holders(today + 4)).toEqual(["Old"]);
    for (const on of [today + 5, today + 10, today + 99]) expect(await holders(on)).toEqual(["Known"]);
    expect((await hand("old@x.example", today + 3)).before.map(({ name }) => name)).toEqual(["Known"]);
    for (const on of [today + 2, today + 3, today + 99]) expect(await holders(on)).toEqual(["Old"]);
  });

  it("goes back to the old one, twice on one day", async () => {
    const { hand, holders } = open();
    await hand("known@x.example");
    expect((await hand("old@x.example")).before.map(({ name }) => name)).toEqual(["Known"]);
    expect(await holders(today)).toEqual(["Old"]);
    expect(await holders(today - 1)).toEqual(["Old"]);
  });

  it("keeps the one who stays when another held the role beside them", async () => {
    let enrolment = "";
    const { standIns, enrolments } = stores((school) => {
      school.cohort({ id: "c1" });
      enrolment = school.enrolment({ cohort: "c1", person: school.person({ name: "Ann", email: "ann@x.example" }) });
      for (const name of ["One", "Two"]) {
        const person = school.person({ name, email: `${name.toLowerCase()}@x.example` });
        school.relation({ role: "tutor", person, enrolment });
      }
    });
    const change = { enrolment, role: "tutor", email: "two@x.example", name: null, from: today };
    const { before } = await standIns.replace(authority, change, at);
    expect(before.map(({ name }) => name)).toEqual(["One"]);
    const names = async (on: number) => (await enrolments.around(enrolment, on)).map(({ person }) => person.name);
    expect(await names(today - 1)).toEqual(["Ann", "One", "Two"]);
    expect(await names(today)).toEqual(["Ann", "Two"]);
  });

  it("is refused around an enrolment that does not exist, and makes nobody", async () => {
    const { standIns, people } = open();
    const change = { enrolment: "none", role: "tutor", email: "new@x.example", name: null, from: today };
    await expect(standIns.replace(authority, change, at)).rejects.toMatchObject({ id: "not-found" });
    expect(await people.byEmail("new@x.example")).toBeNull();
  });

  it("is audited by ids only, and the chain holds", async () => {
    const { hand, audit, enrolment, old, known } = open();
    await hand("known@x.example");
    expect(await audit.recent(9)).toEqual([
      {
        at: at.epochMilliseconds,
        actor: "operator",
        action: "role.replace",
        subject: enrolment,
        facts: { role: "tutor", person: known, before: old, from: today },
      },
    ]);
    expect(await audit.verify()).toBeNull();
  });
});
