import { asc, eq, sql } from "drizzle-orm";
import type { SettingsStore } from "../../src/core/ports.ts";
import { auditLog } from "./audit-log.ts";
import { raiseVersions } from "./cohort-versions.ts";
import type { Database } from "./open.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { programmeSettings } from "./schema/settings.ts";

export function settingsStore(db: Database): SettingsStore {
  const { orm, write } = db;
  const record = auditLog(db);
  const marks = planMarks(db);
  const chosen = prepared(() =>
    orm
      .select({ setting: programmeSettings.setting, value: programmeSettings.value })
      .from(programmeSettings)
      .where(eq(programmeSettings.programme, sql.placeholder("programme")))
      .orderBy(asc(programmeSettings.setting), asc(programmeSettings.seq)),
  );

  function valuesOf(programme: string): ReadonlyMap<string, string | null> {
    return new Map(chosen.all({ programme }).map(({ setting, value }) => [setting, value]));
  }

  return {
    of: async (programme) =>
      Object.fromEntries(
        [...valuesOf(programme)].flatMap(([setting, value]) => (value === null ? [] : [[setting, value]])),
      ),

    change: async (authority, { programme, setting, value }, at) =>
      write(() => {
        if ((valuesOf(programme).get(setting) ?? null) === value) return;
        const ms = at.epochMilliseconds;
        const { seq } = orm
          .insert(programmeSettings)
          .values({ programme, setting, value, at: ms })
          .returning({ seq: programmeSettings.seq })
          .get();
        raiseVersions(db, programme);
        marks.programme(programme);
        const entry = { at: ms, actor: authority.actor, action: value === null ? "setting.reset" : "setting.change" };
        record({ ...entry, subject: programme, facts: { setting, choice: seq } });
      }),
  };
}
