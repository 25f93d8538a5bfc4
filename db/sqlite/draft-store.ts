import { and, eq, lt, or, sql } from "drizzle-orm";
import type { DossierStore } from "../../src/core/dossier-ports.ts";
import { isDossier, valuesOf } from "./dossier-rows.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { drafts } from "./schema/dossiers.ts";

const p = sql.placeholder;

/** What people typed and have not sent. */
export function draftStore({ orm, write }: Database): Pick<DossierStore, "draft" | "keepDraft" | "forgetBefore"> {
  const one = prepared(() =>
    orm
      .select({ filled: drafts.values })
      .from(drafts)
      .where(and(isDossier(drafts), eq(drafts.step, p("step")), eq(drafts.person, p("person")))),
  );
  const keep = prepared(() =>
    orm
      .insert(drafts)
      .values({
        enrolment: p("enrolment"),
        kind: p("kind"),
        occasion: p("occasion"),
        step: p("step"),
        person: p("person"),
        values: p("filled"),
        at: p("at"),
      })
      .onConflictDoUpdate({
        target: [drafts.enrolment, drafts.kind, drafts.occasion, drafts.step, drafts.person],
        set: { values: sql`excluded.filled`, at: sql`excluded.at` },
      }),
  );
  return {
    draft: async ({ enrolment, kind, occasion }, step, person) => {
      const row = one.get({ enrolment, kind, occasion, step, person });
      return row ? valuesOf(row.filled) : null;
    },
    forgetBefore: async (at) =>
      write(() => {
        const over = sql`exists (select 1 from dossiers d where d.enrolment = ${drafts.enrolment} and d.kind = ${drafts.kind}
          and d.occasion = ${drafts.occasion} and d.status <> 'open')`;
        return orm
          .delete(drafts)
          .where(or(lt(drafts.at, at.epochMilliseconds), over))
          .run().changes;
      }),
    keepDraft: async ({ enrolment, kind, occasion }, step, person, values, at) => {
      const filled = JSON.stringify(values);
      write(() => keep.run({ enrolment, kind, occasion, step, person, filled, at: at.epochMilliseconds }));
    },
  };
}
