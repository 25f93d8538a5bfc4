import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";

describe("a card as plain text", () => {
  it("sets no colon after a label that asks, and a space before it in French", () => {
    const facts = [
      { label: "Que se passe-t-il ?", value: "Rien" },
      { label: "Titre", value: "Le pont" },
    ];
    const card = { title: "T", parts: [{ kind: "facts", facts } as const], buttons: [] };
    expect(cardText(card, "fr")).toBe("T\nQue se passe-t-il ? Rien\nTitre : Le pont");
    expect(cardText(card, "en")).toBe("T\nQue se passe-t-il ? Rien\nTitre: Le pont");
  });
});
