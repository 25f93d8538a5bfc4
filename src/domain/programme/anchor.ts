/** A day told by the calendar: a base, moved by a number of days. */
export interface Anchor {
  readonly base: AnchorBase;
  /** Negative: before. `setting` is the working-days setting that gives the count; `count` is then its default with the sign. */
  readonly offset: { readonly count: number; readonly unit: SpanUnit; readonly setting?: string } | null;
}

export type SpanUnit = "days" | "weeks" | "working-days";

export type AnchorBase =
  | { readonly kind: "setting"; readonly id: string }
  | { readonly kind: "weekday-of-week"; readonly weekday: number; readonly week: number }
  /** The n-th week of the academic year, its given weekday. */
  | { readonly kind: "weekday-of-nth-week"; readonly weekday: number; readonly nth: number }
  | { readonly kind: "weekday-of-last-company-week"; readonly weekday: number }
  | { readonly kind: "return" }
  | { readonly kind: "period-start" }
  | { readonly kind: "period-end" }
  | { readonly kind: "year-start" }
  | { readonly kind: "year-end" }
  | { readonly kind: "course-start" }
  | { readonly kind: "course-end" }
  /** The weekday of the very week the obligation is about. */
  | { readonly kind: "weekday-of-that-week"; readonly weekday: number }
  /** A date of the year, in each academic year. */
  | { readonly kind: "month-day"; readonly month: number; readonly day: number }
  /** What the obligation is about: the visit, the internship, the stay. */
  | { readonly kind: "event-start" }
  | { readonly kind: "event-end" }
  /** The day on which somebody opened it. */
  | { readonly kind: "opened" };
