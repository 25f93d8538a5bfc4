import { basename } from "node:path";
import type { Lang } from "../core/words/lang.ts";
import { ProgrammeFileError, problemLine } from "../domain/programme/problems.ts";
import type { Programme } from "../domain/programme/programme.ts";
import { readProgramme } from "../domain/programme/read-programme.ts";
import { badLines, readNamedFile } from "./read-import.ts";

/** A programme file that somebody named. @throws UserError `bad-file` with every mistake, its line and its mend */
export async function readProgrammeFile(file: string, lang: Lang): Promise<{ programme: Programme; text: string }> {
  const bytes = await readNamedFile(file, lang);
  const text = new TextDecoder().decode(bytes);
  const name = basename(file);
  try {
    return { programme: readProgramme(text, name), text };
  } catch (error) {
    if (!(error instanceof ProgrammeFileError)) throw error;
    throw badProgramme(error, name, lang);
  }
}

export function badProgramme({ problems }: ProgrammeFileError, file: string, lang: Lang) {
  return badLines(
    file,
    problems.map((problem) => ({ line: problem.line, text: problemLine(problem, lang) })),
  );
}
