import type { Act } from "../programme/dossier-rules.ts";
import type { Counter, DossierKind, Programme } from "../programme/programme.ts";
import { type Facts, missingBefore, requirementsOf } from "./requirements.ts";
import type { DossierState } from "./state.ts";

/** Whether a step whose turn it is would be refused, whatever is filled in, since something it requires is missing. */
export function isHeld(
  kind: Pick<DossierKind, "steps" | "form" | "requires">,
  state: Pick<DossierState, "path" | "values" | "event">,
  act: Act,
  facts: Facts,
): boolean {
  const isGated = kind.requires.length > 0 || act.requires.length > 0;
  return isGated && missingBefore(kind, state, act, facts).some(({ certain }) => certain);
}

/** Whether anything of a programme waits for dossiers of a kind: it requires or takes from one of them, or one of these counters that counts them. */
export function waitsFor(
  { dossiers }: Pick<Programme, "dossiers">,
  counters: readonly Pick<Counter, "id" | "counts">[],
  kind: string,
): boolean {
  const counting = counters.filter(({ counts }) => counts.some(({ dossier }) => dossier === kind)).map(({ id }) => id);
  const takes = dossiers.some(({ form }) => form.some(({ from }) => from?.dossier === kind));
  if (takes) return true;
  return dossiers.flatMap(requirementsOf).some(({ needs }) => {
    if (needs.kind === "counter") return counting.includes(needs.counter);
    return "dossier" in needs && needs.dossier === kind;
  });
}
