import { inflateSync } from "node:zlib";

/** Hexadecimal digits of a glyph, as in a text → what it stands for. */
type Letters = ReadonlyMap<string, string>;

/** What the pages of a PDF with fonts of its own say, a line of text a line, page by page. Letters are read off the tables that a reader's search and copy use. */
export function pdfPages(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [id, body]),
  );
  const fonts = new Map(
    [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1] ?? "";
      return [name, lettersOf(contentOf(objects.get(table) ?? ""))];
    }),
  );
  const pages = [...objects.values()].map(contentOf).filter((stream) => stream.includes(" TJ"));
  return pages.map((stream) => textIn(stream, fonts));
}

function contentOf(object: string): string {
  const packed = /FlateDecode[\s\S]*?stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1];
  return packed === undefined ? "" : inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
}

/** A ligature stands for several letters: `<0066 0066>`. */
function lettersOf(table: string): Letters {
  const ranges = [...table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  return new Map(
    ranges.flatMap(([, first = "", codes = ""]) =>
      [...codes.matchAll(/<([0-9a-f ]*)>/g)].map(([, code = ""], index): [string, string] => [
        (Number.parseInt(first, 16) + index).toString(16).padStart(4, "0"),
        Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
      ]),
    ),
  );
}

function textIn(stream: string, fonts: ReadonlyMap<string, Letters>): string {
  const lines: string[] = [];
  let letters: Letters | undefined;
  for (const [, font, shown = ""] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font);
    else
      lines.push(
        glyphsOf(shown)
          .map((glyph) => letters?.get(glyph) ?? "\ufffd")
          .join(""),
      );
  }
  return lines.join("\n");
}

/** `<00010002> 146.9 <0003>` → three glyphs, without the space between two pieces. */
function glyphsOf(shown: string): readonly string[] {
  return [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, piece = ""]) => piece.match(/.{4}/g) ?? []);
}
