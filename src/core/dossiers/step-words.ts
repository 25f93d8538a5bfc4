import { actsOf } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { capital, inLang, labelled } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { dossierSay } from "./words.ts";

type Kind = Pick<DossierKind, "steps" | "form">;

/**
 * A step as a button says it: `Attest`. Where somebody has several steps of that verb in a dossier of the kind, with what tells them apart:
 * what is attested, and which of those that read alike: `Attest: Language of the talk`, `Attest (2 of 3)`.
 */
export function stepLabel(kind: Kind, act: Act, lang: Lang): string {
  return asLabel(dossierSay(lang)(`verb.${act.verb}`), kind, act, lang);
}

/** How refusing at a step is offered: `Refuse…`, `Refuse: Language of the talk`. */
export function refuseLabel(kind: Kind, act: Act, lang: Lang): string {
  const say = dossierSay(lang);
  const { object, seat } = difference(kind, act, lang);
  return object === null && seat === null ? say("refuse") : asLabel(say("refuse.label"), kind, act, lang);
}

/** A step in a sentence, as it is waited for or was done: `to attest`, `attested (Language of the talk, 2 of 3)`. */
export function stepWords(kind: Kind, act: Act, tense: "to" | "past", lang: Lang): string {
  return tellApart(dossierSay(lang)(`${tense}.${act.verb}`), kind, act, lang);
}

/** What is said of a step, `refused`, with what tells it from the others: `refused (2 of 3)`. */
export function tellApart(plain: string, kind: Kind, act: Act, lang: Lang): string {
  const { object, seat } = difference(kind, act, lang);
  const told = [object, seat].filter((one) => one !== null);
  return told.length === 0 ? plain : `${plain} (${told.join(", ")})`;
}

function asLabel(plain: string, kind: Kind, act: Act, lang: Lang): string {
  const { object, seat } = difference(kind, act, lang);
  const what = object === null ? plain : labelled(plain, capital(object), lang);
  return seat === null ? what : `${what} (${seat})`;
}

/** What tells a step from the others of its verb that one person may have; nulls where it is alone. */
function difference(
  kind: Kind,
  act: Act,
  lang: Lang,
): { readonly object: string | null; readonly seat: string | null } {
  const like = actsOf(kind).filter(
    ({ verb, roles }) => verb === act.verb && roles.some((role) => act.roles.includes(role)),
  );
  if (like.length < 2) return { object: null, seat: null };
  const same = like.filter(({ object }) => object === act.object);
  const number = same.findIndex(({ id }) => id === act.id) + 1;
  const field = kind.form.find(({ id }) => id === act.object);
  return {
    object: field ? inLang(field.label, lang) : act.object,
    seat: same.length > 1 ? dossierSay(lang)("seat", { number, of: same.length }) : null,
  };
}
