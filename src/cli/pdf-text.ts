import { pdfFonts } from "./pdf-fonts.ts";

/** Text that the fonts of a PDF can draw: a letter they lack loses its accent, anything else of the kind becomes `?`. The CSV has it as it was typed. */
export function drawable(text: string): string {
  return [...text.normalize("NFC")].map(drawn).join("");
}

function drawn(char: string): string {
  if (char === "\n") return char;
  if (char === "\t") return " ";
  if (/\p{Cc}|\p{Cf}/u.test(char)) return "";
  if (has(char)) return char;
  const letter = char.normalize("NFD").replace(/\p{M}/gu, "");
  return has(letter) ? letter : "?";
}

function has(char: string): boolean {
  const code = char.codePointAt(0);
  return code !== undefined && pdfFonts().has(code);
}

const MOST_LINES = 20;
const MOST_CHARACTERS = 900;
/** Stretches of that length, cut between words where there are any. */
const AT_WORDS = new RegExp(`.{1,${MOST_CHARACTERS}}(?:\\s|$)|.{1,${MOST_CHARACTERS}}`, "gsu");

/** A text in pieces that each fit on a page whatever they hold. */
export function pieces(text: string): readonly string[] {
  const short = text.split(/\r?\n/).flatMap((line) => line.match(AT_WORDS) ?? [""]);
  const found: string[][] = [[]];
  for (const line of short) {
    const last = found.at(-1) ?? [];
    const length = last.reduce((sum, one) => sum + one.length, 0);
    if (last.length < MOST_LINES && length + line.length <= MOST_CHARACTERS) last.push(line);
    else found.push([line]);
  }
  return found.map((lines) => lines.join("\n"));
}
