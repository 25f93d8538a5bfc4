import * as z from "zod";
import { dutiesOf } from "../src/core/authority.ts";
import {
  type Command,
  type CommandContext,
  type CommandWord,
  defineCommand,
  typedCommands,
} from "../src/core/command.ts";
import { commandSay } from "../src/core/command-say.ts";
import { wordsFor } from "../src/core/dossiers/find.ts";
import { UserError } from "../src/core/errors.ts";
import { nearestCommand, readLine, usageOf } from "../src/core/line.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Tout ce que je sais faire, ou une commande en détail",
    example: "help next-period",
    "arg.command": "commande",
    title: "Ce que je sais faire",
    "title.one": "/{name}",
    command: "Commande",
    what: "À quoi elle sert",
    usage: "Écrire",
    example_label: "Exemple",
    hint: "Écrivez une commande avec ou sans « / », seule ou après « /passerelle ».",
    try: "Essayer",
  },
  en: {
    summary: "Everything I can do, or one command in detail",
    example: "help next-period",
    "arg.command": "command",
    title: "What I can do",
    "title.one": "/{name}",
    command: "Command",
    what: "What it is for",
    usage: "Write",
    example_label: "Example",
    hint: "Write a command with or without “/”, alone or after “/passerelle”.",
    try: "Try it",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ command: z.string().max(100).optional() });
const data = z.object({
  commands: z.array(z.object({ name: z.string(), usage: z.string(), summary: z.string(), example: z.string() })),
});

function entry(command: Command, lang: Lang) {
  const say = commandSay(command, lang);
  return { name: command.name, usage: usageOf(command, lang), summary: say("summary"), example: say("example") };
}

export const helpCommand = defineCommand({
  name: "help",
  needs: null,
  words,
  input,
  args: [{ name: "command" }],
  data,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { say, lang, commands, parsed } = context;
    if (parsed.command !== undefined) {
      const typed = readLine(parsed.command).name;
      const command = typedCommands(commands).find((one) => one.name === typed) ?? nearestCommand(typed, commands);
      if (!command) throw new UserError("unknown-command", { typed: parsed.command.slice(0, 80), nearest: "none" });
      const one = entry(command, lang);
      const facts = [
        { label: say("usage"), value: one.usage },
        { label: say("example_label"), value: `/${one.example}` },
      ];
      return {
        card: {
          title: say("title.one", { name: one.name }),
          parts: [
            { kind: "text", text: one.summary },
            { kind: "facts", facts },
          ],
          buttons: [{ label: say("try"), command: command.name, input: {} }],
        },
        data: { commands: [one] },
      };
    }
    const grants = await context.stores.people.grants(context.person.id, context.today);
    const held = dutiesOf(grants, [...context.programmes.values()]);
    const known = await wordsFor(context);
    const open = typedCommands(commands).filter(
      ({ needs, word }) => (needs === null || held.has(needs)) && (word === undefined || known.has(word)),
    );
    const entries = open.map((command) => entry(command, lang));
    return {
      card: {
        title: say("title"),
        parts: [
          { kind: "text", text: say("hint"), weight: "subtle" },
          {
            kind: "table",
            columns: [say("command"), say("what")],
            rows: entries.map(({ usage, summary }) => [usage, summary]),
          },
        ],
        buttons: open.slice(0, 4).map((one) => ({ label: `/${one.name}`, command: one.name, input: {} })),
      },
      data: { commands: entries },
    };
  },
});
