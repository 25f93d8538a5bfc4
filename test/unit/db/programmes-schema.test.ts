import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { programmeSchemaFile, programmeSchemaText } from "../../../db/programmes-schema.ts";
import { changed, SMALL, shippedText } from "../domain/programme/support.ts";

const validator = () => new Ajv({ strict: false }).compile(JSON.parse(programmeSchemaText()));

/** Paths of objects with keys, or of keys, that editors could not explain. */
function undescribed(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const properties: unknown = Reflect.get(schema, "properties");
  const own =
    typeof properties === "object" && properties !== null
      ? Object.entries(properties).filter(([, one]) => !Reflect.get(one, "description"))
      : [];
  return [
    ...own.map(([key]) => `${path}/${key}`),
    ...Object.entries(schema).flatMap(([key, one]) => undescribed(one, `${path}/${key}`)),
  ];
}

describe("the schema that editors use for programme files", () => {
  it("is the one that was generated last: npx tsx db/programmes/build.ts writes it", () => {
    expect(readFileSync(programmeSchemaFile(), "utf8") === programmeSchemaText()).toBe(true);
  });

  it("describes every key", () => {
    expect(undescribed(JSON.parse(programmeSchemaText()))).toEqual([]);
  });

  it.each(["albi-apprenticeship", "plain-alternation"])("takes %s, which names it on its first line", (id) => {
    const text = shippedText(id);
    const validate = validator();
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./programme.schema.json");
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
  });

  it("refuses what the reader refuses, as far as it can say it", () => {
    const validate = validator();
    expect(validate(parse(SMALL))).toBe(true);
    for (const [from, to] of [
      ["years: 2", "yeers: 2"],
      ["fr: Petite, en: Small", "fr: Petite"],
      ["per: school", "per: scool"],
      ["is: working days", "is: days"],
      ["source: 009:L12\n    command", "source: page 12\n    command"],
      ["years: 2", "years: two"],
    ] as const) {
      expect(validate(parse(changed(from, to)))).toBe(false);
    }
  });
});
