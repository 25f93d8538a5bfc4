import { describe, expect, it } from "vitest";
import type { About } from "../../../../../src/core/card.ts";
import type { AdaptiveCardJson } from "../../../../../src/platforms/adaptive-card/card-json.ts";
import { hasInputs, questionOf, showsAny, takesPlace } from "../../../../../src/platforms/web/client/same-dossier.ts";
import type { Answer } from "../../../../../src/platforms/web/wire.ts";

const topic: About = { dossiers: ["e1/topic/2"], command: "dossier", input: { which: "topic" } };
const visit: About = { dossiers: ["e1/visit/1"], command: "dossier", input: { which: "visit" } };
const inbox: About = { dossiers: ["e1/topic/2", "e2/topic/2"], command: "inbox", input: {} };

const card = (...body: AdaptiveCardJson["body"]): AdaptiveCardJson => ({ type: "AdaptiveCard", version: "1.5", body });
const form = card({
  type: "Container",
  style: "emphasis",
  items: [{ type: "Input.Date", id: "f1.day", label: "Day", isRequired: false }],
});
const done = (about: About | null, drawn = card()): Answer => ({
  ok: true,
  lang: "en",
  command: "c",
  card: drawn,
  about,
});
const error = { id: "stale", message: "", next: "" };
const refused = (about: About | null, drawn = card()): Answer => ({
  ok: false,
  lang: "en",
  command: "c",
  card: drawn,
  about,
  error,
});

describe("the answer to a press", () => {
  it.each<[string, boolean, About | null, Answer, boolean]>([
    ["takes the place of the card about the same dossier", true, topic, done(topic), false],
    ["takes it when the dossier is one of those of a list", true, topic, done(inbox), false],
    ["takes the place of the same list drawn anew", true, inbox, done({ ...inbox, dossiers: [] }), false],
    ["stands below a list when it is about one of its dossiers", false, inbox, done(topic), false],
    ["stands below when it is about another dossier", false, topic, done(visit), false],
    ["stands below when it is about none", false, topic, done(null), false],
    ["stands below a card that is about none", false, null, done(topic), false],
    ["takes the place when it is a refusal that shows the fresh card", true, topic, refused(topic), false],
    ["takes the place of a form when it brings the form back", true, topic, refused(null, form), true],
    ["stands below a form when it would take away what was typed", false, topic, refused(topic), true],
    ["takes the place of a form that was taken", true, topic, done(topic), true],
    [
      "stands below when it has no card",
      false,
      topic,
      { ok: false, lang: "en", command: null, card: null, about: null, error },
      false,
    ],
  ])("%s", (_, expected, before, answer, typed) => {
    expect(takesPlace(before, answer, typed)).toBe(expected);
  });
});

describe("a card", () => {
  it("shows any of the dossiers that changed, or any at all when nobody knows which", () => {
    expect(showsAny(inbox, ["e2/topic/2", "x"])).toBe(true);
    expect(showsAny(inbox, ["e2/topic/22"])).toBe(false);
    expect(showsAny(inbox, null)).toBe(true);
    expect(showsAny(null, null)).toBe(false);
  });

  it("has inputs wherever they stand in it", () => {
    expect(hasInputs(form)).toBe(true);
    expect(hasInputs(card({ type: "TextBlock", text: "Input.Text", wrap: true }))).toBe(false);
    expect(hasInputs(null)).toBe(false);
  });

  it("is drawn again by one question with all that answer to the same", () => {
    expect(questionOf(topic)).toBe(questionOf({ ...topic, dossiers: [] }));
    expect(questionOf(topic)).not.toBe(questionOf(visit));
  });
});
