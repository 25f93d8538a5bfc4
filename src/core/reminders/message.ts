import type { CommandContext } from "../command.ts";
import type { KeptReminder } from "../reminder-ports.ts";

/** What a message of this person says, one entry a subject; every change of a calendar has its own. Empty: there is none such of theirs. */
export async function saidIn(
  { stores, person }: Pick<CommandContext, "stores" | "person">,
  message: string,
): Promise<readonly KeptReminder[]> {
  const all = await stores.outbox.message(message, person.id);
  const seen = new Set<string>();
  return all.filter(({ reminder: { kind, subject, step, key } }) => {
    const about = kind === "moved" ? key : `${subject} ${step}`;
    return !seen.has(about) && seen.add(about);
  });
}
