import { describe, expect, it } from "vitest";
import { pressValue, readPress } from "../../../../src/platforms/slack/button.ts";
import { typedFields } from "../../../../src/platforms/slack/input-blocks.ts";

describe("a press", () => {
  it("comes back as it went out", () => {
    const press = { command: "next-period", input: { place: "school", page: 2, all: true }, form: null };
    expect(readPress(pressValue(press))).toEqual(press);
    expect(readPress(pressValue({ ...press, form: 1 }))).toEqual({ ...press, form: 1 });
  });

  it.each([
    undefined,
    "",
    "{",
    "null",
    '{"c":"help","i":{}}',
    '{"v":0,"c":"help","i":{}}',
    '{"v":1,"c":"","i":{}}',
    '{"v":1,"c":"help","i":{"a":{}}}',
    '{"v":1,"c":"help","i":{},"f":-1}',
  ])("is refused when forged or from another version: %s", (value) => {
    expect(readPress(value)).toBeNull();
  });
});

describe("the fields of a form", () => {
  it("are read from their own form only, empty ones left out, numbers as numbers", () => {
    const state = {
      values: {
        "0:hour:8": { number: { value: "7,5" } },
        "0:lang:fr": { choice: { selected_option: { value: "en" } } },
        "0:day:": { date: { selected_date: "2026-11-22" } },
        "0:why:": { "long-text": { value: null } },
        "0:count:": { number: { value: "many" } },
        "1:hour:8": { number: { value: "9" } },
      },
    };
    expect(typedFields(state, 0)).toEqual({ hour: 7.5, lang: "en", day: "2026-11-22", count: "many" });
    expect(typedFields(undefined, 0)).toEqual({});
  });
});
