import { describe, expect, it } from "vitest";
import type { Button, Card, Part } from "../../../../src/core/card.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { renderAdaptiveCard } from "../../../../src/platforms/adaptive-card/render.ts";
import { cardProblems } from "../../../support/teams/card-check.ts";
import { shownTexts } from "./shown-texts.ts";

const TEAMS = { lang: "en", maxActions: 4, maxBytes: 26 * 1024 } as const;

const button = (label: string, style?: Button["style"]): Button => ({
  label,
  command: "decide",
  input: { dossier: "enrolment-0001/liaison/2027-01-04", step: "countersign", version: 3 },
  ...(style && { style }),
});

const item = (title: string, buttons: readonly Button[], lines: readonly string[] = ["Waits since Monday"]): Part => ({
  kind: "item",
  title,
  lines,
  buttons,
});

const cardOf = (...parts: Part[]): Card => ({ title: "Inbox", parts, buttons: [] });
const three = [button("Approve", "primary"), button("Refuse", "danger"), button("See")];
const boxes = (card: ReturnType<typeof renderAdaptiveCard>) =>
  card.body.flatMap((element) => (element.type === "Container" ? [element] : []));

describe("an item of an Adaptive Card", () => {
  it("stands in a box of its own: its name in bold, its lines, its buttons in their styles", () => {
    const rendered = renderAdaptiveCard(cardOf(item("Liaison form", three, ["Apprentice One", "Due Monday"])), TEAMS);
    expect(cardProblems(rendered)).toEqual([]);
    const [box] = boxes(rendered);
    expect(box?.items[0]).toMatchObject({ inlines: [{ text: "Liaison form", weight: "bolder" }] });
    expect(shownTexts(box)).toEqual(expect.arrayContaining(["Apprentice One", "Due Monday"]));
    const row = box?.items.at(-1);
    expect(row?.type === "ActionSet" && row.actions).toMatchObject([
      { title: "Approve", style: "positive", verb: "decide", associatedInputs: "none", data: { command: "decide" } },
      { title: "Refuse", style: "destructive", fallback: { type: "Action.Submit", style: "destructive" } },
      { title: "See" },
    ]);
    expect(row?.type === "ActionSet" && row.actions[2]).not.toHaveProperty("style");
  });

  it("has no row of buttons when it has none", () => {
    const [box] = boxes(renderAdaptiveCard(cardOf(item("Done", [])), TEAMS));
    expect(box?.items.map(({ type }) => type)).toEqual(["RichTextBlock", "RichTextBlock"]);
  });

  it("shows four of its buttons and names the others inside its box", () => {
    const buttons = ["A", "B", "C", "D", "E", "F"].map((label) => button(label));
    const rendered = renderAdaptiveCard(cardOf(item("Many", buttons)), TEAMS);
    expect(cardProblems(rendered)).toEqual([]);
    expect(shownTexts(boxes(rendered)[0])).toContain("You can also ask for: E, F");
  });

  it("counts the lines and the items that are left out", () => {
    const lines = Array.from({ length: 15 }, (_, index) => `line ${index}`);
    const many = Array.from({ length: 50 }, (_, index) => item(`Item ${index}`, [button("See")], lines));
    const texts = shownTexts(renderAdaptiveCard(cardOf(...many), { lang: "en", maxActions: 12 }).body);
    expect(texts).toContain("… 3 more lines");
    expect(texts).toContain("Item 39");
    expect(texts).not.toContain("Item 40");
    expect(texts).toContain("… 10 more, to be found once these are dealt with");
  });

  it("stops before the buttons of one card become too many", () => {
    const many = Array.from({ length: 30 }, (_, index) => item(`Item ${index}`, three));
    const rendered = renderAdaptiveCard(cardOf(...many), { lang: "fr", maxActions: 12 });
    expect(boxes(rendered)).toHaveLength(20);
    expect(shownTexts(rendered.body)).toContain("… 10 autres, à retrouver une fois ceux-ci traités");
  });

  for (const lang of LANGS) {
    it(`ten at once, three buttons each and long texts, fit what Teams takes, none left out (${lang})`, () => {
      const ten = Array.from({ length: 10 }, (_, index) =>
        item(`Item ${index} ${"é".repeat(300)}`, three, ["w".repeat(900), "x".repeat(900)]),
      );
      const rendered = renderAdaptiveCard(cardOf(...ten), { ...TEAMS, lang });
      expect(cardProblems(rendered)).toEqual([]);
      expect(boxes(rendered)).toHaveLength(10);
      expect(JSON.stringify(boxes(rendered)).match(/"Action.Execute"/g)).toHaveLength(30);
    });
  }

  it("ten with heavy inputs still make a card that Teams takes, with those left out counted", () => {
    const heavy = three.map((one) => ({ ...one, input: { note: "x".repeat(700) } }));
    const ten = Array.from({ length: 10 }, (_, index) => item(`Item ${index}`, heavy));
    const rendered = renderAdaptiveCard(cardOf(...ten), TEAMS);
    expect(cardProblems(rendered)).toEqual([]);
    expect(shownTexts(rendered.body)).toContain("… 8 more, to be found once these are dealt with");
  });

  it("shows HTML and Markdown as they were typed", () => {
    const typed = "<b>x</b> **y** _z_ [a](http://b) {{DATE(2026-01-01)}}";
    const [box] = boxes(renderAdaptiveCard(cardOf(item(typed, [], [typed])), TEAMS));
    const shown = box?.items.map((element) =>
      element.type === "RichTextBlock" ? element.inlines.map(({ text }) => text).join("") : "",
    );
    expect(shown).toEqual([typed, typed]);
  });
});
