import { and, eq, inArray, sql } from "drizzle-orm";
import type { DossierKey } from "../../src/core/dossier-ports.ts";
import { isDossier } from "./dossier-rows.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { sentCardDossiers, sentCards } from "./schema/sent-cards.ts";

/** Marks the messages to a person that show dossiers of an enrolment as outdated: they stand around it no more. Within a transaction. */
export function readerMarks({ orm }: Database): (enrolment: string, person: string) => void {
  const p = sql.placeholder;
  const showing = orm
    .select({ card: sentCardDossiers.card })
    .from(sentCardDossiers)
    .where(eq(sentCardDossiers.enrolment, p("enrolment")));
  const mark = prepared(() =>
    orm
      .update(sentCards)
      .set({ changes: sql`${sentCards.changes} + 1`, since: sql`coalesce(${sentCards.since}, 0)` })
      .where(and(eq(sentCards.person, p("person")), inArray(sentCards.id, showing))),
  );
  return (enrolment, person) => {
    mark.run({ enrolment, person });
  };
}

/** Marks every message that shows the dossier as outdated by the change `seq`; within a transaction. */
export function cardMarks({ orm }: Database): (key: DossierKey, seq: number) => void {
  const showing = orm.select({ card: sentCardDossiers.card }).from(sentCardDossiers).where(isDossier(sentCardDossiers));
  const mark = prepared(() =>
    orm
      .update(sentCards)
      .set({
        changes: sql`${sentCards.changes} + 1`,
        since: sql`coalesce(${sentCards.since}, ${sql.placeholder("seq")})`,
      })
      .where(inArray(sentCards.id, showing)),
  );
  return ({ enrolment, kind, occasion }, seq) => {
    mark.run({ enrolment, kind, occasion, seq });
  };
}
