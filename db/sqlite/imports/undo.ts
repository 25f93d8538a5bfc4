import { and, eq, gt, isNull } from "drizzle-orm";
import type { Authority } from "../../../src/core/authority.ts";
import { UserError } from "../../../src/core/errors.ts";
import type { ImportRecord, Instant } from "../../../src/core/ports.ts";
import type { AppendAudit } from "../audit-log.ts";
import { raiseVersion } from "../cohort-versions.ts";
import type { Database } from "../open.ts";
import { imports } from "../schema/imports.ts";
import { changesOf } from "./change-log.ts";
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
  switch (found.kind) {
    case "calendar":
      // The newest of the files that are left counts for each day, so that calendars are undone in any order.
      if (found.cohort !== null) raiseVersion(db, found.cohort);
      break;
    case "roster": {
      refuseUnderLater(db, found);
      const takeBack = takerBack(db);
      for (const change of changesOf(db, id)) takeBack(change);
      break;
    }
    default:
      found.kind satisfies never;
  }
  const ms = at.epochMilliseconds;
  db.orm.update(imports).set({ undoneAt: ms }).where(eq(imports.id, id)).run();
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
