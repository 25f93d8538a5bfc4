import type { Day } from "../../domain/calendar/day.ts";
import { requirementsOf } from "../../domain/dossier/requirements.ts";
import { outdatedMoves } from "../../domain/reminder/moves.ts";
import type { Picture } from "../../domain/reminder/picture.ts";
import { remindersAbout, remindersOf } from "../../domain/reminder/plan.ts";
import type { Reminder } from "../../domain/reminder/reminder.ts";
import type { Calendars } from "../calendars.ts";
import type { DossierReminders } from "../dossier-ports.ts";
import { type Obligation, schoolDay } from "../dossiers/obligation.ts";
import type { Circle } from "../dossiers/standing.ts";
import type { Instant, Stores } from "../ports.ts";
import type { EnrolmentPlan, PlannedReminder, ToPlan } from "../reminder-ports.ts";
import { aroundOf, type Contact, openDossierOf, type PictureStores, pictureOf, settingOf } from "./picture.ts";

/** How far ahead an enrolment is planned, so that two weeks can always be shown. */
const PLAN_DAYS = 21;
/** After so many days it is planned again. */
const PLAN_EVERY = 7;

/**
 * What is to be said around one enrolment in the three weeks from `today` on, a local day at the school; nothing when it is not under way.
 * It is planned again in a week, on the day on which others come to stand around it or in for someone, or tomorrow if something in it waits for days to go by.
 */
export async function planEnrolment(
  stores: PictureStores,
  calendars: Calendars,
  toPlan: ToPlan,
  today: Day,
): Promise<EnrolmentPlan> {
  const through = today + PLAN_DAYS;
  const pictured = await pictureOf(stores, calendars, toPlan.enrolment, { today, until: through });
  const said = pictured ? remindersOf(pictured.picture, { from: today, to: through }) : [];
  const wanted = pictured ? addressed(said, pictured.recipients) : [];
  const outdated = pictured ? outdatedMoves(pictured.picture.moves, pictured.picture) : [];
  const around = [...(pictured?.recipients.keys() ?? [])];
  const change = await stores.evidence.nextChange(toPlan.enrolment, today);
  const deputies = pictured?.picture.around.flatMap((holder) => holder.deputies) ?? [];
  const absences = deputies.flatMap(({ from, to }) => [from, to + 1]).filter((day) => day > today);
  const soon = pictured && waitsForDays(pictured.picture) ? today + 1 : Number.POSITIVE_INFINITY;
  const next = Math.min(today + PLAN_EVERY, change ?? Number.POSITIVE_INFINITY, soon, ...absences);
  return { ...toPlan, ...(pictured && { seen: pictured.seen }), wanted, outdated, around, through, next };
}

/** Whether a step is held until a total has come far enough of which every day adds something. */
function waitsForDays({ open, programme }: Pick<Picture, "open" | "programme">): boolean {
  const daily = programme.counters.filter(({ counts }) => counts.some(({ of }) => of.kind === "length"));
  const held = open.filter(({ turns }) => turns.some((turn) => turn.held));
  const needs = held.flatMap(({ kind }) => requirementsOf(kind)).map((requirement) => requirement.needs);
  return needs.some((one) => one.kind === "counter" && daily.some(({ id }) => id === one.counter));
}

/** What is to be said about one dossier as it stands after a decision; nothing when it is over. */
export async function remindersAfter(
  stores: Pick<Stores, "evidence" | "people">,
  obligation: Obligation,
  { holders }: Pick<Circle, "holders">,
  at: Instant,
): Promise<DossierReminders> {
  const { view, days, state } = obligation;
  const today = schoolDay(at.epochMilliseconds);
  const through = today + PLAN_DAYS;
  if (state.status !== "open") return { wanted: [], through };
  const { around, recipients } = await aroundOf(stores, view, days.programme.roles, holders, today);
  const picture = { ...settingOf(view, days), around };
  const said = remindersAbout(openDossierOf(obligation), picture, { from: today, to: through });
  return { wanted: addressed(said, recipients), through };
}

function addressed(
  reminders: readonly Reminder[],
  recipients: ReadonlyMap<string, Contact>,
): readonly PlannedReminder[] {
  return reminders.map((reminder) => {
    const contact = recipients.get(reminder.recipient);
    if (!contact) throw new Error("a reminder goes to someone who stands nowhere around it");
    return { reminder, recipient: { ...contact, region: reminder.region } };
  });
}
