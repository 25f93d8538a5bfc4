/** The lines a person sent, walked through with the arrow keys; the line being written is kept while they look back. */
export interface LineHistory {
  add(line: string): void;
  /** The line before the one shown; null when there is none. */
  older(writing: string): string | null;
  /** The line after the one shown, at last the one being written; null when that is already shown. */
  newer(): string | null;
}

const KEPT = 100;

export function lineHistory(): LineHistory {
  const lines: string[] = [];
  let at = 0;
  let draft = "";
  return {
    add(line) {
      if (lines.at(-1) !== line) lines.push(line);
      if (lines.length > KEPT) lines.shift();
      at = lines.length;
      draft = "";
    },
    older(writing) {
      if (at === 0) return null;
      if (at === lines.length) draft = writing;
      at -= 1;
      return lines[at] ?? null;
    },
    newer() {
      if (at >= lines.length) return null;
      at += 1;
      return lines[at] ?? draft;
    },
  };
}
