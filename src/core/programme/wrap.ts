/** Where a line may end: not before the signs that French sets apart, nor inside its quotation marks' spaces. */
const GAPS = / +(?![;:!?»])(?<!« )/;

/** A text in lines of so many characters at most; those after the first begin with `indent`. A longer word stands alone on its line. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  const start = /^\s*/.exec(text)?.[0] ?? "";
  let line = start;
  let empty = true;
  for (const word of text.trim().split(GAPS)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line = empty ? line + word : `${line} ${word}`;
    empty = false;
  }
  return [...lines, line];
}
