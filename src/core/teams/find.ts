import type { Asking } from "../dossiers/asking.ts";
import { peopleOf } from "../dossiers/people.ts";
import { learnsIn } from "../dossiers/standing.ts";
import { fold } from "../fold.ts";
import type { EnrolmentView, Range } from "../ports.ts";

/** People named when a part of a name fits several. */
const NAMED = 5;
/** Teams looked through for a name. */
const LOOKED_AT = 50;

/** The asker's own enrolments where people work in teams: those without a team, and the teams of the others. */
export async function ownTeams(
  asking: Asking,
): Promise<{ readonly alone: readonly EnrolmentView[]; readonly teams: readonly EnrolmentView[] }> {
  const { stores, person, today, programmes } = asking;
  const views = await stores.enrolments.of(person, today);
  const teams = views.filter((view) => view.team && learnsIn(view, view.as, asking));
  const alone = views.filter(
    ({ person: { id }, cohort }) =>
      id === person.id &&
      (programmes.get(cohort.programme)?.teams ?? null) !== null &&
      !teams.some((team) => team.cohort.id === cohort.id),
  );
  return { alone, teams };
}

/** A team that the asker reaches, by the id of its enrolment or by its name; null: there is none such. */
export async function teamCalled(asking: Asking, which: string): Promise<EnrolmentView | null> {
  const wanted = { size: LOOKED_AT, as: () => true, teams: "only" } as const;
  const known = await asking.stores.enrolments.byId(which, asking.today);
  const filter = known?.team ? known.person.name : which;
  const rows = (await peopleOf(asking, { ...wanted, filter }))?.rows ?? [];
  const views = rows.map(({ view }) => view);
  const exact = views.find(({ id }) => id === which) ?? views.find(({ person }) => fold(person.name) === fold(which));
  return exact ?? (views.length === 1 ? (views[0] ?? null) : null);
}

/** A learner whom what was typed fits, or how those are called whom it fits when it fits several; null: it fits nobody. */
export type Called = { readonly learner: EnrolmentView } | { readonly several: string } | null;

/** Among these, by an address or a part of a name. */
export function calledAmong(views: readonly EnrolmentView[], typed: string): Called {
  const part = fold(typed);
  const exact = views.find(({ person }) => person.email === typed.trim().toLowerCase() || fold(person.name) === part);
  const fitting = exact ? [exact] : views.filter(({ person }) => fold(`${person.name} ${person.email}`).includes(part));
  const [learner] = fitting;
  if (!learner) return null;
  if (fitting.length === 1) return { learner };
  const names = fitting.slice(0, NAMED).map(({ person: { name, email } }) => `${name} (${email})`);
  return { several: [...names, ...(fitting.length > NAMED ? ["…"] : [])].join(", ") };
}

/** Among the learners of some ranges. */
export async function learnerCalled(
  { stores, today }: Asking,
  typed: string,
  ranges: readonly Range[],
): Promise<Called> {
  const page = { filter: typed, offset: 0, limit: NAMED + 1 };
  return calledAmong((await stores.enrolments.page(ranges, page, today)).rows, typed);
}
