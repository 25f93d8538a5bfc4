import { createHash } from "node:crypto";
import type BetterSqlite3 from "better-sqlite3";
import type { Write } from "./write.ts";

/** The tables that say who holds which role and who acts for whom, with what their rows say. */
export const STANDING = {
  relations: ["id", "scope", "enrolment", "cohort", "option", "role", "person", "from_day", "until_day"],
  delegations: ["id", "person", "deputy", "from_day", "to_day", "ended_at"],
} as const;

export type StandingTable = keyof typeof STANDING;
export const STANDING_TABLES = Object.keys(STANDING) as StandingTable[];

/** How many rows a table has, and the seals of all of them in one, whatever their order: what `meta` keeps of each, as `COUNT SEALS`. */
export interface Total {
  readonly count: number;
  readonly seals: string;
}

export const NO_ROWS: Total = { count: 0, seals: "0".repeat(64) };

/** Where `meta` keeps a table's total. */
const keyOf = (table: StandingTable): string => `standing:${table}`;
/** Where `meta` says that the audit has yet to be told of the present totals. */
const UNTOLD = "standing:untold";

/** A row's content as SQL. `of`: `new.` or `old.` in a trigger. */
export function contentSql(table: StandingTable, of = ""): string {
  return `json_array('${table}', ${STANDING[table].map((column) => `${of}"${column}"`).join(", ")})`;
}

/** What a row says, in 64 characters: ids, roles and days, of which nobody is known. */
export function sealOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The total once a row is no longer what it was, or is there, or no more. */
export function moved({ count, seals }: Total, before: string | null, after: string | null): Total {
  const sum = [seals, before, after].reduce((all, seal) => all ^ BigInt(`0x${seal ?? "0"}`), 0n);
  return {
    count: count + (after === null ? 0 : 1) - (before === null ? 0 : 1),
    seals: sum.toString(16).padStart(64, "0"),
  };
}

export const totalText = ({ count, seals }: Total): string => `${count} ${seals}`;

function totalOf(text: string): Total {
  const [count = "", seals = ""] = text.split(" ");
  return { count: Number(count), seals };
}

/**
 * From now on whatever this connection writes into these tables is sealed, row by row, and counted in `meta`, in the same transaction. What is
 * written into the file otherwise is not. A database that has never been sealed is sealed as it stands.
 */
export function watchStanding(sqlite: BetterSqlite3.Database, write: Write): void {
  sqlite.function("standing_seal", { deterministic: true }, (content) => sealOf(String(content)));
  sqlite.function("standing_moved", { deterministic: true }, (total, before, after) =>
    totalText(moved(totalOf(String(total)), before as string | null, after as string | null)),
  );
  const known = sqlite.prepare("select 1 from meta where key = ?");
  if (STANDING_TABLES.some((table) => known.get(keyOf(table)) === undefined)) write(() => sealAll(sqlite));
  for (const table of STANDING_TABLES) sqlite.exec(triggersOf(table));
}

function sealAll(sqlite: BetterSqlite3.Database): void {
  const told = toldLast(sqlite);
  const keep = sqlite.prepare("insert or ignore into meta (key, value) values (?, ?)");
  for (const table of STANDING_TABLES) {
    // Whoever takes the totals away does not have what they changed taken for what was recorded.
    if (told === null) sqlite.exec(`update ${table} set seal = standing_seal(${contentSql(table)})`);
    const total = told?.[table] ?? standingRows(sqlite, table).reduce((all, { now }) => moved(all, null, now), NO_ROWS);
    keep.run(keyOf(table), totalText(total));
  }
  if (told === null) keep.run(UNTOLD, "");
}

function triggersOf(table: StandingTable): string {
  const [before, after] = ["old.", "new."].map((of) => `standing_seal(${contentSql(table, of)})`);
  const count = (was: string, is: string) =>
    `update meta set value = standing_moved(value, ${was}, ${is}) where key = '${keyOf(table)}';
     insert or ignore into meta (key, value) values ('${UNTOLD}', '');`;
  const seal = `update ${table} set seal = ${after} where id = new.id;`;
  const columns = STANDING[table].map((column) => `"${column}"`).join(", ");
  return `
    create temp trigger ${table}_made after insert on main.${table} begin ${seal} ${count("null", String(after))} end;
    create temp trigger ${table}_changed after update of ${columns} on main.${table}
      begin ${seal} ${count(String(before), String(after))} end;
    create temp trigger ${table}_gone after delete on main.${table} begin ${count(String(before), "null")} end;`;
}

/** A row of one of the tables: what it is sealed with, and what it would be sealed with as it stands. */
export interface SealedRow {
  readonly id: string;
  readonly seal: string | null;
  readonly now: string;
}

export function standingRows(sqlite: BetterSqlite3.Database, table: StandingTable): readonly SealedRow[] {
  const rows = sqlite.prepare<[], { id: string; seal: string | null; content: string }>(
    `select id, seal, ${contentSql(table)} as content from ${table} order by id`,
  );
  return rows.all().map(({ id, seal, content }) => ({ id, seal, now: sealOf(content) }));
}

export type Totals = Readonly<Record<StandingTable, Total>>;

/** The totals that the audit was last told of; null: of none yet. */
export function toldLast(sqlite: BetterSqlite3.Database): Totals | null {
  const last = sqlite.prepare("select standing from audit where standing is not null order by seq desc limit 1");
  const text = last.pluck().get();
  return typeof text === "string" ? readTotals(text) : null;
}

/** `TABLE COUNT SEALS`, one line each. */
function readTotals(text: string): Totals {
  const lines = new Map(
    text.split("\n").map((line) => [line.split(" ")[0], totalOf(line.slice(line.indexOf(" ") + 1))]),
  );
  const of = (table: StandingTable) => lines.get(table) ?? NO_ROWS;
  return { relations: of("relations"), delegations: of("delegations") };
}

/** Gives what the audit is to be told within the transaction under way, once; null: nothing has changed since. */
export function standingToTell(sqlite: BetterSqlite3.Database): () => string | null {
  const untold = sqlite.prepare("delete from meta where key = ?");
  const total = sqlite.prepare("select value from meta where key = ?").pluck();
  return () => {
    if (untold.run(UNTOLD).changes === 0) return null;
    return STANDING_TABLES.map((table) => `${table} ${String(total.get(keyOf(table)))}`).join("\n");
  };
}
