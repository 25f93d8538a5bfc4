/** Combining marks, in the order in which French collation tells them apart. */
const MARKS =
  "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0335\u0309\u031b\u0323\u0326";
/** What comes before digits and letters in names, in collation order. */
const PUNCTUATION = " _-\u2010–—,;:!?.·'\"";
/** What a decomposition leaves whole: the letters it sorts as, and the weight that puts it after its equals. */
const WHOLE: Readonly<Record<string, readonly [string, string]>> = {
  œ: ["oe", "\x17"],
  æ: ["ae", "\x17"],
  ß: ["ss", "\x17"],
  ø: ["o", "\x0d"],
  ł: ["l", "\x11"],
  đ: ["d", "\x11"],
  ð: ["d", "\x17"],
  "‘": ["'", "\x18"],
  "’": ["'", "\x19"],
};

const LEVEL = "\x01";
const PLAIN = "\x02";
const CAPITAL = "\x03";
const OTHER_MARK = "\x16";

interface Levels {
  letters: string;
  accents: string;
  cases: string;
}

/**
 * A key whose bytes sort as `Intl.Collator("fr")` sorts names: letters first, then accents, then case.
 * Only its first part holds characters from U+0020 on, so `foldName` of a part of the name is found there and nowhere else.
 */
export function collationKey(name: string): string {
  const { letters, accents, cases } = levelsOf(name);
  return letters + LEVEL + trim(accents) + LEVEL + trim(cases);
}

/** `D’Œuvre` and `d'oeuvre` alike. */
export function foldName(name: string): string {
  return levelsOf(name).letters;
}

/** What the keys of all names begin with that differ from this one by case and accents at most. */
export function nameStart(name: string): string {
  return foldName(name) + LEVEL;
}

function levelsOf(name: string): Levels {
  const levels: Levels = { letters: "", accents: "", cases: "" };
  for (const char of name.normalize("NFD").replace(/[\p{Cc}\p{Cf}]/gu, "")) add(levels, char);
  return levels;
}

function add(levels: Levels, char: string): void {
  if (/\p{M}/u.test(char)) {
    const mark = MARKS.indexOf(char);
    levels.accents += mark < 0 ? OTHER_MARK : String.fromCharCode(3 + mark);
    levels.cases += PLAIN;
    return;
  }
  const lower = char.toLowerCase();
  const [letters, accent] = WHOLE[lower] ?? [lower, ""];
  levels.letters += weightOf(letters);
  levels.accents += PLAIN + accent + PLAIN.repeat(letters.length - 1);
  levels.cases += lower === char && char !== "\u00a0" ? PLAIN : CAPITAL;
}

function weightOf(lower: string): string {
  if (/[\p{L}\p{N}]/u.test(lower)) return lower;
  const place = PUNCTUATION.indexOf(lower === "\u00a0" ? " " : lower);
  return place < 0 ? `/${lower}` : String.fromCharCode(0x20 + place);
}

/** What is plain to the end weighs nothing. */
function trim(level: string): string {
  let end = level.length;
  while (level[end - 1] === PLAIN) end--;
  return level.slice(0, end);
}
