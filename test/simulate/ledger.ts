import type { Calendars } from "../../src/core/calendars.ts";
import type { DossierKey } from "../../src/core/dossier-ports.ts";
import { type Obligation, obligationOf, schoolDay } from "../../src/core/dossiers/obligation.ts";
import { dossierRef, readRef } from "../../src/core/dossiers/ref.ts";
import type { Clock, EnrolmentView, Stores } from "../../src/core/ports.ts";
import { DEFAULT_ZONE } from "../../src/core/zone.ts";
import { plainOf } from "../../src/domain/calendar/day.ts";
import { deadlines } from "../../src/domain/programme/deadlines.ts";
import type { Duty, Holding } from "./story.ts";

type Open = { -readonly [Name in keyof Duty]: Duty[Name] };
type Held = { -readonly [Name in keyof Holding]: Holding[Name] };

export interface LedgerParts {
  readonly stores: Pick<Stores, "enrolments" | "dossiers">;
  readonly calendars: Calendars;
  readonly clock: Clock;
}

/** What is asked of whom as the dossiers themselves say it, written down whenever something has changed; it asks no engine of reminders. */
export interface Ledger {
  readonly duties: readonly Duty[];
  readonly holdings: readonly Holding[];
  /** After a restart: the same book on other stores. */
  move(parts: Pick<LedgerParts, "stores" | "calendars">): void;
  enrolments(): readonly EnrolmentView[];
  view(enrolment: string): EnrolmentView | undefined;
  /** Everything of these enrolments is read again. */
  reread(enrolments: readonly string[]): Promise<void>;
  /** One dossier is read again. */
  rereadOne(ref: string): Promise<void>;
  open(ref: string, step: string): Duty | undefined;
  /** Whose duty it is now. */
  holders(duty: Duty): readonly string[];
  onNew(listener: (duty: Duty) => void): void;
}

export function openLedger(begin: LedgerParts): Ledger {
  let { stores, calendars } = begin;
  const { clock } = begin;
  const duties: Open[] = [];
  const waiting = new Map<string, Map<string, Open>>();
  const holdings: Held[] = [];
  const holding = new Map<string, Held[]>();
  const views = new Map<string, EnrolmentView>();
  const listeners: ((duty: Duty) => void)[] = [];
  const now = () => clock.now().epochMilliseconds;

  function begun(obligation: Obligation, turn: Obligation["turns"][number], again: boolean): Open {
    const { ref, view, kind, days } = obligation;
    const opens = Math.max(obligation.opens ?? turn.since, turn.since, view.keptFrom);
    const { escalate } = kind;
    const chosen = escalate?.after.setting ? days.settings[escalate.after.setting] : undefined;
    return {
      ref,
      enrolment: view.id,
      step: turn.act.id,
      roles: turn.act.roles,
      opens,
      due: turn.due,
      from: Math.max(now(), startOf(opens)),
      until: null,
      end: null,
      again,
      ladder: kind.remind,
      escalate: escalate && {
        count: Number(chosen ?? escalate.after.count),
        unit: escalate.after.unit,
        to: escalate.to,
      },
    };
  }

  /** `calendar`: what has gone was taken away, not met. */
  function note(ref: string, obligation: Obligation | null, calendar: boolean): void {
    const known = waiting.get(ref) ?? new Map<string, Open>();
    const turns = new Map((obligation?.turns ?? []).map((turn) => [turn.act.id, turn]));
    for (const [step, duty] of known) {
      const turn = turns.get(step);
      const same = turn && turn.due === duty.due && (!calendar || opensOf(obligation, turn) === duty.opens);
      if (same) continue;
      duty.until = now();
      duty.end = turn || calendar ? "moved" : "met";
      known.delete(step);
    }
    if (obligation) {
      for (const [step, turn] of turns) {
        if (known.has(step)) continue;
        const again = calendar && duties.some((one) => one.ref === ref && one.step === step);
        const duty = begun(obligation, turn, again);
        known.set(step, duty);
        duties.push(duty);
        for (const listener of listeners) listener(duty);
      }
    }
    waiting.set(ref, known);
  }

  async function hold(view: EnrolmentView): Promise<void> {
    const around = await stores.enrolments.around(view.id, schoolDay(now()));
    const known = holding.get(view.id) ?? [];
    const stays = known.filter((one) =>
      around.some(({ role, person }) => one.role === role && one.person === person.id),
    );
    for (const one of known) if (!stays.includes(one)) one.to = now();
    const fresh = around
      .filter(({ role, person }) => !stays.some((one) => one.role === role && one.person === person.id))
      .map(({ role, person }): Held => ({ enrolment: view.id, role, person: person.id, from: now(), to: null }));
    holdings.push(...fresh);
    holding.set(view.id, [...stays, ...fresh]);
  }

  async function rereadAll(enrolment: string): Promise<void> {
    const view = await stores.enrolments.byId(enrolment, schoolDay(now()));
    if (!view) throw new Error(`${enrolment} is gone`);
    views.set(enrolment, view);
    await hold(view);
    const days = await calendars.of(view);
    const stored = new Map((await stores.dossiers.ofEnrolments([enrolment])).map((one) => [dossierRef(one), one]));
    const due = deadlines(days.programme, days.timeline, days.settings, view.keptFrom, Number.MAX_SAFE_INTEGER);
    const asked = due.map(({ id, dossier }) => ({
      enrolment,
      kind: dossier.id,
      occasion: id.slice(dossier.id.length + 1),
    }));
    const keys = new Map<string, DossierKey>([...asked, ...stored.values()].map((key) => [dossierRef(key), key]));
    for (const ref of waiting.keys()) {
      const key = ref.startsWith(`${enrolment}:`) ? readRef(ref) : null;
      if (key) keys.set(ref, key);
    }
    for (const [ref, key] of keys) note(ref, obligationOf(view, days, key, stored.get(ref) ?? null), true);
  }

  return {
    duties,
    holdings,
    move(parts) {
      ({ stores, calendars } = parts);
    },
    enrolments: () => [...views.values()],
    view: (enrolment) => views.get(enrolment),
    async reread(enrolments) {
      for (const enrolment of enrolments) await rereadAll(enrolment);
    },
    async rereadOne(ref) {
      const key = readRef(ref);
      const view = key && views.get(key.enrolment);
      if (!key || !view) throw new Error(`${ref} is of nobody`);
      const stored = await stores.dossiers.get(key);
      note(ref, obligationOf(view, await calendars.of(view), key, stored), false);
    },
    open: (ref, step) => waiting.get(ref)?.get(step),
    holders: ({ enrolment, roles }) =>
      (holding.get(enrolment) ?? []).filter(({ role }) => roles.includes(role)).map(({ person }) => person),
    onNew: (listener) => void listeners.push(listener),
  };
}

function opensOf(obligation: Obligation | null, turn: Obligation["turns"][number]): number {
  return Math.max(obligation?.opens ?? turn.since, turn.since, obligation?.view.keptFrom ?? 0);
}

/** The first instant of a local day at the school, epoch milliseconds. */
export function startOf(day: number): number {
  return plainOf(day).toZonedDateTime(DEFAULT_ZONE).epochMilliseconds;
}
