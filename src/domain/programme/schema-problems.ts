import type * as z from "zod";
import { schemaAt } from "./json-schema.ts";
import { type Fault, type Path, type Problems, say } from "./problems.ts";
import { instead, nearest, saidTwice } from "./suggest.ts";
import type { Text } from "./text.ts";

/** Tells in people's words what the schema refuses. */
export function noteSchemaIssues(issues: readonly z.core.$ZodIssue[], problems: Problems): void {
  const meant = new Set(issues.flatMap(misspelt));
  for (const issue of issues) {
    const path = pathOf(issue);
    if (!(issue.input === undefined && meant.has(path.join("\n")))) noteIssue(issue, path, problems);
  }
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
}

/** The places of the keys that were probably meant by others: these are not missing, too. */
function misspelt(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = pathOf(issue);
  const known = Object.keys(schemaAt(path)?.properties ?? {});
  return issue.keys.flatMap((key) => [...path, nearest(key, known) ?? key].join("\n"));
}

function noteIssue(issue: z.core.$ZodIssue, path: Path, problems: Problems): void {
  const key = String(path.at(-1) ?? "");
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = Object.keys(schemaAt(path)?.properties ?? {});
      for (const unknown of issue.keys) {
        const problem = say(`la clé \`${unknown}\` n'existe pas ici`, `there is no key \`${unknown}\` here`);
        problems.add([...path, unknown], { problem, mend: instead(unknown, known) }, "key");
      }
      return;
    }
    case "invalid_type":
    case "invalid_value":
      if (issue.input === undefined && typeof path.at(-1) === "string") {
        problems.add(
          path,
          { problem: say(`il manque \`${key}\``, `\`${key}\` is missing`), mend: missing(path, key) },
          "key",
        );
        return;
      }
      problems.add(path, {
        problem: refused(issue.input),
        mend: issue.code === "invalid_value" ? instead(String(issue.input), issue.values.map(String)) : expected(path),
      });
      return;
    case "invalid_key":
      problems.add(path, badKey(key, path), "key");
      return;
    case "invalid_union":
      noteUnion(issue, path, problems);
      return;
    case "too_small":
    case "too_big":
      problems.add(path, { problem: refused(issue.input), mend: bounded(issue) ?? expected(path) });
      return;
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_element":
      problems.add(path, { problem: refused(issue.input), mend: expected(path) });
      return;
    case "custom": {
      const again = Array.isArray(issue.input) ? saidTwice(issue.input) : null;
      problems.add(path, again ?? { problem: refused(issue.input), mend: expected(path) });
      return;
    }
    default:
      issue satisfies never;
  }
}

/** Of several shapes, tells what is wrong with the one that was probably meant: the one with the fewest strange or missing keys. */
function noteUnion(issue: Extract<z.core.$ZodIssue, { code: "invalid_union" }>, path: Path, problems: Problems): void {
  const shapes = issue.errors.filter((issues) =>
    issues.every((one) => one.path.length > 0 || one.code !== "invalid_type"),
  );
  const strange = shapes.map((issues) => issues.flatMap((one) => (one.code === "unrecognized_keys" ? one.keys : [])));
  const [meant] = shapes.toSorted((one, other) => misplaced(one) - misplaced(other));
  const unknown = strange[0]?.filter((key) => strange.every((keys) => keys.includes(key))) ?? [];
  if (!meant) {
    problems.add(path, { problem: refused(issue.input), mend: expected(path) });
  } else if (unknown.length > 0) {
    const known = shapes.flatMap((issues) => issues.filter(isMissing).map((one) => String(one.path.at(-1))));
    for (const key of unknown) {
      const problem = say(`la clé \`${key}\` n'existe pas ici`, `there is no key \`${key}\` here`);
      problems.add([...path, key], { problem, mend: instead(key, [...new Set(known)]) }, "key");
    }
  } else {
    noteSchemaIssues(
      meant.map((one) => ({ ...one, path: [...path, ...one.path] })),
      problems,
    );
  }
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined && issue.path.length > 0;
}

function misplaced(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter((one) => one.code === "unrecognized_keys" || isMissing(one)).length;
}

function bounded(issue: Extract<z.core.$ZodIssue, { code: "too_small" | "too_big" }>): Text | null {
  if (!["array", "number", "int"].includes(issue.origin)) return null;
  if (issue.code === "too_small" && issue.inclusive === false) {
    return say(`écrivez plus de ${issue.minimum}`, `write more than ${issue.minimum}`);
  }
  return issue.code === "too_small"
    ? say(`écrivez au moins ${issue.minimum}`, `write at least ${issue.minimum}`)
    : say(`écrivez au plus ${issue.maximum}`, `write at most ${issue.maximum}`);
}

function refused(input: unknown): Text {
  const shown =
    typeof input === "string" || typeof input === "number" || typeof input === "boolean" ? `\`${input}\`` : null;
  if (shown !== null) return say(`${shown} n'est pas accepté ici`, `${shown} is not taken here`);
  if (input === null || input === undefined) return say("il n'y a rien ici", "there is nothing here");
  return Array.isArray(input)
    ? say("cette liste n'est pas acceptée ici", "this list is not taken here")
    : say("ces clés ne sont pas acceptées ici", "these keys are not taken here");
}

function missing(path: Path, key: string): Text {
  const example = exampleOf(path);
  return say(`ajoutez \`${key}: ${example ?? "…"}\``, `add \`${key}: ${example ?? "…"}\``);
}

/** What may stand at a path: its words, its examples, or its kind. */
function expected(path: Path): Text {
  const schema = schemaAt(path);
  if (schema === null && path.length > 0) return expected(path.slice(0, -1));
  if (schema?.enum) return instead("", schema.enum.map(String));
  const examples = (schema?.examples ?? []).map((one) => `\`${flow(one)}\``);
  if (Array.isArray(schema?.examples) && examples.length > 0) {
    return say(`écrivez par exemple ${examples.join(", ")}`, `write for example ${examples.join(", ")}`);
  }
  const kind = kindOf(schema?.type);
  return say(`écrivez ${kind.fr}`, `write ${kind.en}`);
}

function exampleOf(path: Path): string | null {
  const schema = schemaAt(path);
  const first = Array.isArray(schema?.examples) ? schema.examples[0] : schema?.enum?.[0];
  if (first !== undefined) return flow(first);
  const properties = Object.keys(schema?.properties ?? {});
  return properties.length > 0
    ? `{ ${properties
        .slice(0, 2)
        .map((one) => `${one}: …`)
        .join(", ")} }`
    : null;
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

function badKey(key: string, path: Path): Fault {
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
