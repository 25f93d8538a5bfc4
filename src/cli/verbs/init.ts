import { fixedClock } from "../../clock.ts";
import { compose, DEMO_MARK, planChanges } from "../../compose.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { configFor } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    made: "La base {file} est prête",
    kept: "La base {file} était déjà là ; rien n''a changé",
    demo: "Elle contient l''école de démonstration. Essayez : npx passerelle ask --as apprentice1@demo.example \"/next-period\"",
    next: "Elle est vide. Importez une liste : npx passerelle import roster FICHIER",
  },
  en: {
    made: "The database {file} is ready",
    kept: "The database {file} was there before; nothing changed",
    demo: 'It holds the demonstration school. Try: npx passerelle ask --as apprentice1@demo.example "/next-period"',
    next: "It is empty. Import a roster: npx passerelle import roster FILE",
  },
});

/** Makes a database, or brings an old one up to date, with the demonstration school if asked for. */
export async function init(terminal: Terminal, options: CommonOptions & { readonly demo?: boolean }): Promise<Told> {
  const config = configFor(terminal, options, options.demo ? "1" : "0");
  const clock = options.at ? fixedClock(options.at) : terminal.clock;
  const app = await compose(config, { clock });
  try {
    await planChanges(app);
    const lang = options.lang ?? machineLang(terminal.env);
    const say = sayer(words, lang);
    const { isNew } = app.stores;
    const cohorts = (await app.stores.cohorts.all()).length;
    const demo = (await app.stores.marks.get(DEMO_MARK)) !== null;
    const file = config.databaseUrl.replace(/^file:/, "");
    const parts = demo ? [say("demo")] : cohorts === 0 ? [say("next")] : [];
    return {
      ok: true,
      lang,
      command: "init",
      data: { file, created: isNew, demo },
      card: {
        title: say(isNew ? "made" : "kept", { file }),
        parts: parts.map((text) => ({ kind: "text", text })),
        buttons: [],
      },
    };
  } finally {
    app.close();
  }
}
