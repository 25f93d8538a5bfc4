import { mondayOf } from "../../../src/domain/calendar/day.ts";
import type { DueRow } from "./due.ts";
import type { Moment } from "./permitted.ts";
import type { KnownRecipient } from "./recipients.ts";

/** What is to be done with a reminder that is due. `until`: not before that instant. */
export type Verdict =
  | { readonly kind: "send" }
  | { readonly kind: "expired" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "later"; readonly until: number };

/** While an enrolment is to be planned again, its reminders wait so long. */
const PLANNED_SOON_MS = 60_000;

/** Whether a reminder may go now. `cap`: how many messages a person gets in a week, urgent ones apart. */
export function verdictOn(
  row: DueRow,
  { weeks, snoozed }: KnownRecipient,
  { moment, owed, cap }: { readonly moment: Moment; readonly owed: boolean; readonly cap: number },
): Verdict {
  if (row.expires <= moment.now) return { kind: "expired" };
  if (!owed) return { kind: "cancelled" };
  if (row.marked === 1) return { kind: "later", until: moment.now + PLANNED_SOON_MS };
  const permitted = moment.permitted(row);
  if (permitted > moment.now) return { kind: "later", until: permitted };
  const today = moment.today(row.zone);
  const quietUntil = snoozed.get(row.subject);
  if (quietUntil !== undefined && quietUntil > today) return { kind: "later", until: moment.from(quietUntil, row) };
  if (row.weight === "urgent") return { kind: "send" };
  if (weeks.some(({ digest }) => digest === today)) return { kind: "later", until: moment.from(today + 1, row) };
  const monday = mondayOf(today);
  const asked = weeks.find((week) => week.monday === monday)?.messages ?? 0;
  return asked >= cap ? { kind: "later", until: moment.from(monday + 7, row) } : { kind: "send" };
}
