import { type Day, dayOf } from "../domain/calendar/day.ts";

/** A day as people write it, of this century: `2027-01-04`, or day first `4/1/2027` (`.` and `-` do too). Null: no such day. */
export function typedDay(text: string): Day | null {
  const typed = text.trim();
  const iso = /^(20\d{2})-(\d{2})-(\d{2})$/.exec(typed);
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})$/.exec(typed) ?? [];
  const date = iso ? typed : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  try {
    return dayOf(date);
  } catch {
    return null;
  }
}
