import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Programme } from "../src/domain/programme/programme.ts";
import { fileOf } from "./sqlite/open.ts";

/** Where a school keeps the programmes it imported: beside its database. Null for a database in memory. */
function folderOf(databaseUrl: string): string | null {
  const file = fileOf(databaseUrl);
  return file === ":memory:" ? null : join(dirname(file), "programmes");
}

/** The programmes that were imported beside a database, by their id. @throws ProgrammeFileError */
export async function openOwnProgrammes(databaseUrl: string): Promise<ReadonlyMap<string, Programme>> {
  const folder = folderOf(databaseUrl);
  if (folder === null || !existsSync(folder)) return new Map();
  const { loadProgrammes } = await import("./programmes.ts");
  return loadProgrammes(folder);
}

/** Keeps a programme file beside a database, whole or not at all. Gives false when the very same one is there. */
export function keepProgramme(databaseUrl: string, id: string, bytes: Uint8Array, dryRun: boolean): boolean {
  const folder = folderOf(databaseUrl);
  if (folder === null) throw new Error("a database in memory keeps no programmes");
  const file = join(folder, `${id}.yaml`);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return false;
  if (dryRun) return true;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
  return true;
}
