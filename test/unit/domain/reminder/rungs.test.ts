import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { Ladder } from "../../../../src/domain/programme/dossier-rules.ts";
import { NO_FACTS } from "../../../../src/domain/reminder/reminder.ts";
import { distanceOf, rungsOf } from "../../../../src/domain/reminder/rungs.ts";
import { albi, holder, picture } from "./support.ts";

type Unit = Ladder["unit"];

/** Of the master; `2027-03-19 from 2027-03-21 until 2027-03-21`. */
function shown(before: readonly number[], unit: Unit, opens: string, due: string, catchUp = true): string[] {
  const room = { opens: dayOf(opens), due: dayOf(due), catchUp };
  return rungsOf({ before, unit }, room, holder(albi(), "master"), picture(albi())).map(
    ({ day, occurrence, lastDay }) => `${isoOf(day)} from ${occurrence} until ${isoOf(lastDay)}`,
  );
}

describe("the rungs of a ladder", () => {
  it("in weeks are seven days each", () => {
    expect(shown([2, 1], "weeks", "2027-02-01", "2027-03-18")).toEqual([
      "2027-03-04 from 2027-03-04 until 2027-03-10",
      "2027-03-11 from 2027-03-11 until 2027-03-18",
    ]);
  });

  it("may come on the very day it opens, which may be the due day", () => {
    expect(shown([2, 0], "days", "2027-03-16", "2027-03-18", false)).toHaveLength(2);
    expect(shown([2, 0], "days", "2027-03-18", "2027-03-18")).toEqual(["2027-03-18 from 2027-03-18 until 2027-03-18"]);
    expect(shown([2], "days", "2027-03-18", "2027-03-18")).toEqual(["2027-03-18 from 2027-03-16 until 2027-03-18"]);
    expect(shown([2], "days", "2027-03-18", "2027-03-18", false)).toEqual([]);
  });

  it("are none where it opens and is due within one weekend", () => {
    expect(shown([2, 0], "days", "2027-03-20", "2027-03-21")).toEqual([]);
  });

  it("of one rung stay one; of two that fall together the earlier goes a message day before, on the day it opens at the earliest", () => {
    expect(shown([0], "days", "2027-03-01", "2027-03-21")).toEqual(["2027-03-19 from 2027-03-21 until 2027-03-21"]);
    const both = ["2027-03-18 from 2027-03-20 until 2027-03-18", "2027-03-19 from 2027-03-21 until 2027-03-21"];
    expect(shown([1, 0], "days", "2027-03-18", "2027-03-21")).toEqual(both);
    expect(shown([1, 0], "days", "2027-03-19", "2027-03-21")).toEqual(both.slice(1));
    expect(shown([1, 0], "days", "2027-03-01", "2027-03-21", false)).toEqual(both.slice(1));
  });

  it("are none for a learner whose calendar is closed for years", () => {
    const of = picture(
      albi(),
      {},
      {
        settled: [{ from: dayOf("2026-09-28"), to: dayOf("2028-12-31"), place: "off" }],
      },
    );
    const room = { opens: dayOf("2027-01-01"), due: dayOf("2028-06-01"), catchUp: true };
    const learner = holder(albi(), "apprentice");
    expect(rungsOf({ before: [2, 0], unit: "working-days" }, room, learner, of)).toEqual([]);
    expect(rungsOf({ before: [2, 0], unit: "days" }, room, learner, of)).toEqual([]);
  });
});

describe("how long before its due day a rung is said", () => {
  it.each([
    ["2027-03-16", 2, "days", 2, "days"],
    ["2027-03-12", 2, "days", 2, "days"],
    ["2026-05-12", 365, "days", 310, "days"],
    ["2027-03-18", 2, "weeks", 0, "days"],
    ["2027-03-08", 2, "weeks", 10, "days"],
    ["2027-03-04", 2, "weeks", 2, "weeks"],
    ["2027-03-12", 4, "working-days", 4, "working-days"],
    ["2027-03-16", 4, "working-days", 2, "working-days"],
  ] as const)("on %s, of %i %s, it is %i %s", (day, count, unit, left, of) => {
    const facts = { ...NO_FACTS, role: "master", due: dayOf("2027-03-18"), before: { count, unit } };
    expect(distanceOf({ day: dayOf(day), region: null, facts })).toEqual({ count: left, unit: of });
  });
});
