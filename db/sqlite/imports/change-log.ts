import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { relations } from "../schema/enrolments.ts";
import { importChanges } from "../schema/imports.ts";
import { TermsKey } from "./terms-key.ts";

/** What a roster touches. */
export type Entity = "cohorts" | "people" | "enrolments" | "enrolment_terms" | "relations";

export interface ChangeLog {
  /** A row that was not there; what hangs on a new enrolment or person is not listed again. */
  made(entity: Entity, key: string): void;
  /** The columns that changed, before and after. */
  changed(entity: Entity, key: string, before: object, after: object): void;
  /** The import's id; null as long as nothing was logged. */
  readonly import: string | null;
  readonly count: number;
}

/** Keeps what an import does, so that it can be taken back, and has the enrolments that it touches planned again. The import itself is only made with the first change. */
export function changeLog(db: Database, makeImport: () => string): ChangeLog {
  let id: string | null = null;
  let seq = 0;
  const mark = changeMarks(db);
  const insert = quickRun(
    db,
    db.orm.insert(importChanges).values({
      import: sql.placeholder("import"),
      seq: sql.placeholder("seq"),
      entity: sql.placeholder("entity"),
      key: sql.placeholder("key"),
      before: sql.placeholder("before"),
      after: sql.placeholder("after"),
    }),
  );
  function add(entity: Entity, key: string, before: object | null, after: object | null): void {
    id ??= makeImport();
    seq += 1;
    insert({
      import: id,
      seq,
      entity,
      key,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    });
    mark({ entity, key });
  }
  return {
    made: (entity, key) => add(entity, key, null, null),
    changed: add,
    get import() {
      return id;
    },
    get count() {
      return seq;
    },
  };
}

/** Has the enrolments that a row stands around planned again, while the row is there. */
export function changeMarks(db: Pick<Database, "orm" | "sqlite">): (change: { entity: string; key: string }) => void {
  const marks = planMarks(db);
  const { id, enrolment, cohort } = relations;
  const around = prepared(() =>
    db.orm
      .select({ enrolment, cohort })
      .from(relations)
      .where(eq(id, sql.placeholder("key"))),
  );
  return ({ entity, key }) => {
    if (entity === "enrolments") marks.enrolment(key);
    if (entity === "enrolment_terms") marks.enrolment(TermsKey.parse(JSON.parse(key))[0]);
    if (entity !== "relations") return;
    const found = around.get({ key });
    if (found?.enrolment) marks.enrolment(found.enrolment);
    else if (found?.cohort) marks.cohort(found.cohort);
  };
}

/** The changes of an import, the last first. */
export function changesOf({ orm }: Pick<Database, "orm">, id: string) {
  return orm.select().from(importChanges).where(eq(importChanges.import, id)).orderBy(desc(importChanges.seq)).all();
}
