import { setTimeout as after } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { fileOf } from "../../db/sqlite/open.ts";
import { openStores } from "../../db/sqlite/stores.ts";
import { attempt } from "../../src/core/dossiers/act.ts";
import { meet } from "../../src/core/dossiers/load.ts";
import { schoolDay } from "../../src/core/dossiers/obligation.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Clock } from "../../src/core/ports.ts";
import type { FieldValue } from "../../src/domain/dossier/state.ts";
import { fieldsOf } from "../../src/domain/dossier/steps.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { below, type Random } from "./seeded.ts";

export interface Completing {
  /** By subject when its completion was on disk, epoch milliseconds of this machine. */
  readonly done: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export interface CompletingParts {
  readonly url: string;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly clock: Clock;
  readonly random: Random;
  /** On average between two things that are done. */
  readonly everyMs: number;
}

interface Asked {
  readonly subject: string;
  readonly recipient: string;
  readonly step: string;
}

const VALUES: Readonly<Record<string, FieldValue>> = {
  paper: { name: "report.pdf", date: "2026-10-05" },
  date: "2026-10-05",
  number: 4,
};
/** Of the things that are done, those that are being sent. */
const RACING = 0.6;
/** Messages under way at once: the leases that end last. */
const IN_FLIGHT = 20;

/** A second writer on the same file: people do what they are about to be reminded of. */
export function startCompleting({ url, programmes, clock, random, everyMs }: CompletingParts): Completing {
  const stores = openStores({ url, create: false });
  const calendars = keepCalendars(stores, programmes);
  const read = new BetterSqlite3(fileOf(url), { readonly: true });
  // Whoever hears of what others have left undone cannot do it: they did not act, and are reminded of it themselves.
  const about = "select subject, recipient, step from reminders where step is not null and kind <> 'escalated' and ";
  const leased = read.prepare<[number], Asked>(`${about} state = 'leased' order by wake desc limit 1 offset ?`);
  const waiting = read.prepare<[number, number], Asked>(
    `${about} state in ('planned', 'retry') and day <= ? and id >= ? limit 1`,
  );
  const [{ most = 0 } = {}] = read.prepare<[], { most: number }>("select max(id) most from reminders").all();
  const today = () => schoolDay(clock.now().epochMilliseconds);
  const done = new Map<string, number>();
  let stopped = false;

  async function complete({ subject, recipient, step }: Asked): Promise<void> {
    const person = await stores.people.byId(recipient);
    if (!person) throw new Error("a reminder is for nobody");
    const at = clock.now();
    const asking = {
      stores,
      calendars,
      programmes,
      person,
      today: today(),
      lang: "en",
    } as const;
    const met = await meet(asking, subject);
    const { obligation } = met;
    const turn = obligation.turns.find(({ act }) => act.id === step);
    if (!turn) return;
    const fields = fieldsOf(obligation.kind, turn.act, obligation.state);
    const values = Object.fromEntries(fields.map(({ id, kind }) => [id, VALUES[kind] ?? "Done"]));
    const { version } = obligation.state;
    await attempt({ ...asking, at }, met, { kind: "do", seen: version, step, values });
    done.set(subject, Date.now());
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const asked =
        (random() < RACING && leased.get(below(random, IN_FLIGHT))) || waiting.get(today(), below(random, most));
      if (asked && !done.has(asked.subject)) await complete(asked);
      await after(random() * 2 * everyMs);
    }
  }

  const running = run();
  running.catch(() => {});
  return {
    done,
    async stop() {
      stopped = true;
      await running.finally(() => {
        read.close();
        stores.close();
      });
    },
  };
}
