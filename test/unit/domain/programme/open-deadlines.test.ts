import { describe, expect, it } from "vitest";
import { type Day, dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { Anchor } from "../../../../src/domain/programme/anchor.ts";
import { parseAnchor } from "../../../../src/domain/programme/anchor-grammar.ts";
import {
  broughtDeadline,
  deadlineOf,
  deadlinesKept,
  openDeadlines,
  turnDue,
} from "../../../../src/domain/programme/deadlines.ts";
import { NO_OCCASION } from "../../../../src/domain/programme/occurrences.ts";
import type { DossierKind, Programme } from "../../../../src/domain/programme/programme.ts";
import { seenFrom } from "../../../../src/domain/programme/seen-from.ts";
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
    openDeadlines(albi(), timeline, {}, { from: 0, today: dayOf(date) }).map(({ id }) => id);

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
    const on = { from: 0, today: dayOf("2026-11-06") };
    const early = openDeadlines(albi(), timeline, { semester1End: "Friday of week 4" }, on);
    expect(early.map(({ id }) => id)).toContain("project-topic:year-1");
    expect(open("2026-11-06", timeline)).not.toContain("project-topic:year-1");
  });
});

describe("what is kept from a day on", () => {
  const kept = (programme: Programme, from: IsoDate) => {
    const imported = new Map([[dayOf("2025-09-01"), { place: "unknown", note: null } as const]]);
    const timeline = timelineOf(programme, 2025, programme.plan ? {} : { imported });
    return deadlinesKept(programme, timeline, {}, dayOf(from)).map(({ id }) => id);
  };

  it("CMI-02 CMI-05 holds what was due before where what is kept waits for it, or what that waits for", () => {
    const cmi = shipped("cmi-internships");
    const last = ["graduation-internship:year-5", "graduation-report:year-5", "graduation-defence:year-5"];
    const second = ["immersion-assessment:year-2", "immersion-debriefing:year-2"];
    expect(kept(cmi, "2025-09-10")).toEqual(["immersion-internship:year-1", ...second, ...last]);
    expect(kept(cmi, "2026-09-10")).toEqual(["immersion-internship:year-1", ...second, ...last]);
    // The debriefing of 23 October waits for the assessment of 25 September, and that for the internship.
    expect(kept(cmi, "2026-10-20")).toEqual(["immersion-internship:year-1", ...second, ...last]);
    // A laboratory of year 5 asks for the weeks in a company, among them those of year 1.
    expect(kept(cmi, "2026-11-01")).toEqual(["immersion-internship:year-1", ...last]);
    expect(kept(cmi, "2030-08-31")).toEqual([]);
  });

  it("CMI-02 holds nothing for a counter that is asked to stay small", () => {
    const cmi = shipped("cmi-internships");
    const small = (kind: DossierKind): DossierKind => ({
      ...kind,
      requires: kind.requires.map((one) =>
        one.needs.kind === "counter" ? { ...one, needs: { ...one.needs, least: null, most: 3 } } : one,
      ),
    });
    const asksLittle = { ...cmi, dossiers: cmi.dossiers.map(small) };
    expect(kept(asksLittle, "2026-11-01")).not.toContain("immersion-internship:year-1");
  });

  it("MIS-04 holds the module that a team asks of every member, whenever they came", () => {
    const missions = seenFrom(shipped("missions-professionnelles"), "learner");
    expect(kept(missions, "2025-11-20").filter((id) => id.startsWith("project-management"))).toHaveLength(1);
    const alone = { ...missions };
    expect(kept(alone, "2025-11-20").filter((id) => id.startsWith("project-management"))).toEqual([]);
  });

  it("MIS-03 holds all that a team does once, however late it was made", () => {
    const missions = seenFrom(shipped("missions-professionnelles"), "team");
    const once = missions.dossiers
      .filter(({ each, due }) => each === "team" && due !== null)
      .map(({ id }) => `${id}:once`);
    expect(once).toContain("project-launch:once");
    expect(kept(missions, "2025-11-20")).toEqual(expect.arrayContaining(once));
  });

  it("ALB-20 holds nothing of an earlier year where every year asks for its own, nor what nothing waits for", () => {
    const whole = kept(albi(), "2025-09-01");
    expect(kept(albi(), "2026-12-15")).toEqual(whole.slice(-kept(albi(), "2026-12-15").length));
    const asking = {
      needs: { kind: "dossier", dossier: "project-topic", sameDays: false },
      when: null,
      else: { fr: "a", en: "a" },
    } as const;
    const reports = albi().dossiers.map((kind) =>
      kind.id === "observation-report" ? { ...kind, each: "year" as const, requires: [asking] } : kind,
    );
    const more = { ...albi(), dossiers: reports };
    const topics = (from: IsoDate) => kept(more, from).filter((id) => id.startsWith("project-topic"));
    expect(topics("2026-02-10")).toEqual(topics("2025-09-01").filter((id) => id !== "project-topic:year-1"));
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
