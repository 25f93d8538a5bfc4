import type { Lang } from "./lang.ts";
import { defineWords, sayer } from "./words.ts";

/** What counters count, by the ids of the programme format. */
const unitWords = defineWords({
  fr: {
    hour: "{n, plural, one {heure} other {heures}}",
    day: "{n, plural, one {jour} other {jours}}",
    week: "{n, plural, one {semaine} other {semaines}}",
    month: "{n, plural, other {mois}}",
    semester: "{n, plural, one {semestre} other {semestres}}",
    credit: "{n, plural, one {crédit} other {crédits}}",
    visit: "{n, plural, one {visite} other {visites}}",
    session: "{n, plural, one {séance} other {séances}}",
    time: "{n, plural, other {fois}}",
  },
  en: {
    hour: "{n, plural, one {hour} other {hours}}",
    day: "{n, plural, one {day} other {days}}",
    week: "{n, plural, one {week} other {weeks}}",
    month: "{n, plural, one {month} other {months}}",
    semester: "{n, plural, one {semester} other {semesters}}",
    credit: "{n, plural, one {credit} other {credits}}",
    visit: "{n, plural, one {visit} other {visits}}",
    session: "{n, plural, one {session} other {sessions}}",
    time: "{n, plural, one {time} other {times}}",
  },
});

const says = { fr: sayer(unitWords, "fr"), en: sayer(unitWords, "en") };

/** The name of a unit for so many of it. */
export function unitName(unit: Parameters<(typeof says)["fr"]>[0], n: number, lang: Lang): string {
  return says[lang](unit, { n });
}
