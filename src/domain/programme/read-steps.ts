import type { Anchor } from "./anchor.ts";
import type { Act, Step } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import { type RequirementVocabulary, readRequirements } from "./read-requirements.ts";
import type { WrittenStep } from "./schema-dossiers.ts";
import { parseAct, parseCondition } from "./step-grammar.ts";

/** What the steps of one dossier may name, and what their days are held against. */
export interface StepsVocabulary extends RequirementVocabulary {
  readonly checkDay: (anchor: Anchor, text: string, at: Path) => void;
  /** Somebody looks after the settings, and can move a day that is one. */
  readonly settingsKept: boolean;
  /** Told where each step stands. */
  readonly place: (step: Step, at: Path) => void;
}

/** Reads steps however deep they are nested; null when nothing of them could be read. */
export function readStep(written: WrittenStep, at: Path, words: StepsVocabulary, problems: Problems): Step | null {
  if (typeof written === "string") {
    return dayChecked(
      problems.take(at, parseAct(written, words, { id: null, requires: [] })),
      written,
      at,
      words,
      problems,
    );
  }
  if (Array.isArray(written)) return list("in-order", written, at, words, problems);
  if ("in order" in written) return list("in-order", written["in order"], [...at, "in order"], words, problems);
  if ("any order" in written) return list("any-order", written["any order"], [...at, "any order"], words, problems);
  if ("all of" in written) return list("all-of", written["all of"], [...at, "all of"], words, problems);
  if ("when" in written) {
    const condition = problems.take([...at, "when"], parseCondition(written.when, words));
    const step = readStep(written.do, [...at, "do"], words, problems);
    if (!condition || !step) return null;
    const whole: Step = { kind: "when", condition, step };
    words.place(whole, at);
    return whole;
  }
  const requires = readRequirements(written.requires ?? [], [...at, "requires"], words, problems);
  const here = [...at, "step"];
  return dayChecked(
    problems.take(here, parseAct(written.step, words, { id: written.id ?? null, requires })),
    written.step,
    here,
    words,
    problems,
  );
}

function dayChecked(act: Act | null, text: string, at: Path, words: StepsVocabulary, problems: Problems): Act | null {
  if (act) words.place(act, at);
  if (!act?.before) return act;
  words.checkDay(act.before, /\b(?:before|until) (.+?)(?:,? or back to .*)?$/.exec(text)?.[1] ?? text, at);
  if (act.closes && !(act.before.base.kind === "setting" && words.settingsKept)) {
    problems.add(at, {
      problem: say(
        "après ce jour plus personne ne pourrait faire cette étape, ni repousser le jour",
        "after that day nobody could do this step any more, nor move the day",
      ),
      mend: words.settingsKept
        ? say(
            "nommez un réglage `is: day` après `until`, ou écrivez `before`",
            "name a setting that `is: day` after `until`, or write `before`",
          )
        : say(
            "donnez à un rôle `duties: [settings]`, ou écrivez `before`",
            "give a role `duties: [settings]`, or write `before`",
          ),
    });
  }
  return act;
}

function list(
  kind: "in-order" | "any-order" | "all-of",
  written: readonly WrittenStep[],
  at: Path,
  words: StepsVocabulary,
  problems: Problems,
): Step {
  const steps = written.map((step, index) => readStep(step, [...at, index], words, problems));
  return { kind, steps: steps.filter((step) => step !== null) };
}

/** Every act of a step tree, in the order of the file. */
export function actsOf(step: Step): Extract<Step, { kind: "act" }>[] {
  switch (step.kind) {
    case "act":
      return [step];
    case "when":
      return actsOf(step.step);
    case "in-order":
    case "any-order":
    case "all-of":
      return step.steps.flatMap(actsOf);
    default:
      return step satisfies never;
  }
}
