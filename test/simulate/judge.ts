import { judgeAttention } from "./judge-attention.ts";
import { judgeDuties } from "./judge-duties.ts";
import { judgeEscalations } from "./judge-escalations.ts";
import { judgeSayings } from "./judge-sayings.ts";
import { openSight, type Violation } from "./judge-sight.ts";
import type { Story } from "./story.ts";

export interface Verdict {
  /** By time. */
  readonly violations: readonly Violation[];
  readonly duties: ReturnType<typeof judgeDuties>["figures"];
  readonly weeks: ReturnType<typeof judgeAttention>["figures"];
}

/** Reads what was delivered and what was decided when, and nothing of the program. */
export function judge(story: Story): Verdict {
  const sight = openSight(story);
  const duties = judgeDuties(sight);
  const attention = judgeAttention(sight);
  const violations = [
    ...duties.violations,
    ...attention.violations,
    ...judgeSayings(sight),
    ...judgeEscalations(sight),
  ];
  return {
    violations: violations.sort((one, other) => one.at - other.at),
    duties: duties.figures,
    weeks: attention.figures,
  };
}

/** The first violation, told as shortly as it can be. */
export function firstOf({ violations }: Verdict): string | null {
  const [first] = violations;
  return first ? [`${first.rule} (the first of ${violations.length})`, ...first.story].join("\n  ") : null;
}
