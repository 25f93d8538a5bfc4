import type { FieldOf, FormField } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { labelled, number } from "../words/common.ts";
import { conditionIn, listed, nameIn, rolesIn, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** The questions of a form, one each: what is asked, what may be written, and who writes it. */
export function tellForm(telling: Telling, kind: Pick<DossierKind, "form" | "paths">): readonly string[] {
  const { form } = kind;
  const say = programmeSay(telling.lang);
  return form.map((field) => {
    const text = [kindOf(telling, field), ...boundsOf(telling, field, form)].join(", ");
    const by = field.by.length === 0 ? [] : [say("field.by", { roles: rolesIn(telling, field.by) })];
    const when = field.when === null ? [] : [say("field.when", { condition: conditionIn(telling, kind, field.when) })];
    const parts = field.from === null ? [text, ...by, ...when] : [takenFrom(telling, field.from)];
    return labelled(field.label[telling.lang], listed(parts, telling.lang), telling.lang);
  });
}

function takenFrom(telling: Telling, { dossier, field }: FieldOf): string {
  const { dossiers } = telling.programme;
  const source = dossiers.find(({ id }) => id === dossier);
  return programmeSay(telling.lang)("field.taken", {
    dossier: nameIn(telling, dossiers, dossier),
    field: source?.form.find(({ id }) => id === field)?.label[telling.lang] ?? field,
  });
}

function kindOf({ lang }: Telling, { kind, choices }: FormField): string {
  return programmeSay(lang)(`field.${kind}`, { choices: choices.map(({ name }) => name[lang]).join(", ") });
}

function boundsOf({ lang }: Telling, field: FormField, form: readonly FormField[]): readonly string[] {
  const say = programmeSay(lang);
  const { kind, least, most, between } = field;
  const isText = kind === "text" || kind === "long text";
  const labelOf = (id: string) => form.find((one) => one.id === id)?.label[lang] ?? id;
  return [
    ...(field.required ? [] : [say("field.optional")]),
    ...(field.mustBeYes ? [say("field.must-be-yes")] : []),
    ...(field.whole ? [say("field.whole")] : []),
    ...(least === null || isText ? [] : [say("field.least", { least: number(least, lang) })]),
    ...(most === null ? [] : [say(isText ? "field.characters" : "field.most", { most: number(most, lang) })]),
    ...(field.during === null ? [] : [say("field.own-days")]),
    ...(field.pastOnly ? [say("field.past-only")] : []),
    ...(between === null
      ? []
      : [say("field.between", { unit: between.unit, from: labelOf(between.from), to: labelOf(between.to) })]),
  ];
}
