import { misfit } from "./anchor-fits.ts";
import { type NamedSetting, parseAnchor } from "./anchor-grammar.ts";
import { fault, type Parsed, say } from "./problems.ts";
import type { DossierKind, Programme, Setting } from "./programme.ts";
import { loopsOf } from "./read-settings.ts";
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
  if (!read.ok) return read;
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
  return programme.dossiers.map((dossier) => neverComing(dossier, after)).find((one) => one !== null) ?? read;
}

/** Null when every day of a dossier comes. */
function neverComing(dossier: DossierKind, settings: readonly NamedSetting[]): Parsed<never> | null {
  const anchors = [dossier, ...dossier.inYear].flatMap(({ opens, due }) => [opens, due]).filter((one) => one !== null);
  for (const anchor of anchors) {
    const wrong = misfit(anchor, dossier.each, settings);
    if (!wrong) continue;
    const said = (lang: keyof Text) => wrong.fit.map((example) => `\`${inLang(example, lang)}\``).join(", ");
    return fault(
      say(`ce jour n'arrive pas pour « ${dossier.name.fr} »`, `that day does not come for “${dossier.name.en}”`),
      say(`écrivez un jour comme ${said("fr")}`, `write a day such as ${said("en")}`),
    );
  }
  return null;
}

function inLang(example: string, lang: keyof Text): string {
  const anchor = parseAnchor(example, []);
  return anchor.ok ? sayAnchor(anchor.value, lang, (id) => id) : example;
}
