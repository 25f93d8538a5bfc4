import { abilitiesOf, decide, isBroughtByPeople, isEvent, isRepeated } from "../../domain/dossier/decide.ts";
import { draftOf } from "../../domain/dossier/draft.ts";
import { type Typed, typedBack } from "../../domain/dossier/form-values.ts";
import { hasRequirements, missingBefore } from "../../domain/dossier/requirements.ts";
import type { Action, DossierState, FieldProblem, Why } from "../../domain/dossier/state.ts";
import { actsOf, fieldsOf } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { allowed } from "../authority.ts";
import type { Form, Part } from "../card.ts";
import { UserError } from "../errors.ts";
import { remindersAfter } from "../reminders/plan.ts";
import { inLang, longDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import type { Acting } from "./asking.ts";
import { awaitingIn } from "./awaiting.ts";
import { stepForm } from "./form.ts";
import { factsOf, unmetText } from "./gate.ts";
import { judgeStep } from "./judge-step.ts";
import { keepers, type Met, meet, names } from "./load.ts";
import { closedSince, isOpen, obligationOf } from "./obligation.ts";
import { refuseForm } from "./refuse-form.ts";
import { badForm, replyOf } from "./reply.ts";
import { stepWords } from "./step-words.ts";
import { turnsAfter } from "./turns.ts";
import { dossierSay } from "./words.ts";

/**
 * Tries an action and records it. Returns the dossier as it stands afterwards.
 * @throws UserError why not, showing how things stand; what was typed is kept as a draft
 */
export async function attempt(acting: Acting, met: Met, action: Action, typed: Typed | null = null): Promise<Met> {
  const { stores, at } = acting;
  const { obligation, circle } = met;
  const { kind, key, state, days } = obligation;
  if (!isOfPlan(action, kind)) mustBeOpen(acting, met);
  mustBeThisYear(acting, met);
  const now = at.epochMilliseconds;
  const outcome = decide(kind, state, action, circle.actor, now, await factsOf(acting, obligation));
  if (!outcome.ok) throw await refusal(acting, met, await whyAfter(acting, met, action, outcome.why), action, typed);
  if (action.kind === "do" || action.kind === "withdraw") {
    await mustBeInTime(acting, met, stepOf(met, action.step), typed);
  }
  const waited = obligation.turns.flatMap(({ act, at: since }) =>
    since === null ? [] : [{ step: act.id, roles: act.roles, since }],
  );
  const { state: reached, event } = outcome;
  const turns = turnsAfter(kind, outcome, waited);
  const decided = { ...key, before: state.version, rules: days.programme.version, state: reached, event, turns };
  const after = obligationOf(obligation.view, days, key, decided);
  const awaitedIn = await awaitingIn(acting, obligation, reached.status);
  // What waits for something else is planned with it: the facts that count are those of the moment of planning.
  const reminders = after && !hasRequirements(kind) ? await remindersAfter(stores, after, circle, at) : undefined;
  const change = { ...decided, awaitedIn, ...(reminders && { reminders }) };
  if (await stores.dossiers.record(allowed(outcome), change, at)) {
    return after ? { ...met, obligation: after } : again(acting, met);
  }
  const fresh = await again(acting, met);
  const facts = await factsOf(acting, fresh.obligation);
  const second = decide(kind, fresh.obligation.state, action, fresh.circle.actor, now, facts);
  const why = await whyAfter(acting, fresh, action, second.ok ? { id: "stale" } : second.why);
  throw await refusal(acting, fresh, why, action, typed);
}

/** Who pressed twice is told so, and not that something has changed: what they took back or planned is found in the history. */
async function whyAfter({ stores, person }: Acting, { obligation }: Met, action: Action, why: Why): Promise<Why> {
  const { key, state } = obligation;
  if (why.id !== "stale" || action.kind === "do" || action.kind === "refuse") return why;
  const history = await stores.dossiers.history(key);
  const repeated = history.some((event) => isRepeated(state, action, person.id, event));
  return repeated ? { id: "done-already", by: person.id } : why;
}

/** Saying when a visit is, or calling it off, does not wait for its day. */
function isOfPlan(action: Action, kind: DossierKind): boolean {
  return action.kind === "plan" || (action.kind === "withdraw" && isEvent(kind));
}

/** @throws UserError `not-open-yet` */
export function mustBeOpen({ today, lang }: Acting, { obligation }: Met): void {
  if (isOpen(obligation, today) || obligation.state.status !== "open") return;
  throw new UserError("not-open-yet", { date: longDate(obligation.opens ?? today, lang) });
}

/** What closes on its last day is not done after it, nor taken back. What was typed is kept. @throws UserError `closed`, naming who may set a later day */
export async function mustBeInTime(acting: Acting, met: Met, act: Act, typed: Typed | null): Promise<void> {
  const { obligation } = met;
  const last = closedSince(obligation, act, acting.today);
  if (last === null) return;
  if (typed && Object.keys(typed).length > 0) await keep(acting, met, act, typed);
  const who = keepers(obligation.days.programme, acting.lang);
  throw new UserError("closed", { date: longDate(last, acting.lang), who });
}

/** What people bring about may be begun in some years only; what has days of its own is held against these. @throws UserError `other-year` */
export function mustBeThisYear({ today }: Acting, { obligation: { kind, state, days } }: Met): void {
  const { years } = kind;
  if (years === null || state.version > 0 || !isBroughtByPeople(kind) || isEvent(kind)) return;
  if (!years.includes(days.timeline.yearOf(today) ?? 0)) throw new UserError("other-year", { years: years.join(", ") });
}

/** Nobody fills in what would be refused anyhow. @throws UserError `requires` when something is missing whatever they fill in */
export async function mustHold(acting: Acting, met: Met, act: Act): Promise<void> {
  const { obligation } = met;
  const ahead = missingBefore(obligation.kind, obligation.state, act, await factsOf(acting, obligation));
  const unmet = ahead.filter(({ certain }) => certain);
  if (unmet.length === 0) return;
  const action = { kind: "do", seen: obligation.state.version, step: act.id, values: {} } as const;
  throw await refusal(acting, met, { id: "requires", unmet }, action, null);
}

const again = (acting: Acting, { obligation }: Met): Promise<Met> => meet(acting, obligation.ref);

/** A dossier nobody has begun stands on the path that its first form names. @throws UserError `not-found` for a path that the file has not */
export function onPath(met: Met, path: string | null, lang: Lang): Met {
  const { obligation } = met;
  const { kind, state } = obligation;
  if (kind.paths.length === 0 || state.version > 0) return met;
  if (path === null || !kind.paths.some(({ id }) => id === path)) {
    const roads = kind.paths.map(({ name }) => inLang(name, lang)).join(", ");
    throw new UserError("not-found", {
      what: dossierSay(lang)("this.path"),
      mend: dossierSay(lang)("roads", { roads }),
    });
  }
  return { ...met, obligation: { ...obligation, state: { ...obligation.state, path } } };
}

/** The step of a dossier by its id. @throws UserError `unknown-step` */
export function stepOf({ obligation: { kind } }: Met, id: string): Act {
  const act = actsOf(kind).find((one) => one.id === id);
  if (!act) throw new UserError("unknown-step");
  return act;
}

/** Reads what was typed into a step's form. @throws UserError `bad-form` with the form, the problems at their fields */
export async function readForm(acting: Acting, met: Met, act: Act, typed: Typed, seen: number) {
  const { state } = met.obligation;
  const { values, problems } = await judgeStep(acting, met.obligation, act, typed);
  if (problems.length === 0) return values;
  // Whoever is late is told that first.
  if (seen !== state.version)
    throw await refusal(acting, met, { id: "stale" }, { kind: "do", seen, step: act.id, values }, typed);
  throw await wrongForm(acting, met, act, typed, problems);
}

async function wrongForm(acting: Acting, met: Met, act: Act, typed: Typed, problems: readonly FieldProblem[]) {
  await keep(acting, met, act, typed);
  const { state } = met.obligation;
  const path = state.version === 0 ? state.path : null;
  return badForm(acting, met, stepForm(met.obligation, act, { lang: acting.lang, typed, problems, path }));
}

/** Keeps what was typed into the step's own fields. */
export function keep({ stores, person, at }: Acting, { obligation }: Met, act: Act, typed: Typed): Promise<void> {
  const { kind, key, state } = obligation;
  return stores.dossiers.keepDraft(key, act.id, person.id, draftOf(fieldsOf(kind, act, state), typed), at);
}

/** What was typed says nothing that does not stand already. */
function isAsItStands({ values, refusal }: DossierState, action: Action, typed: Typed): boolean {
  const stands: Typed = action.kind === "refuse" ? { reason: refusal?.reason ?? "" } : typedBack(values);
  return Object.entries(typed).every(([id, text]) => String(text).trim() === (stands[id] ?? ""));
}

function mayDecide({ obligation: { kind, state }, circle }: Met): boolean {
  return Object.values(abilitiesOf(kind, state, circle.actor)).some((acts) => acts.length > 0);
}

/** The form that was sent, to be sent again on what stands now; null where that may not be done any more. */
function formAgain({ obligation, circle }: Met, act: Act, action: Action, typed: Typed, lang: Lang): Form | null {
  const { perform, refuse } = abilitiesOf(obligation.kind, obligation.state, circle.actor);
  const may = ({ id }: Act) => id === act.id;
  if (action.kind === "refuse") {
    const { reason, to } = action;
    return refuse.some(may) ? refuseForm(obligation, act, lang, { reason, to }) : null;
  }
  return perform.some(may) ? stepForm(obligation, act, { lang, typed, path: null }) : null;
}

/** Why not, in words, with how things stand now. What was typed into a form is kept, and shown in the form where it may still be sent. */
async function refusal(acting: Acting, met: Met, why: Why, action: Action, typed: Typed | null): Promise<UserError> {
  const { lang, stores } = acting;
  const { obligation } = met;
  const { kind, days, state } = obligation;
  const act = action.kind === "plan" ? undefined : actsOf(kind).find(({ id }) => id === action.step);
  if (why.id === "bad-values" && act) return wrongForm(acting, met, act, typed ?? {}, why.problems);
  const twice = why.id === "done-already" && why.by === acting.person.id;
  const sentAgain = twice && isAsItStands(state, action, typed ?? {});
  const typing = !sentAgain && typed !== null && act !== undefined && Object.keys(typed).length > 0;
  // A reason is no part of the step's form: it is shown again, and takes no draft's place.
  const refuses = action.kind === "refuse";
  if (typing && !refuses) await keep(acting, met, act, typed);
  const form = typing ? formAgain(met, act, action, typed, lang) : null;
  const text: Part[] =
    typing && !form
      ? [
          { kind: "text", text: dossierSay(lang)(refuses ? "typed.note" : "draft.note") },
          { kind: "text", text: Object.values(typed).join("\n") },
        ]
      : [];
  const { card } = await replyOf(acting, met, form ? { form } : { more: text });
  const name = async (id: string) => (await stores.people.byId(id))?.name ?? "?";
  const roles = (ids: readonly string[]) => names(ids, days.programme, lang) || "none";
  const refused = (id: UserError["id"], values: Readonly<Record<string, string | number>> = {}) =>
    new UserError(id, values, { card });
  switch (why.id) {
    case "stale":
      return refused("stale-dossier", { kept: form ? (refuses ? "shown" : "yes") : mayDecide(met) ? "no" : "over" });
    case "finished":
      return refused("dossier-over", { status: why.status });
    case "not-your-role":
      return refused("not-allowed", { who: roles(why.roles) });
    case "not-its-turn": {
      const waiting = actsOf(kind).filter(({ id }) => why.waiting.includes(id));
      const told = waiting.map((one) =>
        dossierSay(lang)("next.line", { what: stepWords(kind, one, "to", lang), who: roles(one.roles) }),
      );
      return refused("not-its-turn", { waiting: told.join(", ") || "none" });
    }
    case "done-already":
      return refused("done-already", { who: await name(why.by), by: twice ? "you" : "other" });
    case "own-work":
    case "other-seat":
    case "in-person":
      return refused(why.id, { who: roles(why.roles) });
    case "not-yours":
      return refused("not-yours", { who: await name(why.by) });
    case "built-on":
      return refused("built-on");
    case "unknown-way-back":
      return refused(why.id, { who: roles([...new Set(why.roles)]) });
    case "bad-values":
      return refused("bad-form", { count: why.problems.length, labels: dossierSay(lang)("plan.to") });
    case "requires":
      return refused("requires", {
        text: why.unmet.map((one) => unmetText(one, obligation, lang)).join(" "),
        kept: form || text.length > 0 ? "yes" : "no",
      });
    case "nothing-to-send-back":
    case "reason-missing":
    case "no-event-here":
    case "unknown-step":
      return refused(why.id);
    default:
      return why satisfies never;
  }
}
