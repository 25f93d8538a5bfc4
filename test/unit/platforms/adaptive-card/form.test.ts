import { describe, expect, it } from "vitest";
import type { Card, Field, Form, Part } from "../../../../src/core/card.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { readAction } from "../../../../src/platforms/adaptive-card/read.ts";
import { drawsForms, renderAdaptiveCard } from "../../../../src/platforms/adaptive-card/render.ts";
import { cardProblems } from "../../../support/teams/card-check.ts";
import { shownTexts } from "./shown-texts.ts";

const TEAMS = { lang: "en", maxActions: 4, maxBytes: 26 * 1024 } as const;
const fixed = { dossier: "enrolment-1/topic/year-2", version: 4 };

const field = (more: Partial<Field> = {}): Field => ({
  name: "why",
  label: "Reason",
  kind: "long-text",
  required: true,
  ...more,
});

const cardOf = (form: Partial<Form>, ...parts: Part[]): Card => ({
  title: "Project topic",
  parts: [...parts, { kind: "form", form: { command: "fill", fixed, submit: "Sign", fields: [field()], ...form } }],
  buttons: [],
});

const actionsIn = (card: ReturnType<typeof renderAdaptiveCard>) =>
  card.body.flatMap((element) => (element.type === "ActionSet" ? element.actions : []));
const inputsIn = (card: ReturnType<typeof renderAdaptiveCard>) =>
  card.body.flatMap((element) => (element.type.startsWith("Input.") ? [element] : []));

describe("a form that can be kept as a draft", () => {
  const card = cardOf({ keep: "Keep the draft" });

  it("has a second way to be sent, with the same inputs and draft: true", () => {
    const rendered = renderAdaptiveCard(card, TEAMS);
    expect(cardProblems(rendered)).toEqual([]);
    const [send, keep] = actionsIn(rendered);
    expect(send).toMatchObject({ title: "Sign", style: "positive", associatedInputs: "auto" });
    expect(keep).toMatchObject({
      title: "Keep the draft",
      associatedInputs: "auto",
      fallback: { title: "Keep the draft" },
    });
    const pressed = (action: typeof keep) =>
      action && "data" in action ? readAction({ ...action.data, "f1.why": "half a" }) : null;
    expect(pressed(keep)).toEqual({ command: "fill", input: { ...fixed, draft: true, why: "half a" } });
    expect(pressed(send)).toEqual({ command: "fill", input: { ...fixed, why: "half a" } });
  });

  it("requires nothing of the host, which would hold the draft back, and says in words what is to be filled in", () => {
    const [kept] = inputsIn(renderAdaptiveCard(card, TEAMS));
    expect(kept).toMatchObject({ isRequired: false, label: "Reason (required)" });
    const [optional] = inputsIn(
      renderAdaptiveCard(cardOf({ keep: "Keep", fields: [field({ required: false })] }), TEAMS),
    );
    expect(optional).toMatchObject({ isRequired: false, label: "Reason" });
    const [plain] = inputsIn(renderAdaptiveCard(cardOf({}), TEAMS));
    expect(plain).toMatchObject({ isRequired: true, label: "Reason" });
  });

  it("takes the place of two buttons", () => {
    const buttons = ["A", "B", "C"].map((label) => ({ label, command: "help", input: {} }));
    const rendered = renderAdaptiveCard({ ...card, buttons }, TEAMS);
    expect(rendered.actions?.map(({ title }) => title)).toEqual(["A", "B"]);
    expect(shownTexts(rendered.body)).toContain("You can also ask for: C");
  });
});

describe("a field", () => {
  it("shows what is wrong with it in the colour of attention, then its help, subtly", () => {
    const rendered = renderAdaptiveCard(
      cardOf({ fields: [field({ problem: "Too short.", help: "Three lines." })] }),
      TEAMS,
    );
    expect(cardProblems(rendered)).toEqual([]);
    expect(rendered.body.slice(1, 4)).toMatchObject([
      { type: "Input.Text", id: "f1.why" },
      { id: "f1.why.problem", inlines: [{ text: "Too short.", color: "attention" }] },
      { id: "f1.why.help", inlines: [{ text: "Three lines.", isSubtle: true }] },
    ]);
  });

  it("shows HTML and Markdown in its help, its problem and its value as they were typed", () => {
    const typed = "<img src=x onerror=alert(1)> **b** _c_";
    const texts = shownTexts(
      renderAdaptiveCard(cardOf({ fields: [field({ problem: typed, help: typed, value: typed })] }), TEAMS).body,
    );
    expect(texts.filter((text) => text === typed)).toHaveLength(3);
  });

  it("keeps a value that is too long, and one that its kind of input would not take", () => {
    const fields = [
      field({ name: "long", maxLength: 10, value: "eleven char" }),
      field({ name: "day", kind: "date", value: "tomorrow" }),
      field({ name: "hours", kind: "number", value: "a lot" }),
      field({ name: "other", kind: "date", value: "2027-01-04" }),
      field({ name: "weeks", kind: "number", value: "-2" }),
      field({ name: "none", kind: "number", value: " " }),
    ];
    const rendered = renderAdaptiveCard(cardOf({ fields }), TEAMS);
    expect(cardProblems(rendered)).toEqual([]);
    expect(inputsIn(rendered)).toMatchObject([
      { type: "Input.Text", value: "eleven char", maxLength: 11 },
      { type: "Input.Text", value: "tomorrow" },
      { type: "Input.Text", value: "a lot" },
      { type: "Input.Date", value: "2027-01-04" },
      { type: "Input.Number", value: -2 },
      { type: "Input.Number" },
    ]);
  });

  it("that is filled in is never left out, however many there are", () => {
    const fields = Array.from({ length: 40 }, (_, n) =>
      field({ name: `n${n}`, required: false, ...(n > 34 && { value: "x" }) }),
    );
    const ids = inputsIn(renderAdaptiveCard(cardOf({ fields }), TEAMS)).map((input) => "id" in input && input.id);
    expect(ids).toHaveLength(30);
    expect(ids).toEqual(expect.arrayContaining(["f1.n35", "f1.n39"]));
  });
});

describe("a form with long texts", () => {
  const eight = (value: string, help = ""): readonly Field[] =>
    Array.from({ length: 8 }, (_, n) =>
      field({ name: `point-${n}`, label: `Point ${n}`, value, help, maxLength: 3000 }),
    );
  const valuesIn = (card: ReturnType<typeof renderAdaptiveCard>) =>
    inputsIn(card).map((input) => "value" in input && input.value);

  for (const lang of LANGS) {
    it(`of eight fields of 3,000 characters fits what Teams takes, not one character cut (${lang})`, () => {
      const value = "a".repeat(3000);
      const around: Part[] = [
        { kind: "text", text: "w".repeat(4000) },
        { kind: "source", text: "s".repeat(500) },
      ];
      const card = cardOf({ fields: eight(value, "h".repeat(300)), keep: "Keep" }, ...around);
      const rendered = renderAdaptiveCard(card, { ...TEAMS, lang });
      expect(cardProblems(rendered)).toEqual([]);
      expect(drawsForms(card, { ...TEAMS, lang })).toBe(true);
      expect(valuesIn(rendered)).toEqual(Array.from({ length: 8 }, () => value));
    });

    it(`that does not fit is not drawn: a sentence says where it can be filled in (${lang})`, () => {
      const card = cardOf({ fields: eight("é".repeat(3000)) }, { kind: "text", text: "As of today" });
      const rendered = renderAdaptiveCard(card, { ...TEAMS, lang });
      expect(cardProblems(rendered)).toEqual([]);
      expect(drawsForms(card, { ...TEAMS, lang })).toBe(false);
      expect(inputsIn(rendered)).toEqual([]);
      expect(actionsIn(rendered)).toEqual([]);
      const texts = shownTexts(rendered.body).join("\n");
      expect(texts).toContain("As of today");
      expect(texts).toContain(
        lang === "fr" ? "la discussion web ou dans le terminal" : "the web chat or in the terminal",
      );
    });
  }

  it("is drawn whole where there is no limit", () => {
    const card = cardOf({ fields: eight("é".repeat(9000)) });
    expect(valuesIn(renderAdaptiveCard(card, { lang: "fr", maxActions: 12 }))).toEqual(
      eight("é".repeat(9000)).map(({ value }) => value),
    );
  });

  it("loses its help before anything else of it", () => {
    const card = cardOf({ fields: eight("a".repeat(2900), "h".repeat(400)) });
    const rendered = renderAdaptiveCard(card, TEAMS);
    expect(drawsForms(card, TEAMS)).toBe(true);
    expect(JSON.stringify(rendered)).not.toContain(".help");
  });
});
