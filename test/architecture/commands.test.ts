import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { slackNames } from "../../manifest/slack-names.ts";
import { LANGS } from "../../src/core/words/lang.ts";
import { packageRoot } from "../../src/package-root.ts";

const names = commands.map(({ name }) => name);
const files = readdirSync(join(packageRoot(), "commands"), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "index.ts")
  .map(({ name }) => name.replace(/\.ts$/, ""));

/** Addresses of the demonstration school, what stands before their sign, and its cohorts. */
const people = [
  ...new Set(
    readFileSync(join(packageRoot(), "db/demo/school.yaml"), "utf8").match(
      /[a-z0-9-]+(?=@demo\.example)|\bdemo-\d+|@demo\.example/g,
    ),
  ),
];

describe("commands", () => {
  it("are one file each, all of them in commands/index.ts", () => {
    expect([...files].sort()).toEqual([...names].sort());
  });

  it.each(names)("%s has its test", (name) => {
    expect(existsSync(join(packageRoot(), `test/unit/commands/${name}.test.ts`))).toBe(true);
  });

  it("have names that Slack takes", () => {
    expect(slackNames(names, "")).toHaveLength(names.length + 1);
  });

  it.each(names)("%s names each of its arguments and choices in both languages", (name) => {
    const command = commands.find((one) => one.name === name);
    const missing = LANGS.flatMap((lang) =>
      (command?.args ?? [])
        .filter((arg) => !Object.hasOwn(command?.words[lang] ?? {}, `arg.${arg.name}`))
        .map((arg) => `${lang} arg.${arg.name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(names)("%s has an example in both languages that names nobody of the demonstration school", (name) => {
    const command = commands.find((one) => one.name === name);
    for (const lang of LANGS) {
      const example = command?.words[lang]["example"] ?? "";
      expect(example).not.toBe("");
      expect(people.filter((one) => example.includes(one))).toEqual([]);
    }
  });
});
