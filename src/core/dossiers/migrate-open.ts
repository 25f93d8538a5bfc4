import { migrate, type WhyItStays } from "../../domain/dossier/migrate.ts";
import { kindOf } from "../../domain/programme/kind-of.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { type Authority, migrating } from "../authority.ts";
import type { Calendars } from "../calendars.ts";
import type { DossierKey, StoredDossier } from "../dossier-ports.ts";
import { UserError } from "../errors.ts";
import type { EnrolmentView, Instant, Stores } from "../ports.ts";
import { datesOf, type Obligation, obligationOf, schoolDay } from "./obligation.ts";
import { takenAround, takenBy } from "./taken.ts";
import { turnsAfter } from "./turns.ts";

/** What became of one open dossier that was to go by the version in force. */
export interface MigratedDossier {
  readonly key: DossierKey;
  /** As the version that it began under describes it; null: that is not known. */
  readonly kind: DossierKind | null;
  readonly learner: EnrolmentView["person"] | null;
  /** Null: it does from now on. */
  readonly stays: WhyItStays | { readonly id: "rules-missing" | "not-under-way" | "changed-meanwhile" } | null;
  /** Fields that had been filled in and are asked no more. */
  readonly dropped: readonly string[];
}

interface Parts {
  readonly stores: Pick<Stores, "enrolments" | "dossiers">;
  readonly calendars: Calendars;
}

/** Puts open dossiers under the version of their programme that is in force, each with its event and its audit row; those that cannot be stay as they are. */
export async function migrateOpen(
  parts: Parts,
  authority: Authority,
  keys: readonly DossierKey[],
  at: Instant,
): Promise<readonly MigratedDossier[]> {
  const done: MigratedDossier[] = [];
  for (const stored of await parts.stores.dossiers.existing(keys)) {
    done.push(await migrateOne(parts, authority, stored, at));
  }
  return done;
}

async function migrateOne(
  { stores, calendars }: Parts,
  authority: Authority,
  stored: StoredDossier,
  at: Instant,
): Promise<MigratedDossier> {
  const { enrolment, kind, occasion } = stored;
  const key = { enrolment, kind, occasion };
  const nothing = { key, kind: null, learner: null, dropped: [] };
  const view = await stores.enrolments.byId(enrolment, schoolDay(at.epochMilliseconds));
  if (!view) return { ...nothing, stays: { id: "not-under-way" } };
  const inForce = await calendars.of(view);
  const obligation = known(() => obligationOf(view, inForce, key, stored));
  if (!obligation) return { ...nothing, learner: view.person, stays: { id: "rules-missing" } };
  const told = { key, kind: obligation.kind, learner: view.person };
  const to = kindOf(inForce.programme, kind);
  const asked = { by: authority.actor, at: at.epochMilliseconds, dates: datesOf(obligation) };
  const around = await takenAround({ dossiers: stores.dossiers }, [{ view, days: inForce }]);
  const taken = to ? takenBy(to, obligation.year, around(enrolment)) : {};
  const before = { ...stored.state, values: { ...taken, ...stored.state.values } };
  const migrated = migrate(obligation.kind, to, before, asked);
  if (!migrated.ok) return { ...told, stays: migrated.why, dropped: [] };
  const { state, event, dropped } = migrated;
  const turns = turnsAfter(to ?? obligation.kind, { ok: true, state, event }, stored.turns);
  const change = { ...key, before: stored.state.version, rules: inForce.programme.version, state, event, turns };
  const recorded = await stores.dossiers.record(migrating(authority), change, at);
  return { ...told, stays: recorded ? null : { id: "changed-meanwhile" }, dropped };
}

/** Null where the version that it began under is not there. */
function known(find: () => Obligation | null): Obligation | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof UserError && error.id === "rules-missing") return null;
    throw error;
  }
}
