import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "./problem.ts";

const NEWLINE = 10;
const RETURN = 13;

/**
 * Reads the records of a CSV file one after the other; `,` or `;` is told from the header. Blank lines and rows of empty cells are passed over.
 * Gives back the one problem that stops a file from being read at all, or null.
 */
export function eachRecord(bytes: Uint8Array, visit: (line: number, cells: readonly string[]) => void): Problem | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unreadable = notText(buffer, "CSV UTF-8");
  if (unreadable) return unreadable;
  const lines = lineCounter(buffer);
  try {
    parse(buffer, {
      bom: true,
      delimiter: delimiterOf(buffer),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        const line = lines.startOfRecordEndingAt(context.bytes);
        if (cells.some((cell) => cell.trim() !== "")) visit(line, cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: lines.next(), id: "unclosed-quote", values: {} };
  }
  return null;
}

/** Why bytes are no text that can be read, at the first line that is none; `format` is what to save the file as. */
export function notText(bytes: Uint8Array, format: string): Problem | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const binary = buffer.indexOf(0);
  if (binary >= 0) return { line: lineAt(buffer, binary), id: "not-text", values: { format } };
  return isUtf8(buffer) ? null : { line: firstBadLine(buffer), id: "not-utf8", values: { format } };
}

function delimiterOf(buffer: Buffer): "," | ";" {
  const head = buffer.toString("utf8", 0, Math.min(buffer.length, 8192)).replaceAll(/"[^"]*"/g, "");
  const header = head.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  return header.split(";").length > header.split(",").length ? ";" : ",";
}

/** A carriage return counts with the line feed that follows it. */
function endsLine(buffer: Buffer, at: number): boolean {
  return buffer[at] === NEWLINE || (buffer[at] === RETURN && buffer[at + 1] !== NEWLINE);
}

function lineAt(buffer: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (endsLine(buffer, at)) line += 1;
  return line;
}

/** A line break is never part of a longer UTF-8 character, so lines can be looked at one by one. */
function firstBadLine(buffer: Buffer): number {
  let line = 1;
  let start = 0;
  for (let at = 0; at < buffer.length; at += 1) {
    if (!endsLine(buffer, at)) continue;
    if (!isUtf8(buffer.subarray(start, at))) return line;
    line += 1;
    start = at + 1;
  }
  return line;
}

/** The parser counts a CR LF inside a quoted cell as two lines; these are counted in the bytes themselves. */
function lineCounter(buffer: Buffer): { startOfRecordEndingAt(end: number): number; next(): number } {
  let line = 1;
  let at = 0;
  const next = (): number => {
    for (; buffer[at] === NEWLINE || buffer[at] === RETURN; at += 1) if (endsLine(buffer, at)) line += 1;
    return line;
  };
  return {
    next,
    startOfRecordEndingAt(end) {
      const start = next();
      for (; at < end; at += 1) if (endsLine(buffer, at)) line += 1;
      return start;
    },
  };
}
