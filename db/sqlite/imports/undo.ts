import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Authority } from "../../../src/core/authority.ts";
import { UserError } from "../../../src/core/errors.ts";
import type { ImportRecord, Instant } from "../../../src/core/ports.ts";
import type { AppendAudit } from "../audit-log.ts";
import { raiseVersion } from "../cohort-versions.ts";
import type { Database } from "../open.ts";
import { imports } from "../schema/imports.ts";
import { fileMoves } from "./calendar-import.ts";
import { changeMarks, changesOf } from "./change-log.ts";
import { type ImportRow, importById, recordOf } from "./import-rows.ts";
import { takerBack } from "./take-back.ts";

/** Within a transaction. @throws UserError `not-found`, `import-undone`, `import-stands`, `changed-meanwhile` */
export function undoImport(
  db: Database,
  record: AppendAudit,
  authority: Authority,
  { id, at }: { id: string; at: Instant },
): ImportRecord {
  const found = importById(db, id);
  if (!found) throw new UserError("import-unknown", { id });
  if (found.undoneAt !== null) throw new UserError("import-undone", { id });
  const ms = at.epochMilliseconds;
  let tell = (): void => {};
  switch (found.kind) {
    case "calendar":
      // The newest of the files that are left counts for each day, so that calendars are undone in any order.
      if (found.cohort === null) break;
      raiseVersion(db, found.cohort);
      tell = fileMoves(db, found.cohort, ms);
      break;
    case "roster": {
      refuseUnderLater(db, found);
      const changes = changesOf(db, id);
      const made = changes.filter(
        ({ entity, before, after }) => entity === "cohorts" && before === null && after === null,
      );
      refuseUnderCalendars(
        db,
        made.map(({ key }) => key),
      );
      const takeBack = takerBack(db);
      const mark = changeMarks(db);
      for (const change of changes) mark(change);
      for (const change of changes) takeBack(change);
      break;
    }
    default:
      found.kind satisfies never;
  }
  db.orm.update(imports).set({ undoneAt: ms }).where(eq(imports.id, id)).run();
  tell();
  record({ at: ms, actor: authority.actor, action: "import.undo", subject: id, facts: { kind: found.kind } });
  return recordOf({ ...found, undoneAt: ms });
}

function refuseUnderLater({ orm }: Database, { kind, seq }: ImportRow): void {
  const later = orm
    .select({ id: imports.id, file: imports.file })
    .from(imports)
    .where(and(eq(imports.kind, kind), gt(imports.seq, seq), isNull(imports.undoneAt)))
    .get();
  if (later) throw new UserError("import-stands", later);
}

/** A cohort that this roster made stays as long as a calendar stands in it. */
function refuseUnderCalendars({ orm }: Database, cohorts: readonly string[]): void {
  const standing = orm
    .select({ id: imports.id, file: imports.file })
    .from(imports)
    .where(and(inArray(imports.cohort, [...cohorts]), isNull(imports.undoneAt)))
    .orderBy(desc(imports.seq))
    .get();
  if (standing) throw new UserError("import-stands", standing);
}
