import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProgrammeFileError } from "../src/domain/programme/problems.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { openProgrammes } from "./compiled-programmes.ts";
import { programmesFolder } from "./programmes-folder.ts";
import type { VersionText } from "./sqlite/version-store.ts";

/** Reads texts of programmes as a database keeps them; null: it no longer holds. What is shipped as it stands need not be read again. */
export async function rulesReader(): Promise<(kept: VersionText) => Programme | null> {
  const [shipped, { readProgramme }] = await Promise.all([
    openProgrammes(),
    import("../src/domain/programme/read-programme.ts"),
  ]);
  return ({ programme: id, version, text }) => {
    const found = shipped.get(id);
    if (found?.version === version && text === readFileSync(join(programmesFolder(), `${id}.yaml`), "utf8"))
      return found;
    try {
      return readProgramme(text, `${id}.yaml`);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return null;
      throw error;
    }
  };
}
