import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { frenchHolidays, holidayOn, isAlsaceMoselle } from "../../../../src/domain/calendar/holidays.ts";
import { publicHolidays } from "../../../support/albi-answers.ts";

const years = Array.from({ length: 21 }, (_, index) => 2020 + index);
const dates = (year: number, region: string | null) => [...frenchHolidays(year, region).keys()].map(isoOf).sort();

describe("French public holidays", () => {
  it.each(years)("of %i are those that date-holidays has", (year) => {
    expect(dates(year, null)).toEqual([...publicHolidays(year, year)].sort());
  });

  it.each(["57", "67", "68"])("from 2020 to 2040 in département %s are those that date-holidays has", (departement) => {
    const own = years.flatMap((year) => dates(year, departement));
    expect(own).toEqual([...publicHolidays(2020, 2040, departement)].sort());
  });

  it("are 11 in France and 13 in Alsace and Moselle, Good Friday and 26 December more", () => {
    const more = dates(2026, "Alsace").filter((date) => !dates(2026, null).includes(date));
    expect([dates(2026, null).length, more]).toEqual([11, ["2026-04-03", "2026-12-26"]]);
  });

  it("fall on one day when Ascension is 1 May or 8 May", () => {
    expect(dates(2008, null)).toHaveLength(10);
    expect(holidayOn(dayOf("2008-05-01"), null)).toBe("labour-day");
    expect(holidayOn(dayOf("2008-05-12"), null)).toBe("whit-monday");
  });

  it("have ids", () => {
    expect([...frenchHolidays(2027, null)].toSorted(([one], [other]) => one - other).map(([, id]) => id)).toEqual([
      ...["new-year", "easter-monday", "labour-day", "ascension", "victory-1945", "whit-monday"],
      ...["national-day", "assumption", "all-saints", "armistice-1918", "christmas"],
    ]);
    expect(holidayOn(dayOf("2027-12-26"), "Moselle")).toBe("saint-stephen");
    expect(holidayOn(dayOf("2027-03-29"), null)).toBe("easter-monday");
    expect(holidayOn(dayOf("2027-03-26"), "Bas-Rhin")).toBe("good-friday");
    expect(holidayOn(dayOf("2027-03-26"), "Tarn")).toBeNull();
    expect(holidayOn(dayOf("2027-03-30"), null)).toBeNull();
  });
});

describe("a company's region", () => {
  it.each([
    "Alsace",
    "alsace-moselle",
    "ALSACE MOSELLE",
    "Alsace-Lorraine",
    "Bas-Rhin",
    "bas rhin (67)",
    "Haut-Rhin",
    "Moselle",
    "57 - Moselle",
    "Département de la Moselle",
    "57",
    "67",
    "68",
    "FR-57",
    "fr 68",
    "FR-6AE",
    "dép. 67",
    "67000 Strasbourg",
    "Metz 57000",
    "Strasbourg, Alsace, Grand Est",
  ])("%s is in Alsace or Moselle", (region) => {
    expect(isAlsaceMoselle(region)).toBe(true);
  });

  it.each([
    null,
    "",
    "Grand Est",
    "Lorraine",
    "Meurthe-et-Moselle",
    "54 Meurthe et Moselle",
    "Alsace-Champagne-Ardenne-Lorraine",
    "Occitanie",
    "Tarn (81)",
    "81000 Albi",
    "FR-OCC",
    "Haute-Garonne",
    "57 rue de Paris",
    "Rhône",
    "1567",
    "Baden-Württemberg",
  ])("%s is not", (region) => {
    expect(isAlsaceMoselle(region)).toBe(false);
  });
});
