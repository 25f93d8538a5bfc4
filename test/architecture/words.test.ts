import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { commands } from "../../commands/index.ts";
import { commonWords } from "../../src/core/words/common.ts";
import { packageRoot } from "../../src/package-root.ts";
import { sourcesIn } from "../support/sources.ts";

const wordList = z.object({ fr: z.record(z.string(), z.string()), en: z.record(z.string(), z.string()) });
type WordList = z.infer<typeof wordList>;

async function wordLists(): Promise<readonly (readonly [string, WordList])[]> {
  const files = sourcesIn("src").filter(
    ({ path, text }) => text.includes("defineWords(") && !path.endsWith("words/words.ts"),
  );
  const exported = await Promise.all(
    files.map(async ({ path }) => {
      const module: Record<string, unknown> = await import(join(packageRoot(), path));
      return Object.values(module).flatMap((value) => {
        const read = wordList.safeParse(value);
        return read.success ? [[path, read.data] as const] : [];
      });
    }),
  );
  return [
    ...exported.flat(),
    ...commands.map(({ name, words }) => [`commands/${name}`, wordList.parse(words)] as const),
  ];
}

interface Message {
  /** The names it is filled with, wherever they stand in it. */
  readonly fills: readonly string[];
  /** What is said in any case. */
  readonly literal: string;
}

function read(parts: ReturnType<IntlMessageFormat["getAst"]>): Message {
  const [literal, pound] = [0, 7];
  const messages = parts.map((part): Message => {
    if (part.type === literal) return { fills: [], literal: "value" in part ? part.value : "" };
    if (part.type === pound || !("value" in part)) return { fills: [], literal: "" };
    const inner = "options" in part ? Object.values(part.options).map((option) => read(option.value)) : [];
    return {
      fills: [part.value, ...inner.flatMap(({ fills }) => fills)],
      literal: inner.map((one) => one.literal).join(" "),
    };
  });
  return {
    fills: [...new Set(messages.flatMap(({ fills }) => fills))].sort(),
    literal: messages.map((one) => one.literal).join(""),
  };
}

function messageOf(text: string, lang: string): Message {
  return read(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).getAst());
}

const lists = await wordLists();

describe("words", () => {
  it("are found", () => {
    expect(lists.map(([, words]) => words)).toContainEqual(commonWords);
    expect(lists.length).toBeGreaterThan(commands.length + 1);
  });

  it.each(lists)("of %s are in both languages, filled with the same values", (_, { fr, en }) => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    for (const [key, message] of Object.entries(fr)) {
      expect(message.trim(), key).not.toBe("");
      expect(en[key]?.trim(), key).not.toBe("");
      expect(messageOf(message, "fr").fills, key).toEqual(messageOf(en[key] ?? "", "en").fills);
    }
  });

  it.each(lists)("of %s are translated, not copied", (_, { fr, en }) => {
    const sentences = Object.entries(fr).filter(
      ([, message]) => messageOf(message, "fr").literal.split(/\s+/).length > 4,
    );
    expect(sentences.filter(([key, message]) => en[key] === message)).toEqual([]);
  });
});
