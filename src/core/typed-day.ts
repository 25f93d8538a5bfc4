import { type Day, dayOf, plainOf } from "../domain/calendar/day.ts";
import { fold } from "./fold.ts";

/** Words for days, folded: how many days they are from today. */
const WORDS: Readonly<Record<string, number>> = {
  "avant-hier": -2,
  "avant hier": -2,
  hier: -1,
  yesterday: -1,
  "aujourd'hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  "apres-demain": 2,
  "apres demain": 2,
};

/** `1 janvier` in both languages, long and short, folded: the number of the month. */
const MONTHS = new Map<string, number>(
  ["fr-FR", "en-GB"].flatMap((tag) =>
    (["long", "short"] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(tag, { timeZone: "UTC", month });
      return Array.from(
        { length: 12 },
        (_, index) => [fold(format.format(Date.UTC(2027, index, 15))).replace(/\.$/, ""), index + 1] as const,
      );
    }),
  ),
);

/** What may stand before a date and says nothing more. */
const BEFORE =
  /^(?:(?:le|on|the)\s+)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)?(?=\d)/;

/** The most words a day is written in: `le lundi 4 janvier 2027`. */
const LONGEST = 5;

/**
 * A day as people write it, of this century: a word (`hier`, `tomorrow`), `2027-01-04`, or day first `4/1/2027` (`.` and `-` do too), `4/1/27`,
 * `4 janvier 2027`. Without a year (`4/1`, `4 January`) it is the nearest to today. Null: no such day.
 */
export function typedDay(text: string, today: Day): Day | null {
  const typed = fold(text).replaceAll(/\s+/g, " ");
  const away = Object.hasOwn(WORDS, typed) ? WORDS[typed] : undefined;
  if (away !== undefined) return today + away;
  const date = typed.replace(BEFORE, "");
  const [, isoYear = "", isoMonth = "", isoDay = ""] = /^(20\d{2})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (isoYear !== "") return existing(isoYear, isoMonth, isoDay);
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})$/.exec(date) ??
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{2})$/.exec(date) ??
    /^(\d{1,2})\/(\d{1,2})$/.exec(date) ??
    /^(\d{1,2})(?:er|st|nd|rd|th)? (\p{L}+)\.?(?: (20\d{2}))?$/u.exec(date) ??
    [];
  const number = /^\p{L}/u.test(month) ? String(MONTHS.get(month) ?? "") : month;
  if (day === "" || number === "") return null;
  return year === "" ? nearest(number, day, today) : existing(year.padStart(4, "20"), number, day);
}

/** The day that ends a text, and what stands before it; `day` is as it was typed, empty where nothing that looks like one ends it. */
export function dayAtEnd(text: string, today: Day): { readonly before: string; readonly day: string } {
  const whole = text.trim();
  const words = whole.split(/\s+/);
  for (let count = Math.min(LONGEST, words.length); count > 0; count--) {
    const [day = ""] = new RegExp(`(?:\\S+\\s+){${count - 1}}\\S+$`).exec(whole) ?? [];
    const looksLikeOne = count === 1 && (/^\d+(?:[/-]\d+)+$/.test(day) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(day));
    if (looksLikeOne || typedDay(day, today) !== null) return { before: whole.slice(0, -day.length).trim(), day };
  }
  return { before: whole, day: "" };
}

function nearest(month: string, day: string, today: Day): Day | null {
  const { year } = plainOf(today);
  const found = [year - 1, year, year + 1].flatMap((one) => existing(String(one), month, day) ?? []);
  const [first] = found.toSorted((one, other) => Math.abs(one - today) - Math.abs(other - today));
  return first ?? null;
}

function existing(year: string, month: string, day: string): Day | null {
  try {
    return dayOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  } catch {
    return null;
  }
}
