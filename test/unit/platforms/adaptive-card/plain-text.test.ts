import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeMarkdown,
  plainBlock,
  shorten,
  unescapeMarkdown,
} from "../../../../src/platforms/adaptive-card/plain-text.ts";

describe("escapeMarkdown", () => {
  it.each([
    ["**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"],
    ["[a](http://b)", "\\[a\\](http://b)"],
    ["- one\n1. two\n# three", "\\- one\n1\\. two\n\\# three"],
    ["C:\\temp", "C:\\\\temp"],
    ["<b>&lt; R&D", "\\<b>\\&lt; R&D"],
    ["{{DATE(2026-11-22T09:00:00Z)}} {x}", "\\{{DATE(2026-11-22T09:00:00Z)}} {x}"],
    ["4 January to 5 February, week 53", "4 January to 5 February, week 53"],
  ])("keeps %j from being read as Markdown", (typed, escaped) => {
    expect(escapeMarkdown(typed)).toBe(escaped);
  });

  it("is undone exactly by a host that reads no Markdown, but for indents", () => {
    const marks = fc.string({
      unit: fc.constantFrom("\\", "*", "1", ".", "-", "\n", "{", "a", "&", ";", "[", " ", "#", ")"),
    });
    fc.assert(
      fc.property(fc.oneof(marks, fc.string()), (text) => {
        const seen = (any: string) => any.replace(/\u00a0/g, " ").replace(/\t/g, " ");
        expect(seen(unescapeMarkdown(escapeMarkdown(text)))).toBe(seen(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("plainBlock", () => {
  it("splits a date macro so that no host fills it in", () => {
    const block = plainBlock("a {{TIME(2026-11-22T09:00:00Z)}} b");
    expect(block.inlines.map((run) => run.text)).toEqual(["a {", "{TIME(2026-11-22T09:00:00Z)}} b"]);
  });
});

describe("shorten", () => {
  it("leaves a text that fits alone and counts a pair of surrogates once", () => {
    expect(shorten("🎓🎓", 2)).toBe("🎓🎓");
    expect(shorten("🎓🎓🎓", 2)).toBe("🎓…");
  });
});
