import { describe, expect, it } from "vitest";
import { readAction } from "../../../../src/platforms/adaptive-card/read.ts";

describe("readAction", () => {
  it("reads a button's command and input and nothing typed beside it", () => {
    expect(readAction({ command: "calendar", input: { year: 1 }, "f1.reason": "x" })).toEqual({
      command: "calendar",
      input: { year: 1 },
    });
  });

  it("joins what was typed into a form to what was known, the known part winning", () => {
    const data = {
      command: "settings",
      input: { id: "a" },
      form: "f1",
      "f1.lang": "fr",
      "f1.id": "forged",
      "f2.lang": "en",
      "f1.hour": "",
    };
    expect(readAction(data)).toEqual({ command: "settings", input: { lang: "fr", id: "a" } });
  });

  it.each([
    null,
    "text",
    3,
    [],
    {},
    { command: "" },
    { command: "x", input: { a: { b: 1 } } },
    { command: "x".repeat(65) },
  ])("takes %j for nothing of ours", (data) => {
    expect(readAction(data)).toBeNull();
  });
});
