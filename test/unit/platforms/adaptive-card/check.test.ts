import { describe, expect, it } from "vitest";
import { schemaCheck, structuralProblems } from "../../../support/adaptive-card-check.ts";

const card = (body: unknown, more: object = {}) => ({ type: "AdaptiveCard", version: "1.5", body, ...more });
const submit = { type: "Action.Submit", title: "Go", data: {} };
const input = { type: "Input.Text", id: "a", label: "A", errorMessage: "e", isRequired: true };

const bad: readonly [string, unknown, boolean][] = [
  ["no card", [], true],
  ["another version's name", { type: "AdaptiveCard", version: "1.6", body: [] }, false],
  ["an unknown element", card([{ type: "Carousel" }]), true],
  ["an unknown key", card([{ type: "TextBlock", text: "a", colour: "red" }]), true],
  ["a text that is a number", card([{ type: "TextBlock", text: 3 }]), true],
  ["a run without text", card([{ type: "RichTextBlock", inlines: [{ type: "TextRun" }] }]), true],
  ["a fact without value", card([{ type: "FactSet", facts: [{ title: "a" }] }]), true],
  [
    "a row with a cell too many",
    card([{ type: "Table", columns: [{}], rows: [{ cells: [{ items: [] }, { items: [] }] }] }]),
    false,
  ],
  ["an input without id", card([{ ...input, id: undefined }]), false],
  ["a required input that says nothing when it is empty", card([{ ...input, errorMessage: undefined }]), false],
  ["two inputs of one id", card([input, input]), false],
  ["a choice without title", card([{ ...input, type: "Input.ChoiceSet", choices: [{ value: "a" }] }]), true],
  ["an unknown action", card([], { actions: [{ type: "Action.Http", title: "a" }] }), true],
  ["an action without a fallback", card([], { actions: [{ ...submit, type: "Action.Execute", verb: "v" }] }), false],
  ["an empty list of actions", card([], { actions: [] }), false],
  [
    "a bad card behind a button",
    card([], { actions: [{ type: "Action.ShowCard", title: "a", card: card([{ type: "X" }]) }] }),
    true,
  ],
];

describe("the checks that every card goes through", () => {
  it.each(bad)("find %s", (_, value) => {
    expect(structuralProblems(value)).not.toEqual([]);
  });

  it("pass a good card", () => {
    expect(
      structuralProblems(card([{ type: "TextBlock", text: "a", wrap: true }, input], { actions: [submit] })),
    ).toEqual([]);
  });

  const bySchema = schemaCheck();
  it.runIf(bySchema).each(bad.filter(([, , schemaSeesIt]) => schemaSeesIt))(
    "the published schema finds %s",
    (_, value) => {
      expect(bySchema?.(value)).not.toEqual([]);
    },
  );
});
