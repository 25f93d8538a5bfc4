import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { commands, commandsFor } from "../commands/index.ts";
import { openProgrammes } from "../db/compiled-programmes.ts";
import { type Change, concerns, keepProgramme, type Weighed, weighProgramme } from "../db/programme-import.ts";
import { olderRules, programmesInForce } from "../db/programme-versions.ts";
import { backupFolder, backupName, demandFolder } from "../db/sqlite/backups.ts";
import { copyDatabase } from "../db/sqlite/copy.ts";
import { copyInMemory } from "../db/sqlite/copy-in-memory.ts";
import { type Examination, examine } from "../db/sqlite/examine.ts";
import { newId } from "../db/sqlite/new-id.ts";
import { databaseIsThere, fileOf, openDatabase } from "../db/sqlite/open.ts";
import { type Restored, type Restoring, restoreDatabase } from "../db/sqlite/restore.ts";
import { type OpenStores, openStores, storesOn } from "../db/sqlite/stores.ts";
import type { ManifestOptions } from "../manifest/manifest-files.ts";
import { systemClock } from "./clock.ts";
import { type Config, holdsToken, refuseOpenDemonstration } from "./config.ts";
import { operator } from "./core/authority.ts";
import type { BackupStore } from "./core/backup-ports.ts";
import type { Calendars } from "./core/calendars.ts";
import type { House } from "./core/dispatch.ts";
import type { ChangeListener, Door } from "./core/door.ts";
import { type MigratedDossier, migrateOpen } from "./core/dossiers/migrate-open.ts";
import { UserError } from "./core/errors.ts";
import { keepCalendars } from "./core/keep-calendars.ts";
import { openDoor } from "./core/open-door.ts";
import type { Clock, Instant, Log } from "./core/ports.ts";
import type { Programme } from "./domain/programme/programme.ts";
import { markedPass, type Planned, planningPass } from "./jobs/planner.ts";
import { makeLog } from "./log.ts";
import { packageRoot } from "./package-root.ts";

/** Everything put together, but for the ways in. */
export interface App {
  readonly config: Config;
  readonly door: Door;
  /** Tells those who listen at the door that these dossiers have changed. */
  readonly tell: ChangeListener;
  readonly stores: OpenStores;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the database holds the demonstration school, in which one can be anyone. */
  readonly demo: boolean;
  close(): void;
}

export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Absent: opened, and made when missing, as the configuration says. */
  readonly stores?: OpenStores;
  /** Absent: those that are shipped. */
  readonly programmes?: ReadonlyMap<string, Programme>;
  /** False: a database that is not there is refused instead of made. Default true. */
  readonly create?: boolean;
}

const Package = z.object({ version: z.string() });

/** The mark of a database that holds the demonstration. */
export const DEMO_MARK = "demo";

/**
 * Puts the house together on one database.
 * @throws UserError `no-database`, `database-newer`, `database-corrupt`, `bad-config`
 * @throws ProgrammeFileError when a programme imported into the database no longer holds
 */
export async function compose(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? makeLog(config.logLevel);
  refuseBeforeMaking(config);
  const stores = overrides.stores ?? openStores({ url: config.databaseUrl, create: overrides.create ?? true });
  try {
    const programmes = await programmesInForce(stores);
    const calendars = keepCalendars(stores, programmes, olderRules(stores.versions));
    const house = { stores, calendars, programmes, commands: commandsFor(programmes.values()), newId };
    const listeners = new Set<ChangeListener>();
    const door = openDoor({ house, clock, log, reference: () => randomUUID().slice(0, 8), listeners });
    const tell = (dossiers: readonly string[]) => {
      for (const listener of listeners) listener(dossiers);
    };
    const demo = await demonstration(config, stores, house, clock);
    return { config, door, tell, stores, programmes, calendars, clock, log, demo, close: () => stores.close() };
  } catch (error) {
    stores.close();
    throw error;
  }
}

/** A refused start leaves no empty file behind: the next one would take it for a school's own. @throws UserError `bad-config` */
function refuseBeforeMaking(config: Config): void {
  const wanted = config.demo ?? (config.slack === null && config.teams === null);
  if (wanted && !databaseIsThere(config.databaseUrl)) refuseOpenDemonstration(config.host, holdsToken(config));
}

/** Loads the demonstration where it belongs, and says whether it is there. @throws UserError `bad-config` where it must not be */
async function demonstration(config: Config, stores: OpenStores, house: House, clock: Clock): Promise<boolean> {
  const marked = (await stores.marks.get(DEMO_MARK)) !== null;
  const wanted = config.demo ?? (marked || (stores.isNew && config.slack === null && config.teams === null));
  if (!wanted && !marked) return false;
  refuseOpenDemonstration(config.host, holdsToken(config));
  if (!marked) {
    const taken = (await stores.cohorts.all()).length > 0;
    if (taken) throw new UserError("bad-config", { variable: "DEMO", mend: "DEMO=0" });
    const { loadDemo } = await import("../db/demo.ts");
    await stores.together(async () => {
      await loadDemo(house, clock.now());
      await stores.marks.set(DEMO_MARK, clock.now().toString());
    });
  }
  return wanted;
}

/** The names of the program's own commands: a dossier's word must be another. */
export const OWN_COMMANDS: readonly string[] = commands.map(({ name }) => name);

/** How the database stands, without changing it. @throws UserError `no-database`, `database-newer`, `database-corrupt` */
export function examineDatabase({ databaseUrl }: Config): Promise<Examination> {
  return examine(databaseUrl);
}

/**
 * Copies the database as it stands, without changing it, to a file or, with null, under a dated name into the folder of backups.
 * @throws UserError `no-database`, `bad-backup`, `not-written`, `bad-config` in memory
 */
export async function backUp(
  { databaseUrl, backupDir }: Config,
  to: string | null,
  at: Instant,
): Promise<{ file: string; bytes: number }> {
  const folder = backupFolder(databaseUrl, backupDir);
  if (folder === null) throw inMemory();
  const db = openDatabase({ url: databaseUrl, readonly: true });
  try {
    const file = to ?? join(folder, backupName(db.sqlite.name, at, false));
    await copyDatabase(db.sqlite, file, at);
    return { file, bytes: (await stat(file)).size };
  } finally {
    db.close();
  }
}

/**
 * The backups that the server makes: beside the database or where the configuration says; null where there are none to make.
 * @throws UserError `bad-config` when nothing can be written there
 */
export function nightlyBackups({ config, stores, demo }: Pick<App, "config" | "stores" | "demo">): BackupStore | null {
  const { backups, backupDir, databaseUrl } = config;
  const wanted = backups === "on" || (backups === null && (!demo || backupDir !== null));
  const folder = wanted ? backupFolder(databaseUrl, backupDir) : null;
  if (folder === null) return null;
  demandFolder(folder);
  return stores.backupsIn(folder);
}

/** The folder of the database's file; null in memory. */
export function databaseFolder({ databaseUrl }: Config): string | null {
  const file = fileOf(databaseUrl);
  return file === ":memory:" ? null : dirname(file);
}

/** Puts a backup in the place of the database. @throws what `restoreDatabase` throws, and UserError `bad-config` in memory */
export async function restoreBackup({ databaseUrl }: Config, restoring: Omit<Restoring, "file">): Promise<Restored> {
  const file = fileOf(databaseUrl);
  if (file === ":memory:") throw inMemory();
  return restoreDatabase({ ...restoring, file });
}

function inMemory(): UserError {
  return new UserError("bad-config", { variable: "DATABASE_URL", mend: "file:data/passerelle.db" });
}

/** A copy of the database in memory, to try things on; nothing of it is ever written. @throws UserError `no-database`, `database-newer`, `database-corrupt` */
export function rehearsalOf({ databaseUrl }: Config): OpenStores {
  return storesOn(copyInMemory(databaseUrl));
}

/** Enrolments that a verb plans at its end: some seconds' worth. */
const PLANNED_AT_ONCE = 1_000;

/**
 * Plans what a verb has just changed, so that it can be asked for at once. What is too much or cannot be planned now stays marked, and nothing of it is sent
 * before the server has planned it: that is no failure of the verb.
 */
export async function planChanges(app: App): Promise<void> {
  let left = PLANNED_AT_ONCE;
  try {
    await markedPass(app)(() => left-- <= 0);
  } catch (error) {
    app.log.warn({ error: error instanceof Error ? error.name : "?" }, "reminders are left for the server to plan");
  }
}

/** Plans what is to be said, once each time it is called. */
export function planningOf(app: App): () => Promise<Planned> {
  return planningPass(app);
}

export interface Brought {
  readonly weighed: Weighed;
  /** Whether the file was taken; not when it was there, or nobody agreed to it. */
  readonly changed: boolean;
  readonly agreed: boolean;
  /** What became of the open dossiers of other versions; null: nobody asked for it. */
  readonly migrated: readonly MigratedDossier[] | null;
}

export interface Bringing {
  readonly programme: Programme;
  readonly text: string;
  readonly at: Instant;
  /** Everything is tried on a copy in memory. */
  readonly dryRun: boolean;
  readonly migrate: boolean;
  /** Asked before anything changes for anybody. */
  agree(proposal: Proposal): Promise<boolean>;
}

/** What would change, tried on a copy in memory; at least one of the two. */
export interface Proposal {
  /** What a new version changes and for whom; null: it is in force already, or concerns nobody. */
  readonly change: Change | null;
  /** What would become of the open dossiers of other versions; null: nobody asked for it. */
  readonly migrated: readonly MigratedDossier[] | null;
}

/**
 * Brings a programme file into the database, where it goes before a shipped one of its id; a running server takes it at its next start.
 * Dossiers that were begun keep their version, unless they are migrated. @throws UserError `no-database`, `older-version`, `same-version`, and what `agree` throws
 */
export async function bringProgramme(config: Config, bringing: Bringing): Promise<Brought> {
  const { programme, text, at, ...asked } = bringing;
  const stores = asked.dryRun ? rehearsalOf(config) : openStores({ url: config.databaseUrl, create: false });
  try {
    const weighed = await weighProgramme(stores, programme, text);
    refuseNumber(weighed, programme);
    const proposal = asked.dryRun ? null : await proposalOf(config, weighed, bringing);
    if (proposal && !(await asked.agree(proposal))) return { weighed, changed: false, agreed: false, migrated: null };
    const changed = weighed.verdict !== "same";
    if (changed) {
      await keepProgramme(stores, programme, text, weighed.verdict);
      await stores.plans.markAll();
    }
    const done = { weighed, changed, agreed: true };
    if (!asked.migrate && (!changed || asked.dryRun)) return { ...done, migrated: null };
    const app = await compose(config, { clock: { now: () => at }, stores });
    const migrated = asked.migrate ? await migrateProgramme(app, programme.id) : null;
    if (!asked.dryRun) await planChanges(app);
    return { ...done, migrated };
  } finally {
    stores.close();
  }
}

/** Null: nothing changes for anybody. */
async function proposalOf(config: Config, weighed: Weighed, bringing: Bringing): Promise<Proposal | null> {
  const change = weighed.verdict === "newer" && concerns(weighed) ? weighed : null;
  const { migrated } = bringing.migrate ? await bringProgramme(config, { ...bringing, dryRun: true }) : NOT_MIGRATED;
  const moves = migrated?.some(({ stays }) => stays === null) ?? false;
  return change === null && !moves ? null : { change, migrated };
}

const NOT_MIGRATED: Pick<Brought, "migrated"> = { migrated: null };

/** @throws UserError `older-version`, `same-version` */
function refuseNumber(weighed: Weighed, { id, version }: Programme): void {
  if (weighed.verdict === "renumber") throw new UserError("same-version", { programme: id, version });
  if (weighed.verdict !== "older") return;
  throw new UserError("older-version", { programme: id, version, before: weighed.before.version });
}

/** Dossiers that are migrated in one transaction. */
const MIGRATED_AT_ONCE = 500;

async function migrateProgramme(app: App, id: string): Promise<readonly MigratedDossier[]> {
  const version = app.programmes.get(id)?.version ?? 0;
  const keys = await app.stores.versions.otherThan(id, version);
  const migrated: MigratedDossier[] = [];
  for (let from = 0; from < keys.length; from += MIGRATED_AT_ONCE) {
    await app.stores.together(async () => {
      const some = keys.slice(from, from + MIGRATED_AT_ONCE);
      migrated.push(...(await migrateOpen(app, operator("settings"), some, app.clock.now())));
    });
  }
  return migrated;
}

/** The manifests of this very list of commands, by file name; `passerelle manifest` writes them. */
export async function manifestsFor(
  options: Omit<ManifestOptions, "version">,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { manifestFiles } = await import("../manifest/manifest-files.ts");
  const root = packageRoot();
  const { version } = Package.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  const icon = (name: string) => readFile(join(root, "manifest", "teams", `${name}.png`));
  return manifestFiles(
    commandsFor((await openProgrammes()).values()),
    { ...options, version },
    { color: await icon("color"), outline: await icon("outline") },
  );
}
