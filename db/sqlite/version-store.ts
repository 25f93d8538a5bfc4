import { and, asc, count, countDistinct, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { DossierKey } from "../../src/core/dossier-ports.ts";
import { raiseVersions } from "./cohort-versions.ts";
import type { Database } from "./open.ts";
import { cohorts } from "./schema/cohorts.ts";
import { dossiers } from "./schema/dossiers.ts";
import { enrolments, relations } from "./schema/enrolments.ts";
import { programmeVersions } from "./schema/programme-versions.ts";

/** A version that dossiers go by and whose text is not kept. */
export interface MissingVersion {
  readonly programme: string;
  readonly version: number;
  readonly dossiers: number;
}

export interface VersionText {
  readonly programme: string;
  readonly version: number;
  /** The YAML file. */
  readonly text: string;
}

/** Whom a programme concerns. */
export interface Following {
  readonly cohorts: number;
  readonly learners: number;
  /** By dossier kind, those of whatever version. */
  readonly open: ReadonlyMap<string, number>;
  /** How many people hold each role around its learners, its cohorts, or the school. */
  readonly holders: ReadonlyMap<string, number>;
}

/** The texts of every version of a programme that has been in force here. */
export interface VersionStore {
  /** Those whose text is kept, in order. */
  kept(programme: string): Promise<readonly number[]>;
  /** Null: not kept. */
  text(programme: string, version: number): Promise<string | null>;
  /** Texts that were kept under the same number are replaced. Calendars are derived anew, by whatever process, and with them what is read of versions. */
  keep(texts: readonly VersionText[]): Promise<void>;
  /** Gives the dossiers that were recorded before versions were kept the version in force. Reads them all. */
  adopt(inForce: ReadonlyMap<string, number>): Promise<void>;
  missing(): Promise<readonly MissingVersion[]>;
  following(programme: string): Promise<Following>;
  /** Open dossiers that go by another version than this one, by enrolment. */
  otherThan(programme: string, version: number): Promise<readonly (DossierKey & { readonly rules: number })[]>;
}

export function versionStore(db: Database): VersionStore {
  const { orm, write } = db;
  const { programme, version, text } = programmeVersions;
  return {
    kept: async (id) =>
      orm
        .select({ version })
        .from(programmeVersions)
        .where(eq(programme, id))
        .orderBy(asc(version))
        .all()
        .map((row) => row.version),
    text: async (id, number) =>
      orm
        .select({ text })
        .from(programmeVersions)
        .where(and(eq(programme, id), eq(version, number)))
        .get()?.text ?? null,
    keep: async (texts) =>
      write(() => {
        for (const row of texts) {
          const latest = { target: [programme, version], set: { text: row.text } };
          orm.insert(programmeVersions).values(row).onConflictDoUpdate(latest).run();
          raiseVersions(db, row.programme);
        }
      }),
    adopt: async (inForce) =>
      write(() => {
        for (const [id, rules] of inForce) {
          const theirs = orm
            .select({ id: enrolments.id })
            .from(enrolments)
            .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
            .where(eq(cohorts.programme, id));
          orm
            .update(dossiers)
            .set({ rules })
            .where(and(eq(dossiers.rules, 0), sql`${dossiers.enrolment} in ${theirs}`))
            .run();
        }
      }),
    missing: async () => missingVersions(db),
    following: async (id) => followingOf(db, id),
    otherThan: async (id, number) =>
      orm
        .select({
          enrolment: dossiers.enrolment,
          kind: dossiers.kind,
          occasion: dossiers.occasion,
          rules: dossiers.rules,
        })
        .from(cohorts)
        .innerJoin(enrolments, eq(enrolments.cohort, cohorts.id))
        .innerJoin(dossiers, eq(dossiers.enrolment, enrolments.id))
        .where(and(eq(cohorts.programme, id), eq(dossiers.status, "open"), ne(dossiers.rules, number)))
        .orderBy(asc(dossiers.enrolment), asc(dossiers.kind), asc(dossiers.occasion))
        .all(),
  };
}

/** Versions that stored dossiers go by, over or not, and whose text is not kept. */
export function missingVersions({ orm }: Pick<Database, "orm">): readonly MissingVersion[] {
  return orm
    .select({ programme: cohorts.programme, version: dossiers.rules, dossiers: count() })
    .from(dossiers)
    .innerJoin(enrolments, eq(enrolments.id, dossiers.enrolment))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
    .leftJoin(
      programmeVersions,
      and(eq(programmeVersions.programme, cohorts.programme), eq(programmeVersions.version, dossiers.rules)),
    )
    .where(and(isNull(programmeVersions.version), ne(dossiers.rules, 0)))
    .groupBy(cohorts.programme, dossiers.rules)
    .orderBy(asc(cohorts.programme), asc(dossiers.rules))
    .all();
}

function followingOf(db: Pick<Database, "orm">, programme: string): Following {
  const { orm } = db;
  const theirs = eq(cohorts.programme, programme);
  const learns = and(isNull(enrolments.left), eq(enrolments.team, 0));
  const learners = orm
    .select({ cohorts: countDistinct(cohorts.id), learners: count(enrolments.id) })
    .from(cohorts)
    .leftJoin(enrolments, and(eq(enrolments.cohort, cohorts.id), learns))
    .where(theirs)
    .get();
  const open = orm
    .select({ kind: dossiers.kind, count: count() })
    .from(cohorts)
    .innerJoin(enrolments, eq(enrolments.cohort, cohorts.id))
    .innerJoin(dossiers, eq(dossiers.enrolment, enrolments.id))
    .where(and(theirs, eq(dossiers.status, "open")))
    .groupBy(dossiers.kind)
    .all();
  const holders = orm
    .select({ role: relations.role, count: countDistinct(relations.person) })
    .from(relations)
    .leftJoin(enrolments, eq(enrolments.id, relations.enrolment))
    .leftJoin(cohorts, sql`${cohorts.id} = coalesce(${relations.cohort}, ${enrolments.cohort})`)
    .where(and(isNull(relations.until), or(theirs, eq(relations.scope, "school"))))
    .groupBy(relations.role)
    .all();
  const learning = orm
    .select({ role: enrolments.role, count: countDistinct(enrolments.person) })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
    .where(and(theirs, learns))
    .groupBy(enrolments.role)
    .all();
  return {
    cohorts: learners?.cohorts ?? 0,
    learners: learners?.learners ?? 0,
    open: new Map(open.map((row) => [row.kind, row.count])),
    holders: new Map([...learning, ...holders].map((row) => [row.role, row.count])),
  };
}
