import { decide, whyNot } from "../../src/domain/dossier/decide.ts";
import { EVERYTHING_HOLDS } from "../../src/domain/dossier/requirements.ts";
import { type Actor, type DossierState, NOTHING_DONE, type Values } from "../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf, turnsOf } from "../../src/domain/dossier/steps.ts";
import type { DossierKind, Programme } from "../../src/domain/programme/programme.ts";
import { anyAnswer } from "./any-answer.ts";

/** What is chosen in a story where it matters: the road, and values by field. */
interface Chosen {
  readonly path?: string | null;
  readonly values?: Values;
}

/** Reads a programme file as a story, for tests that typed the same story by hand. */
export interface FileStory {
  dossier(id: string): DossierKind;
  /** `ROLE verb, ROLE verb` for everything that anyone may do at first and after each of these has acted; then how the dossier stands. */
  told(id: string, doers: readonly string[], chosen?: Chosen): readonly string[];
  /** What a role is asked for when it is its turn, as labels in English. */
  asked(id: string, role: string, path?: string): readonly string[];
}

export function fileStory(programme: () => Programme): FileStory {
  function dossier(id: string): DossierKind {
    const kind = programme().dossiers.find((one) => one.id === id);
    if (!kind) throw new Error(`no dossier ${id}`);
    return kind;
  }

  function turns(kind: DossierKind, state: DossierState): string {
    const all = programme().roles.flatMap(({ id }) =>
      actsOf(kind)
        .filter((act) => whyNot(kind, state, act, holder(id)) === null)
        .map(({ verb }) => `${id} ${verb}`),
    );
    return all.join(", ");
  }

  return {
    dossier,
    told(id, doers, { path = null, values = {} }: Chosen = {}) {
      const kind = dossier(id);
      const taken = Object.entries(values).filter(([field]) =>
        kind.form.some(({ id: own, from }) => from && own === field),
      );
      let state: DossierState = { ...NOTHING_DONE, path, values: Object.fromEntries(taken) };
      const told = [turns(kind, state)];
      for (const doer of doers) {
        const act = actsOf(kind).find((one) => whyNot(kind, state, one, holder(doer)) === null);
        if (!act) return [...told, `the ${doer} may do nothing`];
        const fields = fieldsOf(kind, act, state);
        const filled = Object.fromEntries(fields.map((field) => [field.id, values[field.id] ?? anyAnswer(field)]));
        const action = { kind: "do", seen: state.version, step: act.id, values: filled } as const;
        const outcome = decide(kind, state, action, holder(doer), 0, EVERYTHING_HOLDS);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.why));
        state = outcome.state;
        told.push(turns(kind, state));
      }
      return [...told, state.status];
    },
    asked(id, role, path) {
      const kind = dossier(id);
      const roads = kind.steps === null ? [] : turnsOf(kind.steps, { path: path ?? null, values: {}, done: {} });
      const acts = path === undefined ? actsOf(kind) : roads;
      const act = acts.find(({ roles }) => roles.includes(role));
      return act ? fieldsOf(kind, act, { path: path ?? null, values: {} }).map(({ label }) => label.en) : [];
    },
  };
}

/** Someone who holds one role and is called after it. */
function holder(role: string): Actor {
  return { person: role, roles: [{ role, for: null }] };
}
