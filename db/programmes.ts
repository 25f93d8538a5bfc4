import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FileProblem, ProgrammeFileError } from "../src/domain/programme/problems.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { readProgramme } from "../src/domain/programme/read-programme.ts";
import { programmesFolder } from "./programmes-folder.ts";

/** By file and text: what was read before is not read again. */
const known = new Map<string, Programme>();

/**
 * Every programme of a folder by its id, read from the files themselves.
 * @throws ProgrammeFileError with the mistakes of all files.
 */
export function loadProgrammes(folder: string = programmesFolder()): ReadonlyMap<string, Programme> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .toSorted();
  const problems: FileProblem[] = [];
  const programmes = files.flatMap((file) => {
    try {
      const programme = read(utf8(readFileSync(join(folder, file)), file), file);
      if (`${programme.id}.yaml` !== file) problems.push(misnamed(programme, file));
      return [programme];
    } catch (error) {
      if (!(error instanceof ProgrammeFileError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ProgrammeFileError(problems);
  return new Map(programmes.map((programme) => [programme.id, programme]));
}

/** @throws ProgrammeFileError */
function read(text: string, file: string): Programme {
  const key = `${file}\n${text}`;
  const programme = known.get(key) ?? readProgramme(text, file);
  known.set(key, programme);
  return programme;
}

/** @throws ProgrammeFileError when the bytes are no UTF-8. */
function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProgrammeFileError([
      {
        file,
        line: 1,
        problem: { fr: "le fichier n'est pas en UTF-8", en: "the file is not in UTF-8" },
        mend: { fr: "enregistrez-le en UTF-8", en: "save it as UTF-8" },
      },
    ]);
  }
}

function misnamed({ id }: Programme, file: string): FileProblem {
  return {
    file,
    line: 1,
    problem: { fr: `ce fichier contient la formation \`${id}\``, en: `this file holds the programme \`${id}\`` },
    mend: { fr: `nommez-le ${id}.yaml`, en: `name it ${id}.yaml` },
  };
}
