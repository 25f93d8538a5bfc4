import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Part } from "../../../../src/core/card.ts";
import { renderAdaptiveCard } from "../../../../src/platforms/adaptive-card/render.ts";
import { schemaCheck, structuralProblems } from "../../../support/adaptive-card-check.ts";
import { shownTexts } from "./shown-texts.ts";

const options = { lang: "en", maxActions: 4 } as const;
const bySchema = schemaCheck();

function expectValid(card: unknown): void {
  expect(structuralProblems(card)).toEqual([]);
  if (bySchema) expect(bySchema(card)).toEqual([]);
}

const cardOf = (...parts: Part[]): Card => ({ title: "Title", parts, buttons: [] });

const everyPart: Card = {
  title: "Next period",
  parts: [
    { kind: "text", text: "In company until Friday." },
    { kind: "text", text: "Back on Monday", weight: "strong" },
    { kind: "text", text: "As of today", weight: "subtle" },
    { kind: "facts", facts: [{ label: "From", value: "4 January" }] },
    { kind: "table", columns: ["Place", "Weeks"], rows: [["school", "1-5"], ["company"]] },
    { kind: "doubt", text: "Week 53 has no row" },
    { kind: "source", text: "001:L309" },
    { kind: "image", url: "/image/a.png", alt: "The year" },
    {
      kind: "form",
      form: {
        command: "settings",
        fixed: { part: "all" },
        submit: "Save",
        fields: [
          {
            name: "lang",
            label: "Language",
            kind: "choice",
            required: true,
            value: "fr",
            choices: [{ value: "fr", label: "Français" }],
          },
          { name: "hour", label: "Hour", kind: "number", required: false, value: "9" },
          { name: "day", label: "Day", kind: "date", required: false, value: "2026-11-22" },
          { name: "zone", label: "Zone", kind: "text", required: true, maxLength: 40 },
          { name: "why", label: "Why", kind: "long-text", required: false },
        ],
      },
    },
  ],
  buttons: [
    { label: "Calendar", command: "calendar", input: { year: 1 }, style: "primary" },
    { label: "Undo", command: "undo", input: {}, style: "danger" },
  ],
};

describe("renderAdaptiveCard", () => {
  it("draws every kind of part as a valid 1.5 card, in both languages", () => {
    for (const lang of ["fr", "en"] as const) expectValid(renderAdaptiveCard(everyPart, { ...options, lang }));
    expect(renderAdaptiveCard(everyPart, options)).toMatchSnapshot();
  });

  it("draws an empty card", () => {
    const rendered = renderAdaptiveCard({ title: "Nothing", parts: [], buttons: [] }, options);
    expectValid(rendered);
    expect(rendered.body).toHaveLength(1);
    expect(rendered.actions).toBeUndefined();
  });

  it("gives a button its command and input, with a fallback for older hosts", () => {
    const action = renderAdaptiveCard(everyPart, options).actions?.[0];
    expect(action).toMatchObject({
      type: "Action.Execute",
      verb: "calendar",
      data: { command: "calendar", input: { year: 1 } },
      associatedInputs: "none",
      fallback: { type: "Action.Submit", data: { command: "calendar", input: { year: 1 } } },
    });
  });

  it("names the buttons that do not fit instead of dropping them", () => {
    const buttons = ["A", "B", "C", "D", "E", "F"].map((label) => ({ label, command: "help", input: {} }));
    const rendered = renderAdaptiveCard({ title: "T", parts: [], buttons }, options);
    expect(rendered.actions).toHaveLength(4);
    expect(shownTexts(rendered.body)).toContain("You can also ask for: E, F");
  });

  it("counts the rows and columns that a table does not show", () => {
    const rows = Array.from({ length: 75 }, (_, index) => [`row ${index}`]);
    const texts = shownTexts(renderAdaptiveCard(cardOf({ kind: "table", columns: ["a"], rows }), options));
    expect(texts).toContain("row 59");
    expect(texts).not.toContain("row 60");
    expect(texts).toContain("… 15 more rows");
    const wide = cardOf({ kind: "table", columns: Array.from({ length: 9 }, (_, index) => `c${index}`), rows: [] });
    expect(shownTexts(renderAdaptiveCard(wide, { ...options, lang: "fr" }))).toContain("… 1 colonne de plus");
  });

  it("shows an ellipsis where a text is cut and never half a character", () => {
    const rendered = renderAdaptiveCard(cardOf({ kind: "text", text: "🎓".repeat(5000) }), options);
    const text = shownTexts(rendered.body).at(-1) ?? "";
    expect(text.endsWith("🎓…")).toBe(true);
    expect(Array.from(text)).toHaveLength(4000);
  });

  it("sets what is in doubt apart from the rest", () => {
    const rendered = renderAdaptiveCard(cardOf({ kind: "doubt", text: "Not certain on Monday." }), options);
    expect(rendered.body[1]).toMatchObject({ type: "Container", style: "warning" });
    expect(shownTexts(rendered.body)).toContain("Not certain on Monday.");
  });

  it("keeps two forms of one card from holding each other up", () => {
    const form = {
      command: "c",
      fixed: {},
      submit: "Send",
      fields: [{ name: "n", label: "N", kind: "text", required: true }],
    } as const;
    const rendered = renderAdaptiveCard(cardOf({ kind: "form", form }, { kind: "form", form }), options);
    expectValid(rendered);
    expect(JSON.stringify(rendered).match(/"Action.ShowCard"/g)).toHaveLength(2);
  });

  it("never leaves out a required field and keeps the choice already made", () => {
    const optional = Array.from(
      { length: 60 },
      (_, n) => ({ name: `o${n}`, label: "o", kind: "text", required: false }) as const,
    );
    const choices = Array.from({ length: 300 }, (_, n) => ({ value: `v${n}`, label: `v${n}` }));
    const last = { name: "last", label: "Last", kind: "choice", required: true, value: "v299", choices } as const;
    const rendered = renderAdaptiveCard(
      cardOf({ kind: "form", form: { command: "c", fixed: {}, submit: "Go", fields: [...optional, last] } }),
      options,
    );
    expectValid(rendered);
    const set = rendered.body.find((element) => element.type === "Input.ChoiceSet");
    expect(set?.value).toBe("v299");
    expect(set?.choices).toHaveLength(100);
    expect(set?.choices.at(-1)?.value).toBe("v299");
    expect(shownTexts(rendered.body)).toContain("… 31 more fields");
    expect(shownTexts(rendered.body)).toContain("… 200 more choices");
  });

  it("fits a card of sixty apprentices with long names into 28 KB, visibly shortened", () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`Apprentice ${n} ${"é".repeat(3000)}`, "school", "2027-01-04"]);
    const card: Card = {
      ...everyPart,
      parts: [{ kind: "table", columns: ["Who", "Where", "Return"], rows }, ...everyPart.parts],
    };
    const rendered = renderAdaptiveCard(card, { ...options, maxBytes: 28 * 1024 });
    expectValid(rendered);
    expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThanOrEqual(28 * 1024);
    expect(shownTexts(rendered.body).some((text) => /^… \d+ more rows$/.test(text))).toBe(true);
    expect(rendered.actions).toHaveLength(2);
  });

  it("says that an answer is too long when nothing shorter fits", () => {
    const buttons = Array.from({ length: 4 }, () => ({ label: "B", command: "c", input: { q: "x".repeat(20_000) } }));
    const rendered = renderAdaptiveCard({ title: "T", parts: [], buttons }, { ...options, maxBytes: 28 * 1024 });
    expectValid(rendered);
    expect(shownTexts(rendered.body)).toContain("This answer is too long to be shown here. Ask for a part of it.");
  });

  it("makes a valid card within the limits of any card at all", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 400 });
    const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 });
    const button = fc.record({ label, command: fc.constant("c"), input: fc.constant({ id: "d" }) });
    const field = fc.record({
      name: fc.uuid(),
      label: text,
      kind: fc.constantFrom("text", "long-text", "date", "number"),
      required: fc.boolean(),
      value: text,
      help: text,
      problem: text,
    });
    const form = fc.record({
      command: fc.constant("c"),
      fixed: fc.constant({}),
      submit: label,
      keep: label,
      fields: fc.array(field),
    });
    const part: fc.Arbitrary<Part> = fc.oneof(
      fc.record({ kind: fc.constant("text" as const), text }),
      fc.record({ kind: fc.constant("doubt" as const), text }),
      fc.record({ kind: fc.constant("source" as const), text }),
      fc.record({ kind: fc.constant("facts" as const), facts: fc.array(fc.record({ label: text, value: text })) }),
      fc.record({ kind: fc.constant("table" as const), columns: fc.array(text), rows: fc.array(fc.array(text)) }),
      fc.record({ kind: fc.constant("item" as const), title: text, lines: fc.array(text), buttons: fc.array(button) }),
      fc.record({ kind: fc.constant("form" as const), form }),
    );
    const card: fc.Arbitrary<Card> = fc.record({ title: text, parts: fc.array(part), buttons: fc.constant([]) });
    fc.assert(
      fc.property(card, (any) => {
        const rendered = renderAdaptiveCard(any, { ...options, maxBytes: 4096 });
        expect(structuralProblems(rendered)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 60 },
    );
  });
});
