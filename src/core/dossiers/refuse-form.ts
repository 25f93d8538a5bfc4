import { waysBack } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { Form } from "../card.ts";
import type { Lang } from "../words/lang.ts";
import { names } from "./load.ts";
import type { Obligation } from "./obligation.ts";
import { dossierSay } from "./words.ts";

/** Everyone who filled it in, rather than one role. */
export const ALL = "all";
/** How long a reason may be, in characters. */
export const REASON = 1000;

/** The form that asks why somebody refuses a step. `reason` and `to` stand in it; `to` null: everyone who filled it in. */
export function refuseForm(
  { kind, ref, state, days }: Obligation,
  act: Act,
  lang: Lang,
  { reason, to = null, problem = null }: { reason: string; to?: string | null; problem?: string | null },
): Form {
  const say = dossierSay(lang);
  const roles = [...new Set(waysBack(kind, act, state).flatMap((one) => state.done[one.id]?.role ?? []))];
  const choices = [
    { value: ALL, label: say("refuse.all") },
    ...roles.map((role) => ({ value: role, label: names([role], days.programme, lang) })),
  ];
  const chosen = to !== null && roles.includes(to) ? to : ALL;
  return {
    command: "dossier-refuse",
    fixed: { dossier: ref, step: act.id, version: state.version, sent: true },
    fields: [
      {
        name: "reason",
        label: say("refuse.reason"),
        kind: "long-text",
        required: true,
        maxLength: REASON,
        ...(reason !== "" && { value: reason }),
        ...(problem !== null && { problem }),
      },
      ...(roles.length > 1
        ? [{ name: "to", label: say("refuse.to"), kind: "choice", required: true, choices, value: chosen } as const]
        : []),
    ],
    submit: say("refuse.label"),
  };
}
