/** One thing in a story: what somebody does at the chat, or what they must then see. */
export type Act =
  | { readonly kind: "types"; readonly line: string }
  | { readonly kind: "presses"; readonly label: string; readonly on: string }
  /** By label of field; `rest`: every other field that must be filled is given something that it takes. */
  | { readonly kind: "fills"; readonly values: Readonly<Record<string, string>>; readonly rest: boolean }
  | { readonly kind: "sees"; readonly texts: readonly string[]; readonly there: boolean }
  /** Labels of buttons. */
  | { readonly kind: "may"; readonly labels: readonly string[]; readonly there: boolean }
  /** What they have just tried was refused. */
  | { readonly kind: "refused"; readonly texts: readonly string[] }
  /** What a counter of theirs comes to, and how much more is asked for. */
  | { readonly kind: "counts"; readonly counter: string; readonly settled: number | null; readonly asked: number }
  /** Of what they were sent on that day; none: nothing was said of these. */
  | { readonly kind: "reminded"; readonly texts: readonly string[]; readonly there: boolean };

/** What one person does and sees at one moment. */
export interface Scene {
  /** Local date and time at the school: `2027-03-01T09:00`. */
  readonly at: string;
  /** In the words with which the school was opened. */
  readonly who: string;
  readonly acts: readonly Act[];
}

/** A scene that goes on: each verb gives it with one more thing in it. */
export interface Telling extends Scene {
  types(line: string): Telling;
  /** `on`: a part of what stands above the button, where several have that label. */
  presses(label: string, on?: string): Telling;
  fills(values: Readonly<Record<string, string>>): Telling;
  /** Fills in these, and what else must be filled with anything that fits. */
  completes(values?: Readonly<Record<string, string>>): Telling;
  /** Blanks count as one, line breaks too. */
  sees(...texts: readonly string[]): Telling;
  seesNot(...texts: readonly string[]): Telling;
  may(...labels: readonly string[]): Telling;
  mayNot(...labels: readonly string[]): Telling;
  /** The last thing was refused, with these words; without this, a refusal ends the story. */
  isRefused(...texts: readonly string[]): Telling;
  counts(counter: string, settled: number | null, asked?: number): Telling;
  /** Among what came to them on this day stands each of these. */
  isReminded(...texts: readonly string[]): Telling;
  isNotReminded(...texts: readonly string[]): Telling;
}

/** `on("2027-03-01").as("student").types("/inbox").sees("…")`: at nine in the morning unless said. */
export function on(date: string, time = "09:00"): { as(who: string): Telling } {
  return { as: (who) => telling({ at: `${date}T${time}`, who, acts: [] }) };
}

function telling(scene: Scene): Telling {
  const and = (act: Act): Telling => telling({ ...scene, acts: [...scene.acts, act] });
  return {
    ...scene,
    types: (line) => and({ kind: "types", line }),
    presses: (label, above = "") => and({ kind: "presses", label, on: above }),
    fills: (values) => and({ kind: "fills", values, rest: false }),
    completes: (values = {}) => and({ kind: "fills", values, rest: true }),
    sees: (...texts) => and({ kind: "sees", texts, there: true }),
    seesNot: (...texts) => and({ kind: "sees", texts, there: false }),
    may: (...labels) => and({ kind: "may", labels, there: true }),
    mayNot: (...labels) => and({ kind: "may", labels, there: false }),
    isRefused: (...texts) => and({ kind: "refused", texts }),
    counts: (counter, settled, asked = 0) => and({ kind: "counts", counter, settled, asked }),
    isReminded: (...texts) => and({ kind: "reminded", texts, there: true }),
    isNotReminded: (...texts) => and({ kind: "reminded", texts, there: false }),
  };
}
