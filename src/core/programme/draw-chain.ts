import type { Step } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { refusalOf } from "./tell-steps.ts";
import { actIn, conditionIn, rolesIn, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";
import { wrapped } from "./wrap.ts";

/** How wide a drawing is, in characters. */
const WIDTH = 72;

/**
 * An approval chain as text, in plain characters: what comes after stands below an arrow, what goes together stands in a frame that says how.
 * Empty when there is one step or none.
 */
export function drawChain(telling: Telling, kind: DossierKind): readonly string[] {
  const { steps } = kind;
  return steps === null || steps.kind === "act" ? [] : drawn(telling, kind, steps, WIDTH);
}

function drawn(telling: Telling, kind: DossierKind, step: Step, width: number): readonly string[] {
  const say = programmeSay(telling.lang);
  switch (step.kind) {
    case "act": {
      const back = refusalOf(kind, step);
      const lines = wrapped(`[ ${actIn(telling, kind, step)} ]`, width, "  ");
      const refused =
        back === null
          ? []
          : wrapped(`  x-> ${say("chain.refused", { roles: rolesIn(telling, back, "and") })}`, width, "      ");
      return [...lines, ...refused];
    }
    case "in-order":
      return step.steps.flatMap((one, index) => [
        ...(index === 0 ? [] : ["    |", "    v"]),
        ...drawn(telling, kind, one, width),
      ]);
    case "any-order":
    case "all-of": {
      const inner = step.steps.flatMap((one, index) => [
        ...(index === 0 ? [] : [""]),
        ...drawn(telling, kind, one, width - 4),
      ]);
      return framed(say(`steps.${step.kind}`), inner, width);
    }
    case "when":
      return framed(
        say("steps.when", { condition: conditionIn(telling, kind, step.condition) }),
        drawn(telling, kind, step.step, width - 4),
        width,
      );
    default:
      return step satisfies never;
  }
}

function framed(title: string, lines: readonly string[], width: number): readonly string[] {
  const head = wrapped(title, width - 4, "");
  const row = (line: string) => `| ${line.padEnd(width - 4)} |`;
  const rule = `+${"-".repeat(width - 2)}+`;
  return [rule, ...head.map(row), row(""), ...lines.map(row), rule];
}
