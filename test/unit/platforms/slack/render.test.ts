import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Part } from "../../../../src/core/card.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { showsOthers, takesPlace } from "../../../../src/platforms/slack/about-id.ts";
import { renderSlack } from "../../../../src/platforms/slack/render.ts";
import { anyCard } from "../../../support/slack/any-card.ts";
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

  const form = (more: object = {}) =>
    ({
      kind: "form",
      form: { command: "settings", fixed: { step: "save" }, submit: "Save", fields: [], ...more },
    }) as const;

  it("draws a form as one button that opens it, under the form's own words when there are several", () => {
    const labels = (one: Card) =>
      renderSlack(one, "fr").blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(labels(card(form()))).toMatchObject([
      { text: { text: "Remplir" }, style: "primary", value: '{"v":1,"c":"settings","i":{"step":"save"},"w":"fr"}' },
    ]);
    expect(labels(card(form(), form({ submit: "Refuse" })))).toMatchObject([
      { text: { text: "Save" } },
      { text: { text: "Refuse" } },
    ]);
    expect(shown(card(form({ fixed: { step: "save", sent: true } })))).toContain('\\"i\\":{\\"step\\":\\"save\\"}');
    expect(shown(card(form({ fixed: { text: "x".repeat(2000) } })))).toContain("You can also ask for: Fill in");
  });

  it("draws an item with its title in bold, its lines as typed, and its own buttons", () => {
    const buttons = [
      { label: "Approve", command: "approve", input: { id: 1 }, style: "primary" as const },
      { label: "Refuse", command: "refuse", input: { id: 1 }, style: "danger" as const, opens: "form" as const },
    ];
    const { blocks } = renderSlack(
      card({ kind: "item", title: "*Topic*", lines: ["<b>one</b>", "_two_"], buttons }),
      "en",
    );
    expect(blocks.slice(1)).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "*Topic*\n", style: { bold: true } },
              { type: "text", text: "<b>one</b>\n_two_" },
            ],
          },
        ],
      },
      {
        type: "actions",
        elements: [
          expect.objectContaining({ style: "primary", value: '{"v":1,"c":"approve","i":{"id":1}}' }),
          expect.objectContaining({ style: "danger", value: '{"v":1,"c":"refuse","i":{"id":1},"w":"en"}' }),
        ],
      },
    ]);
  });

  it("says how many lines, buttons and items have no room", () => {
    const button = (i: number) => ({ label: `Ask ${i}`, command: "ask", input: {} });
    const item = (i: number): Part => ({
      kind: "item",
      title: `Item ${i}`,
      lines: Array.from({ length: 9 }, () => longName(500)),
      buttons: Array.from({ length: 7 }, (_, n) => button(n)),
    });
    expect(shown(card(item(0)))).toContain("… 5 more lines");
    expect(shown(card(item(0)))).toContain("You can also ask for: Ask 5, Ask 6");
    const small = (i: number): Part => ({ kind: "item", title: `Item ${i}`, lines: [], buttons: [button(i)] });
    const { blocks } = renderSlack({ ...card(...Array.from({ length: 60 }, (_, i) => small(i))) }, "en");
    const drawn = JSON.stringify(blocks).match(/"Item \d+"/g)?.length ?? 0;
    expect(drawn).toBeGreaterThan(20);
    expect(JSON.stringify(blocks)).toContain(`… ${60 - drawn} more parts`);
  });

  it("marks every row of buttons with what the card is about", () => {
    const about = { dossiers: ["d1", "d2"], command: "inbox", input: {} };
    const press = { label: "Ask", command: "ask", input: {} };
    const item: Part = { kind: "item", title: "Item", lines: [], buttons: [press] };
    const { blocks } = renderSlack({ ...card(item, form()), buttons: Array(6).fill(press), about }, "en");
    const rows = blocks.filter((block) => block.type === "actions");
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ block_id }) => block_id)).size).toBe(4);
    const answers = [about, { ...about, input: { of: 2 } }, { dossiers: ["d2"], command: "dossier", input: {} }];
    for (const { block_id } of rows) {
      expect(answers.map((answer) => takesPlace(block_id, answer))).toEqual([true, false, false]);
      expect(answers.map((answer) => showsOthers(block_id, answer))).toEqual([false, true, true]);
    }
    expect(checkSlackPayload({ text: "t", blocks })).toEqual([]);
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

  it("hold for any card", () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...LANGS), (one, lang) => {
        expect(checkSlackPayload(renderSlack(one, lang))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
