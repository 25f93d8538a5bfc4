import type { Field } from "../core/card.ts";
import { fold } from "../core/fold.ts";
import { typedDay } from "../core/typed-day.ts";
import { longDate } from "../core/words/common.ts";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import { type Day, isoOf } from "../domain/calendar/day.ts";
import { conversationWords } from "./conversation-words.ts";
import { plainLines } from "./plain-lines.ts";
import type { Prompt } from "./prompt.ts";

/** Who is asked, and how to show them something. */
export interface Asked {
  readonly prompt: Prompt;
  readonly show: (text: string) => void;
  readonly lang: Lang;
  readonly today: Day;
}

/** What a field holds now; `stopped`: they want no further field. */
export interface Answer {
  readonly value: string;
  readonly stopped: boolean;
}

/** Typed alone, it empties a field that may be empty. */
const EMPTY = "-";
/** Typed alone, it ends a long text. */
const END = ".";

/** Asks for one field until it can be taken. */
export async function askField(field: Field, asked: Asked): Promise<Answer> {
  introduce(field, asked);
  const say = sayer(conversationWords, asked.lang);
  for (;;) {
    const { value, stopped } = await (field.kind === "long-text" ? longText(field, asked) : oneLine(field, asked));
    if (stopped) return { value, stopped };
    if (value === "" && field.required) {
      asked.show(say("required"));
      continue;
    }
    const read = value === "" ? value : readValue(value, field, asked);
    if (read !== null) return { value: read, stopped: false };
  }
}

function introduce(field: Field, { show, lang }: Asked): void {
  const say = sayer(conversationWords, lang);
  const { label, help, problem, value = "", choices = [] } = field;
  const standing = choices.find((choice) => choice.value === value)?.label ?? value;
  const long = field.kind === "long-text";
  const lines = [
    "",
    field.required ? `${label} *` : label,
    ...(help === undefined ? [] : [`  ${help}`]),
    ...(problem === undefined ? [] : [`  (!) ${problem}`]),
    ...choices.map((choice, index) => `  ${index + 1}. ${choice.label}`),
    ...(value === "" ? [] : [say("stands", { value: standing })]),
    ...(value === "" || long ? [] : [say(field.required ? "stands.keep.required" : "stands.keep")]),
    ...(long ? [say("long.intro")] : []),
    ...(long && value !== "" ? [say("long.keep")] : []),
  ];
  show(plainLines(lines.join("\n")));
}

async function oneLine({ value = "", required }: Field, { prompt }: Asked): Promise<Answer> {
  const typed = await prompt.line("> ");
  if (typed === null) return { value, stopped: true };
  const text = typed.trim();
  if (text === EMPTY && !required) return { value: "", stopped: false };
  return { value: text === "" ? value : text, stopped: false };
}

async function longText({ value = "", required }: Field, { prompt }: Asked): Promise<Answer> {
  const lines: string[] = [];
  for (;;) {
    const typed = await prompt.line("> ");
    const text = lines.join("\n").trim();
    if (typed === null) return { value: text === "" ? value : text, stopped: true };
    if (typed.trim() !== END) lines.push(typed);
    else if (text === EMPTY && !required) return { value: "", stopped: false };
    else return { value: text === "" ? value : text, stopped: false };
  }
}

/** What was typed as the form wants it; null, once the reason was shown: it cannot be that. */
function readValue(typed: string, field: Field, { show, lang, today }: Asked): string | null {
  const say = sayer(conversationWords, lang);
  if (field.kind === "choice") {
    const choices = field.choices ?? [];
    const found =
      choices.find((_, index) => String(index + 1) === typed) ??
      choices.find(({ value, label }) => value === typed || fold(label) === fold(typed));
    if (found) return found.value;
    show(say("choice.wrong", { most: choices.length }));
    return null;
  }
  if (field.kind !== "date") return typed;
  const day = typedDay(typed, today);
  show(day === null ? say("date.wrong") : `  ${longDate(day, lang)}`);
  return day === null ? null : isoOf(day);
}
