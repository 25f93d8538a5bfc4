import { describe, expect, it } from "vitest";
import { keepCalendars } from "../../../../src/core/keep-calendars.ts";
import type { CalendarMove } from "../../../../src/core/reminder-ports.ts";
import { pictureOf } from "../../../../src/core/reminders/picture.ts";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { failingAt } from "../../../support/failing.ts";
import { paperPlans } from "../../../support/paper-plans.ts";
import { dataOf, demoSchool, type School } from "../../../support/school.ts";
import { instant } from "../../../support/store.ts";

const TODAY = dayOf("2026-11-22");
const SPAN = { today: TODAY, until: TODAY + 21 };
const AT = "2026-11-22T09:00:00+01:00";

const learner = (n: number) => `apprentice${n}@demo.example`;

async function idOf({ app: { stores } }: School, email: string): Promise<string> {
  return (await stores.people.byEmail(email))?.id ?? "";
}

async function enrolmentOf({ app: { stores } }: School, email: string): Promise<string> {
  const person = await stores.people.byEmail(email);
  const [view] = person ? await stores.enrolments.of(person, TODAY) : [];
  return view?.id ?? "";
}

async function pictured(school: School, n: number, moves: readonly CalendarMove[] = []) {
  const { stores, programmes } = school.app;
  const calendars = keepCalendars(stores, programmes);
  const { people, enrolments, dossiers, evidence, teams } = stores;
  const ports = { people, enrolments, dossiers, evidence, teams, plans: paperPlans([], moves) };
  const counted = failingAt(ports, 0);
  const enrolment = await enrolmentOf(school, learner(n));
  const made = await pictureOf(counted.ports, calendars, enrolment, SPAN);
  if (!made) throw new Error("nothing to picture");
  return { ...made, reads: counted.calls() };
}

/** The first step of the topic, done by the apprentice. */
async function fillTopic(school: School) {
  const { waiting } = dataOf<{ waiting: { dossier: string; kind: string; version: number; do: string[] }[] }>(
    await school.press(learner(3), "inbox", {}),
  );
  const topic = waiting.find(({ kind }) => kind === "project-topic");
  if (!topic) throw new Error("no topic waits");
  const at = { dossier: topic.dossier, step: topic.do[0] ?? "", version: topic.version };
  const form = (await school.press(learner(3), "dossier-do", at)).card.parts.find(({ kind }) => kind === "form");
  const fields = form?.kind === "form" ? form.form.fields : [];
  const typed = Object.fromEntries(fields.map(({ name, choices }) => [name, choices?.[0]?.value ?? "something"]));
  dataOf(await school.press(learner(3), "dossier-do", { ...at, ...typed, sent: true }));
  return topic.dossier;
}

describe("the picture of an enrolment", () => {
  it("ALB-20 shows a topic that was sent back: to whom, and since when", async () => {
    const school = await demoSchool();
    const { picture } = await pictured(school, 3);
    const topic = picture.open.find(({ kind }) => kind.id === "project-topic");
    expect(topic?.turns.map(({ act, asked }) => [act.roles, asked])).toEqual([[["apprentice"], null]]);
    const refusal = { steps: topic?.turns.map(({ act }) => act.id), day: dayOf("2026-11-19") };
    expect(topic).toMatchObject({ due: dayOf("2027-02-05"), refusal });
  });

  it("ALB-20 tells a turn that somebody's act made from one that the calendar made", async () => {
    const school = await demoSchool();
    const ref = await fillTopic(school);
    const { picture } = await pictured(school, 3);
    const topic = picture.open.find((one) => one.ref === ref);
    expect(topic?.turns.map(({ act, asked, since }) => [act.roles, asked, since])).toEqual([
      [["master"], instant(AT).epochMilliseconds, TODAY],
    ]);
  });

  it("holds every role around it with its scope, and how each is written to", async () => {
    const school = await demoSchool();
    dataOf(await school.ask("tutor1@demo.example", "settings zone=America/Montreal hour=11 messages=essential"));
    const { picture, recipients } = await pictured(school, 1);
    expect(picture.around.map(({ role, scope }) => `${role} ${scope}`).toSorted()).toEqual([
      "apprentice enrolment",
      "commission school",
      "master enrolment",
      "option_head option",
      "registrar school",
      "tutor enrolment",
    ]);
    const tutor = await idOf(school, "tutor1@demo.example");
    expect(picture.around.filter(({ essentialOnly }) => essentialOnly).map(({ person }) => person)).toEqual([tutor]);
    expect(recipients.get(tutor)).toEqual({ zone: "America/Montreal", hour: 11 });
    expect(recipients.get(picture.learner)).toEqual({ zone: "Europe/Paris", hour: null });
  });

  it("knows who stands in for whom, today or later, and that nobody does for a learner", async () => {
    const school = await demoSchool();
    const { standIns } = school.app.stores;
    const [tutor, master, head] = await Promise.all(
      ["tutor1", "master1", "optionhead-simma"].map((name) => idOf(school, `${name}@demo.example`)),
    );
    const apprentice = await idOf(school, learner(1));
    const at = school.app.clock.now();
    await standIns.delegate(tutor ?? "", head ?? "", { from: TODAY + 3, to: TODAY + 5 }, at);
    await standIns.delegate(master ?? "", apprentice, { from: TODAY, to: TODAY + 5 }, at);
    const over = await standIns.delegate(tutor ?? "", master ?? "", { from: TODAY, to: TODAY + 9 }, at);
    await standIns.endDelegation(tutor ?? "", over.id, at);
    const { picture } = await pictured(school, 1);
    expect(picture.around.flatMap(({ role, deputies }) => deputies.map((one) => ({ role, ...one })))).toEqual([
      { role: "tutor", person: head, from: TODAY + 3, to: TODAY + 5 },
    ]);
  });

  it("ALB-40 counts the totals that have a target and whose time is not over", async () => {
    const school = await demoSchool();
    const { picture } = await pictured(school, 3);
    const abroad = picture.totals.find(({ want }) => want === 14);
    expect(abroad).toMatchObject({ year: null, have: 8, asked: 6, counter: { unit: "week" } });
    for (const { to } of picture.totals) expect(to).toBeGreaterThanOrEqual(TODAY);
  });

  it("tells what has moved with the school's day", async () => {
    const school = await demoSchool();
    const moves = [{ from: TODAY + 1, to: TODAY + 5, before: "school", after: "company" }] as const;
    const at = Date.parse("2026-11-21T23:30:00Z");
    const { picture } = await pictured(school, 1, [{ id: "m1", cohort: "demo-1", enrolment: null, moves, at }]);
    expect(picture.moves).toEqual([{ id: "m1", day: TODAY, moves, own: false, told: [] }]);
  });

  it("is nothing for an enrolment that is not there", async () => {
    const { stores, programmes } = (await demoSchool(AT)).app;
    const ports = { ...stores, plans: paperPlans([]) };
    expect(await pictureOf(ports, keepCalendars(stores, programmes), "nobody", SPAN)).toBeNull();
  });

  it("reads each table once", async () => {
    expect((await pictured(await demoSchool(), 1)).reads).toBe(5);
  });
});
