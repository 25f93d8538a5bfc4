import type { Claimed, ClaimOptions, Claims } from "../../../src/core/reminder-ports.ts";
import type { Database } from "../open.ts";
import { claimWrites, messageId } from "./claim-writes.ts";
import { type DueRow, doubter, dueReads, isHeld } from "./due.ts";
import { type Moment, momentAt } from "./permitted.ts";
import { type KnownRecipient, recipients } from "./recipients.ts";
import { reminderOf } from "./reminder-rows.ts";
import { messageOf, verdictOn } from "./verdict.ts";

/** For how long back what waits for a person is looked for: nothing that waits longer has to come with the rest. */
const COMES_WITH_MS = 21 * 86_400_000;
/** How far ahead: a few message days with a long weekend between them. */
const JOINS_MS = 8 * 86_400_000;

/** What is due for someone who is being written to waits so long: by then it is known whether that was their message of the day. */
const ANOTHER_MS = 60_000;

/** Within a transaction: takes what is due, and does with the rest of it what it has come to. */
export function claimer(db: Database): (now: number, options: ClaimOptions) => Claims {
  const ask = dueReads(db);
  const doubt = doubter(db);
  const known = recipients(db);
  const write = claimWrites(db);

  /** What waits for the people for whom something is due; ended leases are told apart first. */
  function waitingRows(now: number, limit: number): readonly DueRow[] {
    const due = ask.due(now, limit);
    const first = due.filter((row) => !isHeld(row));
    if (first.length < due.length)
      for (const message of new Set(due.map((row) => (isHeld(row) ? row.message : null))))
        if (message !== null) doubt(message);
    if (first.length === 0) return [];
    const people = [...new Set(first.map(({ recipient }) => recipient))];
    // What comes before the last of those that are due is among them.
    const after = due.at(-1)?.wake ?? 0;
    const others = ask.ofPeople(people, { from: now - COMES_WITH_MS, to: now + JOINS_MS }, after);
    if (others.length === 0) return first;
    const taken = new Set(first.map(({ id }) => id));
    return [...first, ...others.filter(({ id }) => !taken.has(id))];
  }

  return (now, { token, limit, until }) => {
    const moment = momentAt(now);
    const rows = waitingRows(now, limit);
    if (rows.length === 0) return { messages: [], cancelled: 0, expired: 0, postponed: 0 };
    const byPerson = grouped(rows);
    const people = known([...byPerson.keys()], moment.weekBefore);
    const unowed = ask.unowed(rows);
    const unsent = ask.unsent(rows.filter(({ doubted }) => doubted === 1));
    const done: Done = { taken: [], again: [], cancelled: [], expired: [], later: [], messages: [] };
    for (const [id, theirs] of byPerson) {
      const recipient = people.get(id);
      if (!recipient) throw new Error("a reminder is for nobody");
      judge(theirs, recipient, { unowed, unsent, moment, message: messageId(token, id) }, done);
    }
    write.end(done.cancelled, "cancelled", now);
    write.end(done.expired, "expired", now);
    write.later(done.later);
    const lease = { token, until: until.epochMilliseconds };
    write.lease(done.taken, { ...lease, message: null });
    for (const { message, ids } of done.again) write.lease(ids, { ...lease, message });
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
  /** What goes under the id of a message that was tried before. */
  readonly again: { readonly message: string; readonly ids: readonly number[] }[];
  readonly cancelled: number[];
  readonly expired: number[];
  readonly later: { readonly id: number; readonly until: number }[];
  readonly messages: Claimed[];
}

interface Judging {
  readonly unowed: ReadonlySet<number>;
  readonly unsent: ReadonlySet<string>;
  readonly moment: Moment;
  readonly message: string;
  /** The id that it keeps. */
  readonly again?: string;
}

/** What waits for one person: what is due and may go makes a message, which what comes soon may join. */
function judge(rows: readonly DueRow[], recipient: KnownRecipient, judging: Judging, done: Done): void {
  const { due, others } = sorted(rows, recipient, judging, done);
  const [again] = judging.unsent.size === 0 ? [] : due.flatMap((row) => doubtedMessage(row, judging) ?? []);
  if (again === undefined || rows.some((row) => row.message === again && !due.includes(row))) {
    tell(due, withoutDoubted(others, judging), recipient, judging, done);
    return;
  }
  const same = due.filter(({ message }) => message === again);
  const rest = due.filter(({ message }) => message !== again);
  if (tell(same, [], recipient, { ...judging, again }, done)) {
    for (const { id } of rest) done.later.push({ id, until: judging.moment.now + ANOTHER_MS });
  } else {
    tell(withoutDoubted(rest, judging), withoutDoubted(others, judging), recipient, judging, done);
  }
}

/**
 * The message in which it waits to be sent again, when nobody knows whether that arrived. It goes alone and keeps its id: whoever finds
 * the first copy finds all that it says, and the buttons of that copy are those of the second. One of which a part is over by now is
 * another message: it would name what is done.
 */
function doubtedMessage({ doubted, message }: DueRow, { unsent }: Judging): string | null {
  return doubted === 1 && message !== null && unsent.has(message) ? message : null;
}

function withoutDoubted(rows: readonly DueRow[], judging: Judging): readonly DueRow[] {
  return judging.unsent.size === 0 ? rows : rows.filter((row) => doubtedMessage(row, judging) === null);
}

function sorted(rows: readonly DueRow[], recipient: KnownRecipient, { unowed, moment }: Judging, done: Done) {
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
  return { due, others };
}

/** Whether a message of them goes now; else they are put off. */
function tell(
  due: readonly DueRow[],
  others: readonly DueRow[],
  recipient: KnownRecipient,
  { moment, message, again }: Judging,
  done: Done,
): boolean {
  const [first] = due;
  if (!first) return false;
  const told = messageOf(first, due, others, recipient, moment);
  if (told.kind === "later") {
    for (const { id } of due) done.later.push({ id, until: told.until });
    return false;
  }
  const ids = [...told.said, ...told.merged].map(({ id }) => id);
  if (again === undefined) done.taken.push(...ids);
  else done.again.push({ message: again, ids });
  done.messages.push(claimedOf(again ?? message, told.said, recipient));
  return true;
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
