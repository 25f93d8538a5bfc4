import type { Day } from "../../domain/calendar/day.ts";
import { abilitiesOf, isBroughtByPeople } from "../../domain/dossier/decide.ts";
import { firstRoles } from "../../domain/dossier/fillings.ts";
import { openDeadlines } from "../../domain/programme/deadlines.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { DossierKey, StoredDossier } from "../dossier-ports.ts";
import type { Asking } from "./asking.ts";
import { type Reach, reachOf } from "./find.ts";
import { byRef } from "./load.ts";
import { closedSince, isOpen, nextDue, type Obligation, obligationOf } from "./obligation.ts";
import { dossierRef } from "./ref.ts";
import { circleOf, standingsOf } from "./standing.ts";
import { takenAround } from "./taken.ts";

/** A dossier that waits for the asker. */
export interface Waiting {
  readonly obligation: Obligation;
  readonly reach: Reach;
  /** What they may do in it now; at least one. */
  readonly acts: readonly Act[];
}

/** How many dossiers of the whole school are looked at for who stands for it all. */
export const WIDEST = 200;

export interface Inbox {
  readonly waiting: readonly Waiting[];
  /** More of the whole school waits: these are the ones that have waited longest. */
  readonly cut: boolean;
}

/** What waits for the asker, as themselves or as a deputy: what others have begun and what the calendar has opened; the earliest due first. */
export async function inboxOf(asking: Asking): Promise<Inbox> {
  const { rows: reaches } = await reachOf(asking, null, { school: false });
  const { dossiers } = asking.stores;
  const standings = reaches.map(({ view, actor }) => ({
    enrolment: view.id,
    roles: actor.roles.map(({ role }) => role),
  }));
  const fresh = reaches.flatMap((reach) => unbegun(reach, asking.today).map((key) => ({ reach, key })));
  const [begun, known, wide, around] = await Promise.all([
    dossiers.waiting(standings),
    dossiers.existing(fresh.map(({ key }) => key)),
    schoolWide(asking),
    takenAround(
      asking.stores,
      fresh.map(({ reach }) => reach),
    ),
  ]);
  const taken = byRef(known);
  const at = new Map(reaches.map((reach) => [reach.view.id, reach]));
  const found = [
    ...begun.flatMap((stored) => waitingIn(at.get(stored.enrolment), stored, stored, asking.today)),
    ...fresh
      .filter(({ key }) => !taken.has(dossierRef(key)))
      .flatMap(({ reach, key }) => waitingIn(reach, key, null, asking.today, around(key.enrolment))),
    ...wide.waiting,
  ].filter(({ obligation }) => isOpen(obligation, asking.today));
  const once = new Map(found.map((one) => [one.obligation.ref, one]));
  return { waiting: [...once.values()].toSorted((one, other) => rank(one) - rank(other)), cut: wide.cut };
}

function rank({ obligation }: Waiting): number {
  return nextDue(obligation) ?? Number.MAX_SAFE_INTEGER;
}

function waitingIn(
  reach: Reach | undefined,
  key: DossierKey,
  stored: StoredDossier | null,
  today: Day,
  around: readonly StoredDossier[] = [],
): Waiting[] {
  const obligation = reach && obligationOf(reach.view, reach.days, key, stored, around);
  if (!reach || !obligation) return [];
  const may = abilitiesOf(obligation.kind, obligation.state, reach.actor).perform;
  const acts = may.filter((act) => closedSince(obligation, act, today) === null);
  return acts.length > 0 ? [{ obligation, reach, acts }] : [];
}

/** Keys of the dossiers that the calendar has opened and whose first step may be the asker's. */
function unbegun({ view, days, actor }: Reach, today: number): readonly DossierKey[] {
  const { programme, timeline, settings } = days;
  return openDeadlines(programme, timeline, settings, { from: view.keptFrom, today })
    .filter(({ dossier }) => actor.roles.some(({ role }) => beginners(dossier).has(role)))
    .map(({ id, dossier }) => ({ enrolment: view.id, kind: dossier.id, occasion: id.slice(dossier.id.length + 1) }));
}

const known = new WeakMap<DossierKind, ReadonlySet<string>>();

/** The roles that may do something in a dossier of this kind before anybody has. */
function beginners(kind: DossierKind): ReadonlySet<string> {
  let roles = known.get(kind);
  if (!roles) {
    const { steps, form } = kind;
    roles = new Set(steps === null || isBroughtByPeople(kind) ? [] : firstRoles({ steps, form }, null));
    known.set(kind, roles);
  }
  return roles;
}

/** For those who stand for the whole school: what has waited longest for one of their roles. */
async function schoolWide(asking: Asking): Promise<Inbox> {
  const grants = (await standingsOf(asking)).flatMap((standing) => standing.grants);
  const roles = grants.filter(({ cohort }) => cohort === null).map(({ role }) => role);
  if (roles.length === 0) return { waiting: [], cut: false };
  const { stores, today, calendars } = asking;
  const stored = await stores.dossiers.waitingAnywhere([...new Set(roles)], WIDEST + 1);
  const all = await Promise.all(
    stored.slice(0, WIDEST).map(async (one) => {
      const view = await stores.enrolments.byId(one.enrolment, today);
      if (!view) return [];
      const [days, { actor }] = await Promise.all([calendars.of(view), circleOf(asking, view)]);
      return waitingIn({ view, days, actor }, one, one, today);
    }),
  );
  return { waiting: all.flat(), cut: stored.length > WIDEST };
}
