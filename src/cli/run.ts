import { CommanderError } from "commander";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import { verbFirst, verbsIn } from "./flags-first.ts";
import { Misuse, type MisuseId, misuseWords } from "./misuse.ts";
import { typedLang } from "./options.ts";
import { makeProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { type Told, tell } from "./told.ts";

/** Runs what was typed and gives the exit code: 0 done, 1 refused for a reason a person can mend, 2 verbs or flags misused. */
export async function run(argv: readonly string[], terminal: Terminal, version: string): Promise<number> {
  const lang = typedLang(argv, terminal.env);
  const json = argv.includes("--json");
  let code = 0;
  const program = makeProgram(terminal, version, lang, async (verb) => {
    const told = await guarded(verb, terminal, lang);
    if (told) tell(terminal, told, json);
    if (told?.ok === false) code = 1;
  });
  try {
    await program.parseAsync(verbFirst(program, argv), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const misuse = misuseOf(error);
    if (!misuse) throw error;
    const verbs = verbsIn(program, verbFirst(program, argv));
    const path = verbs.map((verb) => `${verb.name()} `).join("");
    if (misuse.id === "no-verb" && !json) terminal.err(`${(verbs.at(-1) ?? program).helpInformation()}\n`);
    tell(terminal, { ok: false, error: explained(misuse, path, lang) }, json);
    return 2;
  }
}

function explained({ id, values }: Misuse, path: string, lang: Lang) {
  const say = sayer(misuseWords, lang);
  return { id: "misuse", message: say(id, values), next: say("next", { verb: path }) };
}

/** The one catch of the terminal: a refusal is explained, a bug gets a reference and its trace goes to stderr. */
async function guarded(verb: () => Promise<Told | null>, terminal: Terminal, lang: Lang): Promise<Told | null> {
  try {
    return await verb();
  } catch (error) {
    if (error instanceof Misuse) throw error;
    const { refusalOf } = await import("./refusal.ts");
    return refusalOf(error, terminal, lang);
  }
}

/** What commander finds wrong, by its code. Its own sentences are English only. */
const CODES: Readonly<Record<string, MisuseId>> = {
  "commander.help": "no-verb",
  "commander.unknownCommand": "unknown-verb",
  "commander.unknownOption": "unknown-option",
  "commander.optionMissingArgument": "option-value",
  "commander.missingMandatoryOptionValue": "missing-option",
  "commander.missingArgument": "missing-argument",
  "commander.excessArguments": "too-many",
};

function misuseOf(error: unknown): Misuse | null {
  if (error instanceof Misuse) return error;
  if (!(error instanceof CommanderError)) return null;
  const id = CODES[error.code];
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  return id ? new Misuse(id, { name }) : null;
}
