import type { Anchor, AnchorBase, SpanUnit } from "./anchor.ts";
import { monthNumber, plain, weekdayNumber } from "./calendar-words.ts";
import { fault, type Parsed, parsed, say } from "./problems.ts";
import type { SettingKind } from "./programme.ts";
import { instead, nearest } from "./suggest.ts";

/** What a day or a span of time may name. */
export interface NamedSetting {
  readonly id: string;
  readonly is: SettingKind;
  readonly default: string | null;
}

const UNITS: readonly (readonly [RegExp, SpanUnit])[] = [
  [/^(working days?|jours? ouvres?)$/, "working-days"],
  [/^(days?|jours?)$/, "days"],
  [/^(weeks?|semaines?)$/, "weeks"],
];

const LAST_DAY_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type Pattern = readonly [RegExp, (...groups: string[]) => AnchorBase | null];

const onWeekday = (word: string, make: (weekday: number) => AnchorBase | null): AnchorBase | null => {
  const weekday = weekdayNumber(word);
  return weekday === null ? null : make(weekday);
};

const fixed = (kind: "return" | "period-start" | "period-end" | "year-start" | "year-end") => (): AnchorBase => ({
  kind,
});
const also = (kind: "course-start" | "course-end" | "event-start" | "event-end" | "opened") => (): AnchorBase => ({
  kind,
});

/** Matched against `plain` text, article and all: what stands in files (English) and what French speakers type. */
const BASES: readonly Pattern[] = [
  [
    /^(\w+) (?:of week|de la semaine) (\d{1,2})$/,
    (day = "", week = "") =>
      onWeekday(day, (weekday) =>
        Number(week) >= 1 && Number(week) <= 52 ? { kind: "weekday-of-week", weekday, week: Number(week) } : null,
      ),
  ],
  [
    /^(\w+) (?:of the|de la) (\d{1,2})(?:st|nd|rd|th|re|ere|e|eme) (?:week of the year|semaine de l'annee)$/,
    (day = "", nth = "") =>
      onWeekday(day, (weekday) =>
        Number(nth) >= 1 && Number(nth) <= 52 ? { kind: "weekday-of-nth-week", weekday, nth: Number(nth) } : null,
      ),
  ],
  [
    /^(\w+) (?:of the last company week|de la derniere semaine en entreprise)$/,
    (day = "") => onWeekday(day, (weekday) => ({ kind: "weekday-of-last-company-week", weekday })),
  ],
  [
    /^(\w+) (?:of that week|de cette semaine)$/,
    (day = "") => onWeekday(day, (weekday) => ({ kind: "weekday-of-that-week", weekday })),
  ],
  [
    /^(\d{1,2})(?:er)? (\w+)$/,
    (day = "", word = "") => {
      const month = monthNumber(word);
      const last = month === null ? 0 : (LAST_DAY_OF_MONTH[month - 1] ?? 0);
      return month !== null && Number(day) >= 1 && Number(day) <= last
        ? { kind: "month-day", month, day: Number(day) }
        : null;
    },
  ],
  [/^(?:day of the return(?: to school)?|jour du retour(?: a l'ecole)?)$/, fixed("return")],
  [/^(?:start of the school period|debut de la periode a l'ecole)$/, fixed("period-start")],
  [/^(?:end of the school period|fin de la periode a l'ecole)$/, fixed("period-end")],
  [/^(?:start of the year|debut de l'annee)$/, fixed("year-start")],
  [/^(?:end of the year|fin de l'annee)$/, fixed("year-end")],
  [/^(?:start of the course|debut de la formation)$/, also("course-start")],
  [/^(?:end of the course|fin de la formation)$/, also("course-end")],
  [
    /^(?:(?:day of the )?(?:visit|event)|start of the (?:internship|stay|event)|jour de la visite|debut du (?:stage|sejour)|debut de l'evenement)$/,
    also("event-start"),
  ],
  [/^(?:end of the (?:internship|stay|event)|fin du (?:stage|sejour)|fin de l'evenement)$/, also("event-end")],
  [/^(?:day (?:on which )?it is opened|jour de l'ouverture)$/, also("opened")],
];

const ANCHOR_EXAMPLES = say(
  "écrivez un jour comme `vendredi de la semaine 5`, `vendredi de la 4e semaine de l'année`, `5 février`, `jour du retour`, `lundi de la dernière semaine en entreprise`, `fin de la période à l'école`, `5 jours ouvrés après le jour du retour`",
  "write a day such as `friday of week 5`, `friday of the 4th week of the year`, `5 february`, `day of the return`, `monday of the last company week`, `end of the school period`, `5 working days after the day of the return`",
);

/** Reads a day told by the calendar, in English or French. `settings` are those it may name. */
export function parseAnchor(text: string, settings: readonly NamedSetting[]): Parsed<Anchor> {
  const moved = /^(.+?) (before|after|avant|apres) (.+)$/.exec(plain(text));
  if (!moved) {
    const base = parseBase(text, settings);
    return base.ok ? parsed({ base: base.value, offset: null }) : base;
  }
  const [, spanWords = "", way = "", baseWords = ""] = moved;
  const base = parseBase(baseWords, settings);
  if (!base.ok) return base;
  const span = parseSpan(spanWords, settings);
  if (!span.ok) return span;
  const { count, unit, setting } = span.value;
  const sign = way === "before" || way === "avant" ? -1 : 1;
  const offset = { count: count === 0 ? 0 : sign * count, unit, ...(setting === null ? {} : { setting }) };
  return parsed({ base: base.value, offset });
}

function parseBase(text: string, settings: readonly NamedSetting[]): Parsed<AnchorBase> {
  const words = plain(text).replace(/^(?:(?:the|le|la|les) |l')/, "");
  const setting = settings.find(({ id }) => id.toLowerCase() === words);
  if (setting) {
    if (setting.is === "day" || setting.is === "date") return parsed({ kind: "setting", id: setting.id });
    return fault(
      say(`le réglage \`${setting.id}\` n'est pas un jour`, `the setting \`${setting.id}\` is no day`),
      instead(setting.id, dayIds(settings)),
    );
  }
  for (const [pattern, make] of BASES) {
    const match = pattern.exec(words);
    const base = match && make(...match.slice(1));
    if (base) return parsed(base);
  }
  const problem = say(`« ${text} » ne se lit pas comme un jour`, `“${text}” cannot be read as a day`);
  const meant = /^[a-z]\w*$/i.test(text.trim()) ? nearest(text.trim(), dayIds(settings)) : null;
  return fault(problem, meant === null ? ANCHOR_EXAMPLES : instead(text, [meant]));
}

function dayIds(settings: readonly NamedSetting[]): readonly string[] {
  return settings.filter(({ is }) => is === "day" || is === "date").map(({ id }) => id);
}

export interface ParsedSpan {
  readonly count: number;
  readonly unit: SpanUnit;
  readonly setting: string | null;
}

/** Reads `5 working days`, `2 semaines`, or a setting that is a number of working days. */
export function parseSpan(text: string, settings: readonly NamedSetting[]): Parsed<ParsedSpan> {
  const words = plain(text);
  const setting = settings.find(({ id }) => id.toLowerCase() === words);
  if (setting?.is === "working-days") {
    return parsed({ count: Number(setting.default ?? 0), unit: "working-days", setting: setting.id });
  }
  const spans = settings.filter(({ is }) => is === "working-days").map(({ id }) => id);
  if (setting) {
    return fault(
      say(`le réglage \`${setting.id}\` n'est pas un délai`, `the setting \`${setting.id}\` is no length of time`),
      instead(setting.id, spans),
    );
  }
  const match = /^(\d{1,3}) (.+)$/.exec(words);
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ""))?.[1];
  if (match && unit) return parsed({ count: Number(match[1]), unit, setting: null });
  const meant = /^[a-z]\w*$/i.test(text) ? nearest(text, spans) : null;
  return fault(
    say(`« ${text} » ne se lit pas comme une durée`, `“${text}” cannot be read as a length of time`),
    meant === null
      ? say(
          "écrivez par exemple `5 jours ouvrés`, `2 semaines` ou un réglage en jours ouvrés",
          "write for example `5 working days`, `2 weeks` or a setting in working days",
        )
      : instead(text, [meant]),
  );
}
