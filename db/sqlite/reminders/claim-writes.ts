import { eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { reminders } from "../schema/reminders.ts";

const p = sql.placeholder;

/** A message's id, from the claim's token and the person to whom it goes. */
export function messageId(token: string, recipient: string): string {
  return `${token}-${recipient}`;
}

export interface Lease {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly message: string | null;
}

/** What a claim does to rows, by their ids. */
export function claimWrites(db: Pick<Database, "orm" | "sqlite">) {
  const { orm } = db;
  const { id, attempts, recipient } = reminders;
  const these = inArray(id, sql`(select value from json_each(${p("ids")}))`);
  const end = prepared(() =>
    orm
      .update(reminders)
      .set({ state: sql`${p("state")}`, wake: null, ended: sql`${p("now")}` })
      .where(these),
  );
  const lease = quickRun<"token" | "until" | "message" | "stem" | "ids">(
    db,
    orm
      .update(reminders)
      .set({
        state: sql`'leased'`,
        lease: sql`${p("token")}`,
        wake: sql`${p("until")}`,
        attempts: sql`${attempts} + 1`,
        message: sql`coalesce(${p("message")}, ${p("stem")} || ${recipient})`,
      })
      .where(these),
  );
  const later = prepared(() =>
    orm
      .update(reminders)
      .set({ wake: sql`${p("until")}` })
      .where(eq(id, p("id"))),
  );
  return {
    end: (ids: readonly number[], state: "cancelled" | "expired", now: number): void => {
      if (ids.length > 0) end.run({ ids: JSON.stringify(ids), state, now });
    },
    /** `message`: the id that they keep; null: they get one of this claim. */
    lease: (ids: readonly number[], { token, until, message }: Lease): void => {
      if (ids.length > 0) lease({ ids: JSON.stringify(ids), token, until, message, stem: messageId(token, "") });
    },
    later: (rows: readonly { readonly id: number; readonly until: number }[]): void => {
      for (const row of rows) later.run({ id: row.id, until: row.until });
    },
  };
}
