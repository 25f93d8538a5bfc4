import type { Brought } from "../compose.ts";
import type { Part } from "../core/card.ts";
import { dossierRef } from "../core/dossiers/ref.ts";
import { dossierSay } from "../core/dossiers/words.ts";
import { capital, inLang } from "../core/words/common.ts";
import type { Lang } from "../core/words/lang.ts";
import { type Say, sayer } from "../core/words/words.ts";
import { actsOf } from "../domain/dossier/steps.ts";
import { MOST_SHOWN, moreThanShown } from "./moves-part.ts";
import { type VersionWord, versionWords } from "./version-words.ts";

export type Migrated = NonNullable<Brought["migrated"]>;
type One = Migrated[number];

/** How many open dossiers of each kind go by the new version, and which do not and why. */
export function migratedParts(migrated: Migrated, lang: Lang): readonly Part[] {
  const say = sayer(versionWords, lang);
  if (migrated.length === 0) return [{ kind: "text", text: say("migrated.none") }];
  const kinds = [...new Set(migrated.map(({ key }) => key.kind))];
  const groups = kinds.map((kind) => migrated.filter(({ key }) => key.kind === kind));
  const facts = groups.map((all) => {
    const stay = all.filter(({ stays }) => stays !== null).length;
    return { label: nameOf(all[0], lang), value: say("migrated.kind", { moved: all.length - stay, stay }) };
  });
  const left = migrated.filter(({ stays }) => stays !== null);
  return [
    { kind: "facts", facts },
    ...groups.flatMap((all) => droppedIn(all, say, lang)),
    ...left.slice(0, MOST_SHOWN).map((one): Part => ({ kind: "text", text: stayLine(one, say, lang) })),
    ...moreThanShown(left.length, lang),
  ];
}

/** The same as values. */
export function migratedData(migrated: Migrated) {
  return migrated.map(({ key, stays, dropped }) => ({ dossier: dossierRef(key), stays, dropped: [...dropped] }));
}

function nameOf(one: One | undefined, lang: Lang): string {
  return one?.kind ? capital(inLang(one.kind.name, lang)) : (one?.key.kind ?? "");
}

function droppedIn(all: readonly One[], say: Say<VersionWord>, lang: Lang): Part[] {
  const moved = all.filter(({ stays }) => stays === null);
  const fields = new Set(moved.flatMap(({ dropped }) => dropped));
  return [...fields].map((id) => {
    const count = moved.filter(({ dropped }) => dropped.includes(id)).length;
    return { kind: "text", text: say("migrated.dropped", { name: labelOf(all[0], id, lang), count }) };
  });
}

function labelOf(one: One | undefined, field: string, lang: Lang): string {
  const found = one?.kind?.form.find(({ id }) => id === field);
  return found ? inLang(found.label, lang) : field;
}

function stayLine(one: One, say: Say<VersionWord>, lang: Lang): string {
  const { stays, learner } = one;
  if (stays === null) return "";
  const why = say(`stays.${stays.id}`, { label: "step" in stays ? stepOf(one, stays.step, lang) : fieldIn(one, lang) });
  return say("stays.line", { dossier: nameOf(one, lang), who: learner?.name ?? say("someone"), why });
}

function fieldIn(one: One, lang: Lang): string {
  return one.stays && "field" in one.stays ? labelOf(one, one.stays.field, lang) : "";
}

function stepOf({ kind }: One, step: string, lang: Lang): string {
  const act = kind && actsOf(kind).find(({ id }) => id === step);
  return act ? dossierSay(lang)(`past.${act.verb}`) : step;
}
