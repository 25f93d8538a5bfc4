import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { publishedSchema } from "./published-schema.ts";

/**
 * What is wrong with a card, by a reading of the 1.5 format that shares no code with the renderer. Always on; the published schema is used
 * besides where it is at hand (see `schemaCheck`).
 */
export function structuralProblems(card: unknown): readonly string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  checkCard(card, "card", problems, ids);
  return problems;
}

const push = (problems: string[], problem: string): void => {
  problems.push(problem);
};

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

const ELEMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ["text", "style", "size", "weight", "wrap"],
  RichTextBlock: ["id", "inlines", "spacing"],
  FactSet: ["facts"],
  Table: ["columns", "rows", "firstRowAsHeader"],
  Container: ["style", "items"],
  Image: ["url", "altText", "size"],
  ActionSet: ["actions"],
  "Input.Text": ["id", "label", "isRequired", "errorMessage", "isMultiline", "maxLength", "value"],
  "Input.ChoiceSet": ["id", "label", "isRequired", "errorMessage", "style", "choices", "value"],
  "Input.Date": ["id", "label", "isRequired", "errorMessage", "value"],
  "Input.Number": ["id", "label", "isRequired", "errorMessage", "value"],
};

const ACTION_KEYS: Readonly<Record<string, readonly string[]>> = {
  "Action.Execute": ["title", "style", "data", "associatedInputs", "verb", "fallback"],
  "Action.Submit": ["title", "style", "data", "associatedInputs"],
  "Action.ShowCard": ["title", "card"],
};

function onlyKeys(bag: Bag, allowed: readonly string[], at: string, problems: string[]): void {
  for (const key of Object.keys(bag))
    if (key !== "type" && !allowed.includes(key)) problems.push(`${at}: ${key} is no key`);
}

function texts(bag: Bag, keys: readonly string[], at: string, problems: string[]): void {
  for (const key of keys) if (typeof bag[key] !== "string") problems.push(`${at}: ${key} is no text`);
}

function checkCard(card: unknown, at: string, problems: string[], ids: Set<string>): void {
  if (!isBag(card)) {
    push(problems, `${at}: no object`);
    return;
  }
  onlyKeys(card, ["$schema", "version", "lang", "fallbackText", "body", "actions", "refresh"], at, problems);
  if (card["type"] !== "AdaptiveCard") problems.push(`${at}: type`);
  if (card["version"] !== "1.5") problems.push(`${at}: version`);
  elements(card["body"], `${at}.body`, problems, ids);
  if (card["actions"] !== undefined) actions(card["actions"], `${at}.actions`, problems, ids);
}

function elements(value: unknown, at: string, problems: string[], ids: Set<string>): void {
  const items = list(value);
  if (!items) {
    push(problems, `${at}: no list`);
    return;
  }
  items.forEach((item, index) => {
    checkElement(item, `${at}[${index}]`, problems, ids);
  });
}

function actions(value: unknown, at: string, problems: string[], ids: Set<string>): void {
  const items = list(value);
  if (!items || items.length === 0) {
    push(problems, `${at}: no list, or empty`);
    return;
  }
  items.forEach((item, index) => {
    checkAction(item, `${at}[${index}]`, problems, ids);
  });
}

function checkAction(action: unknown, at: string, problems: string[], ids: Set<string>): void {
  if (!isBag(action)) {
    push(problems, `${at}: no object`);
    return;
  }
  const type = String(action["type"]);
  const keys = ACTION_KEYS[type];
  if (!keys) {
    push(problems, `${at}: unknown action ${type}`);
    return;
  }
  onlyKeys(action, keys, at, problems);
  texts(action, ["title"], at, problems);
  if (action["title"] === "") problems.push(`${at}: empty title`);
  if (type === "Action.ShowCard") {
    checkCard(action["card"], `${at}.card`, problems, ids);
    return;
  }
  if (!isBag(action["data"])) problems.push(`${at}: data`);
  if (type === "Action.Execute") {
    texts(action, ["verb"], at, problems);
    if (isBag(action["fallback"])) checkAction(action["fallback"], `${at}.fallback`, problems, ids);
    else problems.push(`${at}: no fallback`);
  }
}

function checkElement(element: unknown, at: string, problems: string[], ids: Set<string>): void {
  if (!isBag(element)) {
    push(problems, `${at}: no object`);
    return;
  }
  const type = String(element["type"]);
  const keys = ELEMENT_KEYS[type];
  if (!keys) {
    push(problems, `${at}: unknown element ${type}`);
    return;
  }
  onlyKeys(element, keys, at, problems);
  if (type.startsWith("Input.")) inputTexts(element, type, at, problems);
  if (element["id"] !== undefined) {
    const id = String(element["id"]);
    if (ids.has(id)) problems.push(`${at}: id ${id} twice`);
    ids.add(id);
  }
  if (type === "TextBlock") texts(element, ["text"], at, problems);
  if (type === "Image") texts(element, ["url", "altText"], at, problems);
  if (type === "Container") elements(element["items"], `${at}.items`, problems, ids);
  if (type === "ActionSet") actions(element["actions"], `${at}.actions`, problems, ids);
  if (type === "RichTextBlock") pieces(element["inlines"], ["text"], `${at}.inlines`, problems);
  if (type === "FactSet") pieces(element["facts"], ["title", "value"], `${at}.facts`, problems);
  if (type === "Input.ChoiceSet") pieces(element["choices"], ["title", "value"], `${at}.choices`, problems);
  if (type === "Table") table(element, at, problems, ids);
}

/** A host that refuses what was typed needs a sentence for it; a text that is not required is never refused. */
function inputTexts(element: Bag, type: string, at: string, problems: string[]): void {
  const refuses = element["isRequired"] === true || type !== "Input.Text";
  texts(element, ["id", "label", ...(refuses ? ["errorMessage"] : [])], at, problems);
}

function pieces(value: unknown, keys: readonly string[], at: string, problems: string[]): void {
  const items = list(value);
  if (!items) {
    push(problems, `${at}: no list`);
    return;
  }
  items.forEach((item, index) => {
    if (isBag(item)) texts(item, keys, `${at}[${index}]`, problems);
    else problems.push(`${at}[${index}]: no object`);
  });
}

function table(element: Bag, at: string, problems: string[], ids: Set<string>): void {
  const columns = list(element["columns"])?.length ?? 0;
  const rows = list(element["rows"]) ?? [];
  if (columns === 0 || rows.length === 0) problems.push(`${at}: an empty table`);
  rows.forEach((row, index) => {
    const cells = isBag(row) ? list(row["cells"]) : null;
    if (cells?.length !== columns) problems.push(`${at}.rows[${index}]: ${cells?.length} cells for ${columns} columns`);
    cells?.forEach((cell, column) => {
      elements(isBag(cell) ? cell["items"] : null, `${at}.rows[${index}].cells[${column}]`, problems, ids);
    });
  });
}

type Check = (card: unknown) => readonly string[];

/** Holds cards against the published schema of 1.5; null where the folder with the schemas is not beside the checkout. */
export function schemaCheck(): Check | null {
  const published = publishedSchema("adaptive-card.1.5.0.schema.json");
  if (!published) return null;
  // Draft 6 says `$id` where the file says `id`; ajv refuses the other word.
  const schema = Object.fromEntries(Object.entries(published).filter(([key]) => key !== "$schema" && key !== "id"));
  const require = createRequire(import.meta.url);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  const validate = ajv.compile(schema);
  return (card) =>
    validate(card) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
