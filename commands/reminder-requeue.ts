import * as z from "zod";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { keptAmong } from "../src/core/ground.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: {
    summary: "Essayer encore d'envoyer un message",
    example: "attention",
    title: "Le message repart",
    note: "Il part dès qu'il le peut, hors des heures calmes. S'il échoue encore, il revient dans cette liste.",
    back: "Messages",
  },
  en: {
    summary: "Try to send a message again",
    example: "attention",
    title: "The message goes again",
    note: "It goes as soon as it may, quiet hours apart. Should it fail again, it comes back to that list.",
    back: "Messages",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({ message: z.string().max(64) });
const data = z.object({ message: z.string() });
type Context = CommandContext<Key, z.infer<typeof input>>;

export const reminderRequeueCommand = defineCommand({
  name: "reminder-requeue",
  hidden: true,
  needs: "roster",
  words,
  input,
  args: [],
  data,
  async run(context: Context) {
    const { parsed, say, stores, at, today } = context;
    const { message } = parsed;
    const ids = await stores.attention.enrolmentsOf(message);
    const views = (await Promise.all(ids.map((id) => stores.enrolments.byId(id, today)))).filter((one) => one !== null);
    if (views.length === 0) throw new UserError("changed-meanwhile");
    const { authority } = await keptAmong("roster", views, context);
    if (!(await stores.attention.requeue(authority, message, at))) throw new UserError("changed-meanwhile");
    const buttons = [{ label: say("back"), command: "attention", input: {} }];
    return { card: { title: say("title"), parts: [{ kind: "text", text: say("note") }], buttons }, data: { message } };
  },
});
