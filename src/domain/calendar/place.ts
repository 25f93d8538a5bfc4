/** Where a learner is on one day. `exam` counts as school everywhere but in `today.place`; `off` is a closure; `unknown` says that nobody has told. */
export const PLACES = ["school", "company", "exam", "defence", "off", "unknown"] as const;
export type Place = (typeof PLACES)[number];

/** The place of a period: an exam day is read as school. */
export type RunPlace = Exclude<Place, "exam">;

export function runPlace(place: Place): RunPlace {
  return place === "exam" ? "school" : place;
}
