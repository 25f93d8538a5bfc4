import type { Person } from "../../../src/core/person.ts";
import type {
  Address,
  Claimed,
  KeptReminder,
  OutboxStore,
  Rate,
  RateStore,
  ReminderState,
  Settled,
} from "../../../src/core/reminder-ports.ts";
import { nextPermitted } from "../../../src/domain/reminder/moment.ts";
import type { Reminder } from "../../../src/domain/reminder/reminder.ts";

/** A reminder on paper, as a test may change it. */
export interface PaperReminder {
  readonly reminder: Reminder;
  readonly recipient: Person;
  owed: boolean;
  state: ReminderState;
  wake: number;
  lease: string;
  message: string | null;
  attempts: number;
  reason: string | null;
  /** How often it became unknown. */
  doubts: number;
}

export interface PaperOutbox {
  readonly store: OutboxStore;
  readonly rows: readonly PaperReminder[];
}

const OPEN: readonly ReminderState[] = ["planned", "retry"];

/** What the sender asks of the outbox, with plain lists for tables. */
export function paperOutbox(
  given: readonly { readonly reminder: Reminder; readonly recipient: Person }[],
  accountsOf: (person: Person) => readonly Address[],
): PaperOutbox {
  const rows: PaperReminder[] = given.map((one) => ({
    ...one,
    owed: true,
    state: "planned",
    wake: 0,
    lease: "",
    message: null,
    attempts: 0,
    reason: null,
    doubts: 0,
  }));
  const claimedOf = (message: string, of: readonly PaperReminder[]): Claimed[] => {
    const [first] = of;
    if (!first) return [];
    const attempts = Math.max(...of.map((row) => row.attempts));
    const { recipient } = first;
    return [
      { message, recipient, accounts: accountsOf(recipient), reminders: of.map((row) => row.reminder), attempts },
    ];
  };
  const ofMessage = (message: string) => rows.filter((row) => row.message === message);

  function doubt(row: PaperReminder): void {
    row.state = "unknown";
    row.doubts += 1;
  }

  function settle(of: readonly PaperReminder[], sending: Settled["sending"]): void {
    for (const [index, row] of of.entries()) {
      row.lease = "";
      if (sending.kind === "sent") row.state = index === 0 ? "sent" : "merged";
      else if (sending.kind === "unknown") doubt(row);
      else row.state = sending.kind;
      if (sending.kind === "retry") {
        row.wake = sending.again.epochMilliseconds;
        if (sending.free) row.attempts -= 1;
      }
      row.reason = sending.kind === "sent" ? null : sending.reason;
    }
  }

  const store: OutboxStore = {
    async claim(at, { token, limit, until }) {
      const now = at.epochMilliseconds;
      for (const row of rows) if (row.state === "leased" && row.wake <= now) doubt(row);
      const due = rows.filter(({ state, wake }) => OPEN.includes(state) && wake <= now);
      for (const row of due) {
        if (!row.owed) row.state = "cancelled";
        row.wake = permitted(row, now);
      }
      const may = due.filter(({ state, wake }) => OPEN.includes(state) && wake <= now);
      const people = [...new Set(may.map(({ recipient }) => recipient))].slice(0, limit);
      const messages = people.flatMap((person) => {
        const theirs = may.filter(({ recipient }) => recipient === person);
        const message = `${token}-${person.id}`;
        const [claimed] = claimedOf(message, theirs);
        for (const row of theirs) {
          Object.assign(row, { state: "leased", lease: token, message, wake: until.epochMilliseconds });
          row.attempts += 1;
        }
        return claimed ? [claimed] : [];
      });
      const cancelled = due.filter(({ state }) => state === "cancelled").length;
      return { messages, cancelled, expired: 0, postponed: due.length - may.length - cancelled };
    },
    async begin(token, message, now, go) {
      const held = ofMessage(message);
      if (held.length === 0 || !held.every((row) => holdsIt(row, token, now.epochMilliseconds) && row.owed))
        return false;
      go();
      return true;
    },
    async settle(token, settled) {
      return settled.flatMap(({ message, sending }) => {
        const held = ofMessage(message).filter((row) => row.lease === token && row.state === "leased");
        settle(held, sending);
        return held.length === 0 ? [message] : [];
      });
    },
    async unknown(limit) {
      const ids = [...new Set(rows.flatMap(({ state, message }) => (state === "unknown" && message ? [message] : [])))];
      return ids.slice(0, limit).flatMap((id) => claimedOf(id, ofMessage(id)));
    },
    async resolve(message, sending) {
      settle(
        ofMessage(message).filter(({ state }) => state === "unknown"),
        sending,
      );
    },
    catchUp: async () => ({ spread: 0, merged: 0, expired: 0 }),
    figures: () => Promise.reject(new Error("nobody asks")),
    async nextAt() {
      const next = Math.min(
        ...rows.flatMap(({ state, wake }) => (OPEN.includes(state) || state === "leased" ? [wake] : [])),
      );
      return Number.isFinite(next) ? next : null;
    },
    message: async (id) => ofMessage(id).map(kept),
    ofPerson: async () => ({ coming: [], sent: [] }),
    forgetBefore: async () => 0,
  };
  return { store, rows };
}

const holdsIt = ({ state, lease, wake }: PaperReminder, token: string, now: number): boolean =>
  state === "leased" && lease === token && wake > now;

const permitted = ({ reminder, recipient, wake }: PaperReminder, now: number): number =>
  Math.max(
    wake,
    nextPermitted(now, { zone: recipient.zone ?? "Europe/Paris", hour: recipient.hour, region: reminder.region }),
  );

const kept = ({ reminder, state, wake, message, reason }: PaperReminder): KeptReminder => ({
  reminder,
  state,
  at: wake,
  message,
  reason,
});

/** Buckets that leak, on paper. */
export function paperRates(): RateStore & { readonly held: readonly string[] } {
  const until = new Map<string, number>();
  const held: string[] = [];
  const of = (scope: string): number => until.get(scope) ?? 0;
  const freeFrom = ({ scope, everyMs, burst }: Rate): number =>
    Math.max(of(`held ${scope}`), of(scope) - (burst - 1) * everyMs);
  return {
    held,
    async reserve(wants, now) {
      return wants.map((bounds) => {
        const from = Math.max(now.epochMilliseconds, ...bounds.map(freeFrom));
        for (const { scope, everyMs } of bounds) until.set(scope, Math.max(from, of(scope)) + everyMs);
        return from;
      });
    },
    async hold(scope, at) {
      held.push(scope);
      until.set(`held ${scope}`, at.epochMilliseconds);
    },
  };
}
