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

  it("shows what a form holds, and the names to answer by where they are asked for", () => {
    const yesNo = [
      { value: "yes", label: "Oui" },
      { value: "no", label: "Non" },
    ];
    const fields = [
      { name: "f.worked", label: "Hours", kind: "number", required: true, value: "4" },
      { name: "f.what", label: "What I did", kind: "text", required: true },
      { name: "f.paid", label: "Paid", kind: "choice", required: false, value: "yes", choices: yesNo },
      { name: "f.day", label: "Day", kind: "date", required: false, value: "soon", problem: "Write a day." },
    ] as const;
    const form = { command: "send-it", fixed: {}, fields, submit: "Send" };
    const card = { title: "T", parts: [{ kind: "form", form } as const], buttons: [] };
    expect(cardText(card, "en")).toBe("T\nHours *: 4\nWhat I did *\nPaid: Oui\nDay: soon\n    (!) Write a day.");
    expect(cardText(card, "fr", { named: true })).toBe(
      [
        "T\nHours * [f.worked] : 4\nWhat I did * [f.what]\nPaid [f.paid] : yes\n    yes = Oui\n    no = Non",
        "Day [f.day] : soon\n    (!) Write a day.",
      ].join("\n"),
    );
  });
});
