import type { Part } from "../../core/card.ts";
import type { Say } from "../../core/words/words.ts";
import type { Element, TableRow } from "./card-json.ts";
import type { Limits } from "./limits.ts";
import { plainBlock, shorten } from "./plain-text.ts";
import type { CardWord } from "./words.ts";

type TablePart = Extract<Part, { kind: "table" }>;

/** The first row holds the names of the columns; rows and columns beyond the limits are counted below it. */
export function renderTable(table: TablePart, limits: Limits, say: Say<CardWord>): readonly Element[] {
  const columns = table.columns.slice(0, limits.columns);
  const rows = table.rows.slice(0, limits.rows);
  if (columns.length === 0) return [];
  const line = (cells: readonly string[], header: boolean): TableRow => ({
    type: "TableRow",
    ...(header && { style: "emphasis" }),
    cells: columns.map((_, column) => ({
      type: "TableCell",
      items: [plainBlock(shorten(cells[column] ?? "", limits.cell) || " ", header ? { weight: "bolder" } : {})],
    })),
  });
  const elements: Element[] = [
    {
      type: "Table",
      firstRowAsHeader: true,
      columns: columns.map((_, column) => ({ type: "TableColumnDefinition", width: widthOf(table, rows, column) })),
      rows: [line(columns, true), ...rows.map((row) => line(row, false))],
    },
  ];
  const more = (word: "moreRows" | "moreColumns", count: number): void => {
    if (count > 0) elements.push(plainBlock(say(word, { count }), { isSubtle: true }));
  };
  more("moreRows", table.rows.length - rows.length);
  more("moreColumns", table.columns.length - columns.length);
  return elements;
}

/** In characters, about. */
const CELL_PADDING = 3;

/** A share of the width that follows the longest text of the column, within reason. */
function widthOf(table: TablePart, rows: TablePart["rows"], column: number): number {
  const lengths = [table.columns, ...rows].map((cells) => cells[column]?.length ?? 0);
  return Math.min(24, Math.max(4, ...lengths)) + CELL_PADDING;
}
