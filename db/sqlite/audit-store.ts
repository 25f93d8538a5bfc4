import { desc } from "drizzle-orm";
import * as z from "zod";
import type { AuditStore } from "../../src/core/ports.ts";
import { firstBroken } from "./audit-log.ts";
import type { Database } from "./open.ts";
import { audit } from "./schema/audit.ts";

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export function auditStore({ orm }: Database): AuditStore {
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
    verify: async () => firstBroken(orm),
  };
}
