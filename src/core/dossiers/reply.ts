import type * as z from "zod";
import type { Button, Card, Form, Part } from "../card.ts";
import { UserError } from "../errors.ts";
import { wrongFields } from "../wrong-form.ts";
import type { Acting } from "./asking.ts";
import { dossierCard } from "./card.ts";
import { wholeDataOf, type wholeDossierData } from "./data.ts";
import { problemsByName } from "./form.ts";
import { aheadOf } from "./gate.ts";
import type { Met } from "./load.ts";
import { dossierSay } from "./words.ts";

export interface DossierReply {
  readonly card: Card;
  readonly data: z.infer<typeof wholeDossierData>;
}

/** Everything about one dossier; with a form, its buttons give way to it; else the last one leads to what waits. */
export async function replyOf(
  acting: Acting,
  met: Met,
  { title, form, more = [] }: { readonly title?: string; readonly form?: Form; readonly more?: readonly Part[] } = {},
): Promise<DossierReply> {
  const { stores, today, lang } = acting;
  const history = await stores.dossiers.history(met.obligation.key);
  const parts: Part[] = [...more, ...(form ? [{ kind: "form", form } as const] : [])];
  const card = await dossierCard(acting, met, history, {
    ...(title !== undefined && { title }),
    more: parts,
    buttons: form === undefined,
  });
  const back: Button = { label: dossierSay(lang)("inbox"), command: "inbox", input: {} };
  return {
    card: form ? card : { ...card, buttons: [...card.buttons, back] },
    data: wholeDataOf(met, { history, ahead: await aheadOf(acting, met.obligation) }, today, lang),
  };
}

/** A form that was sent with something wrong in it, shown again with what was typed. */
export async function badForm(acting: Acting, met: Met, form: Form): Promise<UserError> {
  const { card } = await replyOf(acting, met, { form });
  return new UserError("bad-form", { ...wrongFields(form) }, { card, fields: problemsByName(form) });
}
