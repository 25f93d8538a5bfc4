import type { Counter, Programme } from "../programme/programme.ts";
import { settingValue } from "../programme/resolve-anchor.ts";

/** What is asked in one year, or in the whole course. */
export interface Wanted {
  readonly least: number;
  /** Null: the more the better. */
  readonly most: number | null;
  readonly recommended: boolean;
  /** The setting on whose default it rests, which no document backs; null: none. */
  readonly defaulted: string | null;
  /** The setting by which the school chose another number than the file's; null: it did not. */
  readonly chosen: string | null;
}

/** Null: nothing is asked. `settings` is what the school chose, by id. */
export function targetOf(
  { target, targets }: Pick<Counter, "target" | "targets">,
  year: number | null,
  frame: { readonly programme: Programme; readonly settings: Readonly<Record<string, string>> },
): Wanted | null {
  const found = targets.find((one) => one.year === year) ?? target;
  if (!found) return null;
  const { least, most, recommended, setting } = found;
  if (setting === null) return { least, most, recommended, defaulted: null, chosen: null };
  const { value, defaulted } = settingValue(frame, setting);
  const own = frame.programme.settings.find(({ id }) => id === setting)?.default ?? null;
  return {
    least: value === null ? least : Number(value),
    most,
    recommended,
    defaulted: defaulted ? setting : null,
    chosen: value === own ? null : setting,
  };
}
