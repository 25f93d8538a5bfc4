import type { FileProblem } from "../src/domain/programme/problems.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import type { Marks } from "./sqlite/stores.ts";

/** A school's own programmes stand in its database, so that one file to copy is the whole school. */
const PREFIX = "programme:";

/** The programmes that were imported into a database, by their id. @throws ProgrammeFileError when one no longer holds */
export async function openOwnProgrammes(marks: Marks): Promise<ReadonlyMap<string, Programme>> {
  const kept = await marks.under(PREFIX);
  const own = new Map<string, Programme>();
  if (kept.size === 0) return own;
  const [{ readProgramme }, { ProgrammeFileError }] = await Promise.all([
    import("../src/domain/programme/read-programme.ts"),
    import("../src/domain/programme/problems.ts"),
  ]);
  const problems: FileProblem[] = [];
  for (const [key, text] of kept) {
    const id = key.slice(PREFIX.length);
    try {
      own.set(id, readProgramme(text, `${id}.yaml`));
    } catch (error) {
      if (!(error instanceof ProgrammeFileError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProgrammeFileError(problems);
  return own;
}

/** The text of a programme that was imported; null: there is none of that id. */
export function ownText(marks: Marks, id: string): Promise<string | null> {
  return marks.get(`${PREFIX}${id}`);
}

/** Puts the text of a programme in force, before a shipped one of its id. */
export function keepOwn(marks: Marks, id: string, text: string): Promise<void> {
  return marks.set(`${PREFIX}${id}`, text);
}
