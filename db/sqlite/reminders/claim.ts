import { inArray, sql } from "drizzle-orm";
import type { Claimed, ClaimOptions, Claims } from "../../../src/core/reminder-ports.ts";
import { WEIGHTS, type Weight } from "../../../src/domain/reminder/reminder.ts";
import type { Database } from "../open.ts";
import { reminders } from "../schema/reminders.ts";
import { type DueRow, doubter, dueReads } from "./due.ts";
import { type Moment, momentAt } from "./permitted.ts";
import { type KnownRecipient, recipients } from "./recipients.ts";
import { reminderOf } from "./reminder-rows.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

const p = sql.placeholder;
/** Messages a person gets in an ISO week at most, urgent ones apart. */
const MAX_MESSAGES_A_WEEK = 4;
/** For how long back what waits for a person is looked for: nothing that waits longer has to come with the rest. */
const COMES_WITH_MS = 21 * 86_400_000;

/** Within a transaction: takes what is due, and does with the rest of it what it has come to. */
export function claimer(db: Database): (now: number, options: ClaimOptions) => Claims {
  const ask = dueReads(db);
  const doubt = doubter(db);
  const known = recipients(db);
  const write = claimWrites(db);

  /** What is due for the people for whom something is; ended leases are told apart first. */
  function dueRows(now: number, limit: number): readonly DueRow[] {
    const due = ask.due(now, limit);
    const ended = due.filter(({ state }) => state === "leased");
    for (const message of new Set(ended.map(({ message }) => message))) if (message !== null) doubt(message);
    const first = due.filter(({ state }) => state !== "leased");
    if (first.length === 0) return [];
    const taken = new Set(first.map(({ id }) => id));
    const people = [...new Set(first.map(({ recipient }) => recipient))];
    const others = ask.ofPeople(people, now, { from: now - COMES_WITH_MS, to: now });
    return [...first, ...others.filter(({ id }) => !taken.has(id))];
  }

  return (now, { token, limit, until }) => {
    const moment = momentAt(now);
    const rows = dueRows(now, limit);
    if (rows.length === 0) return { messages: [], cancelled: 0, expired: 0, postponed: 0 };
    const people = known([...new Set(rows.map(({ recipient }) => recipient))], moment.weekBefore);
    const judged = judge(rows, people, ask.unowed(rows), moment);
    write.end(judged.cancelled, "cancelled", now);
    write.end(judged.expired, "expired", now);
    for (const { id, until } of judged.later) write.later.run({ id, until });
    write.lease(judged.send, token, until.epochMilliseconds);
    return {
      messages: messagesOf(judged.send, people, token),
      cancelled: judged.cancelled.length,
      expired: judged.expired.length,
      postponed: judged.later.length,
    };
  };
}

interface Judged {
  readonly send: DueRow[];
  readonly cancelled: DueRow[];
  readonly expired: DueRow[];
  readonly later: { readonly id: number; readonly until: number }[];
}

function judge(
  rows: readonly DueRow[],
  people: ReadonlyMap<string, KnownRecipient>,
  unowed: ReadonlySet<number>,
  moment: Moment,
): Judged {
  const judged: Judged = { send: [], cancelled: [], expired: [], later: [] };
  for (const row of rows) {
    const recipient = people.get(row.recipient);
    if (!recipient) throw new Error("a reminder is for nobody");
    const owed = !unowed.has(row.id);
    const verdict: Verdict = verdictOn(row, recipient, { moment, owed, cap: MAX_MESSAGES_A_WEEK });
    switch (verdict.kind) {
      case "send":
      case "cancelled":
      case "expired":
        judged[verdict.kind].push(row);
        break;
      case "later":
        judged.later.push({ id: row.id, until: verdict.until });
        break;
      default:
        verdict satisfies never;
    }
  }
  return judged;
}

/** A message's id, from the claim's token and the person to whom it goes. */
export function messageId(token: string, recipient: string): string {
  return `${token}-${recipient}`;
}

function messagesOf(
  rows: readonly DueRow[],
  people: ReadonlyMap<string, KnownRecipient>,
  token: string,
): readonly Claimed[] {
  const byPerson = new Map<string, DueRow[]>();
  for (const row of rows) {
    const theirs = byPerson.get(row.recipient);
    if (theirs) theirs.push(row);
    else byPerson.set(row.recipient, [row]);
  }
  return [...byPerson].map(([id, theirs]) => claimedOf(messageId(token, id), theirs, people.get(id)));
}

/** A message as it stands in the rows that have not been tried now. */
export function claimedOf(
  message: string,
  rows: readonly (Parameters<typeof reminderOf>[0] & { readonly id: number; readonly attempts: number })[],
  recipient: KnownRecipient | undefined,
): Claimed {
  if (!recipient) throw new Error("a reminder is for nobody");
  const { person, accounts } = recipient;
  const attempts = Math.max(...rows.map((row) => row.attempts));
  return { message, recipient: person, accounts, reminders: [...rows].sort(inOrder).map(reminderOf), attempts };
}

/** Urgent first, then by day. */
export function inOrder(
  a: { readonly weight: Weight; readonly day: number; readonly id: number },
  b: { readonly weight: Weight; readonly day: number; readonly id: number },
): number {
  const urgency = Number(b.weight === "urgent") - Number(a.weight === "urgent");
  return urgency || a.day - b.day || WEIGHTS.indexOf(b.weight) - WEIGHTS.indexOf(a.weight) || a.id - b.id;
}

function claimWrites({ orm }: Database) {
  const { id, attempts, recipient } = reminders;
  const these = inArray(id, sql`(select value from json_each(${p("ids")}))`);
  const idsOf = (rows: readonly { readonly id: number }[]) => JSON.stringify(rows.map(({ id }) => id));
  const end = orm
    .update(reminders)
    .set({ state: sql`${p("state")}`, wake: null, ended: sql`${p("now")}` })
    .where(these)
    .prepare();
  const lease = orm
    .update(reminders)
    .set({
      state: "leased",
      lease: sql`${p("token")}`,
      wake: sql`${p("until")}`,
      attempts: sql`${attempts} + 1`,
      message: sql`${p("stem")} || ${recipient}`,
    })
    .where(these)
    .prepare();
  return {
    end: (rows: readonly DueRow[], state: "cancelled" | "expired", now: number): void => {
      if (rows.length > 0) end.run({ ids: idsOf(rows), state, now });
    },
    lease: (rows: readonly DueRow[], token: string, until: number): void => {
      if (rows.length > 0) lease.run({ ids: idsOf(rows), token, until, stem: messageId(token, "") });
    },
    later: orm
      .update(reminders)
      .set({ wake: sql`${p("until")}` })
      .where(sql`${id} = ${p("id")}`)
      .prepare(),
  };
}
