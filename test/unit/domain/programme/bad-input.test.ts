import { describe, expect, it } from "vitest";
import { BAD_INPUT } from "./bad-input.ts";
import { told } from "./support.ts";

describe("a programme file is refused, in both languages, with the line and what to write instead, for", () => {
  it.each(BAD_INPUT)("$kind", ({ text, fr, en }) => {
    const lines = told(text());
    expect(lines.en).toEqual([en]);
    expect(lines.fr.map((line) => line.replaceAll(/[\u00a0\u202f]/g, " "))).toEqual([fr]);
  });
});
