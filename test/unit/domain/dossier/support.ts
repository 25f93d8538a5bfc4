import { decide, type Kind } from "../../../../src/domain/dossier/decide.ts";
import {
  type Actor,
  type DossierState,
  NOTHING_DONE,
  type Outcome,
  type Values,
} from "../../../../src/domain/dossier/state.ts";
import {
  type Act,
  type FormField,
  plainField,
  type Step,
  type Verb,
} from "../../../../src/domain/programme/dossier-rules.ts";

/** `learner fills` → a step of that id. */
export function act(line: string, more: Partial<Act> = {}): Act {
  const [role = "", ...verb] = line.split(" ");
  return {
    kind: "act",
    id: line.replaceAll(" ", "-"),
    roles: role.split("/"),
    verb: verb.join(" ") as Verb,
    object: null,
    inPerson: false,
    within: null,
    before: null,
    closes: false,
    backTo: null,
    requires: [],
    ...more,
  };
}

export const inOrder = (...steps: readonly Step[]): Step => ({ kind: "in-order", steps });
export const anyOrder = (...steps: readonly Step[]): Step => ({ kind: "any-order", steps });
export const allOf = (...steps: readonly Step[]): Step => ({ kind: "all-of", steps });
export const when = (field: string, step: Step, is: string | null = null, not = false): Step => ({
  kind: "when",
  condition: { field, is, not },
  step,
});

export function field(id: string, more: Partial<FormField> = {}): FormField {
  return { ...plainField(id, { fr: id, en: id }, "text"), required: true, ...more };
}

export function kindOf(steps: Step | null, form: readonly FormField[] = [], each: Kind["each"] = "year"): Kind {
  return { steps, form, each, requires: [] };
}

/** Someone called after their roles: `master`, `tutor+head`; `deputy:tutor` stands in for whoever is called `tutor`. */
export function someone(name: string): Actor {
  const roles = name.split("+").map((one) => {
    const [role = "", of = null] = one.split(":").reverse();
    return { role, for: of === null ? null : role };
  });
  return { person: name, roles };
}

export interface Try {
  readonly by: string;
  readonly step?: string;
  readonly values?: Values;
  readonly refuse?: string;
  readonly to?: string | null;
  readonly withdraw?: boolean;
  readonly plan?: { from: number; to: number };
  readonly seen?: number;
}

export function attempt(kind: Kind, state: DossierState, one: Try, at = 0): Outcome {
  const seen = one.seen ?? state.version;
  const actor = someone(one.by);
  if (one.plan) return decide(kind, state, { kind: "plan", seen, event: one.plan }, actor, at);
  const step = one.step ?? "";
  if (one.refuse !== undefined) {
    return decide(kind, state, { kind: "refuse", seen, step, reason: one.refuse, to: one.to ?? null }, actor, at);
  }
  if (one.withdraw) return decide(kind, state, { kind: "withdraw", seen, step }, actor, at);
  return decide(kind, state, { kind: "do", seen, step, values: one.values ?? {} }, actor, at);
}

/** The state after a number of actions that all have to be allowed. */
export function reached(kind: Kind, tries: readonly Try[], start: DossierState = NOTHING_DONE): DossierState {
  return tries.reduce((state, one, index) => {
    const outcome = attempt(kind, state, one, index);
    if (!outcome.ok) throw new Error(`${JSON.stringify(one)} was refused: ${JSON.stringify(outcome.why)}`);
    return outcome.state;
  }, start);
}

/** A topic: proposed, signed, validated or sent back to the learner. */
export const topic = kindOf(
  inOrder(act("learner fills"), act("master completes and signs"), act("tutor validates", { backTo: "learner" })),
  [field("title", { by: ["learner"] }), field("remarks", { by: ["master"], required: false })],
);
export const filled: Try = { by: "learner", step: "learner-fills", values: { title: "A" } };
export const signed: Try = { by: "master", step: "master-completes-and-signs" };
export const validated: Try = { by: "tutor", step: "tutor-validates" };

/** Two write in either order, then one countersigns. */
export const liaison = kindOf(inOrder(anyOrder(act("learner fills"), act("master fills")), act("tutor countersigns")), [
  field("mine", { by: ["learner"] }),
  field("theirs", { by: ["master"] }),
]);
export const mine: Try = { by: "learner", step: "learner-fills", values: { mine: "x" } };
export const theirs: Try = { by: "master", step: "master-fills", values: { theirs: "y" } };
export const countersigned: Try = { by: "tutor", step: "tutor-countersigns" };

/** Why an action is not allowed; `allowed` when it is. */
export const why = (kind: Kind, state: DossierState, one: Try) => {
  const outcome = attempt(kind, state, one);
  return outcome.ok ? "allowed" : outcome.why;
};
