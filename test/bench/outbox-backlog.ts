import { openDatabase } from "../../db/sqlite/open.ts";
import { instant } from "../support/store.ts";

/** Tuesday morning in Paris, when everybody may be written to. */
export const NOW = instant("2026-11-24T09:00:00Z");
const MINUTE = 60_000;

export interface Backlog {
  /** Reminders, all of them still open. */
  readonly open: number;
  /** So many of them are due, one after the other; the rest in a month. */
  readonly due: number;
  /** To how many people they go, in turn. */
  readonly people: number;
}

/** Puts a backlog into a new database, as fast as SQLite takes it. */
export function fillBacklog(url: string, { open, due, people }: Backlog): void {
  const { sqlite, close } = openDatabase({ url });
  const now = NOW.epochMilliseconds;
  const numbers = "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?)";
  sqlite.transaction(() => {
    sqlite.exec("insert into cohorts (id, programme, start_year) values ('c', 'any', 2026)");
    sqlite
      .prepare(`${numbers} insert into people (id, name, email, sort_key)
        select printf('p%08d', i), 'Ann', printf('p%d@x.example', i), 'ann' from n`)
      .run(people);
    sqlite
      .prepare(`${numbers} insert into accounts (platform, tenant, user, person, at)
        select 'slack', 'T1', printf('U%08d', i), printf('p%08d', i), 1 from n`)
      .run(people);
    sqlite
      .prepare(`${numbers} insert into enrolments (id, cohort, person, role, joined, kept_from)
        select printf('e%08d', i), 'c', printf('p%08d', i), 'learner', 0, 0 from n`)
      .run(people);
    sqlite
      .prepare(`${numbers} insert into reminders (key, kind, recipient, enrolment, subject, step, weight, day, last_day, zone,
          facts, at, expires, state, wake)
        select printf('step:e%08d:report:once:%d', i % ?, i), 'step', printf('p%08d', i % ?), printf('e%08d', i % ?),
          printf('e%08d:report:once', i % ?), 'write', 'usual', 20781, 20800, 'Europe/Paris',
          '{"role":"learner","for":null,"due":20790,"before":{"count":7,"unit":"days"},"level":null,"told":[],"count":null,"moves":[]}',
          t, ?, 'planned', t
        from (select i, case when i < ? then ? + i else ? + i end as t from n)`)
      .run(
        open,
        people,
        people,
        people,
        people,
        now + 30 * 1440 * MINUTE,
        due,
        now - 60 * MINUTE,
        now + 30 * 1440 * MINUTE,
      );
  })();
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  close();
}
