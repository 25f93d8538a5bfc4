import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { SaidReminder } from "../../../src/core/evidence-ports.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { people } from "../schema/people.ts";
import { reminders } from "../schema/reminders.ts";
import { reminderColumns, reminderOf } from "./reminder-rows.ts";

const p = sql.placeholder;
const SAID = ["sent", "merged", "dead", "unknown"] as const;

/** Found by the index of enrolments: as long as what was ever planned around the one, however large the school. */
export function saidAround({ orm }: Pick<Database, "orm">): (enrolment: string) => readonly SaidReminder[] {
  const { state, at, ended, message, platform, reason, id } = reminders;
  const rows = prepared(() =>
    orm
      .select({ ...reminderColumns, state, at, ended, message, platform, reason, name: people.name })
      .from(reminders)
      .innerJoin(people, eq(people.id, reminders.recipient))
      .where(and(eq(reminders.enrolment, p("enrolment")), inArray(state, SAID)))
      .orderBy(asc(sql`coalesce(${ended}, ${at})`), asc(id)),
  );
  return (enrolment) =>
    rows.all({ enrolment }).flatMap(({ state, at, ended, message, platform, reason, name, ...row }) => {
      const known = SAID.find((one) => one === state);
      if (known === undefined) return [];
      return { reminder: reminderOf(row), recipient: name, state: known, at: ended ?? at, message, platform, reason };
    });
}
