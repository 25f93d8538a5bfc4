import type { Instant, Person } from "../person.ts";
import type { OutboxStore } from "../reminder-ports.ts";

const DAYS = 7;
const REMINDERS = 50;
const MESSAGES = 5;

/** The last messages that a person was sent in the last days, the earliest first. */
export async function latelySent(
  outbox: Pick<OutboxStore, "ofPerson">,
  { id }: Pick<Person, "id">,
  now: Instant,
): Promise<readonly string[]> {
  const { sent } = await outbox.ofPerson(id, now, REMINDERS);
  const since = now.subtract({ hours: 24 * DAYS }).epochMilliseconds;
  const messages = sent.flatMap(({ at, message }) => (message !== null && at >= since ? [message] : []));
  return [...new Set(messages)].slice(0, MESSAGES).reverse();
}
