import type { Anchor, AnchorBase, SpanUnit } from "./anchor.ts";
import { MONTHS, ordinalEn, ordinalFr, WEEKDAYS } from "./calendar-words.ts";
import type { Text } from "./text.ts";

/** How a setting is called where a day or a span names it. */
export type SettingName = (id: string, lang: keyof Text) => string;

/** A day told by the calendar, as people say it; `parseAnchor` reads it back where it names no setting. */
export function sayAnchor({ base, offset }: Anchor, lang: keyof Text, nameOf: SettingName): string {
  const at = sayBase(base, lang, nameOf);
  if (offset === null) return at;
  const way = offset.count < 0 ? { fr: "avant", en: "before" } : { fr: "après", en: "after" };
  const { count, unit, setting } = offset;
  const span = setting === undefined ? saySpan(Math.abs(count), unit, lang) : nameOf(setting, lang);
  return `${span} ${way[lang]} ${at}`;
}

/** The same in the words of a programme file, settings by their ids: what is stored. */
export function writeAnchor(anchor: Anchor): string {
  return sayAnchor(anchor, "en", (id) => id);
}

export function saySpan(count: number, unit: SpanUnit, lang: keyof Text): string {
  const fr = count > 1 ? "s" : "";
  const en = count === 1 ? "" : "s";
  switch (unit) {
    case "days":
      return lang === "fr" ? `${count} jour${fr}` : `${count} day${en}`;
    case "weeks":
      return lang === "fr" ? `${count} semaine${fr}` : `${count} week${en}`;
    case "working-days":
      return lang === "fr" ? `${count} jour${fr} ouvré${fr}` : `${count} working day${en}`;
    default:
      return unit satisfies never;
  }
}

/** Monday is 1. Capital in English, none in French. */
export function sayWeekday(weekday: number, lang: keyof Text): string {
  return lang === "fr" ? (WEEKDAYS.fr[weekday - 1] ?? "") : capital(WEEKDAYS.en[weekday - 1] ?? "");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function sayBase(base: AnchorBase, lang: keyof Text, nameOf: SettingName): string {
  const two = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const day = (weekday: number): string => two(`le ${sayWeekday(weekday, "fr")}`, sayWeekday(weekday, "en"));
  switch (base.kind) {
    case "setting":
      return nameOf(base.id, lang);
    case "weekday-of-week":
      return `${day(base.weekday)} ${two("de la semaine", "of week")} ${base.week}`;
    case "weekday-of-nth-week":
      return `${day(base.weekday)} ${two(`de la ${ordinalFr(base.nth)} semaine de l'année`, `of the ${ordinalEn(base.nth)} week of the year`)}`;
    case "weekday-of-last-company-week":
      return `${day(base.weekday)} ${two("de la dernière semaine en entreprise", "of the last company week")}`;
    case "weekday-of-that-week":
      return `${day(base.weekday)} ${two("de cette semaine", "of that week")}`;
    case "month-day":
      return two(
        `le ${base.day === 1 ? "1er" : base.day} ${MONTHS.fr[base.month - 1] ?? ""}`,
        `${base.day} ${capital(MONTHS.en[base.month - 1] ?? "")}`,
      );
    case "return":
      return two("le jour du retour à l'école", "the day of the return to school");
    case "period-start":
      return two("le début de la période à l'école", "the start of the school period");
    case "period-end":
      return two("la fin de la période à l'école", "the end of the school period");
    case "year-start":
      return two("le début de l'année", "the start of the year");
    case "year-end":
      return two("la fin de l'année", "the end of the year");
    case "course-start":
      return two("le début de la formation", "the start of the course");
    case "course-end":
      return two("la fin de la formation", "the end of the course");
    case "event-start":
      return two("le début de l'évènement", "the day of the event");
    case "event-end":
      return two("la fin de l'évènement", "the end of the event");
    case "opened":
      return two("le jour de l'ouverture", "the day it is opened");
    default:
      return base satisfies never;
  }
}
