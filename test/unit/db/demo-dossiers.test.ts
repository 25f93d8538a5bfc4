import { beforeAll, describe, expect, it } from "vitest";
import { inboxOf } from "../../../src/core/dossiers/inbox.ts";
import { isLate, isOpen, schoolDay } from "../../../src/core/dossiers/obligation.ts";
import { weekdayOf } from "../../../src/domain/calendar/day.ts";
import { judge, typedBack } from "../../../src/domain/dossier/form-values.ts";
import { demoAt } from "../../support/demo.ts";
import { everyDossier, isActionable } from "../../support/every-dossier.ts";

type Demo = Awaited<ReturnType<typeof demoAt>>;

const seen = new WeakMap<Demo, Map<string, ReturnType<typeof everyDossier>>>();

/** These tests only read, so that what one person meets is asked for once. */
async function seenBy(demo: Demo, email: string) {
  const known = seen.get(demo) ?? new Map<string, ReturnType<typeof everyDossier>>();
  seen.set(demo, known);
  const person = await demo.stores.people.byEmail(email);
  if (!person) throw new Error(`${email} is not in the demonstration`);
  const met = known.get(email) ?? everyDossier(demo, person, demo.today);
  known.set(email, met);
  return met;
}

/** Every event with the dossier it belongs to, as the registrar sees them. */
async function historyOf(demo: Demo) {
  const all = await seenBy(demo, "registrar@demo.example");
  return (
    await Promise.all(
      all.map(async ({ obligation }) =>
        (await demo.stores.dossiers.history(obligation.key)).map((event) => ({ obligation, event })),
      ),
    )
  ).flat();
}

// The first day of an academic year, here and of the other programmes, its last, a Sunday, the first moment of a day, and one in each month besides.
const DAYS = [
  "2026-08-31T00:00:00+02:00",
  "2026-09-28T00:00:00+02:00",
  "2026-10-09T09:00:00+02:00",
  "2026-11-22T09:00:00+01:00",
  "2026-12-31T23:59:00+01:00",
  "2027-01-11T08:00:00+01:00",
  "2027-02-05T17:00:00+01:00",
  "2027-03-16T12:00:00+01:00",
  "2027-04-02T07:00:00+02:00",
  "2027-05-17T09:00:00+02:00",
  "2027-06-30T09:00:00+02:00",
  "2027-07-14T09:00:00+02:00",
  "2027-08-25T09:00:00+02:00",
  "2027-09-05T23:00:00+02:00",
  "2027-09-08T09:00:00+02:00",
  "2027-10-03T23:00:00+02:00",
];

describe.each(DAYS)("the dossiers of the demonstration school made at %s", (text) => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await demoAt(text);
  });

  it("leave nobody without something to do", async () => {
    const people = await demo.stores.people.list(100);
    expect(people).toHaveLength(40);
    const idle: string[] = [];
    for (const person of people) {
      const { waiting } = await inboxOf({ ...demo, person, lang: "en" });
      if (waiting.length === 0) idle.push(person.email);
    }
    // Their programme has them read, and sign elsewhere.
    expect(idle).toEqual(["professional-tutor-missions@demo.example"]);
  });

  it("are late only where the demonstration says so", async () => {
    const late = (await seenBy(demo, "registrar@demo.example")).filter((met) => isLate(met.obligation, demo.today));
    const told = late.map(({ obligation }) => `${obligation.view.cohort.id} ${obligation.kind.id}`);
    const meant = [
      ...["demo-1", "demo-2", "demo-3"].map((cohort) => `${cohort} mission-description`),
      "demo-2 session-log",
      "demo-3 english-level",
    ];
    expect(told.filter((one) => !meant.includes(one))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  });

  it("ALB-30 leave the tutor two liaison forms at least to countersign, in time", async () => {
    const waiting = (await seenBy(demo, "tutor1@demo.example")).filter((met) => isActionable(met, demo.today));
    const countersigned = waiting.filter(({ obligation: { turns } }) =>
      turns.some(({ act: { verb } }) => verb === "countersigns"),
    );
    expect(countersigned.length).toBeGreaterThan(1);
    expect(countersigned.filter(({ obligation }) => isLate(obligation, demo.today))).toEqual([]);
  });

  it("hold what their forms take, done by people in time", async () => {
    for (const { obligation, event } of await historyOf(demo)) {
      const { kind, opens, ref } = obligation;
      const told = `${ref} ${event.version}`;
      expect(event.at, told).toBeLessThanOrEqual(demo.at.epochMilliseconds);
      if (opens !== null && event.kind !== "planned") expect(schoolDay(event.at), told).toBeGreaterThanOrEqual(opens);
      const filled = kind.form.filter(({ id }) => id in event.values);
      expect(judge(filled, typedBack(event.values)), told).toEqual({ values: event.values, problems: [] });
    }
    expect(await demo.stores.audit.verify()).toBeNull();
  });
});

describe("the dossiers of the demonstration school in November", () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await demoAt("2026-11-25T09:00:00+01:00");
  });
  const states = async (kind: string) =>
    (await seenBy(demo, "registrar@demo.example"))
      .filter(({ obligation }) => obligation.kind.id === kind && isOpen(obligation, demo.today))
      .map(({ obligation: { view, state, turns } }) => {
        const waits = turns.map(({ act }) => act.id).join(" ");
        return `${view.cohort.id} ${state.refusal ? "refused " : ""}${state.status === "open" ? waits : state.status}`;
      })
      .toSorted();

  it("ALB-20 have a topic with the master, one with the tutor, and one that was refused with a reason", async () => {
    expect(await states("project-topic")).toEqual([
      "demo-1 master-completes-and-signs",
      "demo-2 tutor-validates",
      "demo-3 refused apprentice-fills",
    ]);
  });

  it("tell of the work that goes with each apprentice's option", async () => {
    const words = [
      ["demo-1", "SIMMA", /cellule/],
      ["demo-2", "SENMBA", /school/],
      ["demo-3", "SIPHASS", /remplissage/],
    ] as const;
    for (const kind of ["project-topic", "mission-description"]) {
      const all = (await seenBy(demo, "registrar@demo.example")).filter(
        ({ obligation }) => obligation.kind.id === kind,
      );
      for (const [cohort, option, word] of words) {
        const one = all.find(({ obligation }) => obligation.view.cohort.id === cohort)?.obligation;
        expect(one?.view.option).toBe(option);
        expect(JSON.stringify(one?.state.values)).toMatch(word);
      }
    }
  });

  it("ALB-40 have stays abroad approved, waiting and refused", async () => {
    expect(await states("stay-abroad")).toEqual([
      "demo-2 refused apprentice-fills",
      "demo-3 commission-validates",
      "demo-3 done",
    ]);
  });

  it("ALB-41 have a draft of the first apprentice alone", async () => {
    const apprentice = await demo.stores.people.byEmail("apprentice1@demo.example");
    const [english] = (await seenBy(demo, "apprentice1@demo.example")).filter(
      ({ obligation }) => obligation.kind.id === "english-level",
    );
    if (!apprentice || !english) throw new Error("no English level");
    const draft = await demo.stores.dossiers.draft(english.obligation.key, "apprentice-fills", apprentice.id);
    expect(draft).toEqual({ exam: "TOEIC" });
    expect(english.obligation.state.version).toBe(0);
  });

  it("ALB-10 have sessions done and missed, with a reason for those missed", async () => {
    const logs = (await historyOf(await demoAt("2027-03-16T12:00:00+01:00"))).filter(
      ({ obligation }) => obligation.kind.id === "session-log",
    );
    expect(logs.length).toBeGreaterThan(20);
    const missed = logs.filter(({ event }) => event.values["missed"] !== 0);
    expect(missed.length).toBeGreaterThan(2);
    for (const { event } of missed) expect(event.values["reason"]).toBeTypeOf("string");
  });

  it("happened on working days, the same whenever they are made again", async () => {
    const lines = async (from: Demo) =>
      (await historyOf(from))
        .map(({ obligation: { key, view }, event }) =>
          [view.cohort.id, key.kind, key.occasion, event.version, event.kind, event.at].join(" "),
        )
        .toSorted();
    const again = await demoAt("2026-11-25T09:00:00+01:00");
    expect(await lines(demo)).toEqual(await lines(again));
    for (const { event, obligation } of await historyOf(demo)) {
      expect(weekdayOf(schoolDay(event.at)), obligation.ref).toBeLessThan(6);
    }
  });
});
