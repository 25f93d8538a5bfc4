/** Environment of a program that sends no reminder while it is tested, whatever the hour at which the tests run: nobody is written to at night. `day`: its date there. */
export function atNight(day: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import=${new URL("at-night.mjs", import.meta.url).href}`, NIGHT_OF: day };
}

/** What the clock of such a program shows, in seconds since 1970. */
export const nightSeconds = (day: string): (() => number) => {
  const ahead = Date.parse(`${day}T02:00:00Z`) - Date.now();
  return () => Math.floor((Date.now() + ahead) / 1000);
};

/** The present day in Paris. */
export const todayInParis = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format();
