import { eq } from "drizzle-orm";
import { BEGINNING, relations } from "../schema/enrolments.ts";
import { people } from "../schema/people.ts";
import type { Named } from "./roster-people.ts";
import type { rosterStatements } from "./roster-statements.ts";
import type { RosterWork } from "./roster-work.ts";

/** Around whom a role is held. */
export type Around =
  | { readonly scope: "enrolment"; readonly enrolment: string; readonly subject: string }
  | { readonly scope: "option"; readonly cohort: string; readonly option: string; readonly subject: string }
  | { readonly scope: "cohort"; readonly cohort: string; readonly subject: string };

/** Makes someone the one holder of a role from today on; who held it before did so until yesterday. Wider roles that were granted, not named in a roster, stay. */
export function rosterRelations(
  { db: { orm, newId }, log, today, tell }: RosterWork,
  statements: ReturnType<typeof rosterStatements>,
) {
  function addressOf(person: string): string | null {
    return orm.select({ email: people.email }).from(people).where(eq(people.id, person)).get()?.email ?? null;
  }

  function add(around: Around, role: string, person: string, from: number): string {
    const id = newId();
    const where = { enrolment: null, cohort: null, option: null, ...around };
    statements.addRelation({ ...where, id, role, person, from });
    return id;
  }

  function heldAround(around: Around, role: string) {
    switch (around.scope) {
      case "enrolment":
        return statements.aroundEnrolment.all({ enrolment: around.enrolment, role });
      case "option":
        return statements.aroundOption.all({ cohort: around.cohort, option: around.option, role });
      case "cohort":
        return statements.aroundCohort.all({ cohort: around.cohort, role });
      default:
        return around satisfies never;
    }
  }

  return {
    /** Of an enrolment made by this very import: undone with it. */
    begin: (enrolment: string, role: string, person: Named): void => {
      add({ scope: "enrolment", enrolment, subject: "" }, role, person.id, BEGINNING);
    },

    /** `begins`: since when the first holder of the role has it. `told`: the change is told of elsewhere. */
    hold(around: Around, role: string, person: Named, { begins = BEGINNING, told = false } = {}): void {
      const ever = heldAround(around, role);
      // A replacement may be to come: then one holds until that day, and another from it on.
      const held = ever.filter(({ until }) => until === null || until > today);
      if (held.some((relation) => relation.person === person.id && relation.until === null)) return;
      const replaced = held.filter(({ id }) => around.scope === "enrolment" || statements.ofRoster.get({ id }));
      for (const { id, from, until: before } of replaced) {
        const until = Math.max(from, today);
        orm.update(relations).set({ until }).where(eq(relations.id, id)).run();
        log.changed("relations", id, { until: before }, { until });
      }
      log.made("relations", add(around, role, person.id, ever.length === 0 ? begins : today));
      if (told) return;
      const others = replaced.filter((relation) => relation.person !== person.id);
      const before = others.map((relation) => addressOf(relation.person)).join(", ");
      tell({ subject: around.subject, what: role, from: before === "" ? null : before, to: person.email });
    },
  };
}
