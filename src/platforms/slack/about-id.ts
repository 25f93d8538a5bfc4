import type { About } from "../../core/card.ts";
import { takesPlaceOf } from "../../core/card-mark.ts";

const START = "about";

/** An id for a row of buttons, unique in its message by `row`, that carries its card's mark (see `cardMark`): what was pressed comes back with it. */
export function aboutId(row: string, mark: string): string {
  return `${START}:${row}:${mark}`;
}

/** Whether an answer about this takes the place of the card in which the row of this id stands. */
export function takesPlace(id: string | undefined, about: About): boolean {
  const mark = markIn(id);
  return mark !== null && takesPlaceOf(mark, about);
}

/** Whether that card shows other dossiers than the answer. */
export function showsOthers(id: string | undefined, about: About): boolean {
  const mark = markIn(id);
  return mark !== null && !takesPlaceOf(mark, about);
}

/** Null: the row of a card that shows the state of nothing. */
function markIn(id: string | undefined): string | null {
  const [start, , mark] = (id ?? "").split(":", 3);
  return start === START && mark !== undefined ? mark : null;
}
