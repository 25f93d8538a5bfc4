import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { About } from "../../../src/core/card.ts";
import { cardMark, takesPlaceOf } from "../../../src/core/card-mark.ts";

const topic: About = { dossiers: ["e1:topic:year-2"], command: "dossier", input: { which: "topic" } };
const visit: About = { dossiers: ["e1:visit:1"], command: "dossier", input: { which: "visit" } };
const inbox: About = { dossiers: ["e1:topic:year-2", "e2:topic:year-2"], command: "inbox", input: {} };

describe("an answer", () => {
  it.each<[string, boolean, About, About]>([
    ["takes the place of the card of its dossier", true, topic, { ...topic, input: { which: "other" } }],
    ["takes it when that dossier is one of those of a list", true, topic, inbox],
    ["takes the place of the same list anew, whatever is left in it", true, inbox, { ...inbox, dossiers: [] }],
    ["takes it from a list that had nothing left", true, { ...inbox, dossiers: [] }, inbox],
    ["leaves a list of which it is one", false, inbox, topic],
    ["leaves the same list asked for in another way", false, inbox, { ...inbox, input: { page: 2 } }],
    ["leaves a card that shows other things beside its dossier", false, { ...topic, others: true, input: {} }, topic],
    ["leaves the card of another dossier", false, topic, visit],
    ["leaves a list that had nothing left", false, { ...inbox, dossiers: [] }, topic],
  ])("%s", (_, expected, before, about) => {
    expect(takesPlaceOf(cardMark(before), about)).toBe(expected);
  });

  it("leaves what has no mark of ours", () => {
    for (const mark of ["", ".", "x", "x.", ".x"]) expect(takesPlaceOf(mark, topic)).toBe(false);
  });
});

describe("a mark", () => {
  it("is short and plain, and tells questions and dossiers apart", () => {
    const texts = fc.uniqueArray(fc.string({ maxLength: 60 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(texts, (dossiers) => {
        const marks = dossiers.map((one) => cardMark({ dossiers: [one], command: "dossier", input: { which: one } }));
        for (const mark of marks) expect(mark).toMatch(/^[0-9a-z]{1,10}\.[0-9a-z]{1,10}$/);
        const parts = marks.map((mark) => mark.split("."));
        expect(new Set(parts.map(([question]) => question)).size).toBe(dossiers.length);
        expect(new Set(parts.map(([, only]) => only)).size).toBe(dossiers.length);
      }),
    );
  });
});
