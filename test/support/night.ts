/** A night in which nobody is written to: a program whose clock goes on from there sends no reminder while it is tested, whatever the hour of the tests. */
export interface Night {
  /** What the program is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** What its clock shows, in seconds since 1970. */
  seconds(): number;
}

/** From four in the morning in Paris, or three in winter, on a day: `2026-11-23`. */
export function nightOf(day: string): Night {
  const ahead = Date.parse(`${day}T02:00:00Z`) - Date.now();
  return {
    env: {
      NODE_OPTIONS: `--import=${new URL("clock-ahead.mjs", import.meta.url).href}`,
      CLOCK_AHEAD_MS: String(ahead),
    },
    seconds: () => Math.floor((Date.now() + ahead) / 1000),
  };
}

/** The present day in Paris. */
export const todayInParis = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format();
