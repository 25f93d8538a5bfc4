import type { Anchor, SpanUnit } from "./anchor.ts";
import { parseSpan } from "./anchor-grammar.ts";
import type { Escalation, Ladder } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { WrittenCounter, WrittenDossier } from "./schema-dossiers.ts";
import { unknownRole } from "./step-grammar.ts";
import { saidTwice } from "./suggest.ts";
import type { FileVocabulary } from "./vocabulary.ts";

/** Reads `28, 14, 7, 2, 0 days before due`. */
export function readLadder(
  written: string | undefined,
  at: Path,
  dossier: WrittenDossier,
  problems: Problems,
): Ladder | null {
  if (written === undefined) return null;
  if (/ after due$/.test(written.trim())) {
    problems.add(at, {
      problem: say("ces rappels viendraient après l'échéance", "these reminders would come after it is due"),
      mend: say(
        "écrivez `… before due` ; ce qui suit l'échéance va dans `escalate`",
        "write `… before due`; what follows goes into `escalate`",
      ),
    });
    return null;
  }
  const ladder = ladderOf(written, "28, 14, 7, 2, 0 days before due", at, problems);
  if (ladder && dossier.due === undefined && dossier["in year"] === undefined) {
    problems.add(at, {
      problem: say("des rappels, mais pas d'échéance", "there are reminders but no due day"),
      mend: say("ajoutez `due: …` ou retirez `remind`", "add `due: …` or take `remind` out"),
    });
  }
  return ladder;
}

/** Reads `7, 1 days before`. */
export function readCalendarLadder(written: string | undefined, at: Path, problems: Problems): Ladder | null {
  return written === undefined ? null : ladderOf(written, "7, 1 days before", at, problems);
}

/** Reads `120, 60, 30 days before the end`. */
export function readCounterLadder(
  { remind, target }: Pick<WrittenCounter, "remind" | "target">,
  at: Path,
  problems: Problems,
): Ladder | null {
  if (remind === undefined) return null;
  const ladder = ladderOf(remind, "120, 60, 30 days before the end", at, problems);
  if (ladder && target === undefined) {
    problems.add(at, {
      problem: say("des rappels, mais rien à atteindre", "there are reminders but nothing to reach"),
      mend: say("ajoutez `target: …` ou retirez `remind`", "add `target: …` or take `remind` out"),
    });
  }
  return ladder;
}

const UNITS: Readonly<Record<string, SpanUnit>> = { "working day": "working-days", day: "days", week: "weeks" };

/** Numbers from the greatest to the smallest, a unit, and the words that end the example; null with the mistake noted. */
function ladderOf(written: string, example: string, at: Path, problems: Problems): Ladder | null {
  const end = example.slice(example.indexOf("before"));
  const [, numbers = "", unit = "", words] =
    /^(\d{1,3}(?:,? \d{1,3})*) (working day|day|week)s? (before.*)$/.exec(written.trim()) ?? [];
  if (words !== end) {
    problems.add(at, {
      problem: say(
        `« ${written} » ne se lit pas comme une suite de rappels`,
        `“${written}” cannot be read as a ladder of reminders`,
      ),
      mend: say(`écrivez par exemple \`${example}\``, `write for example \`${example}\``),
    });
    return null;
  }
  const before = numbers.split(/,? /).map(Number);
  if (before.some((count, index) => index > 0 && count >= (before[index - 1] ?? 0))) {
    const sorted = [...new Set(before)].toSorted((a, b) => b - a).join(", ");
    problems.add(at, {
      problem: say(
        "ces rappels ne se rapprochent pas de l'échéance",
        "these reminders do not come closer to the due day",
      ),
      mend: say(
        `écrivez-les du plus grand au plus petit : \`${sorted}\``,
        `write them from the greatest to the smallest: \`${sorted}\``,
      ),
    });
    return null;
  }
  return { before, unit: UNITS[unit] ?? "days" };
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
  const twice = saidTwice(to);
  if (twice) problems.add(at, twice);
  return after && { after, to };
}
