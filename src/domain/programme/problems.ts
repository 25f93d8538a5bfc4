import type { Text } from "./text.ts";

/** One mistake in a programme file: where it is, what is wrong, what to write instead. */
export interface FileProblem {
  readonly file: string;
  /** 1 is the first. */
  readonly line: number;
  readonly problem: Text;
  readonly mend: Text;
}

/** `my-school.yaml:12: what is wrong → what to write instead`. */
export function problemLine({ file, line, problem, mend }: FileProblem, lang: keyof Text): string {
  return `${file}:${line}: ${problem[lang]} → ${mend[lang]}`;
}

/** A programme file that cannot be taken, with every mistake found in it, by line. Its message tells them all, in English. */
export class ProgrammeFileError extends Error {
  readonly problems: readonly FileProblem[];
  constructor(problems: readonly FileProblem[]) {
    const sorted = problems.toSorted((one, other) => one.line - other.line);
    super(sorted.map((problem) => problemLine(problem, "en")).join("\n"));
    this.name = "ProgrammeFileError";
    this.problems = sorted;
  }
}

/** What is wrong with a piece of text, and what to write instead. */
export interface Fault {
  readonly problem: Text;
  readonly mend: Text;
}

export type Parsed<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Fault);

export function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

export function fault(problem: Text, mend: Text): { readonly ok: false } & Fault {
  return { ok: false, problem, mend };
}

/** The two languages of one sentence. */
export function say(fr: string, en: string): Text {
  return { fr, en };
}

/** A way from the root of a file to one of its keys or items. */
export type Path = readonly (string | number)[];

/** Gathers the mistakes of one file, so that all of them are told at once. */
export interface Problems {
  /** `where` is the key itself or, unless said otherwise, its value. */
  add(path: Path, fault: Fault, where?: "key" | "value"): void;
  /** The value of what was parsed, or null with its fault noted. */
  take<Value>(path: Path, result: Parsed<Value>): Value | null;
}

export function gather(file: string, lineOf: (path: Path, where: "key" | "value") => number) {
  const found: FileProblem[] = [];
  const problems: Problems = {
    add(path, { problem, mend }, where = "value") {
      const line = lineOf(path, where);
      const known = found.some((one) => one.line === line && one.problem.en === problem.en);
      if (!known) found.push({ file, line, problem, mend });
    },
    take(path, result) {
      if (result.ok) return result.value;
      problems.add(path, result);
      return null;
    },
  };
  return { problems, found: found as readonly FileProblem[] };
}
