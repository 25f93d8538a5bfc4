import type { CommandContext } from "./command.ts";
import type { EnrolmentView, Grant, Range } from "./ports.ts";

type House = Pick<CommandContext, "stores" | "programmes">;

/** What each grant reaches. A role for the whole school is one of some programmes: it reaches the cohorts of these. */
export async function rangesOf(grants: readonly Grant[], { stores, programmes }: House): Promise<readonly Range[]> {
  const cohorts = grants.some(({ cohort }) => cohort === null) ? await stores.cohorts.all() : [];
  return grants.map(({ role, cohort, option }) => {
    if (cohort !== null) return option === null ? { kind: "cohort", cohort } : { kind: "option", cohort, option };
    const own = cohorts.filter((one) => hasRole(one.programme, role, programmes));
    return own.length === cohorts.length ? { kind: "school" } : { kind: "cohorts", cohorts: own.map(({ id }) => id) };
  });
}

/** Whether a grant reaches an enrolment. */
export function covers(
  { role, cohort, option }: Grant,
  view: EnrolmentView,
  { programmes }: Pick<House, "programmes">,
): boolean {
  if (cohort === null) return hasRole(view.cohort.programme, role, programmes);
  return cohort === view.cohort.id && (option === null || option === view.option);
}

function hasRole(programme: string, role: string, programmes: House["programmes"]): boolean {
  return programmes.get(programme)?.roles.some(({ id }) => id === role) ?? false;
}
