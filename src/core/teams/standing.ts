import type { Tally } from "../../domain/counter/tally.ts";
import type { Wanted } from "../../domain/counter/target.ts";
import { actsOf } from "../../domain/dossier/steps.ts";
import type { Counter, DossierKind, Programme, Role } from "../../domain/programme/programme.ts";
import type { CohortDays } from "../calendars.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import type { Asking } from "../dossiers/asking.ts";
import { countersIn } from "../dossiers/progress.ts";
import type { EnrolmentView, Person } from "../ports.ts";

/** A team as it stands today. */
export interface TeamStanding {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  /** By name. */
  readonly members: readonly EnrolmentView[];
  readonly size: NonNullable<Programme["teams"]>;
  /** Roles held around a whole team, and who holds them. */
  readonly roles: readonly { readonly role: Role; readonly holders: readonly Person[] }[];
  /** What every member must have finished, and who has not. */
  readonly missing: readonly { readonly kind: DossierKind; readonly who: readonly EnrolmentView[] }[];
  readonly totals: readonly {
    readonly counter: Counter;
    readonly of: readonly { readonly member: EnrolmentView; readonly tally: Tally; readonly target: Wanted }[];
  }[];
  /** One of its own dossiers is finished. */
  readonly finished: boolean;
}

/** Reads all of it for one team: its members, then their dossiers and its own in one reading. */
export async function teamStanding(
  { stores, calendars, programmes, today }: Pick<Asking, "stores" | "calendars" | "programmes" | "today">,
  view: EnrolmentView,
): Promise<TeamStanding> {
  const [members, holders, days] = await Promise.all([
    stores.teams.members(view.id, today),
    stores.enrolments.around(view.id, today),
    calendars.of(view),
  ]);
  const stored = await stores.dossiers.ofEnrolments([view.id, ...members.map(({ id }) => id)]);
  const all = programmes.get(view.cohort.programme) ?? days.programme;
  return {
    view,
    days,
    members,
    size: all.teams ?? { least: 1, most: null },
    roles: all.roles
      .filter(({ per }) => per === "team")
      .map((role) => ({ role, holders: holders.filter((one) => one.role === role.id).map(({ person }) => person) })),
    missing: askedOfAll(days.programme, all).map((kind) => ({ kind, who: lacking(kind, members, stored) })),
    totals: await totalsOf({ calendars, today }, members, stored),
    finished: stored.some(({ enrolment, state }) => enrolment === view.id && state.status === "done"),
  };
}

/** The kinds that the dossiers of a team, or their steps, ask of every member; each once. */
export function askedOfAll(
  team: Pick<Programme, "dossiers">,
  all: Pick<Programme, "dossiers">,
): readonly DossierKind[] {
  const requires = team.dossiers.flatMap((kind) => [
    ...kind.requires,
    ...(kind.steps === null ? [] : actsOf(kind).flatMap((act) => act.requires)),
  ]);
  const ids = new Set(requires.flatMap(({ needs }) => (needs.kind === "every-member" ? [needs.dossier] : [])));
  return all.dossiers.filter(({ id }) => ids.has(id));
}

/** The members who have not finished a dossier of that kind. */
export function lacking(
  { id }: Pick<DossierKind, "id">,
  members: readonly EnrolmentView[],
  stored: readonly Pick<StoredDossier, "enrolment" | "kind" | "state">[],
): readonly EnrolmentView[] {
  const done = stored.filter(({ kind, state }) => kind === id && state.status === "done");
  return members.filter((member) => !done.some(({ enrolment }) => enrolment === member.id));
}

/** Each member's counters that have a target, of this year or of the whole course. */
async function totalsOf(
  { calendars, today }: Pick<Asking, "calendars" | "today">,
  members: readonly EnrolmentView[],
  stored: readonly StoredDossier[],
): Promise<TeamStanding["totals"]> {
  const found = await Promise.all(
    members.map(async (member) => {
      const days = await calendars.of(member);
      const own = stored.filter(({ enrolment }) => enrolment === member.id);
      const standings = countersIn({ view: member, days }, own, today);
      const now = Math.max(0, ...standings.map(({ year }) => year ?? 0));
      return standings.flatMap(({ counter, year, tally, target }) =>
        tally && target && (year === null || year === now) ? [{ counter, member, tally, target }] : [],
      );
    }),
  );
  const all = found.flat();
  return [...new Set(all.map(({ counter }) => counter))].map((counter) => ({
    counter,
    of: all.filter((one) => one.counter === counter),
  }));
}
