import { describe, expect, it } from "vitest";
import { gather } from "../../../../src/domain/programme/problems.ts";
import { readCommand } from "../../../../src/domain/programme/read-command.ts";

type Word = readonly [word: string, dossier: string];

/** What is told of the words of some dossiers, `[word, dossier]` in the order of the file, when `help` is the program's own. */
function told(...words: readonly Word[]) {
  const at: string[] = [];
  const { problems, found } = gather("small.yaml", (path) => at.push(path.join(".")));
  const taken = new Map<string, string | null>([["help", null]]);
  for (const [word, dossier] of words) readCommand(word, dossier, taken, problems);
  return found.map(({ line, problem, mend }) => ({
    ...{ at: at[line - 1], fr: `${problem.fr} → ${mend.fr}` },
    en: `${problem.en} → ${mend.en}`,
  }));
}

describe("the word that people type for a dossier", () => {
  it.each(["a", "plan", "plan-2", "my-own-plan", "x9", "a".repeat(31)])("may be `%s`", (word) => {
    expect(told([word, "plan"])).toEqual([]);
  });

  it.each(["", "Plan", "projét", "2plan", "my plan", "my--plan", "-plan", "plan-", "plan!", "a".repeat(32)])(
    "cannot be `%s`",
    (word) => {
      expect(told([word, "plan"])).toEqual([
        {
          at: "dossiers.plan.command",
          fr: `\`${word}\` ne peut pas se taper comme commande → écrivez des minuscules sans accent, des chiffres et des tirets, 31 au plus`,
          en: `\`${word}\` cannot be typed as a command → write lower case letters without accents, digits and hyphens, 31 at most`,
        },
      ]);
    },
  );

  it.each([
    ...["status", "me", "join", "away", "dnd", "shrug", "remind", "msg", "feed", "who", "collapse", "expand", "leave"],
    ...["open", "search", "topic", "mute", "pro", "shortcuts"],
  ])("is not `%s`, which is Slack's", (word) => {
    expect(told([word, "plan"])).toEqual([
      {
        at: "dossiers.plan.command",
        fr: `\`${word}\` est une commande de Slack → écrivez un autre mot, comme \`plan\``,
        en: `\`${word}\` is one of Slack's own commands → write another word, such as \`plan\``,
      },
    ]);
  });

  it("is none of the program's own, and no other dossier's", () => {
    const own = "is already one of the program's own commands: that word would never open this dossier";
    expect(told(["help", "plan"])).toMatchObject([
      {
        en: `\`help\` ${own} → write another word, such as \`plan\``,
        fr: "`help` est déjà une commande du programme : ce mot n'ouvrirait jamais ce dossier → écrivez un autre mot, comme `plan`",
      },
    ]);
    expect(told(["plan", "plan"], ["plan", "log"])).toMatchObject([
      {
        en: "`plan` is already the command of `plan` → write another word, such as `log`",
        fr: "`plan` est déjà la commande de `plan` → écrivez un autre mot, comme `log`",
      },
    ]);
    // The program's own word stays its own, whoever asks for it next.
    expect(told(["help", "plan"], ["help", "log"]).map(({ en }) => en)).toEqual([
      expect.stringContaining(own),
      expect.stringContaining(own),
    ]);
  });

  it("is another that is free: the dossier's id, or that with a word before it", () => {
    const instead = (...words: readonly Word[]) =>
      told(...words)
        .at(-1)
        ?.en.replace(/^.* such as /, "");
    expect(instead(["help", "help"])).toBe("`my-help`");
    expect(instead(["topic", "topic"])).toBe("`my-topic`");
    expect(instead(["my-help", "one"], ["help", "help"])).toBe("`our-help`");
    expect(instead(["my-help", "one"], ["our-help", "other"], ["help", "help"])).toBe("`help-2`");
  });
});
