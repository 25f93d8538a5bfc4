import { basename } from "node:path";
import { notText } from "../core/imports/records.ts";
import { type ToldTrap, tellTraps } from "../core/programme/tell-traps.ts";
import { trapSay } from "../core/programme/trap-words.ts";
import type { Lang } from "../core/words/lang.ts";
import { ProgrammeFileError, problemLine } from "../domain/programme/problems.ts";
import type { Programme } from "../domain/programme/programme.ts";
import { type ProgrammeProof, proveProgramme } from "../domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../domain/programme/read-programme.ts";
import { readYaml } from "../domain/programme/read-yaml.ts";
import { badLines, badRows, readNamedFile } from "./read-import.ts";

/** A programme file that was read, and tried out without finding anything wrong. */
export interface GoodProgramme {
  readonly programme: Programme;
  readonly proof: ProgrammeProof;
  readonly text: string;
}

/** A programme file that somebody named; `commands` are the program's own. @throws UserError `bad-file` with every mistake, its line and its mend, or how people would get stuck */
export async function readProgrammeFile(file: string, lang: Lang, commands: readonly string[]): Promise<GoodProgramme> {
  const bytes = await readNamedFile(file, lang);
  const name = basename(file);
  const unreadable = notText(bytes, "UTF-8");
  if (unreadable) throw badRows({ problems: [unreadable] }, name, lang);
  const text = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  try {
    const programme = readProgramme(text, name, commands);
    const proof = proveProgramme(programme);
    const traps = tellTraps({ programme, lang }, proof);
    if (traps.length > 0) throw stuck(traps, text, name, lang);
    return { programme, proof, text };
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

/** Each way to get stuck, with the line of the dossier's steps or requirements. */
function stuck(traps: readonly ToldTrap[], text: string, file: string, lang: Lang) {
  const { lineOf } = readYaml(text, file);
  const say = trapSay(lang);
  return badLines(
    file,
    traps.map(({ dossier, about, what, way, mend }) => {
      const line = lineOf(["dossiers", dossier, about], "key");
      const moves =
        way.length === 0 ? [say("trap.at-once")] : [say("trap.way"), ...way.map((one, at) => `${at + 1}. ${one}`)];
      return { line, text: [`${file}:${line}: ${what} → ${mend}`, ...moves.map((one) => `   ${one}`)].join("\n") };
    }),
  );
}
