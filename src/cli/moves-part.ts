import type { Part } from "../core/card.ts";
import { commonSay, shortDate } from "../core/words/common.ts";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import { isoOf, isWeekend } from "../domain/calendar/day.ts";
import type { Move } from "../domain/calendar/moved.ts";
import type { Place } from "../domain/calendar/place.ts";
import { importWords } from "./import-words.ts";

/** Rows of a report shown on screen; `--json` holds them all in its data. */
export const MOST_SHOWN = 100;

/** Stretches that moved, as a table; nothing when none did. */
export function movesPart(moves: readonly Move[], lang: Lang): readonly Part[] {
  if (moves.length === 0) return [];
  const say = sayer(importWords, lang);
  const place = (at: Place | null) => (at === null ? say("no-place") : commonSay(lang)(`place.${at}`));
  return [
    {
      kind: "table",
      columns: [say("from"), say("to"), say("before"), say("after")],
      rows: moves
        .slice(0, MOST_SHOWN)
        .map(({ from, to, before, after }) => [
          shortDate(from, lang),
          shortDate(to, lang),
          place(before),
          place(after),
        ]),
    },
    ...moreThanShown(moves.length, lang),
  ];
}

/** How many rows of a report are left out. */
export function moreThanShown(rows: number, lang: Lang): readonly Part[] {
  return rows > MOST_SHOWN ? [{ kind: "text", text: commonSay(lang)("more", { n: rows - MOST_SHOWN }) }] : [];
}

export function movesData(moves: readonly Move[]) {
  return moves.map(({ from, to, before, after }) => ({ from: isoOf(from), to: isoOf(to), before, after }));
}

/** Weekdays only. */
export function movedDaysIn(moves: readonly Move[]): number {
  let days = 0;
  for (const { from, to } of moves) for (let day = from; day <= to; day += 1) if (!isWeekend(day)) days += 1;
  return days;
}
