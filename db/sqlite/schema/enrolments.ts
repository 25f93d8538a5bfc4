import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { cohorts } from "./cohorts.ts";
import { people } from "./people.ts";

/**
 * Days are counted since 1970-01-01. A span holds from its first day until the day before its `…until` or `left`; null: still holds.
 * `BEGINNING` as a first day: it held as far back as anyone asks, since the roster does not say when it began.
 */
export const BEGINNING = 0;

export const enrolments = sqliteTable(
  "enrolments",
  {
    id: text("id").primaryKey(),
    cohort: text("cohort")
      .notNull()
      .references(() => cohorts.id),
    person: text("person")
      .notNull()
      .references(() => people.id),
    /** The programme's role of the one who learns. */
    role: text("role").notNull(),
    joined: integer("joined").notNull(),
    left: integer("left"),
    /** The day on which it was first brought in. */
    keptFrom: integer("kept_from").notNull(),
    /** 1: the one who learns is a team (docs/decisions/0014). */
    team: integer("team").notNull().default(sql`0`),
  },
  (table) => [
    uniqueIndex("enrolments_of_person").on(table.person, table.cohort),
    // Holds all that is asked of someone's enrolments: the rows themselves need not be looked up, which counts in a large school.
    index("enrolments_whose").on(
      table.person,
      table.cohort,
      table.joined,
      table.left,
      table.role,
      table.keptFrom,
      table.team,
      table.id,
    ),
    index("enrolments_of_cohort").on(table.cohort, table.joined, table.left),
    index("enrolments_by_days").on(table.joined, table.left, table.team),
  ],
);

/** What changes during an enrolment; the spans of one enrolment never overlap. */
export const enrolmentTerms = sqliteTable(
  "enrolment_terms",
  {
    enrolment: text("enrolment")
      .notNull()
      .references(() => enrolments.id),
    from: integer("from_day").notNull(),
    until: integer("until_day"),
    option: text("option"),
    company: text("company"),
    /** Of the company, for public holidays. */
    region: text("region"),
  },
  (table) => [primaryKey({ columns: [table.enrolment, table.from] })],
);

export const RELATION_SCOPES = ["enrolment", "option", "cohort", "school"] as const;

/** Wider than one enrolment; few people hold such a role, so its index is small. */
export const beyondEnrolments = (scope: SQLWrapper): SQL => sql`${scope} <> 'enrolment'`;

/** Who holds which role, and around what: one enrolment, an option of a cohort, a cohort, or the school. */
export const relations = sqliteTable(
  "relations",
  {
    id: text("id").primaryKey(),
    scope: text("scope", { enum: RELATION_SCOPES }).notNull(),
    enrolment: text("enrolment").references(() => enrolments.id),
    cohort: text("cohort").references(() => cohorts.id),
    option: text("option"),
    role: text("role").notNull(),
    person: text("person")
      .notNull()
      .references(() => people.id),
    from: integer("from_day").notNull(),
    until: integer("until_day"),
    /** What the row said when the program last wrote it (docs/decisions/0017). */
    seal: text("seal"),
  },
  (table) => [
    index("relations_of_person").on(table.person, table.scope),
    index("relations_beyond_enrolments").on(table.person).where(beyondEnrolments(table.scope)),
    index("relations_of_enrolment").on(table.enrolment),
    index("relations_of_scope").on(table.scope, table.cohort, table.option),
    check(
      "relations_say_their_scope",
      sql`(${table.scope} = 'enrolment') = (${table.enrolment} is not null)
        and (${table.scope} in ('option', 'cohort')) = (${table.cohort} is not null)
        and (${table.scope} = 'option') = (${table.option} is not null)`,
    ),
  ],
);
