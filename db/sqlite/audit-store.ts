import { desc } from "drizzle-orm";
import type { AuditStore } from "../../src/core/ports.ts";
import { alteredDossiers } from "./altered-dossiers.ts";
import { Facts } from "./audit-facts.ts";
import { firstBroken } from "./audit-log.ts";
import type { Database } from "./open.ts";
import { audit } from "./schema/audit.ts";

export function auditStore(db: Database): AuditStore {
  const { orm } = db;
  return {
    recent: async (limit) =>
      orm
        .select()
        .from(audit)
        .orderBy(desc(audit.seq))
        .limit(limit)
        .all()
        .map(({ at, actor, action, subject, facts }) => ({
          at,
          actor,
          action,
          subject,
          facts: Facts.parse(JSON.parse(facts)),
        })),
    verify: async () => firstBroken(db),
    altered: async (enrolment) => alteredDossiers(orm, enrolment),
  };
}
