import type { Day } from "../calendar/day.ts";
import type { OpenDossier, Picture } from "./picture.ts";
import type { Reminder } from "./reminder.ts";

/**
 * What is to be said to whom from one local day to another, both included, as things stand; by day. The same picture gives the same keys.
 * What should have been said before `from` and still stands is said on its first day.
 */
export function remindersOf(_picture: Picture, _span: { readonly from: Day; readonly to: Day }): readonly Reminder[] {
  return [];
}

/** The part of `remindersOf` that is about one dossier. */
export function remindersAbout(
  _dossier: OpenDossier,
  _picture: Omit<Picture, "open" | "totals" | "moves">,
  _span: { readonly from: Day; readonly to: Day },
): readonly Reminder[] {
  return [];
}
