import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { commandsFor } from "../../commands/index.ts";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { templates } from "../../manifest/template.ts";
import { packageRoot } from "../../src/package-root.ts";

const root = packageRoot();
const read = (path: string) => readFileSync(join(root, path), "utf8");
const programmes = await openProgrammes();
const { version } = z.object({ version: z.string() }).parse(JSON.parse(read("package.json")));

/** A generated file that lags behind its source is written anew by `npm run generate`. */
describe("generated files", () => {
  it.each([...templates(commandsFor(programmes.values()), version)])(
    "manifest/%s is what the command list says",
    (path, text) => {
      expect(read(`manifest/${path}`)).toBe(text);
    },
  );

  it("the migrations lead to the tables of db/sqlite/schema", () => {
    const copy = mkdtempSync(join(tmpdir(), "migrations-"));
    try {
      cpSync(join(root, "db/sqlite/migrations"), copy, { recursive: true });
      const files = () => readdirSync(copy, { recursive: true }).map(String).sort();
      const before = files();
      const options = ["--dialect", "sqlite", "--schema", "./db/sqlite/schema/*.ts", "--out", relative(root, copy)];
      execFileSync(join(root, "node_modules/.bin/drizzle-kit"), ["generate", ...options], { cwd: root, stdio: "pipe" });
      expect(before.length).toBeGreaterThan(2);
      expect(files()).toEqual(before);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
