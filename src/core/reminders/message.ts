import { digestOf } from "../../domain/reminder/digest.ts";
import type { CommandContext } from "../command.ts";
import type { KeptReminder } from "../reminder-ports.ts";

/** What a message of this person says, in its order; what nobody waits for any more where it says nothing else about it. Empty: there is none such of theirs. */
export async function saidIn(
  { stores, person, today }: Pick<CommandContext, "stores" | "person" | "today">,
  message: string,
): Promise<readonly KeptReminder[]> {
  const entries = (await stores.outbox.message(message, person.id)).map((kept) => ({ ...kept.reminder, kept }));
  const said = digestOf(
    entries.filter(({ kept }) => kept.state !== "cancelled"),
    [],
    today,
  ).said;
  const subjects = new Set(said.map(({ subject }) => subject));
  const others = entries.filter(({ kept, subject }) => kept.state === "cancelled" && !subjects.has(subject));
  return digestOf([...said, ...others], [], today).said.map(({ kept }) => kept);
}
