import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { programmeFormatFile, programmeFormatText } from "../../../db/programme-format.ts";
import { readRoster } from "../../../src/core/imports/roster.ts";
import { programmeJsonSchema } from "../../../src/domain/programme/json-schema.ts";
import { isProved, proveProgramme } from "../../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../../src/domain/programme/read-programme.ts";

/** The examples of the page; the last is a whole file. */
function examples(): readonly string[] {
  return [...programmeFormatText().matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = ""]) => text);
}

/** The whole file, with the sections of an example added to its own, or in the place of its own. */
function withExample(whole: string, example: string): string {
  return example
    .split(/^(?=\w+:\n)/m)
    .filter((section) => section.trim() !== "")
    .reduce((text, section) => {
      const [head = ""] = section.split("\n");
      if (head === "calendar:") return text.replace(/^calendar:\n( .*\n)*/m, section);
      return text.replace(new RegExp(`^${head}\n`, "m"), section.endsWith("\n") ? section : `${section}\n`);
    }, whole);
}

/** Every key that the schema has, wherever. */
function keysIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const properties: unknown = Reflect.get(schema, "properties");
  const own = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(keysIn)];
}

describe("docs/programme-format.md", () => {
  it("is the one that was generated last: npx tsx db/programmes/build.ts writes it", () => {
    expect(readFileSync(programmeFormatFile(), "utf8") === programmeFormatText()).toBe(true);
  });

  it("documents every key of the schema, and leaves no frame empty", () => {
    const text = programmeFormatText();
    const keys = new Set(keysIn(programmeJsonSchema()));
    for (const said of ["fr", "en", "do"]) keys.delete(said);
    expect([...keys].filter((key) => !text.includes(`\`${key}\``) && !text.includes(`\`${key}: `))).toEqual([]);
    expect(text).not.toMatch(/\{\{/);
  });

  it("has an example roster that its whole file takes", () => {
    const whole = readProgramme(examples().at(-1) ?? "", "whole.yaml");
    const [, csv = ""] = /^```csv\n(.*?)^```$/ms.exec(programmeFormatText()) ?? [];
    const known = { programmes: new Map([[whole.id, whole]]), cohorts: new Map() };
    const read = readRoster(new TextEncoder().encode(csv), known);
    expect(read).toMatchObject({ ok: true, rows: [{ programme: whole.id }, { programme: whole.id }] });
  });

  it("has examples that a file may hold, alone and all together, and in which nobody gets stuck", () => {
    const all = examples();
    const whole = all.at(-1) ?? "";
    expect(all.length).toBeGreaterThan(8);
    expect(isProved(proveProgramme(readProgramme(whole, "whole.yaml")))).toBe(true);
    const [counters = "", ...rest] = all.slice(0, -1).toSorted((one) => (one.startsWith("counters:") ? -1 : 1));
    const without = rest.map((example) => readProgramme(withExample(whole, example), "example.yaml"));
    expect(without.every((programme) => isProved(proveProgramme(programme)))).toBe(true);
    const together = readProgramme([...rest, counters].reduce(withExample, whole), "together.yaml");
    expect(isProved(proveProgramme(together))).toBe(true);
    expect(together.dossiers.length).toBeGreaterThan(6);
    expect(together.counters).toHaveLength(4);
  });
});
