import { describe, expect, it } from "vitest";
import { readFilled } from "../../../../src/platforms/slack/input-blocks.ts";

describe("a form that was sent", () => {
  const values = {
    "hour:a1": { number: { value: " 7,5 " } },
    "lang:a2": { choice: { selected_option: { value: "en" } } },
    "day:a3": { date: { selected_date: "2026-11-22" } },
    "why:a4": { "long-text": { value: null } },
    "blank:a5": { text: { value: "  " } },
    "count:a6": { number: { value: "0x10" } },
    "with:colon:a7": { text: { value: " *as* <typed> " } },
  };

  it("is read with its empty fields left out and its numbers as numbers", () => {
    expect(readFilled({ values }).input).toEqual({
      hour: 7.5,
      lang: "en",
      day: "2026-11-22",
      count: "0x10",
      "with:colon": " *as* <typed> ",
    });
  });

  it("tells what stood in each field, the empty ones too, and where", () => {
    const { texts, blocks, keep } = readFilled({ values });
    expect(texts.get("why")).toBe("");
    expect(texts.get("count")).toBe("0x10");
    expect(blocks.get("with:colon")).toBe("with:colon:a7");
    expect(keep).toBe(false);
  });

  it("is a draft when that is ticked", () => {
    const ticked = { keep: { keep: { selected_options: [{ value: "keep" }] } } };
    expect(readFilled({ values: { ...values, ...ticked } }).keep).toBe(true);
    expect(readFilled({ values: { keep: { keep: { selected_options: [] } } } })).toMatchObject({
      input: {},
      keep: false,
    });
  });
});
