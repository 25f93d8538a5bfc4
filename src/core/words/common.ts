import type { Day } from "../../domain/calendar/day.ts";
import type { Doubt } from "../../domain/calendar/timeline.ts";
import type { Text } from "../../domain/programme/text.ts";
import type { Lang } from "./lang.ts";
import { defineWords, sayer } from "./words.ts";

/** Words that several commands say: places, doubts, sources. */
export const commonWords = defineWords({
  fr: {
    "place.school": "école",
    "place.company": "entreprise",
    "place.exam": "examen",
    "place.defence": "soutenances",
    "place.off": "fermé",
    "place.unknown": "pas encore fixé",
    "doubt.several-readings": "le tableau imprimé peut se lire de plusieurs façons ; l'école peut trancher",
    "doubt.empty-row": "le tableau laisse cette semaine vide ; lue comme libre",
    "doubt.week-53": "la formation ne dit rien de la semaine 53 ; lue comme les semaines 52 et 1",
    "doubt.week-53-unknown":
      "la formation ne dit rien de la semaine 53, et les semaines 52 et 1 ne sont pas au même endroit",
    "doubt.said-unknown": "le calendrier dit que ce n'est pas encore fixé",
    "doubt.not-said": "aucun calendrier ne parle de ces jours",
    "doubt.line": "Pas certain du {from} au {to} : {reason}.",
    "doubt.day": "Pas certain le {from} : {reason}.",
    "doubt.of": "{who} : {line}",
    "origin.import": "calendrier importé",
    "origin.settlement": "décision de l'école",
    "origin.exception": "aménagement personnel",
    source: "Source : {source}",
    "source.default": "{source} ; par défaut (pas de l''école) : {rests}",
    "source.moved": "{source} ; jour choisi par l''école (réglage : {rests})",
    "source.chosen": "Choisi par l''école (réglage : {rests})",
    "source.none": "Valeur par défaut de Passerelle, pas de l'école : {why}",
    years: "{n, plural, =1 {1re année} other {#e année}}",
    "page.next": "Suite",
    "page.previous": "Retour",
    "page.line": "Page {number} sur {of} ({total, plural, one {# inscription} other {# inscriptions}})",
    "page.filter": "Pour trouver quelqu''un : {command} filter=NOM",
    more: "… et {n} de plus",
    "of.programme": "{what} · {programme}",
    yes: "oui",
    no: "non",
  },
  en: {
    "place.school": "school",
    "place.company": "company",
    "place.exam": "exam",
    "place.defence": "defences",
    "place.off": "off",
    "place.unknown": "not settled yet",
    "doubt.several-readings": "the printed table can be read in several ways; the school can settle it",
    "doubt.empty-row": "the table leaves this week empty; read as off",
    "doubt.week-53": "the programme says nothing of week 53; read like weeks 52 and 1",
    "doubt.week-53-unknown": "the programme says nothing of week 53, and weeks 52 and 1 are in different places",
    "doubt.said-unknown": "the calendar says that this is not settled yet",
    "doubt.not-said": "no calendar says anything of these days",
    "doubt.line": "Not certain from {from} to {to}: {reason}.",
    "doubt.day": "Not certain on {from}: {reason}.",
    "doubt.of": "{who}: {line}",
    "origin.import": "imported calendar",
    "origin.settlement": "settled by the school",
    "origin.exception": "personal arrangement",
    source: "Source: {source}",
    "source.default": "{source}; by default (not the school''s word): {rests}",
    "source.moved": "{source}; day chosen by the school (setting: {rests})",
    "source.chosen": "Chosen by the school (setting: {rests})",
    "source.none": "Passerelle's default, not the school's word: {why}",
    years: "year {n}",
    "page.next": "Next",
    "page.previous": "Back",
    "page.line": "Page {number} of {of} ({total, plural, one {# enrolment} other {# enrolments}})",
    "page.filter": "To find someone: {command} filter=NAME",
    more: "… and {n} more",
    "of.programme": "{what} · {programme}",
    yes: "yes",
    no: "no",
  },
});

const common = { fr: sayer(commonWords, "fr"), en: sayer(commonWords, "en") };

export function commonSay(lang: Lang) {
  return common[lang];
}

/** What someone typed, shown as theirs, never too long. */
export function quoted(text: string | number, lang: Lang): string {
  const short = String(text).slice(0, 100);
  return lang === "fr" ? `« ${short} »` : `“${short}”`;
}

/** `4,5` in French, `4.5` in English. */
export function number(value: number, lang: Lang): string {
  return lang === "fr" ? String(value).replace(".", ",") : String(value);
}

/** `Titre : Le pont`, `Title: The bridge`; a label that asks needs no colon. */
export function labelled(label: string, value: string, lang: Lang): string {
  if (/[?:]$/.test(label)) return `${label} ${value}`;
  return `${label}${lang === "fr" ? " : " : ": "}${value}`;
}

/** What is said one after the other, apart as the language does it. */
export function listed(parts: readonly string[], lang: Lang): string {
  return parts.join(lang === "fr" ? " ; " : "; ");
}

/** A sentence that something is said after: `Complétez la fiche.` → `Complétez la fiche`. */
export function withoutStop(text: string): string {
  return text.trimEnd().replace(/(?<!\.)\.$/, "");
}

/** Parts of one line, a comma between them; a full stop is kept only where it ends the line. */
export function commaed(parts: readonly string[]): string {
  return parts.map((part, index) => (index < parts.length - 1 ? withoutStop(part) : part)).join(", ");
}

/** `école` → `École`, for the first word of a line. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}

export function inLang(text: Text, lang: Lang): string {
  return text[lang];
}

/** French counts the first of a month. */
function ordinal(date: string, lang: Lang): string {
  return lang === "fr" ? date.replace(/(^|\s)1(?=\s\p{L})/u, "$11er") : date;
}

const TAGS = { fr: "fr-FR", en: "en-GB" } as const;
const DAY_MS = 86_400_000;

/** Says days in one form. Formatting is slow, so that every date is formatted once. */
function dateSayer(parts: Intl.DateTimeFormatOptions): (day: Day, lang: Lang) => string {
  const sayerIn = (lang: Lang) => {
    const format = new Intl.DateTimeFormat(TAGS[lang], { timeZone: "UTC", ...parts });
    const said = new Map<Day, string>();
    return (day: Day): string => {
      let text = said.get(day);
      if (text === undefined) {
        text = ordinal(format.format(day * DAY_MS).replace(",", ""), lang);
        said.set(day, text);
      }
      return text;
    };
  };
  const says = { fr: sayerIn("fr"), en: sayerIn("en") };
  return (day, lang) => says[lang](day);
}

/** `lundi 4 janvier 2027`, `Monday 4 January 2027`. */
export const longDate = dateSayer({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** `4 janv. 2027`, `4 Jan 2027`. */
export const shortDate = dateSayer({ day: "numeric", month: "short", year: "numeric" });

/** `Not certain from 28 Dec 2026 to 1 Jan 2027: …`. */
export function doubtLine(doubt: Doubt, lang: Lang): string {
  const say = commonSay(lang);
  const values = {
    from: shortDate(doubt.from, lang),
    to: shortDate(doubt.to, lang),
    reason: say(`doubt.${doubt.reason}`),
  };
  return say(doubt.from === doubt.to ? "doubt.day" : "doubt.line", values);
}
