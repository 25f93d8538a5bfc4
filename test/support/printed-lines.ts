import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

const folder = ["../shared/seeds", "../../shared/seeds"].map((path) => join(packageRoot(), path)).find(existsSync);

/** The lines of the document whose number begins every source line, `003`; null where the folder beside the checkout is not there. */
export function printedLines(number: string): readonly string[] | null {
  const file = folder && readdirSync(folder).find((name) => name.startsWith(`${number}_`));
  return folder && file ? readFileSync(join(folder, file), "utf8").split("\n") : null;
}

/** The text of `003:L7, L25-30`, the number of the document left out. */
export function printedAt(lines: readonly string[], source: string): string {
  return [...source.matchAll(/L(\d+)(?:-(\d+))?/g)]
    .flatMap(([, from = "", to = from]) => lines.slice(Number(from) - 1, Number(to)))
    .join("\n");
}
