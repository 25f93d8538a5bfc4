import { digestOf, topicOf } from "../../domain/reminder/digest.ts";
import type { CommandContext } from "../command.ts";
import { UserError } from "../errors.ts";
import type { KeptReminder } from "../reminder-ports.ts";
import { reminderSay } from "./words.ts";

/**
 * What a message of this person says, in its order; what nobody waits for any more where it says nothing else about it; at least one.
 * @throws UserError `not-found`: there is none such of theirs
 */
export async function saidIn(
  { stores, person, today, lang }: Pick<CommandContext, "stores" | "person" | "today" | "lang">,
  message: string,
): Promise<readonly KeptReminder[]> {
  const entries = (await stores.outbox.message(message, person.id)).map((kept) => ({ ...kept.reminder, kept }));
  const say = reminderSay(lang);
  if (entries.length === 0) throw new UserError("not-found", { what: say("gone"), mend: say("look") });
  const said = digestOf(
    entries.filter(({ kept }) => kept.state !== "cancelled"),
    [],
    today,
  ).said;
  const topics = new Set(said.map(topicOf));
  const others = entries.filter((entry) => entry.kept.state === "cancelled" && !topics.has(topicOf(entry)));
  return digestOf([...said, ...others], [], today).said.map(({ kept }) => kept);
}
