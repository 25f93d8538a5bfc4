import * as z from "zod";
import { writtenProgramme } from "./schema.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** What editors complete and check programme files with; the same rules as `readProgramme` as far as JSON Schema can say them. */
export function programmeJsonSchema(): Schema {
  return {
    ...z.toJSONSchema(writtenProgramme, { target: "draft-07", io: "input" }),
    title: "A programme file",
  };
}

let made: Schema | null = null;

/** The part of the schema that speaks of a path; null when it says nothing of it. */
export function schemaAt(path: readonly (string | number)[]): Schema | null {
  made ??= programmeJsonSchema();
  const root = made;
  return path.reduce<Schema | null>((at, step) => at && stepInto(at, step), root);
}

function stepInto({ properties, additionalProperties, items }: Schema, step: string | number): Schema | null {
  const next = typeof step === "number" && !Array.isArray(items) ? items : (properties?.[step] ?? additionalProperties);
  return typeof next === "object" ? next : null;
}
