import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Card } from "../../../../src/core/card.ts";
import { cardMark } from "../../../../src/core/card-mark.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { markIn } from "../../../../src/platforms/adaptive-card/read.ts";
import { TEAMS_LIMITS } from "../../../../src/platforms/teams/limits.ts";
import { renderCard, renderMessage } from "../../../../src/platforms/teams/render.ts";
import { cardProblems, messageProblems } from "../../../support/teams/card-check.ts";
import { PLAIN_CARD } from "../../../support/teams/fake-door.ts";

const long = (mark: string): string => mark.repeat(3000);

/** A tutor of 60 apprentices whose names have 3,000 characters, with more buttons than a card may show. */
const crowded: Card = {
  title: long("é"),
  parts: [
    { kind: "text", text: long("w"), weight: "strong" },
    { kind: "facts", facts: Array.from({ length: 80 }, () => ({ label: long("l"), value: long("v") })) },
    {
      kind: "table",
      columns: ["Name", "Place", "Until"],
      rows: Array.from({ length: 60 }, () => [long("ï"), "school", "2026-12-25"]),
    },
    { kind: "doubt", text: long("d") },
    { kind: "source", text: long("s") },
  ],
  buttons: Array.from({ length: 30 }, (_, page) => ({ label: long("b"), command: "calendar", input: { page } })),
};

const form: Card = {
  title: "Settings",
  parts: [
    {
      kind: "form",
      form: {
        command: "settings",
        fixed: { scope: "own" },
        submit: "Save",
        fields: [
          {
            name: "lang",
            label: "Language",
            kind: "choice",
            required: true,
            value: "fr",
            choices: [
              { value: "fr", label: "français" },
              { value: "en", label: "English" },
            ],
          },
          { name: "hour", label: "Hour", kind: "number", required: false, value: "8" },
          { name: "note", label: "Note", kind: "long-text", required: false },
        ],
      },
    },
  ],
  buttons: [],
};

const Message = z.object({
  type: z.literal("message"),
  summary: z.string().min(1),
  text: z.undefined().optional(),
  attachments: z.array(z.unknown()).length(1),
});

describe("a card for Teams", () => {
  for (const lang of LANGS) {
    for (const [name, card] of Object.entries({ plain: PLAIN_CARD, crowded, form })) {
      it(`is a valid card of version 1.5, light enough and with few buttons (${name}, ${lang})`, () => {
        expect(cardProblems(renderCard(card, lang))).toEqual([]);
      });
    }
  }

  it("goes out as a message with a short summary and no text above the card", () => {
    const message = renderMessage(crowded, "fr");
    expect(Message.safeParse(message).success).toBe(true);
    expect(messageProblems(message)).toEqual([]);
    expect(message.summary?.length).toBeLessThanOrEqual(TEAMS_LIMITS.summary);
    expect(renderMessage(PLAIN_CARD, "en").summary).toContain("School from Monday");
  });

  it("offers every button to hosts that know only Action.Submit", () => {
    const [button] = renderCard(PLAIN_CARD, "en").actions ?? [];
    const data = { command: "calendar", input: { year: 2 } };
    expect(button).toMatchObject({ type: "Action.Execute", data, fallback: { type: "Action.Submit", data } });
  });

  it("brings the mark of what it shows back with whatever is pressed in it, on older hosts too", () => {
    const about = { dossiers: ["e1:topic:year-2", "e2:topic:year-2"], command: "inbox", input: {} };
    const button = { label: "Approve", command: "approve", input: {} };
    const item = { kind: "item", title: "Topic", lines: [], buttons: [button] } as const;
    const marksIn = (card: Card) => {
      const found: (string | null)[] = [];
      JSON.stringify(renderCard(card, "en"), (key, value) => {
        if (key === "data") found.push(markIn(value));
        return value;
      });
      return found;
    };
    const card: Card = { ...form, parts: [...form.parts, item], buttons: [button] };
    expect(marksIn({ ...card, about })).toEqual(Array.from({ length: 6 }, () => cardMark(about)));
    expect(marksIn(card)).toEqual(Array.from({ length: 6 }, () => null));
  });
});

describe("the card check", () => {
  it("fails on a planted bad card", () => {
    const button = { type: "Action.Submit", title: "x", data: {}, associatedInputs: "none" };
    const good = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "a", wrap: true }] };
    expect(cardProblems({ ...good, actions: [button, button, button, button, button] })).not.toEqual([]);
    expect(cardProblems({ ...good, version: "1.6" })).not.toEqual([]);
    expect(cardProblems({ ...good, body: [{ type: "TextBlock", text: "a".repeat(30_000), wrap: true }] })).not.toEqual(
      [],
    );
    expect(cardProblems({ ...good, body: [{ type: "Marquee", text: "a" }] })).not.toEqual([]);
    expect(
      messageProblems({ type: "message", attachments: [{ contentType: "text/plain", content: good }] }),
    ).not.toEqual([]);
  });
});
