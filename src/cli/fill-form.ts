import type { CommandInput, Form } from "../core/card.ts";
import { sayer } from "../core/words/words.ts";
import { type Asked, askField } from "./ask-field.ts";
import { conversationWords } from "./conversation-words.ts";
import { pickNumber } from "./pick-number.ts";

/** Asks for the fields of a form, one by one; of a form that came back, for those alone that are wrong. Null: nothing is to be sent. */
export async function fillForm(form: Form, asked: Asked): Promise<CommandInput | null> {
  const say = sayer(conversationWords, asked.lang);
  const { fixed, fields, keep } = form;
  const values = new Map(fields.map(({ name, value = "" }) => [name, value]));
  const input = (draft: boolean): CommandInput => {
    const typed = [...values].filter(([, value]) => value !== "");
    return { ...fixed, ...Object.fromEntries(typed), ...(draft && { draft: true }) };
  };
  const stopped = (): CommandInput | null => (keep === undefined ? null : input(true));
  const wrong = fields.filter(({ problem }) => problem !== undefined);
  asked.show(say(keep === undefined ? "form.intro" : "form.intro.keep"));
  for (const field of wrong.length > 0 ? wrong : fields) {
    const answer = await askField(field, asked);
    values.set(field.name, answer.value);
    if (answer.stopped) return stopped();
  }
  const ways = [form.submit, ...(keep === undefined ? [] : [keep]), say("drop")];
  const way = await pickNumber(ways, asked, { question: say("choose"), wrong: "send.wrong", mayEnd: false });
  if (way === null) return stopped();
  if (way === 0) return input(false);
  return way === 1 && keep !== undefined ? input(true) : null;
}
