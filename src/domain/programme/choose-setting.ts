import type { Anchor } from "./anchor.ts";
import { fittingDays, misfit, restsOnSetting } from "./anchor-fits.ts";
import { type NamedSetting, parseAnchor } from "./anchor-grammar.ts";
import { type Fault, fault, type Parsed, say } from "./problems.ts";
import type { DossierKind, Programme, Setting } from "./programme.ts";
import { loopsOf } from "./read-settings.ts";
import { actsOf } from "./read-steps.ts";
import { sayAnchor } from "./say-anchor.ts";
import { parseSettingValue, quotedName } from "./setting-value.ts";
import type { Text } from "./text.ts";

/**
 * The value that a school chooses for a setting, as it is to be stored. Beyond its grammar it must make sense among the others: no circle of
 * settings, and a day that comes whenever the dossiers ask for it. `chosen` is what the school chose before, by id.
 */
export function chooseSetting(
  programme: Programme,
  chosen: Readonly<Record<string, string>>,
  setting: Setting,
  text: string,
): Parsed<string> {
  const read = parseSettingValue(setting, text, programme.settings);
  const before = programme.settings.map((one): NamedSetting => ({ ...one, default: chosen[one.id] ?? one.default }));
  if (!read.ok) return setting.is === "day" ? withFitting(read, programme, setting, before) : read;
  const after = programme.settings.map((one): NamedSetting => {
    const value = one.id === setting.id ? read.value : (chosen[one.id] ?? one.default);
    return { id: one.id, is: one.is, default: value };
  });
  const loop = loopsOf(after).find((ids) => ids.includes(setting.id));
  if (loop) {
    const names = (lang: keyof Text) => loop.map((id) => quotedName(programme.settings)(id, lang)).join(" → ");
    return fault(
      say(
        `ces réglages se renverraient l'un à l'autre : ${names("fr")}`,
        `these settings would point at each other: ${names("en")}`,
      ),
      say(
        "écrivez un jour du calendrier, comme `vendredi de la semaine 5`",
        "write a day of the calendar, such as `friday of week 5`",
      ),
    );
  }
  const { dossiers, years } = programme;
  return dossiers.map((dossier) => neverComing(dossier, after, years)).find((one) => one !== null) ?? read;
}

/** What cannot be read as a day, with days that come for every dossier that the setting is for. */
function withFitting(
  { problem, mend }: Fault,
  { dossiers, years }: Programme,
  { id }: Setting,
  settings: readonly NamedSetting[],
): Parsed<never> {
  const own = dossiers.filter((kind) => daysIn(kind).some((anchor) => restsOnSetting(anchor, id, settings)));
  const [first, ...others] = own.map(({ each }) => fittingDays(each, years));
  const fit = first?.filter((example) => others.every((one) => one.includes(example))) ?? [];
  return fault(problem, fit.length === 0 ? mend : such(fit));
}

const STARTS = "start of the course";

function such(fit: readonly string[]): Text {
  const all = fit.includes(STARTS) ? [...fit, `15 weeks after the ${STARTS}`] : fit;
  const said = (lang: keyof Text) => all.map((example) => `\`${inLang(example, lang)}\``).join(", ");
  return say(`écrivez un jour comme ${said("fr")}`, `write a day such as ${said("en")}`);
}

/** The days that a dossier opens, is due, or is closed to a step. */
function daysIn(kind: DossierKind): readonly Anchor[] {
  const own = [kind, ...kind.inYear].flatMap(({ opens, due }) => [opens, due]);
  const closing = kind.steps === null ? [] : actsOf(kind.steps).map(({ before }) => before);
  return [...own, ...closing].filter((one) => one !== null);
}

/** Null when every day of a dossier comes. */
function neverComing(dossier: DossierKind, settings: readonly NamedSetting[], years: number): Parsed<never> | null {
  for (const anchor of daysIn(dossier)) {
    const wrong = misfit(anchor, dossier.each, settings, years);
    if (!wrong) continue;
    return fault(
      say(`ce jour n'arrive pas pour « ${dossier.name.fr} »`, `that day does not come for “${dossier.name.en}”`),
      such(wrong.fit),
    );
  }
  return null;
}

function inLang(example: string, lang: keyof Text): string {
  const anchor = parseAnchor(example, []);
  return anchor.ok ? sayAnchor(anchor.value, lang, (id) => id) : example;
}
