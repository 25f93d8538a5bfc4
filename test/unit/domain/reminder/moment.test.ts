import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import {
  endOf,
  hourOf,
  isMessageDay,
  momentOf,
  nextMessageDay,
  nextPermitted,
  type Recipient,
} from "../../../../src/domain/reminder/moment.ts";

const PARIS: Recipient = { zone: "Europe/Paris", hour: null, region: null };
const NEW_YORK: Recipient = { ...PARIS, zone: "America/New_York" };
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const utc = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toString();

describe("the hour of a person's messages", () => {
  it("is nine, or the one they chose, drawn out of the quiet hours", () => {
    expect([null, 0, 6, 7, 8, 19, 20, 23].map((hour) => hourOf({ hour }))).toEqual([9, 7, 7, 7, 8, 19, 19, 19]);
  });

  it("is local on both sides of 29 March and 25 October 2026", () => {
    expect(
      ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"].map((day) => utc(momentOf(dayOf(day), PARIS))),
    ).toEqual(["2026-03-27T08:00:00Z", "2026-03-30T07:00:00Z", "2026-10-23T07:00:00Z", "2026-10-26T08:00:00Z"]);
    expect(["2026-10-30", "2026-11-02"].map((day) => utc(momentOf(dayOf(day), NEW_YORK)))).toEqual([
      "2026-10-30T13:00:00Z",
      "2026-11-02T14:00:00Z",
    ]);
  });

  it("is the chosen hour of the very days on which clocks change", () => {
    const early = { ...PARIS, hour: 2 };
    expect(utc(momentOf(dayOf("2026-03-29"), early))).toBe("2026-03-29T05:00:00Z");
    expect(utc(momentOf(dayOf("2026-10-25"), early))).toBe("2026-10-25T06:00:00Z");
  });
});

describe("days and hours on which a person may be written to", () => {
  it("are Monday to Friday, their public holidays left out", () => {
    expect(
      ["2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29", "2027-03-30"].map((day) =>
        isMessageDay(dayOf(day), PARIS),
      ),
    ).toEqual([true, false, false, false, true]);
    expect(isMessageDay(dayOf("2027-03-26"), { region: "Alsace" })).toBe(false);
    expect(isoOf(nextMessageDay(dayOf("2027-03-26"), PARIS))).toBe("2027-03-26");
    expect(isoOf(nextMessageDay(dayOf("2027-03-26"), { region: "Moselle" }))).toBe("2027-03-30");
  });

  it("begin at seven and end before eight in the evening, local time", () => {
    expect(utc(nextPermitted(at("2026-11-23T06:00:00Z"), PARIS))).toBe("2026-11-23T06:00:00Z");
    expect(utc(nextPermitted(at("2026-11-23T05:59:59Z"), PARIS))).toBe("2026-11-23T08:00:00Z");
    expect(utc(nextPermitted(at("2026-11-23T18:59:59Z"), PARIS))).toBe("2026-11-23T18:59:59Z");
    expect(utc(nextPermitted(at("2026-11-23T19:00:00Z"), PARIS))).toBe("2026-11-24T08:00:00Z");
    expect(utc(nextPermitted(at("2026-11-23T11:59:00Z"), NEW_YORK))).toBe("2026-11-23T14:00:00Z");
  });

  it("are looked for over weekends and holidays, and come at their own hour", () => {
    const late = { ...PARIS, hour: 18 };
    expect(utc(nextPermitted(at("2026-10-23T20:00:00Z"), late))).toBe("2026-10-26T17:00:00Z");
    expect(utc(nextPermitted(at("2026-03-28T10:00:00Z"), late))).toBe("2026-03-30T16:00:00Z");
    expect(utc(nextPermitted(at("2026-12-25T03:00:00Z"), PARIS))).toBe("2026-12-28T08:00:00Z");
    expect(utc(nextPermitted(at("2027-03-25T22:00:00Z"), { ...PARIS, region: "Alsace" }))).toBe("2027-03-30T07:00:00Z");
  });

  it("end with the local day, which has 23 or 25 hours when clocks change", () => {
    const lengths = ["2026-03-29", "2026-10-25", "2026-10-26"].map((day) => {
      return (endOf(dayOf(day), "Europe/Paris") - endOf(dayOf(day) - 1, "Europe/Paris")) / 3_600_000;
    });
    expect(lengths).toEqual([23, 25, 24]);
    expect(utc(endOf(dayOf("2026-11-23"), "America/New_York"))).toBe("2026-11-24T05:00:00Z");
  });
});
