import type { Day } from "../domain/calendar/day.ts";
import type { Programme } from "../domain/programme/programme.ts";
import type { EnrolmentView, Grant, Person, Stores } from "./ports.ts";
import type { Lang } from "./words/lang.ts";
import { defineWords, sayer } from "./words/words.ts";

/** One role of a person: around one enrolment, or for a school, cohort or option. */
export type HeldRole =
  | { readonly role: string; readonly of: EnrolmentView; readonly grant: null }
  | { readonly role: string; readonly of: null; readonly grant: Grant };

/** All the roles that someone holds today, those around enrolments first. */
export async function rolesOf(stores: Stores, person: Person, today: Day): Promise<readonly HeldRole[]> {
  const [views, grants] = await Promise.all([
    stores.enrolments.of(person, today),
    stores.people.grants(person.id, today),
  ]);
  return [
    ...views.flatMap((of) => of.as.map((role): HeldRole => ({ role, of, grant: null }))),
    ...grants.map((grant): HeldRole => ({ role: grant.role, of: null, grant })),
  ];
}

const words = defineWords({
  fr: { dropped: "un rôle que la formation n''a plus" },
  en: { dropped: "a role that the programme no longer has" },
});
const says = { fr: sayer(words, "fr"), en: sayer(words, "en") };

/** A role's name as the programmes write it; what a new version dropped and someone still holds has none. */
export function roleName(role: string, programmes: Iterable<Programme>, lang: Lang): string {
  for (const programme of programmes) {
    const found = programme.roles.find((one) => one.id === role);
    if (found) return found.name[lang];
  }
  return says[lang]("dropped");
}
