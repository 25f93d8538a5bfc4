import { unescapeMarkdown } from "../../../src/platforms/adaptive-card/plain-text.ts";
import type { Button, FormField, Shown } from "./door.ts";
import { type Json, list, stringsIn } from "./json.ts";

/** Presses an action with that data, and gives what is then shown. */
export type Press = (data: Json, by: string) => Promise<Shown>;

const TEXTS = ["text", "title", "value", "label"];

/** An Adaptive Card as someone sees it who may press it and fill it in. */
export function seenCard(card: unknown, who: string, press: Press): Shown {
  const found = piecesIn({ items: Object(card)["body"] }, "");
  const actions = [...found.actions, ...list(Object(card)["actions"]).map((action) => ({ action, on: "" }))];
  const sends = actions.filter(({ action }) => dataOf(action)["form"] !== undefined);
  const send = sends.find(({ action }) => Object(dataOf(action)["input"])["draft"] !== true);
  return {
    text: readable(card),
    buttons: actions.filter((one) => !sends.includes(one)).map((one) => buttonOf(one, press)),
    form: send
      ? async () => ({
          fields: found.inputs.map(fieldOf),
          send: (values) => press({ ...dataOf(send.action), ...typedIn(found.inputs, values) }, who),
        })
      : null,
  };
}

interface Pieces {
  readonly actions: readonly { readonly action: Json; readonly on: string }[];
  readonly inputs: readonly Json[];
}

function piecesIn(element: Json, on: string): Pieces {
  const items = list(element["items"]);
  const [first] = items;
  const above = element["type"] === "Container" ? readable(first) : on;
  const inner = items.map((item) => piecesIn(item, above));
  return {
    actions: [
      ...(element["type"] === "ActionSet" ? list(element["actions"]).map((action) => ({ action, on })) : []),
      ...inner.flatMap(({ actions }) => actions),
    ],
    inputs: [
      ...(String(element["type"]).startsWith("Input.") ? [element] : []),
      ...inner.flatMap(({ inputs }) => inputs),
    ],
  };
}

const dataOf = (action: Json): Json => Object(action["data"]);
const readable = (part: unknown): string => stringsIn(part, TEXTS).map(unescapeMarkdown).join("\n");

function buttonOf({ action, on }: Pieces["actions"][number], press: Press): Button {
  return { label: String(action["title"]), on, press: (by) => press(dataOf(action), by) };
}

function fieldOf(input: Json): FormField {
  const choices = list(input["choices"]).map(({ title, value }) => ({ label: String(title), value: String(value) }));
  return {
    name: String(input["id"]),
    label: String(input["label"]).replace(/ \(required\)$/, ""),
    choices: input["type"] === "Input.ChoiceSet" ? choices : null,
  };
}

/** A host sends every input, typed into or not. */
function typedIn(inputs: readonly Json[], values: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    inputs.map(({ id, value }) => [String(id), values[String(id)] ?? (value === undefined ? "" : String(value))]),
  );
}
