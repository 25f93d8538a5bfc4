import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fittingDays } from "../src/domain/programme/anchor-fits.ts";
import { programmeJsonSchema } from "../src/domain/programme/json-schema.ts";
import { OCCURRENCES } from "../src/domain/programme/occurrence-words.ts";
import { packageRoot } from "../src/package-root.ts";

type Schema = ReturnType<typeof programmeJsonSchema>;

/** What the documentation of the programme file says of every key, in the frame of `db/format/template.md`. */
export function programmeFormatText(): string {
  const read = (path: string) => readFileSync(join(packageRoot(), "db", path), "utf8");
  return read("format/template.md")
    .replace(/\{\{keys (.*)\}\}/g, (_, path: string) => keysTable(schemaAt(path)))
    .replace("{{days}}", daysTable())
    .replace("{{starter}}", () => `\`\`\`yaml\n${read("starter/new-programme.yaml")}\`\`\``);
}

export function programmeFormatFile(): string {
  return join(packageRoot(), "docs", "programme-format.md");
}

export function writeProgrammeFormat(): void {
  writeFileSync(programmeFormatFile(), programmeFormatText());
}

/** `dossiers.*.form`: keys by name, `*` any key, `[]` an item. @throws Error when there is nothing there */
function schemaAt(path: string): Schema {
  const root = programmeJsonSchema();
  const steps = path.split(".").filter((step) => step !== "");
  return steps.reduce<Schema>((at, step) => {
    const next = step === "*" ? at.additionalProperties : step === "[]" ? itemOf(at, root) : at.properties?.[step];
    if (typeof next !== "object") throw new Error(`the schema has no ${path}`);
    return next;
  }, root);
}

/** What stands in a list, or alone in its place; of what is defined elsewhere the shape that has keys. */
function itemOf(schema: Schema, root: Schema): Schema | undefined {
  const [whole] = schema.allOf ?? [];
  const name = typeof whole === "object" ? whole.$ref?.split("/").at(-1) : undefined;
  const named = name === undefined ? schema : root.definitions?.[name];
  if (!named) return undefined;
  const items = Array.isArray(named.items) ? undefined : named.items;
  const shape = items ?? named.anyOf?.find((one) => typeof one === "object" && one.properties);
  return typeof shape === "object" ? shape : undefined;
}

function keysTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([key, value]) => {
    const schema = typeof value === "object" ? value : {};
    return [
      `\`${key}\``,
      required.includes(key) ? "yes" : "",
      cell(schema.description ?? ""),
      cell(examplesOf(schema)),
    ];
  });
  return table(["key", "needed", "what it says", "for example"], rows);
}

function examplesOf({ examples, enum: words, properties }: Schema): string {
  if (words) return words.map((word) => `\`${String(word)}\``).join(", ");
  if (Object.keys(properties ?? {}).join() === "fr,en") return "`{ fr: …, en: … }`";
  return Array.isArray(examples) ? examples.map((one) => `\`${flow(one)}\``).join(", ") : "";
}

/** A value as it stands in a file on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${flow(one)}`)
    .join(", ")} }`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function daysTable(): string {
  return table(
    ["each", "days"],
    Object.entries(OCCURRENCES).map(([written, each]) => [
      `\`${written}\``,
      fittingDays(each, 2)
        .map((day) => `\`${day}\``)
        .join(", "),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
