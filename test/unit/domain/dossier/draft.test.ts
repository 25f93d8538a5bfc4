import { describe, expect, it } from "vitest";
import { draftOf } from "../../../../src/domain/dossier/draft.ts";
import { LINE, LONGEST } from "../../../../src/domain/dossier/form-values.ts";
import { field } from "./support.ts";

const FIELDS = [
  field("title", { most: 10 }),
  field("line"),
  field("story", { kind: "long text" }),
  field("paper", { kind: "paper" }),
  field("hours", { kind: "number" }),
  field("sure", { kind: "yes or no" }),
];
const LONG = "x".repeat(10_000);

describe("a draft", () => {
  it("keeps what was typed into the step's fields, unfinished or wrong, and nothing else", () => {
    const typed = { title: "Bridge", "paper.name": "a.pdf", hours: "many", sure: false };
    expect(draftOf(FIELDS, { ...typed, other: "x", paper: "x", constructor: "x" })).toEqual(typed);
    expect(draftOf(FIELDS, {})).toEqual({});
  });

  it("is no longer than each field may be", () => {
    const names = ["title", "line", "story", "paper.name", "paper.date", "hours", "sure"];
    const kept = draftOf(FIELDS, Object.fromEntries(names.map((name) => [name, LONG])));
    expect(names.map((name) => String(kept[name]).length)).toEqual([10, LINE, LONGEST, LINE, 100, 100, 100]);
  });
});
