import type { Act } from "./dossier-rules.ts";
import { academicCalendarOf, type Occasion } from "./occurrences.ts";
import { type AnchorFrame, resolveAnchor, settingValue } from "./resolve-anchor.ts";
import { RESTS_ON_NOTHING, type Rests, restsOn, together } from "./rests.ts";

/** What the time or the last day of a step rests on. */
export function turnRests(
  frame: Omit<AnchorFrame, "calendar">,
  { within, before }: Pick<Act, "within" | "before">,
  about: Occasion,
): Rests {
  const calendar = academicCalendarOf(frame.programme, frame.timeline);
  const setting = within?.setting ?? null;
  const last = before && calendar && resolveAnchor(before, about, { ...frame, calendar });
  return together(
    setting === null ? RESTS_ON_NOTHING : restsOn(setting, settingValue(frame, setting)),
    last ?? RESTS_ON_NOTHING,
  );
}
