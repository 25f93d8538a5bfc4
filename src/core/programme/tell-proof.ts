import { actsOf } from "../../domain/dossier/steps.ts";
import type { Condition, Step } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { DossierProof } from "../../domain/programme/proof/trap.ts";
import { conditionIn, roleIn, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** What was found by trying a dossier out, then what to mind in it; empty when nothing is done in it or people would get stuck. */
export function tellProof(telling: Telling, kind: DossierKind, proof: DossierProof | undefined): readonly string[] {
  if (!proof || proof.states === 0 || proof.traps.length > 0) return [];
  const say = programmeSay(telling.lang);
  return [
    say("proof.done", { states: proof.states }),
    ...proof.people.map((one) => peopleIn(telling, kind, one)),
    ...proof.apart.map(({ roles: [one, other] }) =>
      say("proof.apart", { one: roleIn(telling, one), other: roleIn(telling, other) }),
    ),
    ...untranslated(kind).map((object) => say("proof.object", { object })),
  ];
}

function peopleIn(telling: Telling, kind: DossierKind, { role, count }: DossierProof["people"][number]): string {
  const say = programmeSay(telling.lang);
  const people = say("proof.people", { count, role: roleIn(telling, role) });
  const fewer = fewerUnless(kind, role, count);
  if (fewer === null) return people;
  return say("proof.people.when", {
    people,
    condition: conditionIn(telling, kind, fewer.condition),
    otherwise: fewer.otherwise,
  });
}

/** Where a role acts in one joint decision only and one condition adds to its seats: that condition, and how many people do otherwise. Null: it is not so simple. */
function fewerUnless(
  { steps }: Pick<DossierKind, "steps">,
  role: string,
  count: number,
): { readonly condition: Condition; readonly otherwise: number } | null {
  const names = (step: Step) => actsOf({ steps: step }).filter(({ roles }) => roles.includes(role)).length;
  const joint = steps === null ? null : jointIn(steps, (step) => names(step) > 0);
  if (steps === null || joint === null || names(joint) !== names(steps) || names(joint) !== count) return null;
  const mine = joint.steps.filter((step) => names(step) > 0);
  const [when, second] = mine.filter((step) => step.kind === "when");
  const otherwise = mine.filter((step) => step.kind === "act").length;
  const isPlain = mine.every((step) => step.kind === "when" || step.kind === "act");
  if (when === undefined || second !== undefined || !isPlain || otherwise === 0) return null;
  return { condition: when.condition, otherwise };
}

type Joint = Extract<Step, { kind: "in-order" | "any-order" | "all-of" }>;

/** The first joint decision in which something is so. */
function jointIn(step: Step, isSo: (step: Step) => boolean): Joint | null {
  switch (step.kind) {
    case "act":
      return null;
    case "when":
      return jointIn(step.step, isSo);
    case "all-of":
      return isSo(step) ? step : null;
    case "in-order":
    case "any-order":
      return step.steps.map((one) => jointIn(one, isSo)).find((one) => one !== null) ?? null;
    default:
      return step satisfies never;
  }
}

/** What is attested in words of the file, which no label says in both languages. */
function untranslated(kind: Pick<DossierKind, "steps" | "form">): readonly string[] {
  const objects = actsOf(kind).flatMap(({ verb, object }) => (verb === "attests" && object !== null ? [object] : []));
  return [...new Set(objects)].filter((object) => !kind.form.some(({ id }) => id === object));
}
