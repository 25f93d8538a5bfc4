import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isoOf } from "../../domain/calendar/day.ts";
import type { DossierEvent } from "../../domain/dossier/state.ts";
import { isoDate, personData } from "../answer-data.ts";
import { inLang } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { filledIn } from "./form.ts";
import type { AheadLine } from "./gate.ts";
import { abilitiesNow, type Met } from "./load.ts";
import { isLate, nextDue, type Obligation } from "./obligation.ts";

/** A dossier as values. `waiting` names the steps whose turn it is; `may` what the asker can do now; dates in `filled` stay `YYYY-MM-DD`. */
export const dossierData = z.object({
  dossier: z.string(),
  kind: z.string(),
  title: z.string(),
  person: personData,
  cohort: z.string(),
  programme: z.string(),
  year: z.number().nullable(),
  opens: isoDate.nullable(),
  due: isoDate.nullable(),
  status: z.enum(["open", "done", "withdrawn"]),
  late: z.boolean(),
  version: z.number(),
  waiting: z.array(z.object({ step: z.string(), roles: z.array(z.string()), due: isoDate.nullable() })),
  refusal: z.string().nullable(),
});

export const wholeDossierData = z.object({
  ...dossierData.shape,
  filled: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What must hold before a step whose turn it is: how much is missing and for whom; not `certain`: only if the form says so. */
  missing: z.array(
    z.object({
      step: z.string(),
      text: z.string(),
      amount: z.number(),
      who: z.array(z.string()),
      certain: z.boolean(),
    }),
  ),
  may: z.object({ do: z.array(z.string()), refuse: z.array(z.string()), withdraw: z.array(z.string()) }),
  history: z.array(
    z.object({
      version: z.number(),
      what: z.string(),
      step: z.string().nullable(),
      role: z.string(),
      at: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});

const iso = (day: number | null): string | null => (day === null ? null : isoOf(day));

export function dataOf(obligation: Obligation, today: number, lang: Lang): z.infer<typeof dossierData> {
  const { ref, kind, view, days, year, opens, state, turns } = obligation;
  return {
    dossier: ref,
    kind: kind.id,
    title: inLang(kind.name, lang),
    person: { name: view.person.name, email: view.person.email },
    cohort: view.cohort.id,
    programme: days.programme.id,
    year,
    opens: iso(opens),
    due: iso(nextDue(obligation)),
    status: state.status,
    late: isLate(obligation, today),
    version: state.version,
    waiting: turns.map(({ act, due }) => ({ step: act.id, roles: [...act.roles], due: iso(due) })),
    refusal: state.refusal?.reason ?? null,
  };
}

export function wholeDataOf(
  met: Met,
  { history, ahead }: { readonly history: readonly DossierEvent[]; readonly ahead: readonly AheadLine[] },
  today: number,
  lang: Lang,
): z.infer<typeof wholeDossierData> {
  const { obligation } = met;
  const { kind, state } = obligation;
  const may = abilitiesNow(met, today);
  const ids = (acts: readonly { readonly id: string }[]) => acts.map(({ id }) => id);
  return {
    ...dataOf(obligation, today, lang),
    filled: filledIn(kind.form, state.values, lang, (date) => date),
    missing: ahead.map(({ act, text, missing, who, certain }) => ({
      step: act.id,
      text,
      amount: missing,
      who: [...who],
      certain,
    })),
    may: { do: ids(may.perform), refuse: ids(may.refuse), withdraw: ids(may.withdraw) },
    history: history.map(({ version, kind: what, step, role, at, reason }) => ({
      version,
      what,
      step,
      role,
      at: Temporal.Instant.fromEpochMilliseconds(at).toString(),
      reason,
    })),
  };
}
