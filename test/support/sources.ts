import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

export interface Source {
  /** From the package's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const LEFT_OUT = new Set(["node_modules", "dist", "coverage"]);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** The TypeScript files of these folders of the repository. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  const root = packageRoot();
  return folders
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

/** `file:line: text` of every line that matches. */
export function linesWith(pattern: RegExp, sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
