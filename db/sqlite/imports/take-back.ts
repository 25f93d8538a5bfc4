import { UserError } from "../../../src/core/errors.ts";
import type { Database } from "../open.ts";
import type { importChanges } from "../schema/imports.ts";
import type { Entity } from "./change-log.ts";
import { restorers } from "./restorers.ts";
import { unmakers } from "./unmakers.ts";

type Change = typeof importChanges.$inferSelect;

/** Takes the changes of a roster back, one by one, the last first; within a transaction. @throws UserError `changed-meanwhile` */
export function takerBack(db: Database): (change: Change) => void {
  const unmake = unmakers(db);
  const restore = restorers(db);
  return ({ entity, key, before, after }) => {
    // Only `changeLog` writes this column, and only entities.
    const kind = entity as Entity;
    const done =
      before === null || after === null ? unmake[kind](key) : restore[kind](key, JSON.parse(before), JSON.parse(after));
    if (!done) throw new UserError("changed-meanwhile");
  };
}
