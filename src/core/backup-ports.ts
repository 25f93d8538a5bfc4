import type { Instant } from "./person.ts";

/** A copy of the database that held when it was made. */
export interface Backup {
  /** Its file's name in the folder. */
  readonly name: string;
  /** Epoch milliseconds, in whole seconds. */
  readonly at: number;
  /** Made by the schedule, which also throws it away one day. */
  readonly nightly: boolean;
}

/** The folder of backups of one database. */
export interface BackupStore {
  /** The newest first. Copies that are not finished are not among them. */
  list(): Promise<readonly Backup[]>;
  /**
   * Copies the database as it stands, while it is written to; the copy gets its name once it has been verified and is on disk.
   * @throws UserError `bad-backup` when the copy does not hold, `not-written` when the machine does not let it be written
   */
  make(at: Instant, nightly: boolean): Promise<Backup>;
  /** One that is gone already is forgotten all the same. */
  forget(backup: Backup): Promise<void>;
}
