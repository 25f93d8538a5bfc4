/** Days and months as people write them, in both languages. */
export const WEEKDAYS = {
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  en: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
} as const;

export const MONTHS = {
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  en: [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
} as const;

/** Lower case, no accents, one kind of apostrophe, single spaces: so that people are understood however they type. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").replace(/\s+/g, " ").trim().toLowerCase();
}

function numberOf(
  word: string,
  names: { readonly fr: readonly string[]; readonly en: readonly string[] },
): number | null {
  for (const list of [names.fr, names.en]) {
    const index = list.findIndex((name) => plain(name) === plain(word));
    if (index >= 0) return index + 1;
  }
  return null;
}

/** Monday is 1, Sunday is 7; null when it is no weekday. */
export function weekdayNumber(word: string): number | null {
  return numberOf(word, WEEKDAYS);
}

/** January is 1; null when it is no month. */
export function monthNumber(word: string): number | null {
  return numberOf(word, MONTHS);
}

/** `1st`, `2nd`, `4th`. */
export function ordinalEn(count: number): string {
  const tens = count % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}

/** `1re`, `2e`. */
export function ordinalFr(count: number): string {
  return count === 1 ? "1re" : `${count}e`;
}
