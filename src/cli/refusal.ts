import { randomUUID } from "node:crypto";
import { UserError } from "../core/errors.ts";
import { explain } from "../core/explain.ts";
import type { Lang } from "../core/words/lang.ts";
import { ProgrammeFileError } from "../domain/programme/problems.ts";
import { badProgramme } from "./read-programme-file.ts";
import type { Terminal } from "./terminal.ts";
import type { Told } from "./told.ts";

/** What to tell of an error that a verb ended with. */
export function refusalOf(error: unknown, terminal: Terminal, lang: Lang): Told {
  if (error instanceof UserError) return { ok: false, error: explain(error, lang) };
  if (error instanceof ProgrammeFileError) {
    const file = error.problems[0]?.file ?? "";
    return { ok: false, error: explain(badProgramme(error, file, lang), lang) };
  }
  const reference = randomUUID().slice(0, 8);
  terminal.err(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return { ok: false, error: explain(new UserError("failed", { reference }), lang) };
}
