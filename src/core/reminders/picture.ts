import { type Day, plainOf } from "../../domain/calendar/day.ts";
import { countedIn } from "../../domain/counter/entry.ts";
import { barredFrom } from "../../domain/dossier/decide.ts";
import { takenIn, turnsOf } from "../../domain/dossier/steps.ts";
import { deadlines } from "../../domain/programme/deadlines.ts";
import type { DossierKind, Role } from "../../domain/programme/programme.ts";
import type { Recipient } from "../../domain/reminder/moment.ts";
import { moveKey } from "../../domain/reminder/moves.ts";
import type { Holder, OpenDossier, Picture, Total } from "../../domain/reminder/picture.ts";
import type { Calendars, CohortDays } from "../calendars.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import { heldSteps } from "../dossiers/held.ts";
import { type Obligation, obligationOf, schoolDay } from "../dossiers/obligation.ts";
import { countersIn, spanOf } from "../dossiers/progress.ts";
import { dossierRef } from "../dossiers/ref.ts";
import type { PastDelegation } from "../evidence-ports.ts";
import type { EnrolmentView, Person, Stores } from "../ports.ts";
import type { CalendarMove, PlanStore } from "../reminder-ports.ts";
import { DEFAULT_ZONE } from "../zone.ts";

/** What a picture is made from. */
export type PictureStores = Pick<Stores, "enrolments" | "dossiers" | "evidence" | "people" | "teams"> & {
  readonly plans: Pick<PlanStore, "moves" | "told">;
};

export interface Pictured {
  readonly picture: Picture;
  /** How each person whom it may concern is written to, by person id; the region of their holidays comes with each reminder. */
  readonly recipients: ReadonlyMap<string, Contact>;
  /** The versions of all its dossiers, added up. */
  readonly seen: number;
}

/** Zone and hour of someone's messages. */
export type Contact = Omit<Recipient, "region">;

/** Who stands around an enrolment, as reminders see it. */
export type Around = Pick<Picture, "around"> & Pick<Pictured, "recipients">;

type HeldRole = { readonly role: string; readonly person: Person };

const NONE: ReadonlySet<string> = new Set();

/** What moved longer ago is news to nobody. */
const MOVES_DAYS = 14;

/**
 * Everything from which the reminders of one enrolment are worked out from `today` to `until`, local days at the school; null: it is not under way.
 * One reading of each table, whatever the size of the school; deputies are looked up one by one, and teams only where something requires it of them.
 */
export async function pictureOf(
  stores: PictureStores,
  calendars: Calendars,
  enrolment: string,
  { today, until }: { readonly today: Day; readonly until: Day },
): Promise<Pictured | null> {
  const view = await stores.enrolments.byId(enrolment, today);
  if (!view) return null;
  const since = plainOf(today - MOVES_DAYS)
    .toZonedDateTime(DEFAULT_ZONE)
    .toInstant();
  const [days, holders, stored, moved] = await Promise.all([
    calendars.of(view),
    stores.enrolments.around(enrolment, today),
    stores.dossiers.ofEnrolments([enrolment]),
    // Its members are told of what moves in their own calendars.
    view.team ? [] : stores.plans.moves(enrolment, since),
  ]);
  const begun = begunIn(view, days, stored);
  const roles = [days, ...begun.map((one) => one.days)].flatMap(({ programme }) => programme.roles);
  const { around, recipients } = await aroundOf(stores, view, roles, holders, today);
  const moves = await changesOf(stores, moved, [...recipients.keys()]);
  const held = heldSteps({ stores, calendars, today });
  const asked = [...untouchedIn(view, days, stored, { today, until }), ...begun];
  const open = await Promise.all(asked.map(async (one) => openDossierOf(one, await held(one))));
  return {
    picture: { ...settingOf(view, days), around, open, totals: totalsIn(view, days, stored, today), moves },
    recipients,
    seen: stored.reduce((sum, { state }) => sum + state.version, 0),
  };
}

/** Changes of a calendar, with those of these people who were told of each. */
async function changesOf(
  { plans }: Pick<PictureStores, "plans">,
  moved: readonly CalendarMove[],
  people: readonly string[],
): Promise<Picture["moves"]> {
  if (moved.length === 0) return [];
  const keys = moved.flatMap(({ id, cohort }) => people.map((person) => moveKey(id, person, cohort)));
  const told = await plans.told(keys);
  return moved.map(({ id, cohort, enrolment, moves, at }) => ({
    id,
    day: schoolDay(at),
    moves,
    own: enrolment !== null,
    told: people.filter((person) => told.has(moveKey(id, person, cohort))),
  }));
}

/** The part of a picture that stands whatever is done in its dossiers. */
export function settingOf(
  view: EnrolmentView,
  { programme, timeline, settings }: CohortDays,
): Omit<Picture, "around" | "open" | "totals" | "moves"> {
  const { id, person, cohort, region, keptFrom } = view;
  return { enrolment: id, learner: person.id, cohort: cohort.id, region, keptFrom, programme, timeline, settings };
}

/** The holders of these roles with their deputies from `today` on: nobody stands in for a learner, and a learner for nobody around themselves. The members of a team are its learners. */
export async function aroundOf(
  stores: Pick<Stores, "evidence" | "people">,
  view: EnrolmentView,
  roles: readonly Pick<Role, "id" | "per" | "learner">[],
  holders: readonly HeldRole[],
  today: Day,
): Promise<Around> {
  const learning = roles.filter(({ learner }) => learner).map(({ id }) => id);
  const members = holders.filter(({ role }) => view.team && learning.includes(role));
  const learners = new Set([view.person.id, ...members.map(({ person }) => person.id)]);
  const others = [...new Set(holders.map(({ person }) => person.id))].filter((id) => !learners.has(id));
  const lasting = (await stores.evidence.delegations(others)).filter(
    ({ to, endedAt, deputy }) => to >= today && endedAt === null && !learners.has(deputy.id),
  );
  const held = holders.map(({ person }) => person);
  const known = new Map(held.map((person) => [person.id, person]));
  const missing = new Set(lasting.map(({ deputy }) => deputy.id).filter((id) => !known.has(id)));
  const deputies = await Promise.all([...missing].map((id) => stores.people.byId(id)));
  const all = [...known.values(), ...deputies.filter((one) => one !== null)];
  return {
    around: holders.flatMap((one): Holder[] => {
      const scope = roles.find(({ id }) => id === one.role)?.per;
      return scope === undefined ? [] : [{ ...holderOf(one, lasting), scope }];
    }),
    recipients: new Map(all.map((person) => [person.id, contactOf(person)])),
  };
}

function holderOf({ role, person }: HeldRole, delegations: readonly PastDelegation[]): Omit<Holder, "scope"> {
  const deputies = delegations
    .filter((one) => one.person === person.id)
    .map(({ deputy, from, to }) => ({ person: deputy.id, from, to }));
  return { role, person: person.id, deputies, essentialOnly: person.messages === "essential" };
}

function contactOf({ zone, hour }: Person): Contact {
  return { zone: zone ?? DEFAULT_ZONE, hour };
}

/** What has begun and is not over. */
function begunIn(view: EnrolmentView, days: CohortDays, stored: readonly StoredDossier[]): readonly Obligation[] {
  return stored
    .filter(({ state }) => state.status === "open")
    .flatMap(
      (one) => obligationOf(view, days, { enrolment: view.id, kind: one.kind, occasion: one.occasion }, one) ?? [],
    );
}

/** What the calendar brings about by `until` and nobody has begun. */
function untouchedIn(
  view: EnrolmentView,
  days: CohortDays,
  stored: readonly StoredDossier[],
  { today, until }: { readonly today: Day; readonly until: Day },
): readonly Obligation[] {
  const { programme, timeline, settings } = days;
  const begun = new Set(stored.map(dossierRef));
  return deadlines(programme, timeline, settings, view.keptFrom, Number.MAX_SAFE_INTEGER)
    .filter(({ dossier, opens, due }) => Math.min(opens ?? due, due - reachOf(dossier)) <= until)
    .filter(({ dossier, due }) => dossier.steps !== null || due >= today)
    .map(({ id, dossier }) => ({ enrolment: view.id, kind: dossier.id, occasion: id.slice(dossier.id.length + 1) }))
    .filter((key) => !begun.has(dossierRef(key)))
    .flatMap((key) => obligationOf(view, days, key, null, stored) ?? []);
}

/** Days before its due day within which a kind may be spoken of: more than its longest rung, whatever the unit. */
function reachOf({ remind }: DossierKind): number {
  const longest = Math.max(0, ...(remind?.before ?? []));
  return remind?.unit === "days" ? longest + 7 : longest * (remind?.unit === "weeks" ? 7 : 2) + 7;
}

/** A dossier as the rules of reminders see it. `held`: the ids of its steps that wait for something else. */
export function openDossierOf(
  { ref, kind, opens, due, turns, state }: Obligation,
  held: ReadonlySet<string> = NONE,
): OpenDossier {
  const { steps } = kind;
  const { refusal } = state;
  const first =
    steps === null ? [] : turnsOf(steps, { path: state.path, values: takenIn(kind, state.values), done: {} });
  return {
    ref,
    kind,
    opens,
    due,
    turns: turns.map(({ act, at, since, due: by }) => ({
      act,
      since,
      due: by,
      asked: first.some(({ id }) => id === act.id) ? null : at,
      barred: barredFrom(kind, state, act),
      held: held.has(act.id),
    })),
    refusal: refusal && { steps: refusal.to, at: refusal.at, day: schoolDay(refusal.at) },
  };
}

/** Totals with a target whose time is not over. */
function totalsIn(
  view: EnrolmentView,
  days: CohortDays,
  stored: readonly StoredDossier[],
  today: Day,
): readonly Total[] {
  return countersIn({ view, days }, stored, today).flatMap(({ counter, year, tally, target }): Total[] => {
    const span = spanOf(year, days);
    if (!tally || !target || !span || span.to < today) return [];
    const counts = countedIn(counter, days.programme.dossiers);
    const { settled: have, asked } = tally;
    return [{ counter, year, have, asked, want: target.least, ...span, counts }];
  });
}
