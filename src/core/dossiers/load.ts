import type { Day } from "../../domain/calendar/day.ts";
import { type Abilities, abilitiesOf, isEvent } from "../../domain/dossier/decide.ts";
import type { Actor } from "../../domain/dossier/state.ts";
import { actsOf } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind, Programme } from "../../domain/programme/programme.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import { UserError } from "../errors.ts";
import { roleName } from "../roles.ts";
import { quoted } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import type { Asking } from "./asking.ts";
import { closedSince, isOpen, type Obligation, obligationOf } from "./obligation.ts";
import { dossierRef, readRef } from "./ref.ts";
import { type Circle, circleOf } from "./standing.ts";
import { takenAround } from "./taken.ts";
import { dossierSay } from "./words.ts";

/** A dossier as someone meets it. */
export interface Met {
  readonly obligation: Obligation;
  readonly circle: Circle;
}

/** What the asker may do today: before a dossier opens nothing but call off the visit that it is about. */
export function abilitiesNow({ obligation, circle }: Met, today: Day): Abilities {
  const { kind, state } = obligation;
  const abilities = abilitiesOf(kind, state, circle.actor);
  if (isOpen(obligation, today)) {
    const inTime = (act: Act) => closedSince(obligation, act, today) === null;
    const { perform, refuse, withdraw } = abilities;
    return { perform: perform.filter(inTime), refuse, withdraw: withdraw.filter(inTime) };
  }
  return { perform: [], refuse: [], withdraw: isEvent(kind) ? abilities.withdraw : [] };
}

/** Roles that may read a dossier: those that act in it, its readers, those to whom silence goes up, the learner, and who keeps the roster. */
function readersOf({ roles, learner }: Programme, kind: DossierKind): ReadonlySet<string> {
  const keepers = roles.filter(({ duties }) => duties.includes("roster")).map(({ id }) => id);
  const above = kind.escalate?.to ?? [];
  return new Set([learner.id, ...keepers, ...kind.readers, ...above, ...actsOf(kind).flatMap((act) => act.roles)]);
}

export function mayRead(programme: Programme, kind: DossierKind, actor: Actor): boolean {
  const readers = readersOf(programme, kind);
  return actor.roles.some(({ role }) => readers.has(role));
}

/** @throws UserError `not-found` for what is no dossier, `not-allowed` for one that is none of the asker's business */
export async function meet(asking: Asking, ref: string): Promise<Met> {
  const { stores, today, calendars, lang } = asking;
  const key = readRef(ref);
  const view = key && (await stores.enrolments.byId(key.enrolment, today));
  if (!key || !view) throw notFound(ref, lang);
  const [days, stored, circle] = await Promise.all([
    calendars.of(view),
    stores.dossiers.get(key),
    circleOf(asking, view),
  ]);
  const around = await takenAround(stores, [{ view, days }]);
  const obligation = obligationOf(view, days, key, stored, around(view.id));
  if (!obligation) throw notFound(ref, lang);
  const { programme } = obligation.days;
  if (!mayRead(programme, obligation.kind, circle.actor)) throw notYours(programme, obligation.kind, lang);
  return { obligation, circle };
}

/** Those who may set a later day for what is closed, named. */
export function keepers(programme: Programme, lang: Lang): string {
  return names(
    programme.roles.filter(({ duties }) => duties.includes("settings")).map(({ id }) => id),
    programme,
    lang,
  );
}

/** Says who can read a dossier of this kind. */
export function notYours(programme: Programme, kind: DossierKind, lang: Lang): UserError {
  return new UserError("not-allowed", { who: names([...readersOf(programme, kind)], programme, lang) });
}

function notFound(ref: string, lang: Lang): UserError {
  const what = readRef(ref) ? dossierSay(lang)("this.dossier") : quoted(ref, lang);
  return new UserError("not-found", { what, mend: dossierSay(lang)("mend.inbox") });
}

export function names(roles: readonly string[], programme: Programme, lang: Lang): string {
  return [...new Set(roles.map((role) => roleName(role, [programme], lang)))].join(", ");
}

/** What is stored of some dossiers of one enrolment or several, by `dossierRef`. */
export function byRef(stored: readonly StoredDossier[]): ReadonlyMap<string, StoredDossier> {
  return new Map(stored.map((one) => [dossierRef(one), one]));
}
