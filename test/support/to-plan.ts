import type { PlanStore, ToPlan } from "../../src/core/reminder-ports.ts";

/** An enrolment as the planner is given it, whenever its day comes. */
export async function toPlanOf(plans: Pick<PlanStore, "toPlan">, enrolment: string): Promise<ToPlan> {
  const found = (await plans.toPlan(99_999, 500)).find((one) => one.enrolment === enrolment);
  if (!found) throw new Error("it is not to be planned");
  return found;
}
