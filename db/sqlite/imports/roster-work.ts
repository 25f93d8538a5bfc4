import type { RosterSummary } from "../../../src/core/ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import type { ChangeLog } from "./change-log.ts";

export type RosterChange = RosterSummary["changes"][number];

/** What the parts of a roster import share while it runs. */
export interface RosterWork {
  readonly db: Database;
  readonly log: ChangeLog;
  /** The day on which replacements begin. */
  readonly today: Day;
  tell(change: RosterChange): void;
}
