import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { programmeJsonSchema } from "../src/domain/programme/json-schema.ts";
import { programmesFolder } from "./programmes-folder.ts";

/** Where editors find the schema that the first line of every programme file names. */
export function programmeSchemaFile(): string {
  return join(programmesFolder(), "programme.schema.json");
}

export function programmeSchemaText(): string {
  return `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`;
}

export function writeProgrammeSchema(): void {
  writeFileSync(programmeSchemaFile(), programmeSchemaText());
}
