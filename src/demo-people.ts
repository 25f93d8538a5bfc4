import type { App } from "./compose.ts";
import type { Person } from "./core/person.ts";
import { type HeldRole, roleName, rolesOf } from "./core/roles.ts";
import { inLang } from "./core/words/common.ts";
import type { Lang } from "./core/words/lang.ts";
import { DEFAULT_ZONE } from "./core/zone.ts";
import { todayIn } from "./domain/calendar/day.ts";
import type { Programme } from "./domain/programme/programme.ts";

/** Someone of the demonstration: `roles` in words, `programme` the name of the first they have to do with; empty: none. */
interface DemoPerson {
  readonly person: Person;
  readonly roles: string;
  readonly programme: string;
}

/** As many as the demonstration shows at most. */
const MOST = 100;

/** Those one may be in the demonstration: everybody, programme by programme, then by name. */
export function demoPeople(app: App) {
  return {
    list: (lang: Lang) => listed(app, lang),
    byEmail: (email: string) => app.stores.people.byEmail(email),
  };
}

async function listed({ stores, programmes, clock }: App, lang: Lang): Promise<readonly DemoPerson[]> {
  const today = todayIn(DEFAULT_ZONE, clock.now());
  const people = await stores.people.list(MOST);
  const taught = new Set((await stores.cohorts.all()).map(({ programme }) => programme));
  const all = [...programmes.values()].filter(({ id }) => taught.has(id));
  const found = await Promise.all(
    people.map(async (person) => {
      const held = await rolesOf(stores, person, today);
      const first = all.findIndex((programme) => held.some((one) => programmesOf(one, all).includes(programme)));
      return { person, held, first: first < 0 ? all.length : first };
    }),
  );
  return found
    .toSorted((one, other) => one.first - other.first)
    .map(({ person, held, first }) => {
      const programme = all[first];
      return {
        person,
        roles: rolesIn(person, held, all, lang),
        programme: programme ? inLang(programme.name, lang) : "",
      };
    });
}

/** That of the enrolment, or those that have such a role for the whole school. */
function programmesOf({ role, of }: HeldRole, all: readonly Programme[]): readonly Programme[] {
  return all.filter(({ id, roles }) => (of ? id === of.cohort.programme : roles.some((one) => one.id === role)));
}

/** `tutor (Apprentice One, Apprentice Two), registrar`. */
function rolesIn(person: Person, held: readonly HeldRole[], all: readonly Programme[], lang: Lang): string {
  const wheres = new Map<string, Set<string>>();
  for (const one of held) {
    const { role, of, grant } = one;
    const name = roleName(role, programmesOf(one, all), lang);
    const where = of ? (of.person.id === person.id ? of.cohort.id : of.person.name) : (grant.option ?? "");
    wheres.set(name, (wheres.get(name) ?? new Set()).add(where));
  }
  return [...wheres]
    .map(([name, some]) => [name, [...some].filter((where) => where !== "").join(", ")] as const)
    .map(([name, where]) => (where === "" ? name : `${name} (${where})`))
    .join(", ");
}
