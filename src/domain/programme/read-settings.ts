import type { NamedSetting } from "./anchor-grammar.ts";
import { parseAnchor } from "./anchor-grammar.ts";
import { type Problems, say } from "./problems.ts";
import type { Setting } from "./programme.ts";
import { readSource } from "./read-source.ts";
import type { WrittenProgramme } from "./schema.ts";
import { parseSettingValue, settingKind } from "./setting-value.ts";

/** The settings with their defaults in the words in which values are stored. */
export function readSettings(written: WrittenProgramme, problems: Problems): Setting[] {
  const entries = Object.entries(written.settings ?? {});
  const named: NamedSetting[] = entries.map(([id, one]) => ({
    id,
    is: settingKind(one.is),
    default: one.default === null ? null : String(one.default),
  }));
  const settings = entries.map(([id, one]): Setting => {
    const at = ["settings", id];
    const is = settingKind(one.is);
    // Its own name is known too: what points at itself is told as a circle below.
    const value =
      one.default === null
        ? null
        : problems.take([...at, "default"], parseSettingValue({ id: "", is }, String(one.default), named));
    return {
      id,
      name: one.name,
      rules: one.rules,
      is,
      default: value,
      source: readSource(at, one, written.document, problems),
    };
  });
  for (const loop of loopsOf(settings)) {
    problems.add(["settings", loop[0] ?? "", "default"], {
      problem: say(
        `ces réglages se renvoient l'un à l'autre : ${loop.join(" → ")}`,
        `these settings point at each other: ${loop.join(" → ")}`,
      ),
      mend: say(
        "donnez à l'un d'eux un jour du calendrier, comme `friday of week 5`",
        "give one of them a day of the calendar, such as `friday of week 5`",
      ),
    });
  }
  return settings;
}

/** The setting that a `day` points at. */
function pointsAt(
  setting: Pick<NamedSetting, "is">,
  value: string | null,
  settings: readonly NamedSetting[],
): string | null {
  if (setting.is !== "day" || value === null) return null;
  const anchor = parseAnchor(value, settings);
  return anchor.ok && anchor.value.base.kind === "setting" ? anchor.value.base.id : null;
}

/** Each circle of settings that point at each other, once. */
export function loopsOf(settings: readonly NamedSetting[]): string[][] {
  const next = new Map(settings.map((setting) => [setting.id, pointsAt(setting, setting.default, settings)]));
  const told = new Set<string>();
  return settings.flatMap(({ id }) => {
    const way: string[] = [];
    for (let at: string | null = id; at !== null && !told.has(at); at = next.get(at) ?? null) {
      const first = way.indexOf(at);
      if (first >= 0) {
        const loop = [...way.slice(first), at];
        for (const one of loop) told.add(one);
        return [loop];
      }
      way.push(at);
    }
    return [];
  });
}
