import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Part } from "../../../../src/core/card.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { renderSlack } from "../../../../src/platforms/slack/render.ts";
import { longName, tutorParts, tutorTable } from "../../../support/slack/big-cards.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";

const card = (...parts: Part[]): Card => ({ title: "Next period", parts, buttons: [] });
const shown = (one: Card): string => JSON.stringify(renderSlack(one, "en").blocks);

describe("a card in Slack", () => {
  it("has its title as a heading and its parts as text that reads no markup", () => {
    const { blocks } = renderSlack(card({ kind: "text", text: "*not bold* <!channel>" }), "en");
    expect(blocks).toEqual([
      { type: "header", text: { type: "plain_text", text: "Next period", emoji: false } },
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "*not bold* <!channel>" }] }],
      },
    ]);
  });

  it("shows every kind of part", () => {
    const all = shown(
      card(
        { kind: "text", text: "plain words" },
        { kind: "text", weight: "strong", text: "strong words" },
        { kind: "text", weight: "subtle", text: "subtle words" },
        { kind: "facts", facts: [{ label: "Return", value: "4 January" }] },
        { kind: "table", columns: ["Name", "Place"], rows: [["Apprentice One", "school"]] },
        { kind: "doubt", text: "week 53" },
        { kind: "source", text: "the printed table" },
        { kind: "image", url: "https://example.org/a.png", alt: "a calendar" },
      ),
    );
    for (const text of [
      "plain words",
      "strong words",
      "subtle words",
      "Return: ",
      "4 January",
      "Apprentice One",
      " — school",
      "week 53",
      "the printed table",
      "https://example.org/a.png",
      "a calendar",
    ]) {
      expect(all).toContain(text);
    }
  });

  it("says in words what a picture shows when Slack could not fetch it", () => {
    const all = shown(card({ kind: "image", url: "http://127.0.0.1/a.png", alt: "a calendar" }));
    expect(all).toContain("a calendar");
    expect(all).not.toContain("127.0.0.1");
  });

  it("gives screen readers the whole card as text, with nothing that Slack would read as a mention", () => {
    const { text } = renderSlack(card({ kind: "text", text: "<!channel> & <@U1>" }), "en");
    expect(text).toBe("Next period\n&lt;!channel&gt; &amp; &lt;@U1&gt;");
  });

  it("names the buttons that have no room", () => {
    const buttons = Array.from({ length: 27 }, (_, i) => ({ label: `Ask ${i}`, command: "ask", input: {} }));
    const { blocks } = renderSlack({ title: "t", parts: [], buttons }, "en");
    const drawn = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(drawn).toHaveLength(25);
    expect(JSON.stringify(blocks)).toContain("You can also ask for: Ask 25, Ask 26");
  });

  it("names a button whose input does not fit", () => {
    const buttons = [{ label: "Ask", command: "faq", input: { words: "x".repeat(2000) } }];
    const all = JSON.stringify(renderSlack({ title: "t", parts: [], buttons }, "fr").blocks);
    expect(all).toContain("On peut aussi demander : Ask");
    expect(all).not.toContain('"actions"');
  });

  it("draws a form with its fields and what is already known of it", () => {
    const { blocks } = renderSlack(
      card({
        kind: "form",
        form: {
          command: "settings",
          fixed: { step: "save" },
          submit: "Save",
          fields: [
            { name: "hour", label: "Hour", kind: "number", required: true, value: "8" },
            {
              name: "lang",
              label: "Language",
              kind: "choice",
              required: false,
              value: "fr",
              choices: [{ value: "fr", label: "français" }],
            },
            { name: "day", label: "Day", kind: "date", required: false, value: "2026-11-22" },
            { name: "why", label: "Why", kind: "long-text", required: false, maxLength: 10, value: "twelve chars" },
          ],
        },
      }),
      "en",
    );
    expect(checkSlackPayload({ text: "t", blocks })).toEqual([]);
    expect(blocks.slice(1)).toMatchObject([
      { type: "input", optional: false, element: { type: "plain_text_input", initial_value: "8" } },
      { type: "input", optional: true, element: { type: "static_select", initial_option: { value: "fr" } } },
      { type: "input", element: { type: "datepicker", initial_date: "2026-11-22" } },
      { type: "input", element: { type: "plain_text_input", multiline: true, initial_value: "twelve ch…" } },
      { type: "actions", elements: [{ value: '{"v":1,"c":"settings","i":{"step":"save"},"f":0}' }] },
    ]);
  });

  it("says something even when the card is empty", () => {
    const empty = renderSlack({ title: " ", parts: [{ kind: "text", text: "" }], buttons: [] }, "fr");
    expect(checkSlackPayload(empty)).toEqual([]);
    expect(JSON.stringify(empty)).toContain("rien à montrer");
  });
});

describe("Slack's limits", () => {
  it.each(LANGS)("hold for a tutor of 60 apprentices, who sees them all (%s)", (lang) => {
    const table = renderSlack(tutorTable(60, 0), lang);
    expect(checkSlackPayload(table)).toEqual([]);
    expect(JSON.stringify(table.blocks)).toContain("Apprentice 60");
    expect(JSON.stringify(table.blocks)).toContain("Week 53");
    expect(checkSlackPayload(renderSlack(tutorParts(60, 0), lang))).toEqual([]);
  });

  it.each(LANGS)("hold for names of 3,000 characters, and the reader sees how much is missing (%s)", (lang) => {
    const table = renderSlack(tutorTable(60, 3000), lang);
    expect(checkSlackPayload(table)).toEqual([]);
    const rows = JSON.stringify(table.blocks).match(/" — company/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(5);
    const more = { fr: `… ${60 - rows} lignes de plus`, en: `… ${60 - rows} more rows` }[lang];
    expect(JSON.stringify(table.blocks)).toContain(more);
    expect(checkSlackPayload(renderSlack(tutorParts(60, 3000), lang))).toEqual([]);
  });

  it("leave no half of a form", () => {
    const field = (i: number) => ({ name: `f${i}`, label: longName(150), kind: "text" as const, required: true });
    const form = { command: "c", fixed: {}, submit: "Send", fields: Array.from({ length: 20 }, (_, i) => field(i)) };
    const parts: Part[] = Array.from({ length: 6 }, () => ({ kind: "form", form }));
    const { blocks } = renderSlack({ title: "t", parts, buttons: [] }, "en");
    const count = (type: string) => blocks.filter((block) => block.type === type).length;
    expect(count("input")).toBe(20 * count("actions"));
    expect(JSON.stringify(blocks)).toContain("more parts");
  });

  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary", maxLength: 50 }),
    fc.constantFrom(longName(3000), "😀".repeat(1500), "<@U1>", "&amp;", "", "\n\n"),
  );
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text }),
    fc.record({
      kind: fc.constant("text" as const),
      text,
      weight: fc.constantFrom("strong" as const, "subtle" as const),
    }),
    fc.record({
      kind: fc.constant("facts" as const),
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 40 }),
    }),
    fc.record({
      kind: fc.constant("table" as const),
      columns: fc.array(text, { maxLength: 12 }),
      rows: fc.array(fc.array(text, { maxLength: 12 }), { maxLength: 70 }),
    }),
    fc.record({ kind: fc.constant("doubt" as const), text }),
    fc.record({ kind: fc.constant("source" as const), text }),
    fc.record({ kind: fc.constant("image" as const), url: fc.constantFrom("https://example.org/", "x"), alt: text }),
    fc.record({
      kind: fc.constant("form" as const),
      form: fc.record({
        command: fc.constant("settings"),
        fixed: fc.constant({}),
        submit: text,
        fields: fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-z]{1,8}$/),
            label: text,
            kind: fc.constantFrom("text", "long-text", "choice", "date", "number"),
            required: fc.boolean(),
            value: text,
            choices: fc.array(fc.record({ value: text, label: text }), { maxLength: 5 }),
          }),
          { maxLength: 6, selector: (field) => field.name },
        ),
      }),
    }),
  );

  it("hold for any card", () => {
    const button = fc.record({ label: text, command: fc.constant("help"), input: fc.dictionary(fc.string(), text) });
    const any = fc.record({
      title: text,
      parts: fc.array(part, { maxLength: 40 }),
      buttons: fc.array(button, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...LANGS), (one, lang) => {
        expect(checkSlackPayload(renderSlack(one, lang))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
