import type { Actor } from "../../domain/dossier/state.ts";
import type { EnrolmentView, Grant, Person } from "../ports.ts";

import type { Asking } from "./asking.ts";

type Who = Pick<Asking, "stores" | "person" | "today" | "programmes">;

/** Where someone stands today, as themselves and as the deputy of others. */
export interface Standing {
  /** Null: as themselves. */
  readonly for: Person | null;
  readonly views: readonly EnrolmentView[];
  readonly grants: readonly Grant[];
}

/** As themselves first, then for each person whose deputy they are today; nobody stands in for a learner, nor a learner for anybody around themselves. */
export async function standingsOf(who: Who): Promise<readonly Standing[]> {
  const { stores, person, today } = who;
  const principals = await stores.standIns.principals(person.id, today);
  const standings = await Promise.all(
    [null, ...principals].map(async (principal): Promise<Standing> => {
      const whose = principal ?? person;
      const [views, grants] = await Promise.all([
        stores.enrolments.of(whose, today),
        stores.people.grants(whose.id, today),
      ]);
      return { for: principal, views, grants };
    }),
  );
  const [self] = standings;
  if (!self || principals.length === 0) return standings;
  const learning = new Set(self.views.filter((view) => learnsIn(view, view.as, who)).map(({ id }) => id));
  const lent = standings.slice(1).map((standing) => ({
    ...standing,
    views: standing.views.filter(({ id }) => !learning.has(id)).flatMap((view) => withoutMember(view, who)),
  }));
  return [self, ...lent];
}

/** Whether who holds these roles around an enrolment learns there: alone, or as a member of a team. */
export function learnsIn(
  view: EnrolmentView,
  roles: readonly string[],
  { person, programmes }: Pick<Who, "person" | "programmes">,
) {
  return view.person.id === person.id || (view.team && roles.includes(memberRole(view, programmes) ?? ""));
}

/** The role of those who learn. */
function memberRole({ cohort }: EnrolmentView, programmes: Who["programmes"]): string | null {
  return programmes.get(cohort.programme)?.learner.id ?? null;
}

/** The same without the role of a team's members; none when nothing else is held. */
function withoutMember(view: EnrolmentView, { programmes }: Who): EnrolmentView[] {
  if (!view.team) return [view];
  const member = memberRole(view, programmes);
  const as = view.as.filter((role) => role !== member);
  return as.length > 0 ? [{ ...view, as }] : [];
}

/** Who stands around an enrolment today, and what the asker may be there. */
export interface Circle {
  readonly actor: Actor;
  /** By role, the learner included; of a team its members. */
  readonly holders: readonly { readonly role: string; readonly person: Person }[];
}

/** Nobody stands in for a learner, and a learner for nobody around themselves; the members of a team are its learners. */
export async function circleOf(who: Who, view: EnrolmentView): Promise<Circle> {
  const { stores, person, today } = who;
  const [holders, principals] = await Promise.all([
    stores.enrolments.around(view.id, today),
    stores.standIns.principals(person.id, today),
  ]);
  const member = view.team ? memberRole(view, who.programmes) : null;
  const learners = new Set([
    view.person.id,
    ...holders.filter(({ role }) => role === member).map((one) => one.person.id),
  ]);
  const own = holders.filter((one) => one.person.id === person.id).map(({ role }) => ({ role, for: null }));
  const lent = holders.filter(({ person: { id } }) => !learners.has(id) && principals.some((one) => one.id === id));
  const deputised = learners.has(person.id) ? [] : lent.map((one) => ({ role: one.role, for: one.person.id }));
  return { holders, actor: { person: person.id, roles: [...own, ...deputised] } };
}
