import type { Day } from "../calendar/day.ts";
import { runPlace } from "../calendar/place.ts";
import type { Timeline } from "../calendar/timeline.ts";
import type { DossierKind } from "../programme/programme.ts";

/**
 * Where days fall that should be at school, or in company, and are in the other; null when none is. What is in doubt, off, unknown, a defence
 * or a weekend is no clash.
 */
export function clashOf(
  timeline: Timeline,
  during: DossierKind["during"],
  { from, to }: { readonly from: Day; readonly to: Day },
): "school" | "company" | null {
  if (during === null) return null;
  for (let day = from; day <= to; day += 1) {
    const cell = timeline.cell(day);
    const place = cell && cell.doubt === null ? runPlace(cell.place) : null;
    if ((place === "school" || place === "company") && place !== during) return place;
  }
  return null;
}
