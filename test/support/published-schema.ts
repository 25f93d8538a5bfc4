import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

const beside = ["../shared/schemas", "../../shared/schemas"].map((path) => join(packageRoot(), path));
const folder = beside.find((path) => existsSync(path)) ?? null;

/** A schema published by Slack or Microsoft, from the folder beside the checkout; null where that folder is not there. */
export function publishedSchema(file: string): object | null {
  if (folder === null) return null;
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as object;
}
