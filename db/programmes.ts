import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Programme } from "../src/domain/programme/programme.ts";
import { readProgramme } from "../src/domain/programme/read-programme.ts";
import { packageRoot } from "../src/package-root.ts";

/** Where the programmes that are shipped lie. */
export function programmesFolder(): string {
  return join(packageRoot(), "db", "programmes");
}

/**
 * Every programme of a folder by its id.
 * @throws ProgrammeFileError when one of the files cannot be taken.
 */
export function loadProgrammes(folder: string = programmesFolder()): ReadonlyMap<string, Programme> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .toSorted();
  const programmes = files.map((file) => readProgramme(readFileSync(join(folder, file), "utf8"), file));
  return new Map(programmes.map((programme) => [programme.id, programme]));
}
