import { describe, expect, it } from "vitest";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { changed, refusals, SMALL, shipped } from "./support.ts";

const calendar = (words: string) => changed("  starts: week 40\n", `  starts: week 40\n  remind:\n${words}`);
const counter = (words: string) => changed("unit: hour\n", `unit: hour\n    remind: ${words}\n`);

describe("ladders of reminders", () => {
  it("of the calendar are days, working days or weeks before, one of them or several", () => {
    const read = (words: string) => readProgramme(calendar(words), "small.yaml").calendarReminders;
    expect(read("    return: 7, 1 days before\n    period: 1 working day before\n")).toEqual({
      return: { before: [7, 1], unit: "days" },
      period: { before: [1], unit: "working-days" },
    });
    expect(read("    return: 2 weeks before\n")).toEqual({ return: { before: [2], unit: "weeks" }, period: null });
    expect(readProgramme(SMALL, "small.yaml").calendarReminders).toEqual({ return: null, period: null });
  });

  it("of a counter come before the end", () => {
    expect(readProgramme(counter("120, 60, 30 days before the end"), "small.yaml").counters[0]?.remind).toEqual({
      before: [120, 60, 30],
      unit: "days",
    });
    expect(readProgramme(SMALL, "small.yaml").counters[0]?.remind).toBeNull();
  });

  it("are refused in French too", () => {
    expect(refusals(calendar("    return: demain\n"), "fr")).toEqual([
      "15 « demain » ne se lit pas comme une suite de rappels → écrivez par exemple `7, 1 days before`",
    ]);
    expect(refusals(changed("    target: hoursWanted\n", "    remind: 30 days before the end\n"), "fr")).toEqual([
      expect.stringContaining("des rappels, mais rien à atteindre → ajoutez `target: …` ou retirez `remind`"),
    ]);
    expect(refusals(counter("30, 60 days before the end"), "fr")).toEqual([
      expect.stringContaining("écrivez-les du plus grand au plus petit : `60, 30`"),
    ]);
  });

  it("ALB-04 and ALB-31 stand in the shipped files", () => {
    const albi = shipped("albi-apprenticeship");
    expect(albi.calendarReminders.return).toEqual({ before: [7, 1], unit: "days" });
    expect(albi.calendarReminders.period).toEqual({ before: [1], unit: "days" });
    expect(albi.counters.find(({ id }) => id === "company-visits")?.remind?.before).toEqual([120, 60, 30]);
    expect(shipped("plain-alternation").calendarReminders.return).not.toBeNull();
  });
});
