import { describe, expect, it } from "vitest";
import { CTRL_C, CTRL_D, keyboard } from "../../support/keyboard.ts";

describe("a prompt", () => {
  it("loses no line of a text pasted at once", async () => {
    const prompt = keyboard(["one\ntwo\nthree\n"])();
    expect([await prompt.line("> "), await prompt.line("> "), await prompt.line("> ")]).toEqual([
      "one",
      "two",
      "three",
    ]);
    prompt.close();
  });

  it("is stopped by Ctrl-C, which drops what stood on the line, and can be asked again", async () => {
    const prompt = keyboard([`half a li${CTRL_C}`, "whole\n"])();
    expect(await prompt.line("> ")).toBeNull();
    expect(await prompt.line("> ")).toBe("whole");
    prompt.close();
  });

  it("is stopped by the end of the input, for good", async () => {
    const prompt = keyboard([CTRL_D])();
    expect(await prompt.line("> ")).toBeNull();
    expect(await prompt.line("> ")).toBeNull();
    expect(await prompt.line("> ")).toBeNull();
  });
});
