import { afterEach, describe, expect, it } from "vitest";
import { keepCalendars } from "../../../src/core/keep-calendars.ts";
import type { Instant, Log } from "../../../src/core/ports.ts";
import type { EnrolmentPlan } from "../../../src/core/reminder-ports.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import { type Planner, planningPass, startPlanner } from "../../../src/jobs/planner.ts";
import { allowed, change } from "../../support/dossiers.ts";
import { failingAt } from "../../support/failing.ts";
import { type PaperPlans, paperPlans } from "../../support/paper-plans.ts";
import { demoSchool, type School } from "../../support/school.ts";

/** The day on which the demonstration school is made. */
const TODAY = dayOf("2026-11-22");

const open: Planner[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

async function desk() {
  const school = await apprentices();
  const plans = paperPlans(await everybody(school));
  const noted: string[] = [];
  const note = (facts: object, message: string) => noted.push(`${message} ${JSON.stringify(facts)}`);
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note };
  return { school, plans, log, noted };
}

/** Three enrolments are enough to fail at every call. */
const apprentices = () => demoSchool(undefined, "albi-apprenticeship");

async function everybody({ app }: School): Promise<string[]> {
  const people = await app.stores.people.list(100);
  const views = await Promise.all(people.map((person) => app.stores.enrolments.of(person, TODAY)));
  return [...new Set(views.flat().map(({ id }) => id))].sort();
}

function partsOf({ school, plans, log }: Awaited<ReturnType<typeof desk>>) {
  const { people, enrolments, dossiers, evidence, teams, revision, marks } = school.app.stores;
  const { programmes, clock } = school.app;
  const stores = { people, enrolments, dossiers, evidence, teams, revision, marks, plans };
  return { stores, calendars: keepCalendars(school.app.stores, programmes), programmes, clock, log };
}

const keptIn = ({ kept }: PaperPlans) =>
  [...kept.values()].map(({ enrolment, wanted, through, next }) => ({ enrolment, wanted, through, next }));

describe("planning", () => {
  it("plans every enrolment once, three weeks ahead, and again in a week", async () => {
    const one = await desk();
    const pass = planningPass(partsOf(one));
    expect(await pass()).toEqual({ planned: 3, failed: 0 });
    expect(await pass()).toEqual({ planned: 0, failed: 0 });
    for (const { through, next } of one.plans.kept.values()) expect([through, next]).toEqual([TODAY + 21, TODAY + 7]);
    one.school.setClock("2026-11-28T12:00:00+01:00");
    expect(await pass()).toEqual({ planned: 0, failed: 0 });
    one.school.setClock("2026-11-29T00:30:00+01:00");
    expect(await pass()).toEqual({ planned: 3, failed: 0 });
  });

  it("plans again on the day on which somebody else takes a role over", async () => {
    const one = await desk();
    const pass = planningPass(partsOf(one));
    const line = "/replace apprentice1@demo.example master new@demo.example 2026-11-25 New Master";
    expect((await one.school.ask("registrar@demo.example", line)).ok).toBe(true);
    await pass();
    const next = [...one.plans.kept.values()].map((plan) => plan.next - TODAY);
    expect(next.toSorted((a, b) => a - b)).toEqual([3, 7, 7]);
    one.school.setClock("2026-11-24T12:00:00+01:00");
    expect(await pass()).toEqual({ planned: 0, failed: 0 });
    one.school.setClock("2026-11-25T00:30:00+01:00");
    expect(await pass()).toEqual({ planned: 1, failed: 0 });
  });

  it("plans again on the day on which somebody begins to stand in for another, and on the day after the last", async () => {
    const one = await desk();
    const pass = planningPass(partsOf(one));
    const line = "/delegate registrar@demo.example 2026-11-24 2026-11-26";
    expect((await one.school.ask("tutor1@demo.example", line)).ok).toBe(true);
    await pass();
    const nextDays = () => new Set([...one.plans.kept.values()].map((plan) => plan.next - TODAY));
    expect(nextDays()).toContain(2);
    one.school.setClock("2026-11-24T00:30:00+01:00");
    expect((await pass()).planned).toBeGreaterThan(0);
    expect(nextDays()).not.toContain(2);
    expect(nextDays()).toContain(5);
  });

  it("plans again only what was touched", async () => {
    const one = await desk();
    const pass = planningPass(partsOf(one));
    await pass();
    one.plans.mark([...one.plans.kept.keys()][1] ?? "");
    expect(await pass()).toEqual({ planned: 1, failed: 0 });
  });

  it("loses nothing, whichever call fails: the next run plans the same", async () => {
    const whole = await desk();
    await planningPass(partsOf(whole))();
    const wanted = keptIn(whole.plans);
    let n = 0;
    for (let failed = true; failed; ) {
      n += 1;
      const one = await desk();
      const { stores, calendars, ...rest } = partsOf(one);
      const { ports, calls } = failingAt({ stores, calendars }, n);
      await planningPass({ ...rest, ...ports })().catch(() => undefined);
      failed = calls() >= n;
      await planningPass(partsOf(one))();
      expect(
        keptIn(one.plans).toSorted((a, b) => (a.enrolment < b.enrolment ? -1 : 1)),
        `call ${n}`,
      ).toEqual(wanted);
    }
    expect(n).toBeGreaterThan(15);
  });

  it("loses nothing in the real stores either, whichever call fails: the next run keeps the same reminders", async () => {
    const kept = async ({ app }: Pick<School, "app">) => {
      const people = await app.stores.people.list(100);
      const until = app.clock.now().add({ hours: 24 * 30 });
      const theirs = await Promise.all(people.map(({ id }) => app.stores.outbox.ofPerson(id, until, 0)));
      const said = theirs.flatMap(({ coming }) => coming);
      return said.map(({ reminder, at, state }) => `${reminder.key} ${at} ${state}`).toSorted();
    };
    const whole = await apprentices();
    await planningPass(whole.app)();
    const wanted = await kept(whole);
    expect(wanted.length).toBeGreaterThan(10);
    let n = 0;
    for (let failed = true; failed; ) {
      n += 1;
      const { app } = await apprentices();
      const { stores, calendars, programmes, clock } = app;
      const { people, enrolments, dossiers, evidence, teams, revision, marks, plans } = stores;
      const read = { people, enrolments, dossiers, evidence, teams, revision, marks, plans };
      const { ports, calls } = failingAt({ stores: read, calendars }, n);
      await planningPass({ ...ports, programmes, clock, log: app.log })().catch(() => undefined);
      failed = calls() >= n;
      if ((await stores.plans.toPlan(TODAY, 10)).length === 0) expect(await kept({ app }), `call ${n}`).toEqual(wanted);
      await planningPass(app)();
      expect(await kept({ app }), `call ${n}`).toEqual(wanted);
      expect(await stores.plans.toPlan(TODAY, 10)).toEqual([]);
      app.close();
    }
    expect(n).toBeGreaterThan(15);
  });

  it("puts off an enrolment that cannot be planned, says so without names, and plans the rest", async () => {
    const one = await desk();
    const parts = partsOf(one);
    const bad = (await everybody(one.school))[0];
    const enrolments = {
      ...parts.stores.enrolments,
      byId: async (id: string, today: number) => {
        if (id === bad) throw new TypeError("Apprentice One");
        return parts.stores.enrolments.byId(id, today);
      },
    };
    const pass = planningPass({ ...parts, stores: { ...parts.stores, enrolments } });
    expect(await pass()).toEqual({ planned: 2, failed: 1 });
    expect(one.noted).toHaveLength(1);
    expect(one.noted[0]).toContain("TypeError");
    expect(one.noted[0]).not.toContain("Apprentice");
    expect(await planningPass(parts)()).toEqual({ planned: 1, failed: 0 });
  });

  it("leaves an enrolment that moves meanwhile to be planned under its new mark", async () => {
    const one = await desk();
    const parts = partsOf(one);
    let times = 0;
    const plans: PaperPlans = {
      ...one.plans,
      replan: async (plan, at) => {
        times += 1;
        if (times === 1) one.plans.mark(plan.enrolment);
        return one.plans.replan(plan, at);
      },
    };
    expect(await planningPass({ ...parts, stores: { ...parts.stores, plans } })()).toEqual({ planned: 3, failed: 0 });
    expect(times).toBe(4);
  });

  it.each(["marked", "due"])(
    "plans again what is decided while it is planned, and loses nothing said by the decision: %s",
    async (how) => {
      const { app } = await apprentices();
      await planningPass(app)();
      const clock = how === "due" ? { now: () => app.clock.now().add({ hours: 24 * 8 }) } : app.clock;
      if (how === "marked") await app.stores.plans.markAll();
      const { dossiers, plans } = app.stores;
      const written: boolean[] = [];
      let decided = "";
      const stores = {
        ...app.stores,
        dossiers: {
          ...dossiers,
          ofEnrolments: async (ids: readonly string[]) => {
            const found = await dossiers.ofEnrolments(ids);
            const open = found.find(({ state }) => state.status === "open");
            if (!open || decided !== "") return found;
            const { enrolment, kind, occasion, rules, state, turns } = open;
            decided = enrolment;
            const moved = { ...state, version: state.version + 1 };
            const event = change({ enrolment, kind, occasion }, { by: "", before: state.version }).event;
            const after = {
              enrolment,
              kind,
              occasion,
              before: state.version,
              rules,
              state: moved,
              event,
              turns,
              awaitedIn: [],
            };
            await dossiers.record(allowed(""), { ...after, reminders: { wanted: [], through: TODAY } }, clock.now());
            return found;
          },
        },
        plans: {
          ...plans,
          replan: async (plan: EnrolmentPlan, at: Instant) => {
            const done = await plans.replan(plan, at);
            if (plan.enrolment === decided) written.push(done);
            return done;
          },
        },
      };
      const found = await planningPass({ ...app, stores, clock })();
      expect(decided).not.toBe("");
      expect(written).toEqual([false, true]);
      expect(found.failed).toBe(0);
      app.close();
    },
  );

  it("puts off what changes whenever it is planned, and says so", async () => {
    const one = await desk();
    const parts = partsOf(one);
    const [busy] = await everybody(one.school);
    const plans: PaperPlans = {
      ...one.plans,
      replan: async (plan, at) => plan.enrolment !== busy && one.plans.replan(plan, at),
    };
    expect(await planningPass({ ...parts, stores: { ...parts.stores, plans } })()).toEqual({ planned: 2, failed: 1 });
    expect(one.noted).toEqual([expect.stringContaining("changes")]);
  });

  it("plans everything anew when the programme files are others than last time, and only then", async () => {
    const one = await desk();
    const parts = partsOf(one);
    await planningPass(parts)();
    expect(await planningPass(parts)()).toEqual({ planned: 0, failed: 0 });
    const [[id, programme] = ["", null]] = parts.programmes;
    if (!programme) throw new Error("no programme");
    const programmes = new Map([...parts.programmes, [id, { ...programme, version: programme.version + 1 }]]);
    expect(await planningPass({ ...parts, programmes })()).toEqual({ planned: 3, failed: 0 });
    expect(await planningPass({ ...parts, programmes })()).toEqual({ planned: 0, failed: 0 });
  });
});

describe("the planner", () => {
  it("plans at its start, one run at a time, and stops between two enrolments", async () => {
    const one = await desk();
    const planner = startPlanner(partsOf(one));
    open.push(planner);
    await planner.run();
    expect(one.plans.kept.size).toBe(3);
    for (const id of one.plans.kept.keys()) one.plans.mark(id);
    const running = planner.run();
    await planner.stop();
    const { planned } = await running;
    expect(planned).toBeLessThan(3);
  });
});
