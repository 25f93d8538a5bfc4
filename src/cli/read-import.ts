import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../core/errors.ts";
import { type Problem, type Read, sayProblem } from "../core/imports/problem.ts";
import type { Lang } from "../core/words/lang.ts";
import { defineWords, sayer } from "../core/words/words.ts";

const words = defineWords({
  fr: {
    missing: "il n''existe pas",
    directory: "c''est un dossier",
    "too-big": "il dépasse {most} Mo",
    forbidden: "l''accès est refusé",
  },
  en: {
    missing: "it does not exist",
    directory: "it is a folder",
    "too-big": "it is larger than {most} MB",
    forbidden: "access is denied",
  },
});

/** 100,000 lines of a roster are about 20 MB. */
const MOST_MB = 100;

/** The bytes of a file that somebody named. @throws UserError `bad-file` */
export async function readNamedFile(file: string, lang: Lang): Promise<Uint8Array> {
  const refuse = (problem: keyof typeof words.en): never => {
    const said = sayer(words, lang)(problem, { most: MOST_MB });
    throw new UserError("bad-file", { file, count: 0, problem: said, mend: "none" });
  };
  try {
    const found = await stat(file);
    if (found.isDirectory()) return refuse("directory");
    if (found.size > MOST_MB * 1e6) return refuse("too-big");
    return await readFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return refuse("missing");
    if (error.code === "EACCES" || error.code === "EPERM") return refuse("forbidden");
    throw error;
  }
}

/** The rows of a file. @throws UserError `bad-file` with every bad line */
export function rowsOrRefusal<Row>(read: Read<Row>, file: string, lang: Lang): readonly Row[] {
  if (read.ok) return read.rows;
  throw badRows(read, file, lang);
}

export function badRows({ problems }: { readonly problems: readonly Problem[] }, file: string, lang: Lang): UserError {
  return badLines(
    basename(file),
    problems.map((problem) => ({ line: problem.line, text: sayProblem(problem, lang) })),
  );
}

/** Every bad line of a file, each on a line of its own. */
export function badLines(file: string, lines: readonly { readonly line: number; readonly text: string }[]): UserError {
  const count = new Set(lines.map(({ line }) => line)).size;
  const problem = lines.map(({ text }) => `\n${text}`).join("");
  return new UserError("bad-file", { file, count, problem, mend: "none" });
}
