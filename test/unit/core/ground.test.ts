import { describe, expect, it } from "vitest";
import { commandsFor } from "../../../commands/index.ts";
import { demoSchoolFile } from "../../../db/demo.ts";
import type { Ground } from "../../../src/core/authority.ts";
import type { CommandInput } from "../../../src/core/card.ts";
import { looksAfter } from "../../../src/core/ground.ts";
import type { Grant } from "../../../src/core/ports.ts";
import { DUTIES, type Programme } from "../../../src/domain/programme/programme.ts";
import { reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf, demoSchool, type School } from "../../support/school.ts";
import { twoProgrammes } from "../../support/two-programmes.ts";

const file = demoSchoolFile();
const at = "2026-11-22T09:00:00+01:00";

/** Whoever keeps a programme's roster, calendar and settings in the demonstration. */
function keeperOf({ id, roles }: Programme): string {
  const held = roles.find(({ duties }) => DUTIES.every((duty) => duties.includes(duty)));
  const [email] = file[id]?.school[held?.id ?? ""] ?? [];
  if (email === undefined) throw new Error(`nobody keeps ${id}`);
  return email;
}

/** A command with what is asked of it. */
type Attempt = readonly [command: string, input: CommandInput];

/** What somebody would write to alter this programme, by each command that needs a duty. */
function attemptsOn({ id, roles, settings }: Programme): readonly Attempt[] {
  const [one] = file[id]?.enrolments ?? [];
  const team = file[id]?.teams[0];
  if (!one) throw new Error(`nobody learns in ${id}`);
  const role = roles.find(({ per, learner }) => per === "enrolment" && !learner);
  const days = { from: "2026-11-30", to: "2026-12-04", place: "school", reason: "a try" };
  const email = "successor@demo.example";
  const [setting] = settings;
  return [
    ["doubts", { action: "settle", cohort: one.cohort, week: "2026-W53", place: "school", reason: "a try" }],
    ["exception", { learner: one.learner.email, ...days }],
    ["replace", { learner: one.learner.email, role: role?.id ?? "tutor", email }],
    ["replace", { learner: one.learner.name, role: role?.id ?? "tutor", email }],
    ["team", { action: "new", what: "Another team", person: one.learner.email }],
    ...(team ? [["team", { action: "remove", what: one.learner.email, team: team.name }] as const] : []),
    ...(setting
      ? ([
          ["programme-settings", { setting: setting.id, value: "default", programme: id }],
          ["programme-settings", { programme: id, setting: setting.id }],
        ] as const)
      : []),
  ];
}

async function taught(school: School): Promise<readonly Programme[]> {
  const ids = new Set((await school.app.stores.cohorts.all()).map(({ programme }) => programme));
  return [...school.app.programmes.values()].filter(({ id }) => ids.has(id));
}

describe("who keeps one programme", () => {
  it("alters nothing of another, whatever the command", async () => {
    const school = await demoSchool(at);
    const programmes = await taught(school);
    const pairs = programmes.flatMap((mine) =>
      programmes.filter((one) => one !== mine).map((one) => [mine, one] as const),
    );
    expect(pairs).toHaveLength(20);
    const [before] = await school.app.stores.audit.recent(1);
    for (const [mine, other] of pairs) {
      for (const [command, input] of attemptsOn(other)) {
        const outcome = await school.press(keeperOf(mine), command, input);
        expect({ of: mine.id, to: other.id, command, ok: outcome.ok }).toMatchObject({ ok: false });
      }
    }
    expect(await school.app.stores.audit.recent(1)).toEqual([before]);
  });

  it("is told who may, with the programme's name", async () => {
    const school = await demoSchool(at);
    const programmes = await taught(school);
    for (const mine of programmes) {
      for (const other of programmes.filter((one) => one !== mine)) {
        for (const [command, input] of attemptsOn(other).slice(0, 3)) {
          const outcome = await school.press(keeperOf(mine), command, input, "fr");
          const next = expect.stringContaining(` · ${other.name.fr}`);
          expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed", next } });
        }
      }
    }
  });

  it("sees the doubts and settings of that one alone", async () => {
    const school = await demoSchool(at);
    const all = await school.app.stores.cohorts.all();
    for (const { id, ...mine } of await taught(school)) {
      const keeper = keeperOf({ id, ...mine });
      const { cohorts } = dataOf<{ cohorts: { cohort: string }[] }>(await school.ask(keeper, "doubts"));
      const own = all.filter(({ programme }) => programme === id);
      expect(cohorts.map(({ cohort }) => cohort)).toEqual(own.map((cohort) => cohort.id));
      const { programmes } = dataOf<{ programmes: { programme: string }[] }>(
        await school.ask(keeper, "programme-settings"),
      );
      expect(programmes.map(({ programme }) => programme)).toEqual([id]);
    }
  });

  it("is shown no message about others, and sends none of them again", async () => {
    const desk = await reminderDesk();
    const { school } = desk;
    school.setClock("2026-11-25T09:00:00+01:00");
    const sent = await desk.send({ kind: "dead", reason: "channel_not_found" });
    const of = new Map<string, ReadonlySet<string>>();
    for (const programme of await taught(school)) {
      const told = dataOf<{ dead: { message: string }[] }>(await school.press(keeperOf(programme), "attention", {}));
      of.set(keeperOf(programme), new Set(told.dead.map(({ message }) => message)));
    }
    const [before] = await school.app.stores.audit.recent(1);
    let refused = 0;
    for (const { message } of sent) {
      for (const [keeper, own] of of) {
        if (own.has(message)) continue;
        refused += 1;
        const outcome = await school.press(keeper, "reminder-requeue", { message });
        expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
      }
      expect([...of.values()].some((own) => own.has(message))).toBe(true);
    }
    expect(refused).toBeGreaterThan(sent.length);
    expect(await school.app.stores.audit.recent(1)).toEqual([before]);
  });

  it("is tried with every command that needs a duty", async () => {
    const school = await demoSchool(at);
    const [programme] = await taught(school);
    if (!programme) throw new Error("nothing is taught");
    const needing = commandsFor([]).filter(({ needs }) => needs !== null);
    const tried = new Set([...attemptsOn(programme).map(([command]) => command), "attention", "reminder-requeue"]);
    expect(needing.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe("a role that two programmes declare", () => {
  it("is held in both when it is held for the whole school, and where its cohort is when for one", async () => {
    const { programmes } = await twoProgrammes();
    const grounds = ["north", "south"].map((programme) => ({ programme, cohort: `${programme}-2026`, option: null }));
    const where = (cohort: string | null) =>
      grounds.map((ground) => looksAfter({ role: "office", cohort, option: null }, "roster", ground, { programmes }));
    expect(where(null)).toEqual([true, true]);
    expect(where("north-2026")).toEqual([true, false]);
  });

  it("settles nothing for a whole cohort or programme when it is held for an option or a cohort of it", async () => {
    const { programmes } = await twoProgrammes();
    const cohort = { programme: "north", cohort: "north-2026", option: null };
    const inOption = { role: "office", cohort: "north-2026", option: "A" };
    const inCohort = { role: "office", cohort: "north-2026", option: null };
    const may = (grant: Grant, ground: Ground) => looksAfter(grant, "settings", ground, { programmes });
    expect(may(inOption, { ...cohort, option: "A" })).toBe(true);
    expect(may(inOption, { ...cohort, option: "B" })).toBe(false);
    expect(may(inOption, cohort)).toBe(false);
    expect(may(inCohort, cohort)).toBe(true);
    expect(may(inCohort, { ...cohort, cohort: null })).toBe(false);
  });
});
