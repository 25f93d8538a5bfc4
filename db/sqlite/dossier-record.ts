import { and, desc, eq, sql } from "drizzle-orm";
import type { DossierAuthority } from "../../src/core/authority.ts";
import type { DossierChange, DossierKey } from "../../src/core/dossier-ports.ts";
import { dossierRef } from "../../src/core/dossiers/ref.ts";
import type { Instant } from "../../src/core/person.ts";
import type { DossierEvent } from "../../src/domain/dossier/state.ts";
import { digestOf } from "./altered-dossiers.ts";
import { auditLog } from "./audit-log.ts";
import { isDossier } from "./dossier-rows.ts";
import type { Database } from "./open.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { reconciler } from "./reminders/reconciler.ts";
import { dossierEvents, dossiers, dossierTurns, drafts } from "./schema/dossiers.ts";
import { cardMarks } from "./sent-card-marks.ts";

const p = sql.placeholder;

/** Records a change within the transaction under way; false, with nothing written: the dossier is no longer at `before`. */
export function dossierRecorder(
  db: Database,
): (authority: DossierAuthority, change: DossierChange, at: Instant) => boolean {
  const advance = stateWriter(db);
  const takeTurns = turnsWriter(db);
  const mark = cardMarks(db);
  const audit = auditLog(db);
  const remind = reminding(db);
  const last = prepared(() =>
    db.orm.select({ seq: dossierEvents.seq }).from(dossierEvents).orderBy(desc(dossierEvents.seq)).limit(1),
  );
  const addEvent = prepared(() =>
    db.orm.insert(dossierEvents).values({
      seq: p("seq"),
      enrolment: p("enrolment"),
      kind: p("kind"),
      occasion: p("occasion"),
      version: p("version"),
      event: p("event"),
      salt: p("salt"),
    }),
  );
  const dropDraft = prepared(() =>
    db.orm.delete(drafts).where(and(isDossier(drafts), eq(drafts.step, p("step")), eq(drafts.person, p("person")))),
  );

  return ({ actor }, change, at) => {
    const { enrolment, kind, occasion, event, rules } = change;
    const key = { enrolment, kind, occasion };
    const seq = (last.get()?.seq ?? 0) + 1;
    const state = JSON.stringify(change.state);
    if (!advance({ ...change, changed: seq, content: state })) return false;
    const content = JSON.stringify(event);
    const salt = db.newId() + db.newId();
    addEvent.run({ ...key, seq, version: event.version, event: content, salt });
    takeTurns(change);
    mark(key, seq);
    remind(change, at);
    if (event.step !== null) dropDraft.run({ ...key, step: event.step, person: actor });
    const digests = { event: seq, digest: digestOf(salt, content), state: digestOf(salt, state) };
    audit({ at: at.epochMilliseconds, actor, ...entryOf(key, event, { rules, ...digests }) });
    return true;
  };
}

/** What is said about the dossier from now on; where the change does not say it, its enrolment is planned again, and so is wherever something may have waited for it. */
function reminding(db: Database): (change: DossierChange, at: Instant) => void {
  const marks = planMarks(db);
  const reconcile = reconciler(db);
  return ({ reminders, awaitedIn = [], ...key }, at) => {
    for (const id of awaitedIn) marks.enrolment(id);
    if (!reminders) return marks.enrolment(key.enrolment);
    reconcile(
      { enrolment: key.enrolment, subject: dossierRef(key), ...reminders, snoozed: () => false },
      at.epochMilliseconds,
    );
  };
}

interface Digests {
  readonly rules: number;
  readonly event: number;
  readonly digest: string;
  readonly state: string;
}

/** Ids and codes only: of what was filled in and why something was refused the audit keeps salted digests. */
function entryOf(key: DossierKey, { kind, step, role, version, for: principal }: DossierEvent, digests: Digests) {
  return {
    action: `dossier.${kind}`,
    subject: `${key.enrolment}:${key.kind}:${key.occasion}`,
    facts: { step, role, version, for: principal, ...digests },
  };
}

/** A change with its number and its state as JSON. */
type Advance = DossierChange & { readonly changed: number; readonly content: string };

/** Compares the version and sets the new state; false: it has moved on. */
function stateWriter({ orm }: Database): (change: Advance) => boolean {
  const insert = prepared(() =>
    orm
      .insert(dossiers)
      .values({
        enrolment: p("enrolment"),
        kind: p("kind"),
        occasion: p("occasion"),
        rules: p("rules"),
        version: p("version"),
        status: p("status"),
        state: p("state"),
        turns: p("turns"),
        changed: p("changed"),
      })
      .onConflictDoNothing(),
  );
  const update = prepared(() =>
    orm
      .update(dossiers)
      .set({
        rules: sql`${p("rules")}`,
        version: sql`${p("version")}`,
        status: sql`${p("status")}`,
        state: sql`${p("state")}`,
        turns: sql`${p("turns")}`,
        changed: sql`${p("changed")}`,
      })
      .where(and(isDossier(dossiers), eq(dossiers.version, p("before")))),
  );
  return ({ enrolment, kind, occasion, before, rules, state, turns, changed, content }) => {
    const { version, status } = state;
    const now = { rules, version, status, state: content, turns: JSON.stringify(turns), changed };
    const statement = before === 0 ? insert : update;
    return statement.run({ enrolment, kind, occasion, before, ...now }).changes === 1;
  };
}

/** Only open dossiers wait for anybody. */
function turnsWriter({ orm }: Database): (change: DossierChange) => void {
  const clear = prepared(() => orm.delete(dossierTurns).where(isDossier(dossierTurns)));
  const add = prepared(() =>
    orm.insert(dossierTurns).values({
      enrolment: p("enrolment"),
      role: p("role"),
      kind: p("kind"),
      occasion: p("occasion"),
      step: p("step"),
      since: p("since"),
    }),
  );
  return ({ enrolment, kind, occasion, state, turns }) => {
    const key = { enrolment, kind, occasion };
    clear.run(key);
    if (state.status !== "open") return;
    for (const { step, roles, since } of turns) {
      for (const role of new Set(roles)) add.run({ ...key, role, step, since });
    }
  };
}
