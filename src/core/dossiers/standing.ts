import type { Actor } from "../../domain/dossier/state.ts";
import type { EnrolmentView, Grant, Person, Scope } from "../ports.ts";

import type { Asking } from "./asking.ts";

type Who = Pick<Asking, "stores" | "person" | "today">;

/** Where someone stands today, as themselves and as the deputy of others. */
export interface Standing {
  /** Null: as themselves. */
  readonly for: Person | null;
  readonly views: readonly EnrolmentView[];
  readonly grants: readonly Grant[];
}

/** As themselves first, then for each person whose deputy they are today; nobody stands in for a learner. */
export async function standingsOf({ stores, person, today }: Who): Promise<readonly Standing[]> {
  const principals = await stores.standIns.principals(person.id, today);
  return Promise.all(
    [null, ...principals].map(async (principal) => {
      const whose = principal ?? person;
      const [views, grants] = await Promise.all([
        stores.enrolments.of(whose, today),
        stores.people.grants(whose.id, today),
      ]);
      return {
        for: principal,
        views: principal ? views.filter((view) => view.person.id !== person.id) : views,
        grants,
      };
    }),
  );
}

export function scopeOf({ cohort, option }: Grant): Scope {
  if (cohort === null) return { kind: "school" };
  return option === null ? { kind: "cohort", cohort } : { kind: "option", cohort, option };
}

/** Who stands around an enrolment today, and what the asker may be there. */
export interface Circle {
  readonly actor: Actor;
  /** By role, the learner included. */
  readonly holders: readonly { readonly role: string; readonly person: Person }[];
}

/** Nobody stands in for a learner, and a learner for nobody around themselves. */
export async function circleOf({ stores, person, today }: Who, view: EnrolmentView): Promise<Circle> {
  const [holders, principals] = await Promise.all([
    stores.enrolments.around(view.id, today),
    stores.standIns.principals(person.id, today),
  ]);
  const own = holders.filter((one) => one.person.id === person.id).map(({ role }) => ({ role, for: null }));
  const isLearner = view.person.id === person.id;
  const lent = holders.filter(({ person: { id } }) => id !== view.person.id && principals.some((one) => one.id === id));
  const deputised = isLearner ? [] : lent.map((one) => ({ role: one.role, for: one.person.id }));
  return { holders, actor: { person: person.id, roles: [...own, ...deputised] } };
}
