import { fillableBy, stepsAfter, writes } from "../dossier/steps.ts";
import type { Act, Condition, FormField, Step } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { DossierKind } from "./programme.ts";
import { actsOf } from "./read-steps.ts";
import { instead } from "./suggest.ts";

/** Where steps and conditions stand in the file. */
export type Places = ReadonlyMap<Step, Path>;

type Kind = Pick<DossierKind, "form" | "paths">;

/** Notes steps that never come, refusals that go back to nobody and fields that nobody is asked, as far as the file alone shows it. */
export function checkReach(steps: Step | null, places: Places, kind: Kind, at: Path, problems: Problems): void {
  const acts = steps === null ? [] : actsOf(steps);
  checkFields(acts, kind, at, problems);
  if (steps === null) return;
  checkQuestions(steps, acts, kind, at, problems);
  checkConditions(steps, [], { steps, acts, places, kind, problems });
  for (const act of acts) checkBack(act, steps, acts, places.get(act) ?? at, problems);
}

/** Every field is filled in by somebody who has a step. */
function checkFields(acts: readonly Act[], { form }: Kind, at: Path, problems: Problems): void {
  if (acts.length === 0 && form.some(({ from }) => from === null)) {
    problems.add([...at, "form"], {
      problem: say(
        "personne ne remplit ce formulaire : il n'y a pas d'étapes",
        "nobody fills in this form: there are no steps",
      ),
      mend: say("ajoutez `steps: RÔLE fills`, ou retirez `form`", "add `steps: ROLE fills`, or take `form` out"),
    });
    return;
  }
  const acting = [...new Set(acts.flatMap(({ roles }) => roles))];
  for (const { id, by, from } of form) {
    if (from !== null || by.length === 0 || by.some((role) => acting.includes(role))) continue;
    problems.add([...at, "form", id, "by"], {
      problem: say(
        `\`${by.join("`, `")}\` n'a pas d'étape ici, donc personne ne remplit \`${id}\``,
        `\`${by.join("`, `")}\` has no step here, so nobody fills in \`${id}\``,
      ),
      mend: instead("", acting),
    });
  }
}

/** What a question hangs on is known when it is asked: the same step fills it in, or one that comes before. */
function checkQuestions(steps: Step, acts: readonly Act[], { form }: Kind, at: Path, problems: Problems): void {
  const fillersOf = (id: string) => acts.filter((act) => fillableBy({ steps, form }, act).some((one) => one.id === id));
  for (const { id, when } of form) {
    const asked = form.find((one) => one.id === when?.field);
    if (!asked || asked.from !== null) continue;
    const known = fillersOf(asked.id);
    const isKnown = (act: Act) => known.some((one) => one === act || stepsAfter(steps, one.id).has(act.id));
    if (fillersOf(id).every(isKnown)) continue;
    problems.add([...at, "form", id, "when"], {
      problem: say(
        `\`${id}\` est demandé avant que \`${asked.id}\` soit connu`,
        `\`${id}\` is asked before \`${asked.id}\` is known`,
      ),
      mend: say(
        "nommez un champ que remplit la même étape ou une étape d'avant",
        "name a field that the same step or one before fills in",
      ),
    });
  }
}

interface Around {
  readonly steps: Step;
  readonly acts: readonly Act[];
  readonly places: Places;
  readonly kind: Kind;
  readonly problems: Problems;
}

/** `held`: the conditions around a step. */
function checkConditions(step: Step, held: readonly Condition[], around: Around): void {
  if (step.kind === "act") return;
  if (step.kind !== "when") {
    for (const one of step.steps) checkConditions(one, held, around);
    return;
  }
  const all = [...held, step.condition];
  const never = neverHolds(step.condition, all, around.kind) || isAskedOnlyWithin(step.condition, step.step, around);
  if (!never) {
    checkConditions(step.step, all, around);
    return;
  }
  around.problems.add([...(around.places.get(step) ?? []), "when"], {
    problem: say(
      "ces étapes n'arrivent jamais : la condition ne peut pas devenir vraie ici",
      "these steps never come: the condition cannot become true here",
    ),
    mend: say(
      "écrivez une condition sur ce qu'une étape d'avant remplit, et qui va avec celles autour",
      "write a condition on what a step before fills in, and that goes with those around it",
    ),
  });
}

/** Whether no answer to its field fits a condition and those around it. */
function neverHolds({ field: id }: Condition, all: readonly Condition[], { form, paths }: Kind): boolean {
  const same = all.filter(({ field }) => field === id);
  const field = form.find((one) => one.id === id);
  const answers = id === "path" && paths.length > 0 ? paths.map((path) => path.id) : answersTo(field);
  return !answers.some((answer) =>
    same.every(({ is, not }) => (is === null ? answer === true : answer === is) !== not),
  );
}

function answersTo(field: FormField | undefined): readonly (string | boolean)[] {
  if (field?.kind === "choice" && field.choices.length > 0) return field.choices.map(({ id }) => id);
  return field?.mustBeYes ? [true] : [true, false];
}

/** Whether its field is filled in only by steps that wait for the condition themselves. */
function isAskedOnlyWithin({ field: id }: Condition, step: Step, { acts, kind }: Around): boolean {
  const field = kind.form.find((one) => one.id === id);
  if (!field || field.from !== null) return false;
  const free = acts.some(writes) ? acts.filter(writes) : acts;
  const asked =
    field.by.length === 0 ? free : acts.filter(({ roles }) => roles.some((role) => field.by.includes(role)));
  const inside = new Set(actsOf(step).map((act) => act.id));
  return asked.length > 0 && asked.every((act) => inside.has(act.id));
}

/** A refusal goes back to somebody who has done something before. */
function checkBack(act: Act, steps: Step, acts: readonly Act[], at: Path, problems: Problems): void {
  const before = acts.filter((one) => stepsAfter(steps, one.id).has(act.id)).flatMap(({ roles }) => roles);
  if (act.backTo === null || before.includes(act.backTo)) return;
  const back = [...new Set(before)].map((role) => `\`or back to ${role}\``).join(", ");
  problems.add(at, {
    problem: say(
      `un refus ne peut pas revenir à \`${act.backTo}\`, qui ne fait rien avant`,
      `a refusal cannot go back to \`${act.backTo}\`, who does nothing before`,
    ),
    mend:
      before.length === 0
        ? say("retirez `, or back to …`", "take `, or back to …` out")
        : say(`écrivez ${back}`, `write ${back}`),
  });
}
