import { parse } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { commonWords, longDate, shortDate } from "../../../src/core/words/common.ts";
import { doorWords } from "../../../src/core/words/door.ts";
import { errorWords } from "../../../src/core/words/errors.ts";
import { langOf } from "../../../src/core/words/lang.ts";
import { defineWords, sayer, type Words } from "../../../src/core/words/words.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";

const all: [string, Words][] = [
  ["common", commonWords as Words],
  ["door", doorWords as Words],
  ["errors", errorWords as Words],
  ...commands.map((command): [string, Words] => [command.name, command.words]),
];

/** The names of the values a message asks for. */
function values(message: string): string[] {
  const names = new Set<string>();
  const walk = (nodes: ReturnType<typeof parse>): void => {
    for (const node of nodes) {
      if ("value" in node && node.type !== 0) names.add(String(node.value));
      if ("options" in node) for (const option of Object.values(node.options)) walk(option.value);
    }
  };
  walk(parse(message, { ignoreTag: true }));
  return [...names].sort();
}

describe("words", () => {
  it.each(all)("of %s say the same in both languages, with the same values", (_, words) => {
    expect(Object.keys(words.fr)).toEqual(Object.keys(words.en));
    for (const key of Object.keys(words.en)) {
      expect(words.fr[key], key).not.toBe("");
      expect(values(words.fr[key] ?? ""), key).toEqual(values(words.en[key] ?? ""));
    }
  });

  it("label every argument of every command", () => {
    for (const command of commands) {
      for (const arg of command.args) expect(Object.keys(command.words.en), command.name).toContain(`arg.${arg.name}`);
    }
  });

  it("keep apostrophes, with and without values", () => {
    const words = defineWords({ fr: { a: "l'école", b: "l''école de {n}" }, en: { a: "it's", b: "it''s {n}" } });
    expect([sayer(words, "fr")("a"), sayer(words, "fr")("b", { n: "x" })]).toEqual(["l'école", "l'école de x"]);
  });

  it("write dates as people read them", () => {
    const day = dayOf("2027-01-04");
    expect([longDate(day, "fr"), longDate(day, "en")]).toEqual(["lundi 4 janvier 2027", "Monday 4 January 2027"]);
    expect([shortDate(day, "fr"), shortDate(day, "en")]).toEqual(["4 janv. 2027", "4 Jan 2027"]);
  });

  it.each([
    ["fr_FR.UTF-8", "fr"],
    ["en-GB", "en"],
    ["de", null],
    ["C", null],
    ["", null],
    [null, null],
  ])("read the locale %j as %j", (locale, lang) => {
    expect(langOf(locale)).toBe(lang);
  });
});
