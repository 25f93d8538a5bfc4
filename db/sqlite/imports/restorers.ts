import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import * as z from "zod";
import { collationKey } from "../collation.ts";
import type { Database } from "../open.ts";
import { enrolments, enrolmentTerms, relations } from "../schema/enrolments.ts";
import { people } from "../schema/people.ts";
import type { Entity } from "./change-log.ts";
import { TermsKey } from "./terms-key.ts";

const Name = z.object({ name: z.string() });
const Left = z.object({ left: z.int().nullable() });
const Until = z.object({ until: z.int().nullable() });
const Terms = z.object({
  option: z.string().nullable(),
  company: z.string().nullable(),
  region: z.string().nullable(),
});

const is = (column: SQLWrapper, value: string | number | null): SQL => sql`${column} is ${value}`;

/** Puts a row back as it was before an import; false: it is no longer as the import left it. */
export function restorers({
  orm,
}: Database): Record<Entity, (key: string, before: unknown, after: unknown) => boolean> {
  return {
    cohorts: () => {
      throw new Error("an import changes no cohort");
    },
    people: (id, before, after) => {
      const { name } = Name.parse(before);
      const as = and(eq(people.id, id), eq(people.name, Name.parse(after).name));
      return (
        orm
          .update(people)
          .set({ name, sortKey: collationKey(name) })
          .where(as)
          .run().changes === 1
      );
    },
    enrolments: (id, before, after) => {
      const as = and(eq(enrolments.id, id), is(enrolments.left, Left.parse(after).left));
      return orm.update(enrolments).set(Left.parse(before)).where(as).run().changes === 1;
    },
    enrolment_terms: (key, before, after) => {
      const [enrolment, from] = TermsKey.parse(JSON.parse(key));
      const row = and(eq(enrolmentTerms.enrolment, enrolment), eq(enrolmentTerms.from, from));
      const left = z.union([Until, Terms]).parse(after);
      const as =
        "until" in left
          ? is(enrolmentTerms.until, left.until)
          : and(
              is(enrolmentTerms.option, left.option),
              is(enrolmentTerms.company, left.company),
              is(enrolmentTerms.region, left.region),
            );
      const back = z.union([Until, Terms]).parse(before);
      return orm.update(enrolmentTerms).set(back).where(and(row, as)).run().changes === 1;
    },
    relations: (id, before, after) => {
      const as = and(eq(relations.id, id), is(relations.until, Until.parse(after).until));
      return orm.update(relations).set(Until.parse(before)).where(as).run().changes === 1;
    },
  };
}
