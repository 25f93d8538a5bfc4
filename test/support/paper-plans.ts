import type { CalendarMove, EnrolmentPlan, PlanStore } from "../../src/core/reminder-ports.ts";

export interface PaperPlans extends Omit<PlanStore, "waiting"> {
  /** What was planned last, by enrolment. */
  readonly kept: ReadonlyMap<string, EnrolmentPlan>;
  /** Something touches an enrolment. */
  mark(enrolment: string): void;
}

/** Plans on paper: what the planner asks of `PlanStore`, without a database. */
export function paperPlans(enrolments: readonly string[], moves: readonly CalendarMove[] = []): PaperPlans {
  const kept = new Map<string, EnrolmentPlan>();
  const due = new Map(enrolments.map((enrolment) => [enrolment, { next: 0, mark: 0 }]));
  const mark = (enrolment: string) => due.set(enrolment, { next: 0, mark: (due.get(enrolment)?.mark ?? 0) + 1 });
  return {
    kept,
    mark,
    toPlan: async (today, limit) =>
      [...due]
        .filter(([, { next }]) => next <= today)
        .map(([enrolment, { mark: at }]) => ({ enrolment, mark: at, due: null }))
        .slice(0, limit),
    replan: async (plan) => {
      if (due.get(plan.enrolment)?.mark !== plan.mark) return false;
      kept.set(plan.enrolment, plan);
      due.set(plan.enrolment, { next: plan.next, mark: plan.mark });
      return true;
    },
    markAll: async () => enrolments.forEach(mark),
    moves: async () => moves,
    told: async () => new Set(),
  };
}
