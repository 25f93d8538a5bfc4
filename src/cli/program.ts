import { Command } from "commander";
import type { Lang } from "../core/words/lang.ts";
import { type Say, sayer } from "../core/words/words.ts";
import { readAt, readInput, readLang, readText } from "./options.ts";
import { type ProgramWord, programWords } from "./program-words.ts";
import type { Terminal } from "./terminal.ts";
import type { Told } from "./told.ts";

/** Runs a verb and tells what it said; null: it has told for itself. */
export type Perform = (verb: () => Promise<Told | null>) => Promise<void>;

/** The terminal's verbs. Each is loaded only when it is called for. */
export function makeProgram(terminal: Terminal, version: string, lang: Lang, perform: Perform): Command {
  const say = sayer(programWords, lang);
  const program = rootCommand(terminal, say).version(version, "-V, --version", say("version"));
  const { plain, house, dry } = builders(say);

  house(program, "ask", "ask")
    .argument("<line...>")
    .requiredOption("--as <email>", say("option.as"), readText("--as <email>"))
    .option("--input <json>", say("option.input"), readInput)
    .action((line: string[], options) =>
      perform(async () => (await import("./verbs/ask.ts")).ask(terminal, line.join(" "), options)),
    );
  program
    .command("start")
    .description(say("start"))
    .option("--db <file>", say("option.db"), readText("--db <file>"))
    .action((options) => perform(async () => (await import("./verbs/start.ts")).start(options)));
  house(program, "init", "init")
    .option("--demo", say("option.demo"))
    .action((options) => perform(async () => (await import("./verbs/init.ts")).init(terminal, options)));

  const imports = program.command("import").description(say("import")).helpCommand(false);
  dry(imports, "roster", "roster")
    .argument("<file>")
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/import-roster.ts")).importRoster(terminal, file, options)),
    );
  dry(imports, "calendar", "calendar")
    .argument("<file>")
    .requiredOption("--cohort <id>", say("option.cohort"), readText("--cohort <id>"))
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/import-calendar.ts")).importCalendar(terminal, file, options)),
    );
  dry(imports, "programme", "programme")
    .argument("<file>")
    .option("--yes", say("option.take"))
    .option("--migrate", say("option.migrate"))
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/import-programme.ts")).importProgramme(terminal, file, options)),
    );
  house(imports, "undo", "undo")
    .argument("<id>")
    .action((id: string, options) =>
      perform(async () => (await import("./verbs/import-undo.ts")).importUndo(terminal, id, options)),
    );
  house(imports, "list", "list").action((options) =>
    perform(async () => (await import("./verbs/import-list.ts")).importList(terminal, options)),
  );

  house(program, "grant", "grant")
    .argument("<role>")
    .argument("<email>")
    .option("--cohort <id>", say("option.grant.cohort"), readText("--cohort <id>"))
    .option("--option <name>", say("option.grant.option"), readText("--option <name>"))
    .action((role: string, email: string, options) =>
      perform(async () => (await import("./verbs/grant.ts")).grant(terminal, role, email, options)),
    );
  plain(program.command("check").description(say("check")).helpCommand(false), "programme", "check.programme")
    .argument("<file>")
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/check-programme.ts")).checkProgramme(terminal, file, options)),
    );
  plain(program.command("new").description(say("new")).helpCommand(false), "programme", "new.programme")
    .argument("[file]", say("argument.file"), "my-school.yaml")
    .option("--force", say("option.force"))
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/new-programme.ts")).newProgramme(terminal, file, options)),
    );
  dry(program, "remind", "remind").action((options) =>
    perform(async () => (await import("./verbs/remind.ts")).remind(terminal, options)),
  );
  house(program, "doctor", "doctor").action((options) =>
    perform(async () => (await import("./verbs/doctor.ts")).doctor(terminal, options)),
  );
  house(program, "backup", "backup")
    .option("--to <file>", say("option.to"), readText("--to <file>"))
    .action((options) => perform(async () => (await import("./verbs/backup.ts")).backup(terminal, options)));
  house(program, "restore", "restore")
    .argument("<file>")
    .option("--yes", say("option.yes"))
    .action((file: string, options) =>
      perform(async () => (await import("./verbs/restore.ts")).restore(terminal, file, options)),
    );
  house(program, "export", "export")
    .requiredOption("--enrolment <email>", say("option.enrolment"), readText("--enrolment <email>"))
    .option("--cohort <id>", say("option.cohort"), readText("--cohort <id>"))
    .option("--out <folder>", say("option.out"), readText("--out <folder>"), "data/export")
    .option("--force", say("option.force"))
    .action((options) =>
      perform(async () => (await import("./verbs/export-evidence.ts")).exportEvidence(terminal, options)),
    );
  plain(program, "manifest", "manifest")
    .option("--out <folder>", say("option.out"), readText("--out <folder>"), "data/manifest")
    .action((options) => perform(async () => (await import("./verbs/manifest.ts")).manifest(terminal, options)));
  return program;
}

/** Verbs with the flags they share: `plain` ones touch no database, `house` ones do, `dry` ones can be rehearsed. */
function builders(say: Say<ProgramWord>) {
  const plain = (parent: Command, name: string, word: ProgramWord) =>
    parent
      .command(name)
      .description(say(word))
      .option("--json", say("option.json"))
      .option("--lang <lang>", say("option.lang"), readLang);
  const house = (parent: Command, name: string, word: ProgramWord) =>
    plain(parent, name, word)
      .option("--db <file>", say("option.db"), readText("--db <file>"))
      .option("--at <instant>", say("option.at"), readAt);
  const dry = (parent: Command, name: string, word: ProgramWord) =>
    house(parent, name, word).option("--dry-run", say("option.dry"));
  return { plain, house, dry };
}

function rootCommand(terminal: Terminal, say: Say<ProgramWord>): Command {
  const titles = new Map(
    (["usage", "arguments", "options", "commands"] as const).map((word) => [`${word}:`, say(word)]),
  );
  return new Command("passerelle")
    .description(say("about"))
    .exitOverride()
    .helpOption("-h, --help", say("help"))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles.get(title.toLowerCase()) ?? title,
      styleUsage: (usage) => usage.replace("[command]", say("verb")),
    })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: () => {},
      outputError: () => {},
    });
}
