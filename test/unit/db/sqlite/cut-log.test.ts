import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Database, openDatabase } from "../../../../db/sqlite/open.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { MONDAY, planned } from "../../../support/reminders.ts";
import { instant, schoolIn } from "../../../support/store.ts";
import { toPlanOf } from "../../../support/to-plan.ts";

const at = instant("2026-11-22T09:00:00Z");
const SENT = { kind: "sent", platform: "slack", place: null } as const;
const RETRY = { kind: "retry", again: at.add({ hours: 80 }), reason: "busy", free: true } as const;
const HEAD = 32;
const FRAME_HEAD = 24;

/** Every table as it stands. */
function everythingIn({ sqlite }: Database): string {
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
  return JSON.stringify(
    tables.map((name) => [
      name,
      sqlite
        .prepare(`select * from "${String(name)}"`)
        .raw()
        .all(),
    ]),
  );
}

/** States of reminders whose count is not theirs, and leases that nobody could end. */
function miscounted({ sqlite }: Database): readonly unknown[] {
  return sqlite
    .prepare(
      `select state from reminder_counts c where state <> 'doubted' and count <> (select count(*) from reminders r where r.state = c.state)
       union all select key from reminders where state = 'leased' and (lease is null or wake is null or message is null)`,
    )
    .all();
}

/** Where each frame ends, and whether it ends a commit. */
function framesOf(log: Buffer): readonly { readonly end: number; readonly commits: boolean }[] {
  const size = FRAME_HEAD + log.readUInt32BE(8);
  const count = (log.length - HEAD) / size;
  return Array.from({ length: count }, (_, n) => ({
    end: HEAD + (n + 1) * size,
    commits: log.readUInt32BE(HEAD + n * size + 4) > 0,
  }));
}

it("a log cut at any frame, or inside one, leaves a sound database with every commit that is whole in it", async () => {
  const folder = temporaryFolder();
  const url = `file:${join(folder, "whole.db")}`;
  openDatabase({ url }).close();
  const db = openDatabase({ url });
  const { people, audit, plans, outbox } = storesOn(db);
  db.sqlite.pragma("wal_autocheckpoint = 0");
  const states = [everythingIn(db)];
  const commit = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = await work();
    states.push(everythingIn(db));
    return done;
  };
  const ann = await commit(() => people.grant(operator("roster"), "ann@x.example", "registrar", at));
  await commit(() => people.prefer(ann.id, { lang: "en" }, at));
  const enrolment = await commit(async () =>
    db.write(() => {
      schoolIn(db).cohort({ id: "c1" });
      return schoolIn(db).enrolment({ cohort: "c1", person: ann.id });
    }),
  );
  await commit(() => plans.markAll());
  const wanted = [0, 1, 2, 3].map((n) => planned({ enrolment, recipient: ann.id, day: MONDAY + n }));
  const plan = async () => {
    const one = await toPlanOf(plans, enrolment);
    await commit(() => plans.replan({ ...one, wanted, through: 99_999, next: 30_000 }, at));
  };
  await plan();
  for (const n of [0, 1, 2, 3]) {
    const now = at.add({ hours: 24 * (n + 1) });
    const until = now.add({ minutes: 1 });
    const { messages } = await commit(() => outbox.claim(now, { token: `t${n}`, limit: 9, until }));
    expect(messages).toHaveLength(1);
    const sending = n === 2 ? RETRY : SENT;
    const settled = messages.map(({ message }) => ({ message, sending }));
    await commit(() => outbox.settle(`t${n}`, settled, now));
    if (sending === RETRY) await plan();
  }
  expect(await audit.verify()).toBeNull();
  const file = readFileSync(join(folder, "whole.db"));
  const log = readFileSync(join(folder, "whole.db-wal"));
  db.close();

  const frames = framesOf(log);
  expect(frames.filter(({ commits }) => commits)).toHaveLength(states.length - 1);
  expect(frames.length).toBeGreaterThan(states.length);
  let commits = 0;
  for (const frame of [{ end: HEAD, commits: false }, ...frames]) {
    if (frame.commits) commits += 1;
    for (const cut of [frame.end, frame.end + 1_000]) {
      const copy = join(folder, `cut-${cut}.db`);
      writeFileSync(copy, file);
      writeFileSync(`${copy}-wal`, log.subarray(0, cut));
      const open = openDatabase({ url: `file:${copy}`, create: false });
      expect(open.sqlite.pragma("quick_check", { simple: true })).toBe("ok");
      expect(everythingIn(open)).toBe(states[commits]);
      expect(await storesOn(open).audit.verify()).toBeNull();
      expect(miscounted(open)).toEqual([]);
      open.close();
    }
  }
});
