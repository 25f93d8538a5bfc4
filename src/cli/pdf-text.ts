/** The characters above Latin-1 that the standard fonts of PDF have (Windows code page 1252). */
const WIDER = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
/** Letters that come apart into no letter and accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  "\u202f": "\u00a0",
  "\u2009": " ",
};

/** Text that the standard fonts can draw: a letter they lack loses its accent, anything else of the kind becomes `?`. The CSV has it as it was typed. */
export function drawable(text: string): string {
  return [...text.normalize("NFC")].map(drawn).join("");
}

function drawn(char: string): string {
  if (char === "\n" || WIDER.has(char) || /[\u0020-\u007e\u00a0-\u00ff]/.test(char)) return char;
  if (/\p{Cc}|\p{Cf}/u.test(char)) return char === "\t" ? " " : "";
  const plain = PLAIN[char];
  if (plain !== undefined) return plain;
  const letter = char.normalize("NFD").replace(/\p{M}/gu, "");
  return /^[\u0020-\u007e]$/.test(letter) ? letter : "?";
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
