import { describe, expect, it } from "vitest";
import { beyondDay, dayLogOf } from "../../../../src/domain/counter/day-log.ts";
import { field } from "../dossier/support.ts";

const counted = (unit: "hour" | "day", dossier = "log") => [
  { unit, counts: [{ dossier, of: { kind: "field", field: "worked" } as const, when: null }] },
];
const on = field("on", { kind: "date" });
const worked = (most: number | null) => field("worked", { kind: "number", most });
const log = { amount: "worked", day: "on" };
const entry = (hours: number, day = "2027-01-04", status: "open" | "done" | "withdrawn" = "done") => ({
  status,
  values: { worked: hours, on: day },
});

describe("hours of one day", () => {
  it("are those that a counter of hours adds up beside a date, unless the file takes more at once", () => {
    expect(dayLogOf("log", [worked(24), on], counted("hour"))).toEqual(log);
    expect(dayLogOf("log", [worked(null), on], counted("hour"))).toEqual(log);
    expect(dayLogOf("log", [worked(60), on], counted("hour"))).toBeNull();
    expect(dayLogOf("log", [worked(24)], counted("hour"))).toBeNull();
    expect(dayLogOf("log", [worked(24), on], counted("day"))).toBeNull();
    expect(dayLogOf("other", [worked(24), on], counted("hour"))).toBeNull();
  });

  it.each([
    [[], 24, null],
    [[], 24.25, 0],
    [[entry(10), entry(10)], 4, null],
    [[entry(10), entry(10)], 4.5, 20],
    [[entry(10), entry(10, "2027-01-05")], 14, null],
    [[entry(20, "2027-01-04", "withdrawn")], 24, null],
    [[entry(20, "2027-01-04", "open")], 5, 20],
    [[entry(0.1), entry(0.2)], 23.7, null],
  ])("beside %j, %s: %s", (others, hours, than) => {
    const problem = than === null ? null : { field: "worked", id: "beyond-day", than };
    expect(beyondDay(log, { worked: hours, on: "2027-01-04" }, others)).toEqual(problem);
  });

  it("leave out what has no number of hours, and are not counted while no day is said", () => {
    const on = "2027-01-04";
    const open = { status: "open", values: { on } } as const;
    expect(beyondDay(log, { worked: 5, on }, [open, entry(20)])).toMatchObject({ than: 20 });
    expect(beyondDay(log, { on }, [open, entry(24)])).toBeNull();
    expect(beyondDay(log, { worked: 25 }, [])).toBeNull();
  });
});
