import { decide } from "../../src/domain/dossier/decide.ts";
import { type Actor, type DossierState, NOTHING_DONE } from "../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf } from "../../src/domain/dossier/steps.ts";
import type { DossierKind } from "../../src/domain/programme/programme.ts";
import { anyAnswer } from "./any-answer.ts";

/** What tells one state from another, but for its version and the instants. */
function fingerprint({ path, status, done, refusal }: DossierState): string {
  return JSON.stringify([
    path,
    status,
    Object.entries(done)
      .map(([id, { by }]) => [id, by])
      .toSorted(),
    refusal?.to,
  ]);
}

/** Every state that can come about in a dossier of a kind where each of these roles is held by someone of its name; every step is done at instant 0. */
export function explore(kind: DossierKind, roles: readonly string[]): readonly DossierState[] {
  const paths = kind.paths.length > 0 ? kind.paths.map(({ id }) => id) : [null];
  const queue: DossierState[] = paths.map((path) => ({ ...NOTHING_DONE, path }));
  const seen = new Set(queue.map(fingerprint));
  for (const state of queue) {
    for (const role of roles) {
      const actor: Actor = { person: role, roles: [{ role, for: null }] };
      for (const act of actsOf(kind)) {
        const values = Object.fromEntries(fieldsOf(kind, act, state).map((field) => [field.id, anyAnswer(field)]));
        const on = { seen: state.version, step: act.id };
        for (const action of [
          { ...on, kind: "do", values } as const,
          { ...on, kind: "refuse", reason: "because", to: null } as const,
          { ...on, kind: "withdraw" } as const,
        ]) {
          const outcome = decide(kind, state, action, actor, 0);
          if (!outcome.ok || seen.has(fingerprint(outcome.state))) continue;
          seen.add(fingerprint(outcome.state));
          queue.push(outcome.state);
        }
      }
    }
  }
  return queue;
}
