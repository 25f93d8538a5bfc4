import type { Anchor, AnchorBase } from "./anchor.ts";
import { type NamedSetting, parseAnchor } from "./anchor-grammar.ts";
import { say } from "./problems.ts";
import type { Occurrence } from "./programme.ts";
import type { Text } from "./text.ts";

type Kind = AnchorBase["kind"];

const IN_YEAR: readonly Kind[] = [
  "weekday-of-week",
  "weekday-of-nth-week",
  "weekday-of-last-company-week",
  "month-day",
  "year-start",
  "year-end",
];
const SURE_IN_YEAR = IN_YEAR.filter((kind) => kind !== "weekday-of-last-company-week");
const AROUND_EVENT: readonly Kind[] = ["event-start", "event-end", "opened", "course-start", "course-end"];

/** What comes once in a course of one year comes in that year, which may have no company week. */
const ONCE: readonly Occurrence[] = ["once", "team"];

/** The days that exist for each kind of occurrence; a setting counts as the day it stands for. */
const DAYS: Readonly<Record<Occurrence, readonly Kind[]>> = {
  year: [...IN_YEAR, "course-start", "course-end"],
  return: ["return", "weekday-of-last-company-week"],
  "school-period": ["period-start", "period-end"],
  "week-with-sessions": ["weekday-of-that-week"],
  once: ["course-start", "course-end"],
  visit: AROUND_EVENT,
  internship: AROUND_EVENT,
  stay: AROUND_EVENT,
  team: ["course-start", "course-end"],
  application: ["course-start", "course-end", "opened"],
  "when-needed": ["course-start", "course-end", "opened"],
};

const EXAMPLES: Readonly<Record<Kind, string>> = {
  setting: "",
  "weekday-of-week": "friday of week 5",
  "weekday-of-nth-week": "friday of the 4th week of the year",
  "weekday-of-last-company-week": "monday of the last company week",
  "weekday-of-that-week": "friday of that week",
  "month-day": "5 february",
  return: "day of the return",
  "period-start": "start of the school period",
  "period-end": "end of the school period",
  "year-start": "start of the year",
  "year-end": "end of the year",
  "course-start": "start of the course",
  "course-end": "end of the course",
  "event-start": "day of the event",
  "event-end": "end of the event",
  opened: "day it is opened",
};

/** The day a chain of settings ends at; null while one of them has no value (or they go in a circle). */
function baseOf(anchor: Anchor, settings: readonly NamedSetting[], passed: readonly string[] = []): AnchorBase | null {
  const { base } = anchor;
  if (base.kind !== "setting") return base;
  const setting = settings.find(({ id }) => id === base.id);
  if (!setting || setting.is === "date" || setting.default === null || passed.includes(base.id)) return null;
  const next = parseAnchor(setting.default, settings);
  return next.ok ? baseOf(next.value, settings, [...passed, base.id]) : null;
}

/** The examples of days that come when something happens `each` so often in a course of so many years, if this one does not; null when it does. `inYear`: it would come in a year. */
export function misfit(
  anchor: Anchor,
  each: Occurrence,
  settings: readonly NamedSetting[],
  years: number,
): { readonly fit: readonly string[]; readonly inYear: boolean } | null {
  const base = baseOf(anchor, settings);
  if (base === null || base.kind === "setting" || daysOf(each, years).includes(base.kind)) return null;
  return { fit: fittingDays(each, years), inYear: DAYS.year.includes(base.kind) };
}

/** The day that a text of the file is moved from, in the file's own words, each setting with what it stands for: `dishDay, which is friday of week 24`. */
export function dayWritten(text: string, settings: readonly NamedSetting[]): Text {
  const words = (lang: keyof Text): string => {
    const passed: string[] = [baseWords(text)];
    for (let next = settingOf(passed[0] ?? "", settings); next?.default; ) {
      if (passed.length > settings.length) break;
      passed.push(next.default.replace(/\b[A-Z][a-z]+day\b/g, (weekday) => weekday.toLowerCase()));
      next = settingOf(baseWords(next.default), settings);
    }
    return passed.join(lang === "fr" ? ", qui est " : ", which is ");
  };
  return say(words("fr"), words("en"));
}

function baseWords(text: string): string {
  return /^.+? (?:before|after|avant|apr[eè]s) (.+)$/i.exec(text.trim())?.[1] ?? text.trim();
}

function settingOf(text: string, settings: readonly NamedSetting[]): NamedSetting | undefined {
  return settings.find(({ id }) => id.toLowerCase() === text.toLowerCase());
}

/** An example of each day that comes when something happens `each` so often. */
export function fittingDays(each: Occurrence, years: number): readonly string[] {
  return daysOf(each, years).map((kind) => EXAMPLES[kind]);
}

function daysOf(each: Occurrence, years: number): readonly Kind[] {
  return years === 1 && ONCE.includes(each) ? [...DAYS[each], ...SURE_IN_YEAR] : DAYS[each];
}

/** Whether a day is told by a setting, be it through others. */
export function restsOnSetting(anchor: Anchor, id: string, settings: readonly NamedSetting[]): boolean {
  const passed = new Set<string>();
  for (let { base } = anchor; base.kind === "setting" && !passed.has(base.id); ) {
    if (base.id === id) return true;
    passed.add(base.id);
    const name = base.id;
    const value = settings.find((one) => one.id === name)?.default ?? null;
    const next = value === null ? null : parseAnchor(value, settings);
    if (!next?.ok) return false;
    base = next.value.base;
  }
  return false;
}
