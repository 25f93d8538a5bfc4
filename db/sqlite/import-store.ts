import { desc } from "drizzle-orm";
import type { ImportStore } from "../../src/core/ports.ts";
import { auditLog } from "./audit-log.ts";
import { importCalendar } from "./imports/calendar-import.ts";
import { recordOf } from "./imports/import-rows.ts";
import { rehearse } from "./imports/rehearse.ts";
import { importRoster } from "./imports/roster-import.ts";
import { undoImport } from "./imports/undo.ts";
import type { Database } from "./open.ts";
import { imports } from "./schema/imports.ts";

export function importStore(db: Database): ImportStore {
  const { orm, write } = db;
  const record = auditLog(db);
  return {
    roster: async (authority, rows, file, at, dryRun, progress = () => {}) => {
      const work = () => importRoster(db, record, authority, { rows, file, at, progress });
      const done = rehearse(write, dryRun, work);
      return dryRun ? { ...done, import: null } : done;
    },
    calendar: async (authority, cohort, days, file, at, dryRun) => {
      const done = rehearse(write, dryRun, () => importCalendar(db, record, authority, { cohort, days, file, at }));
      return dryRun ? { ...done, import: null } : done;
    },
    list: async (limit) => orm.select().from(imports).orderBy(desc(imports.seq)).limit(limit).all().map(recordOf),
    undo: async (authority, id, at) => write(() => undoImport(db, record, authority, { id, at })),
  };
}
