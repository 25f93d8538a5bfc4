import { describe, expect, it } from "vitest";
import { typedDay } from "../../../src/core/typed-day.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";

describe("a day that someone typed", () => {
  it.each(["2027-01-04", "4/1/2027", "04/01/2027", "4.1.2027", "04-01-2027", " 4/1/2027 "])(
    "%j is 4 January",
    (text) => {
      expect(typedDay(text)).toBe(dayOf("2027-01-04"));
    },
  );

  it.each(["", "2027-02-30", "30/2/2027", "4/1", "1/13/2027", "4/1/27", "1927-01-04", "tomorrow", "4/1/2027x"])(
    "%j is none",
    (text) => {
      expect(typedDay(text)).toBeNull();
    },
  );
});
