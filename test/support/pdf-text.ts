import { inflateSync } from "node:zlib";

/** What Windows code page 1252 has from 0x80 to 0x9f, where Latin-1 has nothing to show. */
const WIDER = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decode(hex: string): string {
  return Buffer.from(hex, "hex")
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (char) => WIDER.charAt(char.charCodeAt(0) - 0x80));
}

/** What the pages of a PDF made with standard fonts say, a line of text a line, page by page. */
export function pdfPages(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = ""]) =>
    inflateSync(Buffer.from(body, "latin1")).toString("latin1"),
  );
  return streams.filter((stream) => stream.includes("TJ")).map(textIn);
}

function textIn(stream: string): string {
  const shown = [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = ""]) =>
    [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => decode(hex)).join(""),
  );
  return shown.join("\n");
}
