import BetterSqlite3 from "better-sqlite3";
import { better, defineQueue } from "plainjob";
import { type Database, openDatabase } from "../../db/sqlite/open.ts";
import { outboxStore } from "../../db/sqlite/reminders/outbox-store.ts";
import { statementsOf } from "../support/statements.ts";
import { NOW } from "./outbox-backlog.ts";

/** A queue of reminders, each to somebody else. */
export interface Queue {
  /** Claims and acknowledges so many of them: whole batches. */
  take(reminders: number): Promise<void>;
  close(): void;
}

const LEASE_MS = 60_000;

export function ourQueue(url: string, batch: number): Queue {
  const db = openDatabase({ url });
  const outbox = outboxStore(db);
  const until = NOW.add({ milliseconds: LEASE_MS });
  return {
    take: async (reminders) => {
      for (let done = 0; done < reminders; done += batch) {
        const token = db.newId();
        const { messages } = await outbox.claim(NOW, { token, limit: batch, until });
        if (messages.length !== batch) throw new Error(`claimed ${messages.length}`);
        const sending = { kind: "sent", platform: "slack", place: null } as const;
        const settled = messages.map(({ message }) => ({ message, sending }));
        if ((await outbox.settle(token, settled, NOW)).length > 0) throw new Error("not acknowledged");
      }
    },
    close: db.close,
  };
}

/** The same statements, run by better-sqlite3 itself with nothing decided in between. */
export function bareQueue(url: string, batch: number): Queue {
  const db = openDatabase({ url });
  const run = bareStatements(
    db,
    statementsOf(db, () => outboxStore(db)),
  );
  const now = NOW.epochMilliseconds;
  const turn = db.sqlite.transaction((token: string) => {
    const due = run.due.all(now, batch) as unknown[][];
    const people = JSON.stringify([...new Set(due.map((row) => row[2]))]);
    run.others.all(people, now - 21 * 86_400_000, now + 8 * 86_400_000, due.at(-1)?.[19]);
    run.accounts.all(people);
    run.people.all(20_773, people);
    run.unowed.all(JSON.stringify(due.map((row) => [row[11], row[3], "report", "once", row[5]])));
    const ids = JSON.stringify(due.map((row) => row[11]));
    run.lease.run(now + LEASE_MS, token, null, `${token}-`, ids);
    return due.map((row) => `${token}-${String(row[2])}`);
  });
  const settle = db.sqlite.transaction((token: string, messages: readonly string[]) => {
    const rows = run.leased.all(JSON.stringify(messages), token) as unknown[][];
    run.said.run("sent", "slack", now, JSON.stringify(rows.map(([id]) => id)));
    run.asked.run(JSON.stringify(rows.map((row) => [row[2], 20_780, 20_781])));
  });
  return {
    take: async (reminders) => {
      for (let done = 0; done < reminders; done += batch) {
        const token = db.newId();
        const messages = turn.immediate(token);
        if (messages.length !== batch) throw new Error(`claimed ${messages.length}`);
        settle.immediate(token, messages);
      }
    },
    close: db.close,
  };
}

function bareStatements({ sqlite }: Database, statements: readonly string[]) {
  const one = (pattern: RegExp) => {
    const found = statements.find((statement) => pattern.test(statement));
    if (found === undefined) throw new Error(`no statement like ${pattern}`);
    return sqlite.prepare<unknown[]>(found);
  };
  return {
    due: one(/^select .*"wake" <= \? *\) order by "reminders"\."wake"/).raw(),
    others: one(/^select .*cross join "reminders" where "reminders"\."recipient"/).raw(),
    people: one(/^select .*cross join "people"/s).raw(),
    accounts: one(/^select .*cross join "accounts"/).raw(),
    unowed: one(/^select .*not exists \(select 1 from dossier_turns/s).raw(),
    lease: one(/^update "reminders" set .*"attempts" = "reminders"\."attempts" \+ 1/),
    leased: one(/^select .*"message" in \(select value .* and "reminders"\."lease" = \?/).raw(),
    said: one(/^update "reminders" set "state" = \?, "wake" = null, "lease" = null, "platform" = \?/),
    asked: one(/^insert into "attention"/),
  };
}

/** One by one, as it is made: claimed, read, marked as done, as its own worker does. */
export function plainjobQueue(file: string, jobs: number, synchronous: "its own" | "FULL"): Queue {
  const sqlite = new BetterSqlite3(file);
  const silent = () => {};
  const logger = { error: silent, warn: silent, info: silent, debug: silent };
  const queue = defineQueue({ connection: better(sqlite as never), logger });
  if (synchronous === "FULL") sqlite.pragma("synchronous = FULL");
  queue.addMany(
    "reminder",
    Array.from({ length: jobs }, (_, i) => ({ person: i, subject: `e${i}:report:once` })),
  );
  return {
    take: async (reminders) => {
      for (let done = 0; done < reminders; done++) {
        const job = queue.getAndMarkJobAsProcessing("reminder");
        if (!job || !queue.getJobById(job.id)) throw new Error("no job");
        queue.markJobAsDone(job.id);
      }
    },
    close: () => {
      queue.close();
      sqlite.close();
    },
  };
}
