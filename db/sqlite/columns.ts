import { and, gt, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { people } from "./schema/people.ts";

/** The columns of a `Person`. */
export const personColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  lang: people.lang,
  zone: people.zone,
  hour: people.hour,
  messages: people.messages,
};

/** The day asked about, in every statement that has one. */
export const today = sql.placeholder("today");

/** A span that begins on `from` and ends the day before `until` holds today. */
export function holds(from: SQLWrapper, until: SQLWrapper): SQL | undefined {
  return and(lte(from, today), or(isNull(until), gt(until, today)));
}
