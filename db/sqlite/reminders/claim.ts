import type { Claimed, ClaimOptions, Claims } from "../../../src/core/reminder-ports.ts";
import type { Database } from "../open.ts";
import { claimWrites, messageId } from "./claim-writes.ts";
import { type DueRow, doubter, dueReads } from "./due.ts";
import { type Moment, momentAt } from "./permitted.ts";
import { type KnownRecipient, recipients } from "./recipients.ts";
import { reminderOf } from "./reminder-rows.ts";
import { messageOf, verdictOn } from "./verdict.ts";

/** For how long back what waits for a person is looked for: nothing that waits longer has to come with the rest. */
const COMES_WITH_MS = 21 * 86_400_000;
/** How far ahead: a few message days with a long weekend between them. */
const JOINS_MS = 8 * 86_400_000;

/** Within a transaction: takes what is due, and does with the rest of it what it has come to. */
export function claimer(db: Database): (now: number, options: ClaimOptions) => Claims {
  const ask = dueReads(db);
  const doubt = doubter(db);
  const known = recipients(db);
  const write = claimWrites(db);

  /** What waits for the people for whom something is due; ended leases are told apart first. */
  function waitingRows(now: number, limit: number): readonly DueRow[] {
    const due = ask.due(now, limit);
    const first = due.filter(({ state }) => state !== "leased");
    if (first.length < due.length)
      for (const message of new Set(due.map((row) => (row.state === "leased" ? row.message : null))))
        if (message !== null) doubt(message);
    if (first.length === 0) return [];
    const taken = new Set(first.map(({ id }) => id));
    const people = [...new Set(first.map(({ recipient }) => recipient))];
    // What comes before the last of those that are due is among them.
    const after = due.at(-1)?.wake ?? 0;
    const others = ask.ofPeople(people, { from: now - COMES_WITH_MS, to: now + JOINS_MS }, after);
    return [...first, ...others.filter(({ id }) => !taken.has(id))];
  }

  return (now, { token, limit, until }) => {
    const moment = momentAt(now);
    const rows = waitingRows(now, limit);
    if (rows.length === 0) return { messages: [], cancelled: 0, expired: 0, postponed: 0 };
    const byPerson = grouped(rows);
    const people = known([...byPerson.keys()], moment.weekBefore);
    const unowed = ask.unowed(rows);
    const done: Done = { taken: [], cancelled: [], expired: [], later: [], messages: [] };
    for (const [id, theirs] of byPerson) {
      const recipient = people.get(id);
      if (!recipient) throw new Error("a reminder is for nobody");
      judge(theirs, recipient, { unowed, moment, message: messageId(token, id) }, done);
    }
    write.end(done.cancelled, "cancelled", now);
    write.end(done.expired, "expired", now);
    write.later(done.later);
    write.lease(done.taken, token, until.epochMilliseconds);
    return {
      messages: done.messages,
      cancelled: done.cancelled.length,
      expired: done.expired.length,
      postponed: done.later.length,
    };
  };
}

interface Done {
  /** Row ids. */
  readonly taken: number[];
  readonly cancelled: number[];
  readonly expired: number[];
  readonly later: { readonly id: number; readonly until: number }[];
  readonly messages: Claimed[];
}

interface Judging {
  readonly unowed: ReadonlySet<number>;
  readonly moment: Moment;
  readonly message: string;
}

/** What waits for one person: what is due and may go makes a message, which what comes soon may join. */
function judge(rows: readonly DueRow[], recipient: KnownRecipient, judging: Judging, done: Done): void {
  const { unowed, moment, message } = judging;
  const due: DueRow[] = [];
  const others: DueRow[] = [];
  for (const row of rows) {
    const comesLater = row.wake !== null && row.wake > moment.now;
    const verdict = verdictOn(row, recipient, !unowed.has(row.id), moment);
    if (verdict.kind === "due") (comesLater ? others : due).push(row);
    else if (comesLater) continue;
    else if (verdict.kind === "later") done.later.push({ id: row.id, until: verdict.until });
    else done[verdict.kind].push(row.id);
  }
  const [first, ...rest] = due;
  if (!first) return;
  const told = messageOf([first, ...rest], others, recipient, moment);
  if (told.kind === "later") {
    for (const { id } of due) done.later.push({ id, until: told.until });
    return;
  }
  for (const { id } of told.said) done.taken.push(id);
  for (const { id } of told.merged) done.taken.push(id);
  done.messages.push(claimedOf(message, told.said, recipient));
}

/** A message of reminders in the order in which they are said. */
export function claimedOf(
  message: string,
  rows: readonly (Parameters<typeof reminderOf>[0] & { readonly attempts: number })[],
  { person, accounts }: KnownRecipient,
): Claimed {
  const attempts = rows.reduce((most, row) => Math.max(most, row.attempts), 0);
  return { message, recipient: person, accounts, reminders: rows.map(reminderOf), attempts };
}

function grouped(rows: readonly DueRow[]): ReadonlyMap<string, readonly DueRow[]> {
  const found = new Map<string, DueRow[]>();
  for (const row of rows) {
    const theirs = found.get(row.recipient);
    if (theirs) theirs.push(row);
    else found.set(row.recipient, [row]);
  }
  return found;
}
