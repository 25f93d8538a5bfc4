import { actsOf } from "../../domain/dossier/steps.ts";
import type { Step } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { LateTrap } from "../../domain/programme/proof/days.ts";
import type { ProgrammeProof } from "../../domain/programme/proof/prove-programme.ts";
import type { RequirementTrap } from "../../domain/programme/proof/requirements.ts";
import { isOfTeam } from "../../domain/programme/proof/staff.ts";
import type { Move, Trap, Way } from "../../domain/programme/proof/trap.ts";
import { commonSay, number } from "../words/common.ts";
import { actIn, dayIn, doesIn, nameIn, requirementIn, roleIn, rolesIn, type Telling } from "./telling.ts";
import { trapSay } from "./trap-words.ts";

/** How people would get stuck in a dossier: what is wrong, the shortest way there, one move each, and what to write instead. */
export interface ToldTrap {
  /** Id of the dossier. */
  readonly dossier: string;
  /** Whether it is about what brings the dossier about, when it is due, what it requires, or its steps. */
  readonly about: "each" | "due" | "requires" | "steps";
  readonly what: string;
  /** Empty: it is so from the beginning. */
  readonly way: readonly string[];
  readonly mend: string;
}

export function tellTraps(telling: Telling, proof: ProgrammeProof): readonly ToldTrap[] {
  const { dossiers } = telling.programme;
  const kindOf = (id: string) => dossiers.filter((kind) => kind.id === id);
  return [
    ...proof.dossiers.flatMap(({ dossier, traps }) =>
      kindOf(dossier).flatMap((kind) => traps.map((trap) => tellTrap(telling, kind, trap))),
    ),
    ...proof.requirements.flatMap((trap) => kindOf(trap.dossier).map((kind) => tellRequirement(telling, kind, trap))),
    ...proof.late.flatMap((trap) => kindOf(trap.dossier).map((kind) => tellLate(telling, kind, trap))),
    ...proof.never.flatMap((id) => kindOf(id).map((kind) => tellNever(telling, kind))),
  ];
}

function tellTrap(telling: Telling, kind: DossierKind, trap: Trap): ToldTrap {
  const say = trapSay(telling.lang);
  return {
    dossier: kind.id,
    about: "steps",
    what: say("trap.title", { dossier: kind.name[telling.lang], what: whatOf(telling, kind, trap) }),
    way: tellWay(telling, kind, trap.way),
    mend: say(mendOf(telling, kind, trap)),
  };
}

function mendOf({ programme }: Telling, kind: DossierKind, trap: Trap) {
  if (trap.kind === "too-many-states") {
    return isInOrder(kind.steps) ? "mend.too-many-states.answers" : "mend.too-many-states.order";
  }
  if (trap.kind !== "waits-for-nobody") return `mend.${trap.kind}` as const;
  const act = actsOf(kind).find(({ id }) => id === trap.step);
  const isOfLearners = act?.roles.includes(programme.learner.id) && trap.because !== "no-holder";
  return isOfLearners && isOfTeam(kind) ? "mend.waits.team" : "mend.waits";
}

/** Whether no two of its steps may be done in whatever order. */
function isInOrder(step: Step | null): boolean {
  if (step === null || step.kind === "act") return true;
  if (step.kind === "when") return isInOrder(step.step);
  return step.kind === "in-order" && step.steps.every(isInOrder);
}

function whatOf(telling: Telling, kind: DossierKind, trap: Trap): string {
  const say = trapSay(telling.lang);
  switch (trap.kind) {
    case "waits-for-nobody":
      return say(`trap.waits.${trap.because}`, { step: stepIn(telling, kind, trap.step) });
    case "asked-too-late":
      return say("trap.asked-too-late", {
        step: stepIn(telling, kind, trap.step),
        after: stepIn(telling, kind, trap.after),
      });
    case "refusal-goes-nowhere":
      return say("trap.refusal-goes-nowhere", {
        step: stepIn(telling, kind, trap.step),
        role: roleIn(telling, trap.role),
      });
    case "reminded-in-vain":
      return say("trap.reminded-in-vain", {
        step: stepIn(telling, kind, trap.step),
        member: memberIn(telling, trap.member),
      });
    case "never-asked":
      return say("trap.never-asked", { step: stepIn(telling, kind, trap.step) });
    case "field-never-asked":
      return say("trap.field-never-asked", { field: labelIn(telling, kind, trap.field) });
    case "too-many-states":
      return say("trap.too-many-states", { states: trap.states });
    case "nothing-asked":
    case "never-ends":
      return say(`trap.${trap.kind}`);
    default:
      return trap satisfies never;
  }
}

function tellRequirement(telling: Telling, kind: DossierKind, trap: RequirementTrap): ToldTrap {
  const { lang, programme } = telling;
  const say = trapSay(lang);
  const requirement = requirementIn(telling, kind, trap.requirement);
  const most = trap.most === null ? "" : number(Math.floor(trap.most * 100) / 100, lang);
  const names = trap.chain.map((id) => nameIn(telling, [...programme.dossiers, ...programme.counters], id));
  return {
    dossier: kind.id,
    about: trap.step === null ? "requires" : "steps",
    what: say("trap.title", { dossier: kind.name[lang], what: say(`trap.${trap.because}`, { requirement, most }) }),
    way: names.length < 3 ? [] : [say("trap.chain", { chain: names.join(" -> ") })],
    mend: say(mendOfRequirement(trap)),
  };
}

function mendOfRequirement({ because }: RequirementTrap) {
  return because === "not-tried" || because === "other-place" ? (`mend.${because}` as const) : "mend.requirement";
}

function tellLate(telling: Telling, kind: DossierKind, trap: LateTrap): ToldTrap {
  const say = trapSay(telling.lang);
  return {
    dossier: kind.id,
    about: trap.step === null ? "due" : "steps",
    what: say("trap.title", { dossier: kind.name[telling.lang], what: lateIn(telling, kind, trap) }),
    way: [],
    mend: say(`mend.${mendOfLate(trap)}`),
  };
}

function mendOfLate({ step, because }: LateTrap) {
  if (because === "requires") return "due-before-required";
  if (because === "begins") return "closed-before-begun";
  return step === null ? "due-before-opens" : "before-opens";
}

function lateIn(telling: Telling, kind: DossierKind, { step, other, because, before, opens }: LateTrap): string {
  const say = trapSay(telling.lang);
  const days = { before: dayIn(telling, before), opens: dayIn(telling, opens) };
  if (other !== null) {
    return say("trap.due-before-required", { ...days, other: nameIn(telling, telling.programme.dossiers, other) });
  }
  if (step === null) return say("trap.due-before-opens", days);
  return say(because === "begins" ? "trap.closed-before-begun" : "trap.before-opens", {
    ...days,
    step: stepIn(telling, kind, step),
  });
}

function tellNever({ lang }: Telling, kind: DossierKind): ToldTrap {
  const say = trapSay(lang);
  const what = say("trap.title", { dossier: kind.name[lang], what: say("trap.never-comes") });
  return { dossier: kind.id, about: "each", what, way: [], mend: say("mend.never-comes") };
}

function tellWay(telling: Telling, kind: DossierKind, { path, taken = {}, moves }: Way): readonly string[] {
  const say = trapSay(telling.lang);
  const road = path === null ? [] : [say("move.path", { path: nameIn(telling, kind.paths, path) })];
  const known = Object.entries(taken).map(([id, value]) => valueIn(telling, kind, id, value));
  const first = known.length === 0 ? [] : [say("move.taken", { values: known.join(", ") })];
  return [...road, ...first, ...moves.map((move) => tellMove(telling, kind, move))];
}

function tellMove(telling: Telling, kind: DossierKind, { kind: how, step, member, values, to }: Move): string {
  const say = trapSay(telling.lang);
  const who = memberIn(telling, member);
  const act = actsOf(kind).find(({ id }) => id === step);
  const does = act ? doesIn(telling, kind, act) : "";
  switch (how) {
    case "plan":
      return say("move.plan", { who });
    case "do": {
      const filled = Object.entries(values).map(([id, value]) => valueIn(telling, kind, id, value));
      return filled.length === 0
        ? say("move.do", { who, does })
        : say("move.do.with", { who, does, values: filled.join(", ") });
    }
    case "refuse":
      return to === null
        ? say("move.refuse", { who, does })
        : say("move.refuse.to", { who, does, to: rolesIn(telling, [to]) });
    case "withdraw":
      return say("move.withdraw", { who, does });
    default:
      return how satisfies never;
  }
}

function valueIn(telling: Telling, kind: DossierKind, id: string, value: unknown): string {
  const { lang } = telling;
  const field = kind.form.find((one) => one.id === id);
  const label = labelIn(telling, kind, id);
  if (typeof value === "boolean") return `${label} ${commonSay(lang)(value ? "yes" : "no")}`;
  return `${label} ${field?.choices.find((choice) => choice.id === value)?.name[lang] ?? String(value)}`;
}

function labelIn({ lang }: Telling, { form }: DossierKind, id: string): string {
  return form.find((field) => field.id === id)?.label[lang] ?? id;
}

function stepIn(telling: Telling, kind: DossierKind, id: string): string {
  const act = actsOf(kind).find((one) => one.id === id);
  return act ? actIn(telling, kind, act) : id;
}

/** `tutor`, `registrar (person 2)`. */
function memberIn(telling: Telling, member: string): string {
  const [role = "", count] = member.split(" ");
  const name = roleIn(telling, role);
  return count === undefined ? name : trapSay(telling.lang)("second", { role: name, number: count });
}
