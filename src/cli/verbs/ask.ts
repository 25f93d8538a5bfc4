import type { CommandInput, Form } from "../../core/card.ts";
import type { Asker, Door, Outcome } from "../../core/door.ts";
import { schoolDay } from "../../core/dossiers/obligation.ts";
import type { Person } from "../../core/ports.ts";
import { sayer } from "../../core/words/words.ts";
import { conversationWords } from "../conversation-words.ts";
import { buttonsOf, converse, formOf } from "../converse.ts";
import { visitToWrite } from "../house.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

interface Question {
  readonly as: string;
  /** The line is then a command's name, and this its input. */
  readonly input?: CommandInput;
}

/**
 * Asks as somebody, through the same door as the platforms; `--lang` goes before what the person chose.
 * Someone at a keyboard can go on from the answer; the conversation is then told already.
 */
export async function ask(
  terminal: Terminal,
  line: string,
  { as, input, ...options }: CommonOptions & Question,
): Promise<Told | null> {
  return visitToWrite(terminal, options, async ({ app: { door, stores, clock }, lang }) => {
    const person = await stores.people.byEmail(as);
    if (!person) return door.stranger(as, lang);
    const asker = askerFor(person, terminal, options);
    const answer = await (input ? door.invoke(line.replace(/^\//, ""), input, asker) : door.line(line, asker));
    if (!answer.ok || options.json) return answer;
    if (formOf(answer.card) === null && buttonsOf(answer.card).length === 0) return answer;
    if (terminal.prompt === null) return { ...answer, ...hintOf(answer, door, as) };
    const prompt = await terminal.prompt();
    try {
      const show = (text: string) => terminal.out(`${text}\n`);
      const today = schoolDay(clock.now().epochMilliseconds);
      await converse(answer, { prompt, show, today, invoke: (name, pressed) => door.invoke(name, pressed, asker) });
      return null;
    } finally {
      prompt.close();
    }
  });
}

function askerFor(person: Person, { env }: Terminal, { lang }: CommonOptions): Asker {
  return { person: lang ? { ...person, lang } : person, lang: machineLang(env), zone: null };
}

/** How to send a form, or to press what no line can type. */
function hintOf({ card, lang }: Outcome, { commands }: Door, as: string): { hint?: string } {
  const say = sayer(conversationWords, lang);
  const form = formOf(card);
  if (form) return { hint: say("send", { as, command: form.command, input: inputToWrite(form) }) };
  const hidden = new Set(commands.flatMap((command) => (command.hidden ? command.name : [])));
  const command = buttonsOf(card).find(({ button }) => hidden.has(button.command))?.button.command;
  return command === undefined ? {} : { hint: say("act", { as, command }) };
}

/** What a form is sent with, quoted for a shell: what is known, what its fields hold, and `…` where an answer is required. */
function inputToWrite({ fixed, fields }: Form): string {
  const answers = fields.flatMap(({ name, value = "", required }) =>
    value === "" && !required ? [] : [[name, value === "" ? "…" : value] as const],
  );
  const text = JSON.stringify({ ...fixed, ...Object.fromEntries(answers) });
  return `'${text.replaceAll("'", "'\\''")}'`;
}
