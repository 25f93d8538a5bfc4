import { actsOf, stepsAfter, writes } from "../../domain/dossier/steps.ts";
import type { Act, Condition, Step } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { listed } from "../words/common.ts";
import { actIn, conditionIn, dayIn, requirementIn, rolesIn, spanIn, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** Who does what: numbered as it is nested, `2.1` within `2`. */
export function tellSteps(telling: Telling, kind: DossierKind): readonly string[] {
  const { steps } = kind;
  if (steps === null) return [programmeSay(telling.lang)("steps.none")];
  if (steps.kind === "in-order") return numbered(telling, kind, steps.steps, "");
  return within(telling, kind, steps, "");
}

function numbered(telling: Telling, kind: DossierKind, steps: readonly Step[], prefix: string): readonly string[] {
  return steps.flatMap((step, index) => {
    const number = `${prefix}${index + 1}`;
    const [first = "", ...rest] = within(telling, kind, step, `${number}.`);
    return [`${number}. ${first}`, ...rest];
  });
}

/** The line of a step itself, then those of what is in it. */
function within(telling: Telling, kind: DossierKind, step: Step, prefix: string): readonly string[] {
  const say = programmeSay(telling.lang);
  switch (step.kind) {
    case "act":
      return [tellAct(telling, kind, step)];
    case "when": {
      const condition = say("steps.when", { condition: conditionIn(telling, kind, step.condition) });
      const inner = step.step;
      const steps = inner.kind === "in-order" ? inner.steps : [inner];
      return [condition, ...numbered(telling, kind, steps, prefix)];
    }
    case "in-order":
    case "any-order":
    case "all-of":
      return [say(`steps.${step.kind}`), ...numbered(telling, kind, step.steps, prefix)];
    default:
      return step satisfies never;
  }
}

function tellAct(telling: Telling, kind: DossierKind, act: Act): string {
  const say = programmeSay(telling.lang);
  const back = refusalOf(kind, act);
  const more = [
    ...(act.inPerson ? [say("act.in-person")] : []),
    ...(act.within === null ? [] : [say("act.within", { span: spanIn(telling, act.within) })]),
    ...(act.before === null
      ? []
      : [say("act.before", { day: dayIn(telling, act.before), closes: act.closes ? "yes" : "no" })]),
  ];
  const notes = [
    ...(back === null ? [] : [say("act.refused", { roles: rolesIn(telling, back, "and") })]),
    ...act.requires.map((one) => say("act.requires", { requirement: requirementIn(telling, kind, one) })),
  ];
  return listed([[actIn(telling, kind, act), ...more].join(", "), ...notes], telling.lang);
}

/** Whether two steps never stand in the same dossier: one field, or the path taken, would have to be two things at once. */
function areApart(steps: Step, one: Act, other: Act): boolean {
  const others = conditionsOf(steps, other.id) ?? [];
  return (conditionsOf(steps, one.id) ?? []).some((mine) => others.some((theirs) => contradict(mine, theirs)));
}

function contradict(one: Condition, other: Condition): boolean {
  if (one.field !== other.field) return false;
  if (one.is === other.is) return one.not !== other.not;
  return one.is !== null && other.is !== null && !one.not && !other.not;
}

/** What must be so for a step to come at all; null: it is not in here. */
function conditionsOf(step: Step, id: string): readonly Condition[] | null {
  if (step.kind === "act") return step.id === id ? [] : null;
  if (step.kind === "when") {
    const inner = conditionsOf(step.step, id);
    return inner && [step.condition, ...inner];
  }
  return step.steps.map((one) => conditionsOf(one, id)).find((found) => found !== null) ?? null;
}

/** To which roles a refusal at a step goes; null where there is nobody to send it back to. */
export function refusalOf(kind: DossierKind, act: Act): readonly string[] | null {
  const { steps } = kind;
  if (steps === null) return null;
  const before = actsOf(kind).filter((one) => stepsAfter(steps, one.id).has(act.id) && !areApart(steps, one, act));
  if (before.length === 0) return null;
  if (act.backTo !== null) return [act.backTo];
  const writers = before.filter(writes);
  const back = writers.length > 0 ? writers : before.slice(-1);
  return [...new Set(back.flatMap(({ roles }) => roles))];
}
