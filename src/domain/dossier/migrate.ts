import type { Act } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import { decide } from "./decide.ts";
import { judge, typedBack } from "./form-values.ts";
import { EVERYTHING_HOLDS } from "./requirements.ts";
import { type Done, type DossierEvent, type DossierState, NOTHING_DONE, type Values } from "./state.ts";
import { actsOf, fieldsOf, isComplete } from "./steps.ts";

/** What is looked at of a kind. */
export type MigratedKind = Pick<DossierKind, "steps" | "form" | "each" | "per" | "paths" | "requires">;

/** Why a dossier stays with its version. Steps and fields are ids of the file that it began under. */
export type WhyItStays =
  | { readonly id: "not-open" }
  | { readonly id: "gone" }
  /** It comes about in another way, or on other occasions. */
  | { readonly id: "other-occasion" }
  | { readonly id: "path-gone" }
  | { readonly id: "value"; readonly field: string }
  /** Done, and not to be done so under the new rules: they do not have it, or ask for something else before. */
  | { readonly id: "step"; readonly step: string }
  | { readonly id: "refusal" };

export type Migrated =
  | {
      readonly ok: true;
      readonly state: DossierState;
      readonly event: DossierEvent;
      /** Fields that are asked no more; what stood in them stays in the history. */
      readonly dropped: readonly string[];
    }
  | { readonly ok: false; readonly why: WhyItStays };

const stays = (why: WhyItStays): Migrated => ({ ok: false, why });

/**
 * Puts an open dossier under the rules of another version of its kind (`to`; undefined: that version has none such), by doing again under them what was done,
 * in its order: what comes out is a state that they allow. What they require of a step that is done is not asked again. `by` is who asks for it, `at` epoch milliseconds.
 */
export function migrate(
  from: MigratedKind,
  to: MigratedKind | undefined,
  state: DossierState,
  { by, at, dates }: { readonly by: string; readonly at: number; readonly dates: { from: string; to: string } },
): Migrated {
  if (state.status !== "open") return stays({ id: "not-open" });
  if (!to || to.steps === null) return stays({ id: "gone" });
  const version = state.version + 1;
  const event: DossierEvent = { ...MIGRATION, version, by, at };
  if (isSame(from, to)) return { ok: true, state: { ...state, version }, event, dropped: [] };
  if (to.each !== from.each || to.per !== from.per) return stays({ id: "other-occasion" });
  const roads = to.paths.map(({ id }) => id);
  if (state.path === null ? roads.length > 0 : !roads.includes(state.path)) return stays({ id: "path-gone" });
  const { refusal } = state;
  const ids = new Set(actsOf(to).map(({ id }) => id));
  if (refusal && ![refusal.step, ...refusal.to].every((id) => ids.has(id))) return stays({ id: "refusal" });
  const { values, dropped } = valuesUnder(to, state.values);
  const wrong = wrongIn(to, values, dates);
  if (wrong !== null) return stays({ id: "value", field: wrong });
  const played = playAgain(to, { ...NOTHING_DONE, path: state.path, event: state.event, values }, state.done);
  if ("stuck" in played) return stays({ id: "step", step: played.stuck });
  const status = isComplete(to.steps, played.state) ? "done" : "open";
  return { ok: true, state: { ...state, version, status, values }, event, dropped };
}

const MIGRATION = {
  kind: "migrated",
  step: null,
  for: null,
  role: "",
  reason: null,
  reopened: [],
  values: {},
} as const;

function valuesUnder({ form }: MigratedKind, values: Values): { values: Values; dropped: readonly string[] } {
  const asked = new Set(form.map(({ id }) => id));
  const [kept, gone] = [true, false].map((is) => Object.entries(values).filter(([id]) => asked.has(id) === is));
  return { values: Object.fromEntries(kept ?? []), dropped: (gone ?? []).map(([id]) => id) };
}

/** The first field whose value the new form would not take; null: it takes all of them. */
function wrongIn({ form }: MigratedKind, values: Values, dates: { from: string; to: string }): string | null {
  const filled = form.filter(({ id }) => id in values);
  return judge(filled, typedBack(values), { dates }).problems[0]?.field ?? null;
}

function isSame(one: MigratedKind, other: MigratedKind): boolean {
  const rules = ({ steps, form, each, per, paths }: MigratedKind) => JSON.stringify([steps, form, each, per, paths]);
  return one === other || rules(one) === rules(other);
}

type Played = { readonly state: DossierState } | { readonly stuck: string };

/** What was done at the same instant may be done in any order that the rules allow. */
function playAgain(kind: MigratedKind, start: DossierState, done: DossierState["done"]): Played {
  const order = new Map(actsOf(kind).map((act, index) => [act.id, index]));
  const place = (step: string) => order.get(step) ?? -1;
  let left = Object.entries(done).toSorted(
    ([one, first], [other, second]) => first.at - second.at || place(one) - place(other),
  );
  let state = start;
  while (left.length > 0) {
    const now = left.filter(([, { at }]) => at === left[0]?.[1].at);
    const next = now.map(([step, by]) => ({ step, state: doneAgain(kind, state, step, by) })).find((one) => one.state);
    if (!next?.state) return { stuck: left[0]?.[0] ?? "" };
    state = next.state;
    left = left.filter(([step]) => step !== next.step);
  }
  return { state };
}

/** The state after a step is done again by whoever did it; null: the rules do not allow it. */
function doneAgain(kind: MigratedKind, state: DossierState, step: string, by: Done): DossierState | null {
  const act = actsOf(kind).find(({ id }) => id === step);
  if (!act) return null;
  const actor = { person: by.by, roles: [{ role: by.role, for: by.for }] };
  const action = { kind: "do", seen: state.version, step, values: valuesFor(kind, act, state) } as const;
  const outcome = decide(kind, state, action, actor, by.at, EVERYTHING_HOLDS);
  return outcome.ok ? { ...outcome.state, status: "open" } : null;
}

function valuesFor(kind: MigratedKind, act: Act, { path, values }: DossierState): Values {
  const own = new Set(fieldsOf(kind, act, { path, values }).map(({ id }) => id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => own.has(id)));
}
