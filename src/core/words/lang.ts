export const LANGS = ["fr", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** `fr-FR`, `fr_FR.UTF-8` → `fr`; what is neither French nor English, or missing → null. */
export function langOf(locale: string | null | undefined): Lang | null {
  const start = locale?.slice(0, 2).toLowerCase();
  return LANGS.find((lang) => lang === start) ?? null;
}
