import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";

const LEFT_OUT = new Set([".git", "dist", "coverage", "data", "reports"]);

/** A throwaway copy of a working tree, in which a file can be changed and put back. */
export interface Tree {
  readonly root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Copies all but what is built or downloaded; installed packages are linked. */
export function copyTree(from: string): Tree {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "passerelle-rules-"));
  const packages: string[] = [];
  const taken = (path: string) => {
    if (basename(path) !== "node_modules") return path === from || !LEFT_OUT.has(relative(from, path));
    packages.push(relative(from, path));
    return false;
  };
  cpSync(from, root, { recursive: true, filter: taken });
  for (const path of packages) symlinkSync(realpathSync(join(from, path)), join(root, path));
  return {
    root,
    read: (file) => readFileSync(join(root, file), "utf8"),
    write: (file, text) => writeFileSync(join(root, file), text),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
