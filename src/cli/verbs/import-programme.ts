import { keepOwnProgramme, planChanges } from "../../compose.ts";
import { sayer } from "../../core/words/words.ts";
import { configFor, visit } from "../house.ts";
import { importWords } from "../import-words.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import { readProgrammeFile } from "../read-programme-file.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/** Checks a programme file and keeps it in the database, where it goes before a shipped one of the same id. @throws UserError `bad-file`, `no-database` */
export async function importProgramme(terminal: Terminal, file: string, options: CommonOptions): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(importWords, lang);
  const { programme, text } = await readProgrammeFile(file, lang);
  const dryRun = options.dryRun ?? false;
  const changed = await keepOwnProgramme(configFor(terminal, options), programme.id, text, dryRun);
  if (changed && !dryRun) await visit(terminal, options, ({ app }) => planChanges(app));
  const done = changed ? (dryRun ? "programme.dry" : "programme.done") : "programme.same";
  return {
    ok: true,
    lang,
    command: "import programme",
    data: { kind: "programme", programme: programme.id, version: programme.version, dryRun, changed },
    card: {
      title: say(done, { programme: programme.name[lang] }),
      parts: changed && !dryRun ? [{ kind: "text", text: say("programme.restart") }] : [],
      buttons: [],
    },
  };
}
