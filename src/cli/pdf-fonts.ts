import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { unpackWoff } from "./woff.ts";

/** DejaVu Sans has Latin with every accent, Greek, Cyrillic and more; of each font only the letters used go into a PDF. */
const WEIGHTS = { plain: 400, strong: 700 } as const;
export type Weight = keyof typeof WEIGHTS;

export interface PdfFonts {
  readonly files: Readonly<Record<Weight, Uint8Array>>;
  /** Whether both weights can draw a character, given as its code point. */
  has(code: number): boolean;
}

let read: PdfFonts | null = null;

/** The fonts of a PDF, read from their package once. */
export function pdfFonts(): PdfFonts {
  read ??= readFonts();
  return read;
}

function readFonts(): PdfFonts {
  const { resolve } = createRequire(import.meta.url);
  const fileOf = (weight: Weight) =>
    unpackWoff(readFileSync(resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${WEIGHTS[weight]}-normal.woff`)));
  const files = { plain: fileOf("plain"), strong: fileOf("strong") };
  const fonts = Object.values(files).map((file) => create(file) as Font);
  return { files, has: (code) => fonts.every((font) => font.hasGlyphForCodePoint(code)) };
}
