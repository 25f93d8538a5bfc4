import { asc, gt, sql } from "drizzle-orm";
import type { DossierStore } from "../../src/core/dossier-ports.ts";
import { dossierReads } from "./dossier-reads.ts";
import { dossierRecorder } from "./dossier-record.ts";
import { dossierOf, eventOf, isDossier } from "./dossier-rows.ts";
import { draftStore } from "./draft-store.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { dossierEvents, dossiers } from "./schema/dossiers.ts";

/** SQLite's word for no limit. */
const ALL = -1;

export function dossierStore(db: Database): DossierStore {
  const { orm, write } = db;
  const reads = dossierReads(db);
  const record = dossierRecorder(db);
  const history = prepared(() =>
    orm
      .select({ event: dossierEvents.event })
      .from(dossierEvents)
      .where(isDossier(dossierEvents))
      .orderBy(asc(dossierEvents.version)),
  );
  const { changed, enrolment, kind, occasion } = dossiers;
  const changes = prepared(() =>
    orm
      .select({ changed, key: { enrolment, kind, occasion } })
      .from(dossiers)
      .where(gt(changed, sql.placeholder("after")))
      .orderBy(asc(changed))
      .limit(sql.placeholder("limit")),
  );

  return {
    ...draftStore(db),
    get: async ({ enrolment, kind, occasion }) => {
      const row = reads.one.get({ enrolment, kind, occasion });
      return row ? dossierOf(row) : null;
    },
    existing: async (keys) => {
      const asked = keys.map(({ enrolment, kind, occasion }) => [enrolment, kind, occasion]);
      return reads.many.all({ keys: JSON.stringify(asked) }).map(dossierOf);
    },
    ofEnrolments: async (enrolments) =>
      reads.ofEnrolments.all({ enrolments: JSON.stringify(enrolments) }).map(dossierOf),
    standing: async (enrolments) => {
      const asked = { enrolments: JSON.stringify(enrolments) };
      return { open: reads.openOf.all(asked).map(dossierOf), over: reads.overOf.all(asked) };
    },
    waiting: async (standings) =>
      reads.waiting.all({ standings: JSON.stringify(standings), limit: ALL }).map(dossierOf),
    waitingAnywhere: async (roles, limit) => reads.anywhere.all({ roles: JSON.stringify(roles), limit }).map(dossierOf),
    history: async ({ enrolment, kind, occasion }) =>
      history.all({ enrolment, kind, occasion }).map(({ event }) => eventOf(event)),
    record: async (authority, change, at) => write(() => record(authority, change, at)),
    changes: async (after, limit) => {
      const rows = changes.all({ after, limit });
      return { last: rows.at(-1)?.changed ?? after, keys: rows.map(({ key }) => key) };
    },
  };
}
