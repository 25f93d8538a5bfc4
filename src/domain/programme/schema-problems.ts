import type * as z from "zod";
import { keysAt, schemaAt } from "./json-schema.ts";
import { type Fault, type Path, type Problems, say } from "./problems.ts";
import { instead, nearest, saidTwice } from "./suggest.ts";
import type { Text } from "./text.ts";

/** Tells in people's words what the schema refuses. */
export function noteSchemaIssues(issues: readonly z.core.$ZodIssue[], problems: Problems): void {
  const meant = new Set(issues.flatMap(misspelt));
  for (const issue of issues) {
    const path = pathOf(issue);
    if (!(isMissing(issue) && meant.has(path.join("\n")))) noteIssue(issue, path, problems);
  }
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** The places of the keys that were probably meant by others: these are not missing, too. */
function misspelt(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = pathOf(issue);
  const known = keysAt(path);
  return issue.keys.map((key) => [...path, nearest(key, known) ?? key].join("\n"));
}

function isMissing({ input }: z.core.$ZodIssue): boolean {
  return input === undefined;
}

function noteIssue(issue: z.core.$ZodIssue, path: Path, problems: Problems): void {
  if (issue.code === "unrecognized_keys") noteUnknown(issue.keys, path, problems);
  else if (isMissing(issue)) problems.add(path, missing(path), "key");
  else if (issue.code === "invalid_key") problems.add(path, badKey(path), "key");
  else if (issue.code === "invalid_union") noteUnion(issue, path, problems);
  else problems.add(path, badValue(issue, path));
}

function noteUnknown(keys: readonly string[], path: Path, problems: Problems): void {
  const known = keysAt(path);
  for (const key of keys) {
    // A key of another shape than the one that is meant here does not help.
    const mend = instead(key, known.includes(key) ? [] : known);
    problems.add(
      [...path, key],
      { problem: say(`la clé \`${key}\` n'existe pas ici`, `there is no key \`${key}\` here`), mend },
      "key",
    );
  }
}

function badValue(issue: z.core.$ZodIssue, path: Path): Fault {
  const again = issue.code === "custom" && Array.isArray(issue.input) ? saidTwice(issue.input) : null;
  return again ?? { problem: refused(issue.input), mend: insteadOf(issue, path) };
}

function insteadOf(issue: z.core.$ZodIssue, path: Path): Text {
  if (issue.code === "invalid_value") return instead(String(issue.input), issue.values.map(String));
  const bounds = issue.code === "too_small" || issue.code === "too_big" ? bounded(issue) : null;
  return bounds ?? expected(path);
}

/** Of several shapes, tells what is wrong with the one that was probably meant: the one with the fewest strange or missing keys. */
function noteUnion(issue: Extract<z.core.$ZodIssue, { code: "invalid_union" }>, path: Path, problems: Problems): void {
  const shapes = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  const [meant] = shapes.toSorted((one, other) => misplaced(one) - misplaced(other));
  if (!meant) {
    problems.add(path, { problem: refused(issue.input), mend: expected(path) });
    return;
  }
  const unknown = strangeIn(meant).filter((key) => shapes.every((issues) => strangeIn(issues).includes(key)));
  if (unknown.length > 0) {
    noteUnknown(unknown, path, problems);
  } else {
    noteSchemaIssues(
      meant.map((one) => ({ ...one, path: [...path, ...one.path] })),
      problems,
    );
  }
}

/** A text where keys should stand, or keys where one of some words should. */
function isOfAnotherKind({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}

/** The keys that a shape does not have itself. */
function strangeIn(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return issues.flatMap((one) => (one.code === "unrecognized_keys" && one.path.length === 0 ? one.keys : []));
}

function misplaced(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter((one) => one.code === "unrecognized_keys" || isMissing(one)).length;
}

function bounded(issue: Extract<z.core.$ZodIssue, { code: "too_small" | "too_big" }>): Text | null {
  if (issue.origin === "string") return null;
  if (issue.code === "too_small" && issue.inclusive === false) {
    return say(`écrivez plus de ${issue.minimum}`, `write more than ${issue.minimum}`);
  }
  return issue.code === "too_small"
    ? say(`écrivez au moins ${issue.minimum}`, `write at least ${issue.minimum}`)
    : say(`écrivez au plus ${issue.maximum}`, `write at most ${issue.maximum}`);
}

function refused(input: unknown): Text {
  if (input === null || input === "") return say("il n'y a rien ici", "there is nothing here");
  if (Array.isArray(input)) return say("cette liste n'est pas acceptée ici", "this list is not taken here");
  if (typeof input === "object") return say("ces clés ne sont pas acceptées ici", "these keys are not taken here");
  return say(`\`${String(input)}\` n'est pas accepté ici`, `\`${String(input)}\` is not taken here`);
}

function missing(path: Path): Fault {
  const key = String(path.at(-1));
  const example = exampleOf(path);
  return {
    problem: say(`il manque \`${key}\``, `\`${key}\` is missing`),
    mend: say(`ajoutez \`${key}: ${example}\``, `add \`${key}: ${example}\``),
  };
}

/** What may stand at a path: its examples, or its kind. */
function expected(path: Path): Text {
  const schema = schemaAt(path);
  if (schema === null) return expected(path.slice(0, -1));
  const examples = examplesOf(schema).map((one) => `\`${one}\``);
  if (examples.length > 0) {
    return say(`écrivez par exemple ${examples.join(", ")}`, `write for example ${examples.join(", ")}`);
  }
  const kind = kindOf(schema.type);
  return say(`écrivez ${kind.fr}`, `write ${kind.en}`);
}

function exampleOf(path: Path): string {
  const schema = schemaAt(path);
  const [first] = schema ? examplesOf(schema) : [];
  if (first !== undefined) return first;
  const inside = Object.keys(schema?.properties ?? {}).slice(0, 2);
  return inside.length > 0 ? `{ ${inside.map((one) => `${one}: …`).join(", ")} }` : "…";
}

function examplesOf({ examples }: NonNullable<ReturnType<typeof schemaAt>>): readonly string[] {
  return (examples ?? []).map(flow);
}

/** A value as it would stand in the file on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${flow(one)}`)
      .join(", ")} }`;
  }
  return String(value);
}

function kindOf(type: unknown): Text {
  switch (type) {
    case "string":
      return say("un texte", "a text");
    case "integer":
    case "number":
      return say("un nombre", "a number");
    case "boolean":
      return say("`true` ou `false`", "`true` or `false`");
    case "array":
      return say("une liste `[…, …]`", "a list `[…, …]`");
    case "object":
      return say("des clés `{ …: … }`", "keys `{ …: … }`");
    default:
      return say("autre chose : voir le schéma", "something else: see the schema");
  }
}

function badKey(path: Path): Fault {
  const key = String(path.at(-1));
  const names = schemaAt(path.slice(0, -1))?.propertyNames;
  const pattern = typeof names === "object" ? (names.pattern ?? "") : "";
  const shape = SHAPES.find(([part]) => pattern.includes(part))?.[1];
  return {
    problem: say(`\`${key}\` ne peut pas être un nom ici`, `\`${key}\` cannot be a name here`),
    mend: shape ?? say("écrivez des lettres, des chiffres et des tirets", "write letters, digits and hyphens"),
  };
}

/** By a part of the pattern that an id has to match. */
const SHAPES: readonly (readonly [string, Text])[] = [
  [
    "(-[a-z0-9]+)",
    say("écrivez des minuscules et des tirets, comme `un-nom`", "write lower case and hyphens, such as `a-name`"),
  ],
  [
    "(_[a-z0-9]+)",
    say(
      "écrivez des minuscules et des soulignés, comme `un_nom`",
      "write lower case and underscores, such as `a_name`",
    ),
  ],
  ["^[a-z][A-Za-z0-9]*$", say("écrivez un mot comme `unNom`", "write one word such as `aName`")],
  ["^[1-9]$", say("écrivez le numéro d'une année, comme `1`", "write the number of a year, such as `1`")],
  ["5[0-2]", say("écrivez une semaine de 1 à 52", "write a week from 1 to 52")],
  ["^L", say("écrivez la ligne du document, comme `L198`", "write the line of the document, such as `L198`")],
];
