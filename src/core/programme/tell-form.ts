import type { FieldOf, FormField } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { labelled, listed, number } from "../words/common.ts";
import { formSay } from "./form-words.ts";
import { conditionIn, nameIn, rolesIn, type Telling } from "./telling.ts";

/** The questions of a form, one each: what is asked, what may be written, and who writes it. */
export function tellForm(telling: Telling, kind: Pick<DossierKind, "form" | "paths">): readonly string[] {
  const { form } = kind;
  const say = formSay(telling.lang);
  return form.map((field) => {
    const text = [kindOf(telling, field), ...boundsOf(telling, field, form)].join(", ");
    const by = field.by.length === 0 ? [] : [say("by", { roles: rolesIn(telling, field.by) })];
    const when = field.when === null ? [] : [say("when", { condition: conditionIn(telling, kind, field.when) })];
    const parts = field.from === null ? [text, ...by, ...when] : [takenFrom(telling, field.from)];
    return labelled(field.label[telling.lang], listed(parts, telling.lang), telling.lang);
  });
}

function takenFrom(telling: Telling, { dossier, field }: FieldOf): string {
  const { dossiers } = telling.programme;
  const source = dossiers.find(({ id }) => id === dossier);
  return formSay(telling.lang)("taken", {
    dossier: nameIn(telling, dossiers, dossier),
    field: source?.form.find(({ id }) => id === field)?.label[telling.lang] ?? field,
  });
}

function kindOf({ lang }: Telling, { kind, choices }: FormField): string {
  return formSay(lang)(`${kind}`, { choices: choices.map(({ name }) => name[lang]).join(", ") });
}

function boundsOf({ lang }: Telling, field: FormField, form: readonly FormField[]): readonly string[] {
  const say = formSay(lang);
  const { kind, least, most, between, together } = field;
  const isText = kind === "text" || kind === "long text";
  const labelOf = (id: string) => form.find((one) => one.id === id)?.label[lang] ?? id;
  return [
    ...(field.required ? [] : [say("optional")]),
    ...(field.mustBeYes ? [say("must-be-yes")] : []),
    ...(field.whole ? [say("whole")] : []),
    ...(least === null || isText ? [] : [say("least", { least: number(least, lang) })]),
    ...(most === null ? [] : [say(isText ? "characters" : "most", { most: number(most, lang) })]),
    ...(field.during === null ? [] : [say("own-days")]),
    ...(field.pastOnly ? [say("past-only")] : []),
    ...(between === null
      ? []
      : [say("between", { unit: between.unit, from: labelOf(between.from), to: labelOf(between.to) })]),
    ...(together === null ? [] : [say("together", { other: labelOf(together) })]),
  ];
}
