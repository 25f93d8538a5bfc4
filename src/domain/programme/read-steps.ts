import type { Condition, Requirement, Step } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { WrittenRequirement, WrittenStep } from "./schema-dossiers.ts";
import { parseAct, parseCondition, type StepVocabulary } from "./step-grammar.ts";
import { instead } from "./suggest.ts";

/** What requirements may name, and where the dossier stands. */
export interface RequirementVocabulary extends StepVocabulary {
  readonly dossiers: readonly string[];
  readonly counters: readonly string[];
}

/** Reads steps however deep they are nested; null when nothing of them could be read. */
export function readStep(
  written: WrittenStep,
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Step | null {
  if (typeof written === "string") return problems.take(at, parseAct(written, words, { id: null, requires: [] }));
  if (Array.isArray(written)) return list("in-order", written, at, words, problems);
  if ("in order" in written) return list("in-order", written["in order"], [...at, "in order"], words, problems);
  if ("any order" in written) return list("any-order", written["any order"], [...at, "any order"], words, problems);
  if ("all of" in written) return list("all-of", written["all of"], [...at, "all of"], words, problems);
  if ("when" in written) {
    const condition = problems.take([...at, "when"], parseCondition(written.when, words));
    const step = readStep(written.do, [...at, "do"], words, problems);
    return condition && step ? { kind: "when", condition, step } : null;
  }
  const requires = readRequirements(written.requires ?? [], [...at, "requires"], words, problems);
  return problems.take([...at, "step"], parseAct(written.step, words, { id: written.id ?? null, requires }));
}

function list(
  kind: "in-order" | "any-order" | "all-of",
  written: readonly WrittenStep[],
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Step {
  const steps = written.map((step, index) => readStep(step, [...at, index], words, problems));
  return { kind, steps: steps.filter((step) => step !== null) };
}

export function readRequirements(
  written: readonly WrittenRequirement[],
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Requirement[] {
  return written.flatMap((one, index) => {
    const here = [...at, index];
    const when = readCondition(one.when, here, words, problems);
    const needs = readNeeds(one, here, words, problems);
    return needs ? [{ when, needs, else: one.else }] : [];
  });
}

function readCondition(
  written: string | undefined,
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Condition | null {
  return written === undefined ? null : problems.take([...at, "when"], parseCondition(written, words));
}

function readNeeds(
  written: WrittenRequirement,
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Requirement["needs"] | null {
  const { dossier, counter, "every member has": members, "at least": least } = written;
  const said = [dossier, counter, members].filter((one) => one !== undefined);
  if (said.length !== 1 || (counter !== undefined) !== (least !== undefined)) {
    problems.add(at, {
      problem: say(
        "cette condition préalable ne demande pas exactement une chose",
        "this requirement does not ask for exactly one thing",
      ),
      mend: say(
        "écrivez `dossier: …`, ou `every member has: …`, ou `counter: …` avec `at least: …`",
        "write `dossier: …`, or `every member has: …`, or `counter: …` with `at least: …`",
      ),
    });
    return null;
  }
  if (counter !== undefined && least !== undefined) {
    if (!words.counters.includes(counter)) {
      problems.add([...at, "counter"], {
        problem: say(`aucun compteur ne s'appelle \`${counter}\``, `no counter is called \`${counter}\``),
        mend: instead(counter, words.counters),
      });
    }
    return { kind: "counter", counter, least };
  }
  const id = dossier ?? members ?? "";
  if (!words.dossiers.includes(id)) {
    problems.add([...at, dossier === undefined ? "every member has" : "dossier"], {
      problem: say(`aucun dossier ne s'appelle \`${id}\``, `no dossier is called \`${id}\``),
      mend: instead(id, words.dossiers),
    });
  }
  return { kind: dossier === undefined ? "every-member" : "dossier", dossier: id };
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
