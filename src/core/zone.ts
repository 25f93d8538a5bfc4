import { Temporal } from "temporal-polyfill";

/** Of the schools, and of people who chose no zone and whose platform tells none. */
export const DEFAULT_ZONE = "Europe/Paris";

/** Whether this is a time zone that exists: `Europe/Paris`, not an offset. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(text)) return false;
  try {
    new Temporal.ZonedDateTime(0n, text);
    return true;
  } catch {
    return false;
  }
}
