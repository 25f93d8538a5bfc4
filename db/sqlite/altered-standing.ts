import type { Database } from "./open.ts";
import {
  moved,
  NO_ROWS,
  type SealedRow,
  STANDING_TABLES,
  type StandingTable,
  standingRows,
  toldLast,
  totalText,
} from "./standing.ts";

/** A table of who holds which role or who acts for whom that is not as the program wrote it. */
export interface AlteredStanding {
  readonly table: StandingTable;
  /** Rows that were changed or put in by other hands, as `ID (what it says)`. */
  readonly rows: readonly string[];
  /** How many rows there are, and how many the audit knows of. */
  readonly there: number;
  readonly recorded: number;
}

/** Compares these tables with their seals and with what the audit was last told of them; a database of which it was told nothing yet is taken as it is. */
export function alteredStanding({ sqlite }: Pick<Database, "sqlite">): readonly AlteredStanding[] {
  const told = toldLast(sqlite);
  if (told === null) return [];
  return STANDING_TABLES.flatMap((table) => {
    const rows = standingRows(sqlite, table);
    const total = rows.reduce((all, { now }) => moved(all, null, now), NO_ROWS);
    const recorded = told[table];
    const altered = rows.filter(({ seal, now }) => seal !== now);
    if (altered.length === 0 && totalText(total) === totalText(recorded)) return [];
    return [
      { table, rows: altered.map((row) => named(sqlite, table, row)), there: total.count, recorded: recorded.count },
    ];
  });
}

/** What the row says now, so that it can be recognised. */
function named(sqlite: Database["sqlite"], table: StandingTable, { id }: SealedRow): string {
  const says = {
    relations: `select role || ' · ' || person || ' · ' || coalesce(enrolment, option || ' ' || cohort, cohort, scope) from relations where id = ?`,
    delegations: `select deputy || ' · ' || person from delegations where id = ?`,
  } as const;
  return `${id} (${String(sqlite.prepare(says[table]).pluck().get(id))})`;
}
