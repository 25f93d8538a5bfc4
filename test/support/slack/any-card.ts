import fc from "fast-check";
import type { Button, Card, Form, Part } from "../../../src/core/card.ts";
import { anySign } from "../any-sign.ts";
import { longName } from "./big-cards.ts";

const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: anySign, maxLength: 50 }),
  fc.constantFrom(longName(3000), "😀".repeat(1500), "<@U1>", "&amp;", "", "\n\n"),
);

const anyButton: fc.Arbitrary<Button> = fc.record(
  {
    label: anyText,
    command: fc.constant("help"),
    input: fc.dictionary(fc.string(), anyText),
    opens: fc.constant("form" as const),
  },
  { requiredKeys: ["label", "command", "input"] },
);

export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    command: fc.constant("settings"),
    fixed: fc.dictionary(fc.string({ maxLength: 20 }), fc.oneof(anyText, fc.boolean())),
    submit: anyText,
    keep: anyText,
    fields: fc.uniqueArray(
      fc.record(
        {
          name: fc.stringMatching(/^[a-z]{1,8}$/),
          label: anyText,
          kind: fc.constantFrom("text", "long-text", "choice", "date", "number"),
          required: fc.boolean(),
          help: anyText,
          problem: anyText,
          value: fc.oneof(anyText, fc.constantFrom("2026-11-22", "2026-13-45")),
          maxLength: fc.integer({ min: 0, max: 5000 }),
          choices: fc.array(fc.record({ value: anyText, label: anyText }), { maxLength: 5 }),
        },
        { requiredKeys: ["name", "label", "kind", "required"] },
      ),
      { maxLength: 50, selector: (field) => field.name },
    ),
  },
  { requiredKeys: ["command", "fixed", "submit", "fields"] },
);

const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: anyText }),
  fc.record({
    kind: fc.constant("text" as const),
    text: anyText,
    weight: fc.constantFrom("strong" as const, "subtle" as const),
  }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(anyText, { maxLength: 12 }),
    rows: fc.array(fc.array(anyText, { maxLength: 12 }), { maxLength: 70 }),
  }),
  fc.record({ kind: fc.constant("doubt" as const), text: anyText }),
  fc.record({ kind: fc.constant("source" as const), text: anyText }),
  fc.record({ kind: fc.constant("image" as const), url: fc.constantFrom("https://example.org/", "x"), alt: anyText }),
  fc.record({ kind: fc.constant("form" as const), form: anyForm }),
  fc.record({
    kind: fc.constant("item" as const),
    title: anyText,
    lines: fc.array(anyText, { maxLength: 12 }),
    buttons: fc.array(anyButton, { maxLength: 7 }),
  }),
);

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: anyText,
    parts: fc.array(anyPart, { maxLength: 40 }),
    buttons: fc.array(anyButton, { maxLength: 30 }),
    about: fc.record({
      dossiers: fc.array(anyText, { maxLength: 60 }),
      command: fc.constant("inbox"),
      input: fc.constant({}),
    }),
  },
  { requiredKeys: ["title", "parts", "buttons"] },
);
