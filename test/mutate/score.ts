import { dirname } from "node:path";

/** What is read of Stryker's report. Lines and columns count from 1. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** How the mutants of some files fared. */
export interface Score {
  readonly tried: number;
  readonly killed: number;
  /** `FILE:LINE what was put there instead`, in the order of the files. */
  readonly survivors: readonly string[];
}

const KILLED: readonly string[] = ["Killed", "Timeout"];
const ALIVE: readonly string[] = ["Survived", "NoCoverage"];

/** Counts as Stryker does: a mutant that does not run at all counts on neither side. `within`: a file, or a folder without those inside it. */
export function score(report: Report, within: string): Score {
  const mutants = Object.entries(report.files)
    .filter(([file]) => file === within || dirname(file) === within)
    .flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })));
  const alive = mutants.filter(({ status }) => ALIVE.includes(status));
  const killed = mutants.filter(({ status }) => KILLED.includes(status)).length;
  return {
    tried: alive.length + killed,
    killed,
    survivors: alive.map(
      ({ file, location, mutatorName, replacement }) =>
        `${file}:${location.start.line}:${location.start.column} ${mutatorName}: ${short(replacement ?? "")}`,
    ),
  };
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** Killed mutants in a hundred, one decimal; 100 where there was none to kill. */
export function percent({ tried, killed }: Pick<Score, "tried" | "killed">): number {
  return tried === 0 ? 100 : Math.floor((killed / tried) * 1000) / 10;
}
