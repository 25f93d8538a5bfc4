import type { Actor } from "../../domain/dossier/state.ts";
import type { EnrolmentView, Grant, Person, Scope } from "../ports.ts";

import type { Asking } from "./asking.ts";

type Who = Pick<Asking, "stores" | "person" | "today" | "calendars">;

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
  const learning = new Set((await learningIn(who, self.views, person)).map(({ id }) => id));
  const lent = standings.slice(1).map(async (standing) => ({
    ...standing,
    views: (await notLearning(who, standing.views)).filter(({ id }) => !learning.has(id)),
  }));
  return [self, ...(await Promise.all(lent))];
}

/** The role of those who learn in a team. */
async function memberRole({ calendars }: Who, team: EnrolmentView): Promise<string> {
  return (await calendars.of(team)).programme.learner.id;
}

/** Those in which someone learns, alone or as a member of a team. */
async function learningIn(who: Who, views: readonly EnrolmentView[], { id }: Person) {
  const found = views.map(async (view) =>
    view.person.id === id || (view.team && view.as.includes(await memberRole(who, view))) ? [view] : [],
  );
  return (await Promise.all(found)).flat();
}

/** The same without the roles of members of teams, and without those in which nothing else is held. */
async function notLearning(who: Who, views: readonly EnrolmentView[]) {
  const found = views.map(async (view) => {
    if (!view.team) return [view];
    const role = await memberRole(who, view);
    const as = view.as.filter((one) => one !== role);
    return as.length > 0 ? [{ ...view, as }] : [];
  });
  return (await Promise.all(found)).flat();
}

export function scopeOf({ cohort, option }: Grant): Scope {
  if (cohort === null) return { kind: "school" };
  return option === null ? { kind: "cohort", cohort } : { kind: "option", cohort, option };
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
  const [holders, principals, member] = await Promise.all([
    stores.enrolments.around(view.id, today),
    stores.standIns.principals(person.id, today),
    view.team ? memberRole(who, view) : null,
  ]);
  const learners = new Set([
    view.person.id,
    ...holders.filter(({ role }) => role === member).map((one) => one.person.id),
  ]);
  const own = holders.filter((one) => one.person.id === person.id).map(({ role }) => ({ role, for: null }));
  const lent = holders.filter(({ person: { id } }) => !learners.has(id) && principals.some((one) => one.id === id));
  const deputised = learners.has(person.id) ? [] : lent.map((one) => ({ role: one.role, for: one.person.id }));
  return { holders, actor: { person: person.id, roles: [...own, ...deputised] } };
}
