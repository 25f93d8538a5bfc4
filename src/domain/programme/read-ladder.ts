import type { Anchor, SpanUnit } from "./anchor.ts";
import { parseSpan } from "./anchor-grammar.ts";
import type { Escalation, Ladder } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { WrittenDossier } from "./schema-dossiers.ts";
import { unknownRole } from "./step-grammar.ts";
import type { FileVocabulary } from "./vocabulary.ts";

/** Reads `28, 14, 7, 2, 0 days before due`. */
export function readLadder(
  written: string | undefined,
  at: Path,
  dossier: WrittenDossier,
  problems: Problems,
): Ladder | null {
  if (written === undefined) return null;
  const match = /^(\d{1,3}(?:,? \d{1,3})*) (working days|days|weeks)( before due| after due)?$/.exec(written.trim());
  if (!match || match[3] === undefined) {
    problems.add(at, {
      problem: say(
        `« ${written} » ne se lit pas comme une suite de rappels`,
        `“${written}” cannot be read as a ladder of reminders`,
      ),
      mend: say(
        "écrivez par exemple `28, 14, 7, 2, 0 days before due`",
        "write for example `28, 14, 7, 2, 0 days before due`",
      ),
    });
    return null;
  }
  const before = (match[1] ?? "").split(/,? /).map(Number);
  if (match[3] === " after due") {
    problems.add(at, {
      problem: say("ces rappels viendraient après l'échéance", "these reminders would come after it is due"),
      mend: say(
        "écrivez `… before due` ; ce qui suit l'échéance va dans `escalate`",
        "write `… before due`; what follows goes into `escalate`",
      ),
    });
  } else if (before.some((days, index) => index > 0 && days >= (before[index - 1] ?? 0))) {
    problems.add(at, {
      problem: say(
        "ces rappels ne se rapprochent pas de l'échéance",
        "these reminders do not come closer to the due day",
      ),
      mend: say(
        `écrivez-les du plus grand au plus petit : \`${[...new Set(before)].toSorted((a, b) => b - a).join(", ")}\``,
        `write them from the greatest to the smallest: \`${[...new Set(before)].toSorted((a, b) => b - a).join(", ")}\``,
      ),
    });
  } else if (dossier.due === undefined && dossier["in year"] === undefined) {
    problems.add(at, {
      problem: say("des rappels, mais pas d'échéance", "there are reminders but no due day"),
      mend: say("ajoutez `due: …` ou retirez `remind`", "add `due: …` or take `remind` out"),
    });
  }
  const unit = match[2] === "working days" ? "working-days" : match[2] === "weeks" ? "weeks" : "days";
  return { before, unit };
}

/** Notes a first reminder that comes before it opens, where the two can be held against each other: both so long before one day. */
export function checkOpen(
  remind: Ladder,
  opens: Anchor | null,
  due: Anchor | null,
  at: Path,
  problems: Problems,
): void {
  if (!opens?.offset || !due || due.offset || JSON.stringify(opens.base) !== JSON.stringify(due.base)) return;
  const room = daysOf(-opens.offset.count, opens.offset.unit);
  const [first = 0] = remind.before;
  if (daysOf(first, remind.unit) <= room) return;
  problems.add(at, {
    problem: say("le premier rappel vient avant l'ouverture", "the first reminder comes before it opens"),
    mend: say("retirez-le, ou écrivez un `opens` plus tôt", "take it out, or write an earlier `opens`"),
  });
}

/** Five working days are a week. */
function daysOf(count: number, unit: SpanUnit): number {
  return unit === "days" ? count : unit === "weeks" ? count * 7 : (count * 7) / 5;
}

/** Reads `after 5 working days to ROLE, ROLE`. */
export function readEscalation(
  written: string | undefined,
  at: Path,
  words: FileVocabulary,
  problems: Problems,
): Escalation | null {
  if (written === undefined) return null;
  const match = /^after (.+?) to (.+)$/.exec(written.trim());
  if (!match) {
    problems.add(at, {
      problem: say(
        `« ${written} » ne dit pas après combien de temps, ni à qui`,
        `“${written}” does not say after how long, or to whom`,
      ),
      mend: say(
        "écrivez par exemple `after 5 working days to RÔLE, RÔLE`",
        "write for example `after 5 working days to ROLE, ROLE`",
      ),
    });
    return null;
  }
  const after = problems.take(at, parseSpan(match[1] ?? "", words.settings));
  const to = (match[2] ?? "").split(/, ?/);
  for (const role of to) if (!words.roles.includes(role)) problems.add(at, unknownRole(role, words.roles));
  return after && { after, to };
}
