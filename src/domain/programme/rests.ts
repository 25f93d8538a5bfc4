/** The settings on which a day rests that no document says; ids, each once. */
export interface Rests {
  /** Those that stand at the file's default, which no document backs. */
  readonly defaulted: readonly string[];
  /** Those for which the school chose another value than the file's. */
  readonly chosen: readonly string[];
}

export const RESTS_ON_NOTHING: Rests = { defaulted: [], chosen: [] };

export function restsOn(
  setting: string,
  { defaulted, chosen }: { readonly defaulted: boolean; readonly chosen: boolean },
): Rests {
  if (!defaulted && !chosen) return RESTS_ON_NOTHING;
  return { defaulted: defaulted ? [setting] : [], chosen: chosen ? [setting] : [] };
}

/** Most days rest on nothing: then nothing is built. */
export function together(...all: readonly Rests[]): Rests {
  if (all.every(({ defaulted, chosen }) => defaulted.length + chosen.length === 0)) return RESTS_ON_NOTHING;
  return {
    defaulted: [...new Set(all.flatMap(({ defaulted }) => defaulted))],
    chosen: [...new Set(all.flatMap(({ chosen }) => chosen))],
  };
}
