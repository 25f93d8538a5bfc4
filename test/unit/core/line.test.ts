import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import {
  inputOf,
  isPlainQuestion,
  nearestCommand,
  readLine,
  readSpaced,
  splitWords,
  usageOf,
} from "../../../src/core/line.ts";
import { anySign } from "../../support/any-sign.ts";

function named(name: string) {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(name);
  return command;
}

describe("a typed line", () => {
  it.each([
    ["next-period", "next-period", ""],
    ["/Next-Period school", "next-period", "school"],
    ["  /passerelle   next-period  company ", "next-period", "company"],
    ["passerelle", "", ""],
    ["", "", ""],
    ["/", "", ""],
  ])("reads %j as %j with %j", (text, name, rest) => {
    expect(readLine(text)).toEqual({ name, rest });
  });

  it.each([
    ["my people", { name: "my-people", rest: "" }],
    ["next  period school  now", { name: "next-period", rest: "school  now" }],
    ["Programme Settings x", { name: "programme-settings", rest: "x" }],
    ["my visit", null],
    ["my", null],
  ])("reads %j as the name of a command with spaces: %j", (text, read) => {
    expect(readSpaced(readLine(text), (name) => commands.some((one) => one.name === name))).toEqual(read);
  });

  it.each([
    ["who pays?", true],
    ["passerelle who pays", true],
    ["/passerelle who pays", true],
    ["uniform?", true],
    ["uniform", false],
    ["/who pays?", false],
    ["", false],
  ])("takes %j for a plain question: %j", (text, is) => {
    expect(isPlainQuestion(text)).toBe(is);
  });

  it("keeps quoted words together", () => {
    expect(splitWords('a "b c" d=“e f”')).toEqual(["a", "b c", "d=e f"]);
  });

  it("takes the words of either language for a choice, accents and case aside", () => {
    for (const word of ["school", "École", "ECOLE", "cours"]) {
      expect(inputOf(named("next-period"), word, "fr")).toEqual({ place: "school" });
    }
    expect(inputOf(named("next-period"), "entreprise", "en")).toEqual({ place: "company" });
  });

  it("lets any argument be named, hidden ones too", () => {
    expect(inputOf(named("next-period"), "page=2 company filter=dupont", "en")).toEqual({
      place: "company",
      page: "2",
      filter: "dupont",
    });
  });

  it("gives the rest of the line to the last argument that takes it", () => {
    expect(inputOf(named("doubts"), "trancher c-1 2026-W53 école le jury a dit", "fr")).toEqual({
      action: "settle",
      cohort: "c-1",
      week: "2026-W53",
      place: "school",
      reason: "le jury a dit",
    });
  });

  it("refuses more words than there are arguments, with the usage line in the person's language", () => {
    expect(() => inputOf(named("next-period"), "school tomorrow", "fr")).toThrow("bad-arguments");
    expect(usageOf(named("next-period"), "fr")).toBe("/next-period [école|entreprise]");
    expect(usageOf(named("next-period"), "en")).toBe("/next-period [school|company]");
  });

  it("never throws anything but a refusal, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign, maxLength: 200 }), fc.constantFrom(...commands), (text, command) => {
        readLine(text);
        nearestCommand(text, commands);
        try {
          inputOf(command, text, "fr");
        } catch (error) {
          expect(error).toMatchObject({ name: "UserError", id: "bad-arguments" });
        }
      }),
    );
  });
});

describe("the nearest command", () => {
  it.each([
    ["next-perod", "next-period"],
    ["nextperiod", "next-period"],
    ["calender", "calendar"],
    ["dead", "deadlines"],
    ["programme-setings", "programme-settings"],
    ["hepl", "help"],
  ])("takes %j for %j", (typed, name) => {
    expect(nearestCommand(typed, commands)?.name).toBe(name);
  });

  it.each(["xyzzy", "", "zz"])("takes %j for nothing", (typed) => {
    expect(nearestCommand(typed, commands)).toBeNull();
  });
});
