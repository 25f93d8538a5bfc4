import * as z from "zod";
import { sourceOf } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { factsOn } from "../src/core/facts.ts";
import { namingFor, programmesOf } from "../src/core/naming.ts";
import { commonSay, inLang } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";

const SHOWN = 3;

const words = defineWords({
  fr: {
    summary: "Les questions fréquentes, chaque réponse avec sa source",
    example: "faq qui paie",
    "arg.words": "mots",
    title: "{count, plural, =0 {Rien trouvé} one {Une réponse} other {# réponses}}",
    "title.all": "Questions fréquentes",
    none: "Aucune réponse ne parle de « {words} ». Voici les questions que je connais.",
    empty: "La formation n'a pas encore de questions fréquentes.",
    ask: "Écrivez « faq » suivi de quelques mots pour lire une réponse.",
  },
  en: {
    summary: "The common questions, each answer with its source",
    example: "faq who pays",
    "arg.words": "words",
    title: "{count, plural, =0 {Nothing found} one {One answer} other {# answers}}",
    "title.all": "Common questions",
    none: "No answer speaks of “{words}”. Here are the questions I know.",
    empty: "The programme has no common questions yet.",
    ask: "Write “faq” and a few words to read an answer.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ words: z.string().max(300).optional() });
const data = z.object({
  facts: z.array(
    z.object({ id: z.string(), programme: z.string(), question: z.string(), answer: z.string(), source: z.string() }),
  ),
});

export const faqCommand = defineCommand({
  name: "faq",
  needs: null,
  words,
  input,
  args: [{ name: "words", rest: true }],
  data,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { say, lang, parsed } = context;
    const [programmes, naming] = await Promise.all([programmesOf(context), namingFor(context)]);
    const asked = parsed.words?.trim() ?? "";
    const found = asked === "" ? [] : factsOn(asked, programmes);
    const best = found[0]?.score ?? 0;
    const shown = found.filter(({ score }) => score >= best / 2).slice(0, SHOWN);
    if (shown.length > 0) {
      const parts = shown.flatMap(({ fact, programme }): Part[] => [
        { kind: "text", text: naming.of(inLang(fact.ask, lang), programme), weight: "strong" },
        { kind: "text", text: inLang(fact.answer, lang) },
        { kind: "source", text: commonSay(lang)("source", { source: sourceOf(fact.source, lang) }) },
      ]);
      const facts = shown.map(({ fact, programme }) => ({
        id: fact.id,
        programme: programme.id,
        question: inLang(fact.ask, lang),
        answer: inLang(fact.answer, lang),
        source: sourceOf(fact.source, lang),
      }));
      return { card: { title: say("title", { count: shown.length }), parts, buttons: [] }, data: { facts } };
    }
    const all = programmes.flatMap((programme) =>
      programme.facts.map(({ ask }) => naming.of(inLang(ask, lang), programme)),
    );
    const intro = asked === "" ? say("ask") : say("none", { words: asked });
    const parts: Part[] = [
      { kind: "text", text: all.length === 0 ? say("empty") : intro },
      ...all.map((text) => ({ kind: "text", text: `• ${text}` }) as const),
    ];
    const title = asked === "" ? say("title.all") : say("title", { count: 0 });
    return { card: { title, parts, buttons: [] }, data: { facts: [] } };
  },
});
