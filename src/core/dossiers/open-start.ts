import { isEvent } from "../../domain/dossier/decide.ts";
import { turnsOf } from "../../domain/dossier/steps.ts";
import type { CommandContext } from "../command.ts";
import { UserError } from "../errors.ts";
import { mustBeThisYear, mustHold, onPath } from "./act.ts";
import type { Acting } from "./asking.ts";
import { startsOf } from "./find.ts";
import { stepForm } from "./form.ts";
import { meet, names } from "./load.ts";
import { planForm } from "./plan-form.ts";
import { dossierRef, newOccasion } from "./ref.ts";
import { type DossierReply, replyOf } from "./reply.ts";
import type { Start } from "./starts.ts";

type Beginning = Acting & Pick<CommandContext, "newId">;

/**
 * The first form of a dossier that people bring about. Nothing is written until it is sent; sent twice, it is begun once.
 * @throws UserError `not-found` for what nobody brings about or a road that there is not, `not-allowed` naming who may, `other-year`, `requires` for what has to hold first
 */
export async function openForm(
  context: Beginning,
  { enrolment, kind: id, path }: { readonly enrolment: string; readonly kind: string; readonly path: string | null },
): Promise<DossierReply> {
  const { lang } = context;
  const ref = dossierRef({ enrolment, kind: id, occasion: newOccasion(context.newId) });
  const met = onPath(await meet(context, ref), path, lang);
  const { obligation, circle } = met;
  const { kind, state, view, days } = obligation;
  const turns = kind.steps === null ? [] : turnsOf(kind.steps, state);
  const [act] = turns.filter(({ roles }) => circle.actor.roles.some(({ role }) => roles.includes(role)));
  if (!act || !startsOf({ view, days, actor: circle.actor }, kind).includes(path)) {
    const roles = turns.flatMap((turn) => turn.roles);
    throw new UserError("not-allowed", { who: names(roles, days.programme, lang) || "none" });
  }
  mustBeThisYear(context, met);
  await mustHold(context, met, act);
  const form = isEvent(kind)
    ? planForm(obligation, { lang, typed: {}, problems: [] })
    : stepForm(obligation, act, { lang, typed: null, path });
  return replyOf(context, met, { form });
}

export function openStart(context: Beginning, { reach, kind, path }: Start): Promise<DossierReply> {
  return openForm(context, { enrolment: reach.view.id, kind: kind.id, path });
}
