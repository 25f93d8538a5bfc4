import { type NamedSetting, parseAnchor } from "./anchor-grammar.ts";
import { plain, weekdayNumber } from "./calendar-words.ts";
import { fault, type Parsed, parsed, say } from "./problems.ts";
import type { Setting, SettingKind } from "./programme.ts";
import { sayAnchor, saySpan, sayWeekday, writeAnchor } from "./say-anchor.ts";
import type { WrittenSetting } from "./schema.ts";
import type { Text } from "./text.ts";

/** Sessions fill the year's company weeks from the first until all are done. */
const FROM_THE_FIRST = "from the first company week";

/** Texts longer than this are no settings. */
const LONGEST_TEXT = 500;

const HALVES: readonly (readonly [RegExp, "morning" | "afternoon"])[] = [
  [/^(morning|matin)$/, "morning"],
  [/^(afternoon|apres-midi|apres midi)$/, "afternoon"],
];

/**
 * Reads what someone typed as the new value of a setting, in English or French. The value is in the words of the file, as it is to be stored.
 * `settings` are those a day may name; a setting never names itself.
 */
export function parseSettingValue(
  setting: Pick<Setting, "id" | "is">,
  text: string,
  settings: readonly NamedSetting[] = [],
): Parsed<string> {
  const typed = text.trim();
  const words = plain(typed);
  switch (setting.is) {
    case "day": {
      const anchor = parseAnchor(
        typed,
        settings.filter(({ id }) => id !== setting.id),
      );
      return anchor.ok ? parsed(writeAnchor(anchor.value)) : anchor;
    }
    case "working-days": {
      const count = /^(\d{1,3})( (working days?|jours? ouvres?|days?|jours?))?$/.exec(words)?.[1];
      return count === undefined
        ? unread(
            typed,
            say(
              "écrivez un nombre de jours ouvrés de 0 à 999, comme `5`",
              "write a number of working days from 0 to 999, such as `5`",
            ),
          )
        : parsed(String(Number(count)));
    }
    case "weekday": {
      const weekday = weekdayNumber(words);
      return weekday === null
        ? unread(
            typed,
            say("écrivez un jour de la semaine, comme `jeudi`", "write a day of the week, such as `thursday`"),
          )
        : parsed(sayWeekday(weekday, "en").toLowerCase());
    }
    case "half-day": {
      const [day = "", ...rest] = words.split(" ");
      const weekday = weekdayNumber(day);
      const half = HALVES.find(([pattern]) => pattern.test(rest.join(" ")))?.[1];
      return weekday === null || half === undefined
        ? unread(
            typed,
            say("écrivez une demi-journée, comme `mardi après-midi`", "write half a day, such as `tuesday afternoon`"),
          )
        : parsed(`${sayWeekday(weekday, "en").toLowerCase()} ${half}`);
    }
    case "weeks":
      return parseWeekList(typed);
    case "number": {
      const value = /^\d{1,6}([.,]\d{1,3})?$/.test(words) ? Number(words.replace(",", ".")) : Number.NaN;
      return Number.isNaN(value)
        ? unread(
            typed,
            say("écrivez un nombre de 0 à 999999, comme `14`", "write a number from 0 to 999999, such as `14`"),
          )
        : parsed(String(value));
    }
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) && isDate(typed)
        ? parsed(typed)
        : unread(
            typed,
            say("écrivez une date qui existe, comme `2027-02-05`", "write a date that exists, such as `2027-02-05`"),
          );
    case "text":
      return typed.length > 0 && typed.length <= LONGEST_TEXT
        ? parsed(typed)
        : unread(typed, say(`écrivez de 1 à ${LONGEST_TEXT} caractères`, `write 1 to ${LONGEST_TEXT} characters`));
    default:
      return setting.is satisfies never;
  }
}

function unread(text: string, mend: Text): Parsed<string> {
  return fault(say(`« ${text} » ne se comprend pas ici`, `“${text}” is not understood here`), mend);
}

/** `45-52, 1-5`, each stretch possibly over the end of the calendar year. */
function parseWeekList(text: string): Parsed<string> {
  const words = plain(text).replace(/^(weeks?|semaines?) /, "");
  if (words === FROM_THE_FIRST || words === "des la premiere semaine en entreprise") return parsed(FROM_THE_FIRST);
  const parts = words.split(/ ?[,;] ?/);
  const read = parts.map((part) => /^(\d{1,2})(?: ?(?:-|–|to|a) ?(\d{1,2}))?$/.exec(part));
  const good = read.every((match) => match?.slice(1).every((week) => week === undefined || isWeek(Number(week))));
  if (!good) {
    return unread(
      text,
      say(
        "écrivez des semaines ISO, comme `45-52, 1-5`, ou `dès la première semaine en entreprise`",
        `write ISO weeks, such as \`45-52, 1-5\`, or \`${FROM_THE_FIRST}\``,
      ),
    );
  }
  return parsed(
    read
      .map((match) =>
        [match?.[1], match?.[2]]
          .filter((week) => week !== undefined)
          .map(Number)
          .join("-"),
      )
      .join(", "),
  );
}

function isWeek(week: number): boolean {
  return week >= 1 && week <= 53;
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** The ISO weeks of a stored list, in order; null: the company weeks from the first. */
export function weeksOf(value: string): readonly number[] | null {
  if (value === FROM_THE_FIRST) return null;
  return value.split(", ").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    const length = to >= from ? to - from : to + 53 - from;
    return Array.from({ length: length + 1 }, (_, step) => ((from + step - 1) % 53) + 1);
  });
}

/** A stored value as people say it, other settings as `nameOf` names them; null: the school has not said. */
export function saySettingValue(
  setting: Pick<Setting, "is">,
  value: string | null,
  lang: keyof Text,
  settings: readonly Setting[],
  nameOf: (id: string, lang: keyof Text) => string = quotedName(settings),
): string | null {
  if (value === null) return null;
  switch (setting.is) {
    case "day": {
      const anchor = parseAnchor(value, settings);
      return anchor.ok ? sayAnchor(anchor.value, lang, nameOf) : value;
    }
    case "working-days":
      return saySpan(Number(value), "working-days", lang);
    case "weekday":
      return sayWeekday(weekdayNumber(value) ?? 1, lang);
    case "half-day": {
      const [day = "", half = ""] = value.split(" ");
      const french = half === "morning" ? "matin" : "après-midi";
      return `${sayWeekday(weekdayNumber(day) ?? 1, lang)} ${lang === "fr" ? french : half}`;
    }
    case "weeks": {
      if (value === FROM_THE_FIRST) {
        return lang === "fr" ? "dès la première semaine en entreprise" : FROM_THE_FIRST;
      }
      return `${lang === "fr" ? "semaines" : "weeks"} ${value}`;
    }
    case "number":
      return lang === "fr" ? value.replace(".", ",") : value;
    case "date":
    case "text":
      return value;
    default:
      return setting.is satisfies never;
  }
}

/** Settings by the names that people know, in quotation marks. */
export function quotedName(settings: readonly Setting[]): (id: string, lang: keyof Text) => string {
  return (id, lang) => {
    const name = settings.find((setting) => setting.id === id)?.name[lang] ?? id;
    return lang === "fr" ? `« ${name} »` : `“${name}”`;
  };
}

/** `working days`, as written in files, is `working-days` inside. */
export function settingKind(written: WrittenSetting["is"]): SettingKind {
  return written === "working days" ? "working-days" : written;
}
