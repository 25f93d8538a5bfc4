import { eq } from "drizzle-orm";
import type { BackupStore } from "../../src/core/backup-ports.ts";
import type { Stores } from "../../src/core/ports.ts";
import { aside } from "./aside.ts";
import { auditStore } from "./audit-store.ts";
import { backupStore } from "./backups.ts";
import { calendarStore } from "./calendar-store.ts";
import { cohortStore } from "./cohort-store.ts";
import { deliveryStore } from "./delivery-store.ts";
import { dossierStore } from "./dossier-store.ts";
import { enrolmentStore } from "./enrolment-store.ts";
import { evidenceStore } from "./evidence-store.ts";
import { healthStore } from "./health-store.ts";
import { importStore } from "./import-store.ts";
import { type Database, type OpenOptions, openDatabase } from "./open.ts";
import { peopleStore } from "./people-store.ts";
import { attentionStore } from "./reminders/attention-store.ts";
import { leftoverStore } from "./reminders/leftover-store.ts";
import { outboxStore } from "./reminders/outbox-store.ts";
import { planStore } from "./reminders/plan-store.ts";
import { rateStore } from "./reminders/rate-store.ts";
import { revisionStore } from "./revision-store.ts";
import { meta } from "./schema/meta.ts";
import { sentCardStore } from "./sent-card-store.ts";
import { settingsStore } from "./settings-store.ts";
import { standInStore } from "./stand-in-store.ts";
import { teamStore } from "./team-store.ts";
import { type VersionStore, versionStore } from "./version-store.ts";

export interface OpenStores extends Stores {
  /** The database was made just now. */
  readonly isNew: boolean;
  /** Facts of the database itself. */
  readonly marks: Marks;
  readonly versions: VersionStore;
  /** Backups of this database in that folder. */
  backupsIn(folder: string): BackupStore;
  /** One transaction of many verbs: all of them are on disk when this resolves, or none. Only while nothing else uses these stores. */
  together(work: () => Promise<void>): Promise<void>;
  close(): void;
}

export interface Marks {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  /** Those whose key begins so, by key. */
  under(prefix: string): Promise<ReadonlyMap<string, string>>;
}

/** @throws UserError `no-database`, `database-newer`, `database-corrupt`, `bad-config` (see `openDatabase`) */
export function openStores(options: OpenOptions): OpenStores {
  return storesOn(openDatabase(options));
}

type Ports = Omit<OpenStores, "isNew" | "backupsIn" | "together" | "close">;

/** Copied at a time by a server, so that nobody waits for long: some milliseconds. */
const PAGES = 512;

/** Each store prepares its statements when it is first asked for: a start waits for none that it does not need. */
export function storesOn(db: Database): OpenStores {
  const ports = whenAsked<Ports>({
    people: () => peopleStore(db),
    cohorts: () => cohortStore(db),
    enrolments: () => enrolmentStore(db),
    calendars: () => calendarStore(db),
    settings: () => settingsStore(db),
    deliveries: () => deliveryStore(db),
    imports: () => importStore(db),
    dossiers: () => dossierStore(db),
    standIns: () => standInStore(db),
    sentCards: () => sentCardStore(db),
    revision: () => revisionStore(db),
    audit: () => auditStore(db),
    evidence: () => evidenceStore(db),
    teams: () => teamStore(db),
    health: () => healthStore(db),
    plans: () => planStore(db),
    outbox: () => outboxStore(db),
    attention: () => attentionStore(db),
    rates: () => rateStore(db),
    leftovers: () => leftoverStore(db),
    marks: () => marksOf(db),
    versions: () => versionStore(db),
  });
  return Object.assign(ports, {
    isNew: db.isNew,
    backupsIn: (folder: string) =>
      backupStore(db.sqlite, folder, { pages: PAGES, look: (file) => aside("flaw", file) }),
    together: (work: () => Promise<void>) => together(db, work),
    close: db.close,
  });
}

function whenAsked<Things extends object>(makers: { readonly [Name in keyof Things]: () => Things[Name] }): Things {
  const made = {} as Things;
  for (const name of Object.keys(makers) as (keyof Things)[]) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]();
        Object.defineProperty(made, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return made;
}

async function together({ sqlite }: Database, work: () => Promise<void>): Promise<void> {
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    await work();
    sqlite.exec("COMMIT");
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}

function marksOf({ orm, write }: Database): Marks {
  return {
    under: async (prefix) => {
      const rows = orm.select().from(meta).orderBy(meta.key).all();
      return new Map(rows.filter(({ key }) => key.startsWith(prefix)).map(({ key, value }) => [key, value]));
    },
    get: async (key) => orm.select().from(meta).where(eq(meta.key, key)).get()?.value ?? null,
    set: async (key, value) =>
      write(() => {
        orm.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
      }),
  };
}
