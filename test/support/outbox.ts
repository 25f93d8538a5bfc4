import type { Temporal } from "temporal-polyfill";
import type { OpenStores } from "../../db/sqlite/stores.ts";
import type { Claimed, ClaimOptions, PlannedReminder, Sending } from "../../src/core/reminder-ports.ts";
import { instant, type School } from "./store.ts";
import { toPlanOf } from "./to-plan.ts";

/** Sunday, when nobody is written to; and nine in Paris on the Monday after it. */
export const SUNDAY = instant("2026-11-22T08:00:00Z");
export const NINE = instant("2026-11-23T08:00:00Z");
export const SENT: Sending = { kind: "sent", platform: "slack", place: null };

export interface Ids {
  /** Ann's enrolment. */
  readonly one: string;
  readonly ann: string;
  readonly tom: string;
}

/** Stores in which this is planned around Ann's enrolment, on the Sunday before. */
export async function outboxWith(
  stores: (fill: (school: School) => void) => OpenStores,
  wanted: (ids: Ids) => readonly PlannedReminder[],
) {
  const ids = { one: "", ann: "", tom: "" };
  const found = stores((school) => {
    school.cohort({ id: "c1" });
    ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
    ids.tom = school.person({ name: "Tom", email: "tom@x.example" });
    ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
  });
  const { outbox, plans } = found;
  await plans.markAll();
  const plan = async (these: readonly PlannedReminder[], at = SUNDAY) => {
    const one = await toPlanOf(plans, ids.one);
    return plans.replan({ ...one, wanted: these, through: 99_999, next: 30_000 }, at);
  };
  await plan(wanted(ids));
  /** As the planner does with what is marked, where nothing has changed. */
  const planAgain = (at = NINE) => plan(wanted(ids), at);
  const claim = (token: string, now: Temporal.Instant = NINE, options: Partial<ClaimOptions> = {}) =>
    outbox.claim(now, { token, limit: 50, until: now.add({ minutes: 1 }), ...options });
  const settle = (token: string, messages: readonly Claimed[], now: Temporal.Instant = NINE, sending = SENT) =>
    outbox.settle(
      token,
      messages.map(({ message }) => ({ message, sending })),
      now,
    );
  const states = async () => {
    const all = Object.entries((await outbox.figures(NINE)).states);
    return Object.fromEntries(all.filter(([, count]) => count > 0));
  };
  return { ...found, ...ids, plan, planAgain, claim, settle, states };
}
