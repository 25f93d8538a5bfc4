import type { Programme, Role } from "../../domain/programme/programme.ts";
import type { EnrolmentView, Person } from "../ports.ts";
import type { PageData } from "../reach.ts";
import type { Asking } from "./asking.ts";
import { peopleOf } from "./people.ts";
import { learnsIn } from "./standing.ts";

/** Enrolments looked at on one page, for those who follow people. */
const PAGE = 10;

/** Somebody to turn to, in one of the roles that the programme declares. */
export interface Around {
  readonly role: Role;
  readonly person: Person;
  /** Around whom they stand, where that is not everybody shown; empty otherwise and for those who learn. */
  readonly of: readonly string[];
}

export interface Circles {
  /** One for each programme; in its order of roles. */
  readonly circles: readonly { readonly programme: Programme; readonly people: readonly Around[] }[];
  /** Of those whom the asker follows; null when they follow nobody. */
  readonly page: PageData | null;
}

/**
 * Who stands around the asker's own enrolments and those they follow, as themselves or as a deputy; the asker left out. Someone who holds a role
 * for the whole school is there only for the programmes that have this role.
 */
export async function circlesAround(
  asking: Asking,
  { filter, page }: { readonly filter?: string | undefined; readonly page?: number | undefined },
): Promise<Circles> {
  const { stores, person, today, programmes } = asking;
  const [standing, followed] = await Promise.all([
    stores.enrolments.of(person, today),
    peopleOf(asking, { filter, page, size: PAGE, as: ({ learner }) => !learner, teams: "too" }),
  ]);
  const own = standing.filter((view) => learnsIn(view, view.as, asking));
  const views = [...own, ...(followed?.rows ?? []).map(({ view }) => view)];
  const ids = [...new Set(views.map(({ cohort }) => cohort.programme))];
  const circles = ids.flatMap((id) => {
    const programme = programmes.get(id);
    const shown = views.filter(({ cohort }) => cohort.programme === id);
    return programme ? [peopleAround(asking, programme, shown).then((people) => ({ programme, people }))] : [];
  });
  return { circles: await Promise.all(circles), page: followed?.page ?? null };
}

async function peopleAround(
  { stores, person, today }: Asking,
  programme: Programme,
  views: readonly EnrolmentView[],
): Promise<readonly Around[]> {
  const held = await Promise.all(
    views.map(async (view) =>
      (await stores.enrolments.around(view.id, today)).map((one) => ({ ...one, of: view.person.name })),
    ),
  );
  const others = held.flat().filter((one) => one.person.id !== person.id);
  return programme.roles.flatMap((role) => {
    const found = new Map<string, { readonly person: Person; readonly of: string[] }>();
    for (const one of others.filter((other) => other.role === role.id)) {
      const known = found.get(one.person.id) ?? { person: one.person, of: [] };
      known.of.push(one.of);
      found.set(one.person.id, known);
    }
    return [...found.values()].map((one): Around => {
      const everybody = role.learner || one.of.length === views.length;
      return { role, person: one.person, of: everybody ? [] : one.of };
    });
  });
}
