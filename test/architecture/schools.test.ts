import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { packageRoot } from "../../src/package-root.ts";
import { linesWith, sourcesIn } from "../support/sources.ts";

const keys = z.union([
  z.record(z.string(), z.unknown()).transform(Object.keys),
  z.array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])),
]);
const ids = z.object({
  programme: z.string(),
  options: z.union([z.literal("any").transform(() => []), keys]).default([]),
  roles: keys.default([]),
  dossiers: keys.default([]),
});

const folder = join(packageRoot(), "db/programmes");
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".yaml")) : [];
const schools = files.map((file) => ids.parse(parse(readFileSync(join(folder, file), "utf8"))));
const code = sourcesIn("src", "commands", "db/sqlite", "manifest");

const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const anyOf = (words: readonly string[]) => [...new Set(words)].map(literally).join("|");

describe("no school in the code", () => {
  it("finds the programme files and what they name", () => {
    expect(schools.length).toBeGreaterThan(1);
    for (const named of ["options", "roles", "dossiers"] as const) {
      expect(schools.flatMap((school) => school[named]).length, named).toBeGreaterThan(2);
    }
  });

  it("names no programme and no option", () => {
    const words = schools.flatMap((school) => [school.programme, ...school.options]);
    expect(linesWith(new RegExp(`\\b(${anyOf(words)})\\b`), code)).toEqual([]);
  });

  it("quotes the id of no role and no dossier", () => {
    const words = schools.flatMap((school) => [...school.roles, ...school.dossiers]);
    expect(linesWith(new RegExp(`(["'\`])(${anyOf(words)})\\1`), code)).toEqual([]);
  });

  it("names no school of the five documents", () => {
    expect(linesWith(/\b(albi|al[eè]s|strasbourg|imt|cmi|mines)\b/i, code)).toEqual([]);
  });
});
