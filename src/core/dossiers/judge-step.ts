import { isoOf } from "../../domain/calendar/day.ts";
import { beyondDay, dayLogOf } from "../../domain/counter/day-log.ts";
import { type Judged, judge, type Typed } from "../../domain/dossier/form-values.ts";
import type { FieldProblem, Values } from "../../domain/dossier/state.ts";
import { fieldsOf } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { Acting } from "./asking.ts";
import { datesOf, type Obligation, ownDays } from "./obligation.ts";
import { dossierRef } from "./ref.ts";

/** Reads what was typed into a step's form, held against its fields, its days and what else was written of the same day. */
export async function judgeStep(acting: Acting, obligation: Obligation, act: Act, typed: Typed): Promise<Judged> {
  const { kind, state } = obligation;
  const judged = judge(fieldsOf(kind, act, state), typed, {
    dates: datesOf(obligation),
    own: ownDays(obligation),
    today: isoOf(acting.today),
    known: state.values,
  });
  if (judged.problems.length > 0) return judged;
  const beyond = await beyond24(acting, obligation, act, judged.values);
  return beyond ? { ...judged, problems: [beyond] } : judged;
}

/** Of one person's hours, those of a team among them, no more than a day has. */
async function beyond24(
  { stores, person }: Acting,
  { key, kind, state, view, days, ref }: Obligation,
  act: Act,
  values: Values,
): Promise<FieldProblem | null> {
  const log = dayLogOf(kind.id, fieldsOf(kind, act, state), days.programme.counters);
  if (log === null) return null;
  const all = await stores.dossiers.ofEnrolments([view.id]);
  const others = all.filter((one) => one.kind === key.kind && dossierRef(one) !== ref);
  const same = view.team ? others.filter((one) => one.state.done[act.id]?.by === person.id) : others;
  return beyondDay(
    log,
    values,
    same.map((one) => one.state),
  );
}
