import { describe, expect, it } from "vitest";
import { slackNames } from "../../../manifest/slack-names.ts";

/** Typed from what Slack refuses, apart from the product's own list. */
const OWN =
  "status me join away dnd shrug remind msg feed who collapse expand leave open search topic mute pro shortcuts".split(
    " ",
  );

describe("names of slash commands", () => {
  it("always offer the umbrella, without the prefix", () => {
    expect(slackNames(["next-period", "help"], "mines-")).toEqual(["passerelle", "mines-next-period", "mines-help"]);
  });

  it.each(OWN)("refuse Slack's own /%s", (name) => {
    expect(() => slackNames([name], "")).toThrow(`/${name} is one of Slack's own commands`);
    expect(slackNames([name], "x-")).toContain(`x-${name}`);
  });

  it("refuse what becomes one of Slack's own with the prefix", () => {
    expect(() => slackNames(["nd"], "d")).toThrow("/dnd is one of Slack's own commands");
  });

  it("refuse upper case, accents and spaces", () => {
    for (const name of ["Next", "période", "next period", ""])
      expect(() => slackNames([name], "")).toThrow("holds something else");
  });

  it("take 32 characters with the slash and no more", () => {
    expect(slackNames(["a".repeat(31)], "")).toHaveLength(2);
    expect(() => slackNames(["a".repeat(31)], "b")).toThrow("more than 32 characters");
  });

  it("take 50 commands with the umbrella and no more", () => {
    const names = Array.from({ length: 50 }, (_, index) => `command-${index}`);
    expect(slackNames(names.slice(1), "")).toHaveLength(50);
    expect(() => slackNames(names, "")).toThrow("51 commands are more than 50");
  });

  it("are there once", () => {
    expect(() => slackNames(["help", "help"], "")).toThrow("/help is there twice");
    expect(() => slackNames(["passerelle"], "")).toThrow("/passerelle is there twice");
  });

  it("are refused all in one sentence", () => {
    expect(() => slackNames(["who", "Oops"], "")).toThrow(/\/who .*\/Oops /);
  });
});
