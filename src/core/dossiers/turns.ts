import type { Outcome } from "../../domain/dossier/state.ts";
import { turnsOf } from "../../domain/dossier/steps.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { Turn } from "../dossier-ports.ts";

/** Whose turn it is after a decision, and since when; `before` is what was waited for until then. */
export function turnsAfter(
  { steps }: Pick<DossierKind, "steps">,
  { state, event }: Extract<Outcome, { ok: true }>,
  before: readonly Turn[],
): readonly Turn[] {
  if (steps === null || state.status !== "open") return [];
  const since = new Map(before.map((turn) => [turn.step, turn.since]));
  return turnsOf(steps, state).map(({ id, roles }) => ({
    step: id,
    roles,
    since: event.reopened.includes(id) ? event.at : (since.get(id) ?? event.at),
  }));
}
