import { describe, expect, it } from "vitest";
import { type Day, dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { Anchor } from "../../../../src/domain/programme/anchor.ts";
import { parseAnchor } from "../../../../src/domain/programme/anchor-grammar.ts";
import { broughtDeadline, deadlineOf, openDeadlines, turnDue } from "../../../../src/domain/programme/deadlines.ts";
import { NO_OCCASION } from "../../../../src/domain/programme/occurrences.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import { shipped, timelineOf } from "./support.ts";

const albi = () => shipped("albi-apprenticeship");
const cohort = () => timelineOf(albi(), 2026);
const iso = (day: Day | null) => (day === null ? null : isoOf(day));

function dossier(id: string): DossierKind {
  const kind = albi().dossiers.find((one) => one.id === id);
  if (!kind) throw new Error(`no dossier ${id}`);
  return kind;
}

describe("what is open on a day", () => {
  const open = (date: IsoDate, timeline = cohort()) =>
    openDeadlines(albi(), timeline, {}, dayOf(date)).map(({ id }) => id);

  it("holds what opened before or on that day, past its due date or not, the earliest due first", () => {
    expect(open("2026-08-30")).toEqual([]);
    expect(open("2026-08-31")).toEqual(["prior-agreement:once"]);
    expect(open("2026-09-28")).toEqual([
      "prior-agreement:once",
      "session-log:2026-W40",
      "mission-description:year-1",
      "observation-report:year-1",
      "english-level:once",
    ]);
  });

  it("is asked of one calendar for several days, and for one day after another setting", () => {
    const timeline = cohort();
    expect(open("2026-11-12", timeline)).not.toContain("project-topic:year-1");
    expect(open("2026-11-13", timeline)).toContain("project-topic:year-1");
    const early = openDeadlines(albi(), timeline, { semester1End: "Friday of week 4" }, dayOf("2026-11-06"));
    expect(early.map(({ id }) => id)).toContain("project-topic:year-1");
    expect(open("2026-11-06", timeline)).not.toContain("project-topic:year-1");
  });
});

it("the deadline of one dossier is found by its kind and occasion, or there is none", () => {
  const found = deadlineOf(albi(), cohort(), {}, { kind: "project-topic", occasion: "year-2" });
  expect([found?.id, iso(found?.due ?? null)]).toEqual(["project-topic:year-2", "2028-02-04"]);
  expect(deadlineOf(albi(), cohort(), {}, { kind: "project-topic", occasion: "year-4" })).toBeNull();
});

describe("what people brought about", () => {
  const visit = { from: dayOf("2026-11-24"), to: dayOf("2026-11-24") };
  const brought = (id: string, event: { from: Day; to: Day } | null, timeline = cohort()) => {
    const { opens, due, about, ...more } = broughtDeadline(
      albi(),
      timeline,
      {},
      { dossier: dossier(id), occasion: "7", event },
    );
    expect(about.event).toBe(event);
    return { ...more, dossier: more.dossier.id, opens: iso(opens), due: iso(due) };
  };

  it("ALB-31 a visit form opens on the day of the visit and is due five working days after it", () => {
    expect(brought("visit-form", visit)).toEqual({
      id: "visit-form:7",
      dossier: "visit-form",
      year: 1,
      opens: "2026-11-24",
      due: "2026-12-01",
      doubtful: false,
      defaulted: ["visitFormDelay"],
      chosen: [],
    });
  });

  it("has no day while nobody has said when it is, without a calendar, or where the kind asks for none", () => {
    const nothing = { opens: null, due: null, doubtful: false, defaulted: [], chosen: [] };
    expect(brought("visit-form", null)).toEqual({ ...nothing, id: "visit-form:7", dossier: "visit-form", year: null });
    expect(brought("stay-abroad", visit)).toEqual({ ...nothing, id: "stay-abroad:7", dossier: "stay-abroad", year: 1 });
    const blank = timelineOf({ ...albi(), plan: null }, 2026);
    expect(brought("visit-form", visit, blank)).toMatchObject({ ...nothing, year: null });
  });
});

const until = (
  within: Parameters<typeof turnDue>[3]["within"],
  since: IsoDate,
  due: IsoDate | null,
  before: Anchor | null = null,
) =>
  iso(
    turnDue(
      albi(),
      cohort(),
      {},
      { within, before },
      { since: dayOf(since), due: due === null ? null : dayOf(due), about: { ...NO_OCCASION, id: "year-1", year: 1 } },
    ),
  );

it("ALB-20 the tutor's turn is over ten working days after it began; one without a time of its own with the dossier", () => {
  const ten = { count: 10, unit: "working-days", setting: "topicTutorDelay" } as const;
  expect(until(ten, "2026-11-02", "2027-02-05")).toBe("2026-11-17");
  expect(until(null, "2026-11-02", "2027-02-05")).toBe("2027-02-05");
  expect(until(null, "2026-11-02", null)).toBeNull();
});

it("MIS-07 a step that is chosen before a day is over on that day, or sooner when its time is", () => {
  const fifth = { base: { kind: "weekday-of-week", weekday: 5, week: 5 }, offset: null } as const;
  expect(until(null, "2026-11-02", "2027-06-30", fifth)).toBe("2027-02-05");
  expect(until(null, "2026-11-02", null, fifth)).toBe("2027-02-05");
  const days = (count: number) => ({ count, unit: "days", setting: null }) as const;
  expect(until(days(3), "2026-11-02", null, fifth)).toBe("2026-11-05");
  expect(until(days(300), "2026-11-02", null, fifth)).toBe("2027-02-05");
});

it("what people open is due from the day they opened it, in the year it is in", () => {
  const asks = parseAnchor("4 weeks after the day it is opened", []);
  if (!asks.ok) throw new Error("no day");
  const kind = { ...dossier("stay-abroad"), due: asks.value };
  const on = (opened: Day | null) =>
    broughtDeadline(albi(), cohort(), {}, { dossier: kind, occasion: "7", event: null, opened });
  expect(on(dayOf("2026-11-24"))).toMatchObject({ due: dayOf("2026-12-22"), year: 1 });
  expect(on(null)).toMatchObject({ due: null, year: null });
});
