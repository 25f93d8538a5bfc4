import type { Values } from "../words/words.ts";
import { type Problem, type ProblemId, quoted } from "./problem.ts";
import { eachRecord } from "./records.ts";

/** What a header may hold. */
export interface Columns {
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** Columns that do as well as a required one. */
  readonly instead?: ReadonlyMap<string, readonly string[]>;
  /** What to say of `known` to someone who wrote something else; all of it when left out. */
  possible?(): readonly string[];
  /** What else is wrong with the header as a whole. */
  check?(names: ReadonlySet<string>): ProblemId | null;
}

/** One row under a header that is right. */
export interface Row {
  readonly line: number;
  readonly headerLine: number;
  has(column: string): boolean;
  /** Trimmed, line breaks and runs of blanks made one blank; a missing column reads as empty. */
  cell(column: string): string;
  /** Tells what is wrong with the row, or with another line. */
  refuse(id: ProblemId, values?: Values, line?: number): void;
}

/** The longest cell that is looked at, in characters; columns have closer limits of their own. */
const LONGEST_CELL = 1000;

/** Reads a CSV file with a header and gives back everything that is wrong with it. Rows are visited only under a header that is right. */
export function readTable(bytes: Uint8Array, columns: Columns, visit: (row: Row) => void): Problem[] {
  const problems: Problem[] = [];
  let header: Header | null = null;
  let headerHolds = true;
  let rows = 0;

  const stopped = eachRecord(bytes, (line, cells) => {
    if (header === null) {
      header = readHeader(cells, line);
      problems.push(...headerProblems(header, columns));
      headerHolds = problems.length === 0;
      return;
    }
    rows += 1;
    if (!headerHolds) return;
    const wrong = cellProblems(cells, header.names, line);
    if (wrong.length > 0) problems.push(...wrong);
    else visit(rowOf(header, line, cells, problems));
  });

  if (stopped) problems.push(stopped);
  else if (rows === 0 && problems.length === 0) problems.push({ line: 1, id: "no-rows", values: {} });
  return problems;
}

interface Header {
  readonly line: number;
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

function readHeader(cells: readonly string[], line: number): Header {
  const names = cells.map((cell) => tidy(cell).toLowerCase());
  return { line, names, places: new Map(names.map((name, index) => [name, index])) };
}

function rowOf(header: Header, line: number, cells: readonly string[], problems: Problem[]): Row {
  return {
    line,
    headerLine: header.line,
    has: (column) => header.places.has(column),
    cell: (column) => tidy(cells[header.places.get(column) ?? -1] ?? ""),
    refuse: (id, values = {}, other = line) => problems.push({ line: other, id, values }),
  };
}

function tidy(cell: string): string {
  const trimmed = cell.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replaceAll(/\s+/g, " ") : trimmed;
}

function headerProblems({ line, names, places }: Header, columns: Columns): Problem[] {
  const named = [...places.keys()];
  const has = (name: string) => places.has(name);
  const missing = columns.required.filter((name) => ![name, ...(columns.instead?.get(name) ?? [])].some(has));
  const unknown = named.filter((name) => !columns.known.includes(name));
  const known = unknown.length === 0 ? "" : (columns.possible?.() ?? columns.known).join(", ");
  const twice = named.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const whole = columns.check?.(new Set(named)) ?? null;
  return [
    ...missing.map((column): Problem => ({ line, id: "column-missing", values: { column } })),
    ...unknown.map((column): Problem => ({ line, id: "column-unknown", values: { column: quoted(column), known } })),
    ...twice.map((column): Problem => ({ line, id: "column-twice", values: { column: quoted(column) } })),
    ...(whole ? [{ line, id: whole, values: {} }] : []),
  ];
}

/** Line breaks and tabs are blanks; every other control character is a mishap. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

function cellProblems(cells: readonly string[], names: readonly string[], line: number): Problem[] {
  if (cells.length !== names.length) {
    return [{ line, id: "cells-count", values: { count: cells.length, expected: names.length } }];
  }
  const problems: Problem[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = names[index] ?? "";
    if (cell.trimStart().startsWith('"')) problems.push({ line, id: "bad-quote", values: { column } });
    else if (CONTROL.test(cell)) problems.push({ line, id: "control-character", values: { column } });
    else if (cell.length > LONGEST_CELL)
      problems.push({ line, id: "too-long", values: { column, most: LONGEST_CELL } });
  }
  return problems;
}
