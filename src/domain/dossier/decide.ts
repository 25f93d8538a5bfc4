import type { Act } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import { type Facts, NO_FACTS, unmetBy, unmetToBegin } from "./requirements.ts";
import type { Action, Actor, Done, DossierEvent, DossierState, Outcome, Values, Why } from "./state.ts";
import {
  actsOf,
  fieldsOf,
  isComplete,
  judges,
  otherSeats,
  stepsAfter,
  stillAsked,
  turnsOf,
  valuesAsked,
  valuesLeft,
  waysBack,
  writes,
} from "./steps.ts";

/** What deciding needs to know of a kind. */
export type Kind = Pick<DossierKind, "steps" | "form" | "each" | "requires">;

const LONGEST_REASON = 1000;

/**
 * Tries an action on a dossier. Pure: gives the new state with its event, or says why not; `at` is epoch milliseconds.
 * `facts` are what requirements are held against. A stale version never wins, and one's own press that comes twice is told to have been done; nobody acts for a role they do not hold, and who wrote something does not judge it.
 */
export function decide(
  kind: Kind,
  state: DossierState,
  action: Action,
  actor: Actor,
  at: number,
  facts: Facts = NO_FACTS,
): Outcome {
  if (action.seen !== state.version) {
    return no(isOwnAgain(state, action, actor) ? { id: "done-already", by: actor.person } : { id: "stale" });
  }
  if (action.kind === "plan") return plan(kind, state, action.event, actor, at, facts);
  const act = actsOf(kind).find(({ id }) => id === action.step);
  if (!act) return no({ id: "unknown-step" });
  switch (action.kind) {
    case "do":
      return perform(kind, state, act, action.values, actor, at, facts);
    case "refuse":
      return refuse(kind, state, act, action, actor, at);
    case "withdraw":
      return withdraw(kind, state, act, actor, at);
    default:
      return action satisfies never;
  }
}

const no = (why: Why): Outcome => ({ ok: false, why });

/** What they ask for stands already, by their own hand: a button pressed twice. */
function isOwnAgain({ done, refusal }: DossierState, action: Action, { person }: Actor): boolean {
  if (action.kind === "do") return done[action.step]?.by === person;
  return action.kind === "refuse" && refusal?.step === action.step && refusal.by === person;
}

/** The same of what leaves no name in the state: `next` is the event that followed the version they saw. */
export function isRepeated({ done, event }: DossierState, action: Action, by: string, next: DossierEvent): boolean {
  if (next.version !== action.seen + 1 || next.by !== by) return false;
  if (action.kind === "withdraw") return next.kind === "withdrew" && next.step === action.step && !done[action.step];
  if (action.kind !== "plan" || next.kind !== "planned") return false;
  return event?.from === action.event.from && event.to === action.event.to;
}

/** In which of their roles someone would do a step; their own before another's, and only their own where it is done in person. */
function capacity(act: Act, actor: Actor): { role: string; for: string | null } | null {
  const fitting = actor.roles.filter(({ role }) => act.roles.includes(role));
  const own = fitting.find((one) => one.for === null);
  return own ?? (act.inPerson ? null : (fitting[0] ?? null));
}

/** Why none of their roles lets someone do a step; null when one does. */
function whyNoCapacity(act: Act, actor: Actor): Why | null {
  if (capacity(act, actor)) return null;
  const lent = actor.roles.some(({ role }) => act.roles.includes(role));
  return { id: lent ? "in-person" : "not-your-role", roles: act.roles };
}

/** Why someone may not do a step right now; null when they may. */
export function whyNot(kind: Kind, state: DossierState, act: Act, actor: Actor): Why | null {
  if (state.status !== "open") return { id: "finished", status: state.status };
  const unfit = whyNoCapacity(act, actor);
  if (unfit) return unfit;
  const done = state.done[act.id];
  if (done) return { id: "done-already", by: done.by };
  const turns = kind.steps === null ? [] : turnsOf(kind.steps, state);
  if (!turns.some(({ id }) => id === act.id)) return { id: "not-its-turn", waiting: turns.map(({ id }) => id) };
  if (judges(act) && isOwnWork(kind, state, act, actor)) return { id: "own-work", roles: act.roles };
  if (hasOtherSeat(kind, state, act, actor)) return { id: "other-seat", roles: act.roles };
  return null;
}

/** Each seat of a joint decision is somebody else's: whoever has taken one of them, for whomever, takes no other. */
function hasOtherSeat(kind: Kind, state: DossierState, act: Act, { person }: Actor): boolean {
  return seatedBeside(kind, state, act).includes(person);
}

function seatedBeside({ steps }: Kind, { done }: DossierState, act: Act): readonly string[] {
  return steps === null ? [] : otherSeats(steps, act.id).flatMap((id) => done[id]?.by ?? []);
}

/** Whether what stands in the dossier was written by them, for them, or by the one whose deputy they would be. */
function isOwnWork(kind: Kind, state: DossierState, act: Act, actor: Actor): boolean {
  const judge = [actor.person, capacity(act, actor)?.for];
  return writersOf(kind, state).some((person) => judge.includes(person));
}

/** Who wrote what stands in a dossier, and for whom. */
function writersOf(kind: Kind, { done }: DossierState): readonly string[] {
  const wrote = actsOf(kind).flatMap((one) => (writes(one) ? (done[one.id] ?? []) : []));
  return wrote.flatMap(({ by, for: whom }) => (whom === null ? [by] : [by, whom]));
}

/** Those who may not do a step as things stand, whatever their roles: who wrote what it judges, and who took another seat of its joint decision. Person ids. */
export function barredFrom(kind: Kind, state: DossierState, act: Act): readonly string[] {
  return [...(judges(act) ? writersOf(kind, state) : []), ...seatedBeside(kind, state, act)];
}

function perform(
  kind: Kind,
  state: DossierState,
  act: Act,
  given: Values,
  actor: Actor,
  at: number,
  facts: Facts,
): Outcome {
  const why = whyNot(kind, state, act, actor);
  if (why) return no(why);
  const own = fieldsOf(kind, act, state);
  const foreign = Object.keys(given).find((id) => !own.some((field) => field.id === id));
  if (foreign !== undefined) {
    return no({ id: "bad-values", problems: [{ field: foreign, id: "not-yours", than: null }] });
  }
  const asked = stillAsked(own, given);
  const values = Object.fromEntries(Object.entries(given).filter(([id]) => asked.some((field) => field.id === id)));
  const missing = asked.filter(({ id, required }) => required && !(id in values));
  if (missing.length > 0) {
    return no({ id: "bad-values", problems: missing.map(({ id }) => ({ field: id, id: "missing", than: null })) });
  }
  const unmet = unmetBy(kind, state, act, values, facts);
  if (unmet.length > 0) return no({ id: "requires", unmet });
  const done = doneBy(act, actor, at);
  const kept = Object.entries(state.values).filter(([id]) => !own.some((field) => field.id === id));
  const refusal = state.refusal?.to.every((step) => step === act.id || step in state.done) ? null : state.refusal;
  const next = {
    ...state,
    values: valuesAsked(kind, { path: state.path, values: { ...Object.fromEntries(kept), ...values } }),
    refusal,
    done: { ...state.done, [act.id]: done },
  };
  return step(kind, state, next, { ...done, kind: "did", step: act.id, reason: null, reopened: [], values });
}

/** A reason has words: spaces, marks and characters that nobody sees give none. */
export function isReason(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function refuse(
  kind: Kind,
  state: DossierState,
  act: Act,
  { reason, to }: { readonly reason: string; readonly to: string | null },
  actor: Actor,
  at: number,
): Outcome {
  const why = whyNot(kind, state, act, actor);
  if (why) return no(why);
  const all = waysBack(kind, act, state);
  if (all.length === 0) return no({ id: "nothing-to-send-back" });
  const said = reason.trim().slice(0, LONGEST_REASON);
  if (!isReason(said)) return no({ id: "reason-missing" });
  const targets = to === null ? all : all.filter(({ roles }) => roles.includes(to));
  if (targets.length === 0) return no({ id: "unknown-way-back", roles: all.flatMap(({ roles }) => roles) });
  const back = targets.map(({ id }) => id);
  const { done, reopened } = reopen(kind, state, back);
  const by = doneBy(act, actor, at);
  const values = valuesLeft(kind, { values: state.values, done });
  const next = { ...state, values, done, refusal: { ...by, step: act.id, reason: said, to: back } };
  return step(kind, state, next, { ...by, kind: "refused", step: act.id, reason: said, reopened, values: {} });
}

/** One takes back what one did oneself, or had done by a deputy, while nobody has built on it, or a visit that was only planned; a judgement that ended the dossier stands. */
function withdraw(kind: Kind, state: DossierState, act: Act, actor: Actor, at: number): Outcome {
  const why = whyNotWithdraw(kind, state, act, actor);
  if (why) return no(why);
  const { done, reopened } = reopen(kind, state, [act.id]);
  const gone = Object.keys(done).length === 0 && isBroughtByPeople(kind);
  const values = valuesLeft(kind, { values: state.values, done });
  const next: DossierState = { ...state, values, done, status: gone ? "withdrawn" : "open" };
  const own = doneBy(act, actor, at);
  const by = { ...own, role: state.done[act.id]?.role ?? own.role };
  return step(kind, state, next, { ...by, kind: "withdrew", step: act.id, reason: null, reopened, values: {} });
}

/** Why someone may not take a step back; null when they may. */
function whyNotWithdraw(kind: Kind, state: DossierState, act: Act, actor: Actor): Why | null {
  if (state.status === "withdrawn") return { id: "finished", status: state.status };
  const done = state.done[act.id];
  if (!done && isOnlyPlanned(kind, state, act)) return whyNoCapacity(act, actor);
  if (!done) return { id: "not-its-turn", waiting: [] };
  if (done.by !== actor.person && done.for !== actor.person) return { id: "not-yours", by: done.by };
  const unfit = whyNoCapacity(act, actor);
  if (unfit) return unfit;
  if (state.status === "done" && !writes(act)) return { id: "finished", status: state.status };
  const after = kind.steps === null ? new Set<string>() : stepsAfter(kind.steps, act.id);
  return Object.keys(state.done).some((id) => after.has(id)) ? { id: "built-on" } : null;
}

/** What people brought about and of which nothing stands, planned or sent back to its beginning: whoever may begin it anew may call it off. */
function isOnlyPlanned(kind: Kind, state: DossierState, act: Act): boolean {
  const { event, done, refusal } = state;
  const begun = event !== null || refusal !== null;
  if (!begun || kind.steps === null || !isBroughtByPeople(kind) || Object.keys(done).length > 0) return false;
  return turnsOf(kind.steps, state)[0]?.id === act.id;
}

function plan(
  kind: Kind,
  state: DossierState,
  event: NonNullable<DossierState["event"]>,
  actor: Actor,
  at: number,
  facts: Facts,
): Outcome {
  if (!isEvent(kind) || kind.steps === null) return no({ id: "no-event-here" });
  if (state.status !== "open") return no({ id: "finished", status: state.status });
  const [first] = turnsOf(kind.steps, state);
  const unfit: Why | null = first ? whyNoCapacity(first, actor) : { id: "not-your-role", roles: [] };
  if (!first || unfit) return no(unfit ?? { id: "unknown-step" });
  if (event.to < event.from) {
    return no({ id: "bad-values", problems: [{ field: "to", id: "before", than: "from" }] });
  }
  const unmet = state.version === 0 ? unmetToBegin(kind, { ...state, event }, facts) : [];
  if (unmet.length > 0) return no({ id: "requires", unmet });
  const by = doneBy(first, actor, at);
  return step(
    kind,
    state,
    { ...state, event },
    { ...by, kind: "planned", step: null, reason: null, reopened: [], values: {} },
  );
}

/** People bring these about, not the calendar: one that is taken back is over. */
export function isBroughtByPeople({ each }: Pick<Kind, "each">): boolean {
  return isEvent({ each }) || each === "when-needed" || each === "application";
}

/** These are about something that has a day of its own. */
export function isEvent({ each }: Pick<Kind, "each">): boolean {
  return each === "visit" || each === "internship" || each === "stay";
}

function doneBy(act: Act, actor: Actor, at: number): Done {
  const as = capacity(act, actor) ?? { role: act.roles[0] ?? "", for: null };
  return { by: actor.person, for: as.for, role: as.role, at };
}

function reopen({ steps }: Kind, { done }: DossierState, targets: readonly string[]) {
  const open = new Set(targets);
  if (steps !== null) for (const id of targets) for (const later of stepsAfter(steps, id)) open.add(later);
  const reopened = Object.keys(done).filter((id) => open.has(id));
  return { reopened, done: Object.fromEntries(Object.entries(done).filter(([id]) => !open.has(id))) };
}

/** One version on. A condition that turned false takes what was done under it along only when it is asked for again; the dossier is done once nothing is left to do. */
function step(kind: Kind, before: DossierState, next: DossierState, event: Omit<DossierEvent, "version">): Outcome {
  const version = before.version + 1;
  const over = kind.steps !== null && isComplete(kind.steps, next);
  const status = next.status === "withdrawn" ? "withdrawn" : over ? "done" : "open";
  const begun = before.version === 0 ? { begun: event.at } : {};
  return { ok: true, state: { ...next, ...begun, version, status }, event: { ...event, version } };
}

/** What someone may do now. */
export interface Abilities {
  readonly perform: readonly Act[];
  readonly refuse: readonly Act[];
  readonly withdraw: readonly Act[];
}

export function abilitiesOf(kind: Kind, state: DossierState, actor: Actor): Abilities {
  const acts = actsOf(kind);
  const perform = acts.filter((act) => whyNot(kind, state, act, actor) === null);
  return {
    perform,
    refuse: perform.filter((act) => waysBack(kind, act, state).length > 0),
    withdraw: acts.filter((act) => whyNotWithdraw(kind, state, act, actor) === null),
  };
}
