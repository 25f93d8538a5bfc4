import * as z from "zod";
import { writtenProgramme } from "./schema.ts";

type Schema = z.core.JSONSchema.BaseSchema & { readonly definitions?: Readonly<Record<string, Schema>> };

/** What editors complete and check programme files with; the same rules as `readProgramme` as far as JSON Schema can say them. */
export function programmeJsonSchema(): Schema {
  return {
    ...z.toJSONSchema(writtenProgramme, { target: "draft-07", io: "input" }),
    title: "A programme file",
  };
}

let made: Schema | null = null;

function root(): Schema {
  made ??= programmeJsonSchema();
  return made;
}

/** The part of the schema that speaks of a path; null when it says nothing of it, or has several shapes on the way there. */
export function schemaAt(path: readonly (string | number)[]): Schema | null {
  return path.reduce<Schema | null>((at, step) => at && stepInto(at, step), root());
}

/** The keys that may stand at a path, in whatever shape. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  const shapes = path.reduce<readonly Schema[]>(
    (at, step) => at.flatMap((one) => shapesOf(stepInto(one, step))),
    [root()],
  );
  return [...new Set(shapes.flatMap(keysOf))];
}

function keysOf({ properties, propertyNames }: Schema): readonly string[] {
  const words = typeof propertyNames === "object" ? (propertyNames.enum ?? []) : [];
  return [...Object.keys(properties ?? {}), ...words.map(String)];
}

/** What stands behind a schema of several shapes, or one that refers to another. */
function shapesOf(schema: Schema | boolean | null | undefined): readonly Schema[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { $ref, anyOf, allOf } = schema;
  if ($ref !== undefined) return shapesOf(root().definitions?.[$ref.slice("#/definitions/".length)]);
  const shapes = anyOf ?? allOf;
  return shapes ? shapes.flatMap(shapesOf) : [schema];
}

function stepInto({ properties, additionalProperties, items }: Schema, step: string | number): Schema | null {
  const next = typeof step === "number" && !Array.isArray(items) ? items : (properties?.[step] ?? additionalProperties);
  return typeof next === "object" ? next : null;
}
