import { describe, expect, it } from "vitest";
import { pressValue, readPress } from "../../../../src/platforms/slack/button.ts";

describe("a press", () => {
  it("comes back as it went out", () => {
    const press = { command: "next-period", input: { place: "school", page: 2, all: true }, opens: null };
    expect(readPress(pressValue(press))).toEqual(press);
    expect(readPress(pressValue({ ...press, opens: "fr" }))).toEqual({ ...press, opens: "fr" });
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
    '{"v":1,"c":"help","i":{},"w":"de"}',
  ])("is refused when forged or from another version: %s", (value) => {
    expect(readPress(value)).toBeNull();
  });
});
