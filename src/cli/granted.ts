import type { App } from "../compose.ts";
import { fold } from "../core/fold.ts";
import type { Cohort, Scope } from "../core/ports.ts";
import type { Lang } from "../core/words/lang.ts";
import { defineWords, sayer } from "../core/words/words.ts";
import type { Programme, Role } from "../domain/programme/programme.ts";
import { cohortOf } from "./find-cohort.ts";
import { Misuse } from "./misuse.ts";

const words = defineWords({
  fr: {
    school: "toute l''école",
    cohort: "la promotion « {cohort} »",
    option: "l''option « {option} » de la promotion « {cohort} »",
  },
  en: {
    school: "the whole school",
    cohort: "the cohort “{cohort}”",
    option: "the option “{option}” of the cohort “{cohort}”",
  },
});

/** A role as it was typed, by its id or its name in either language, and for what it is to be held. */
interface Asked {
  readonly typed: string;
  readonly cohort: string | null;
  readonly option: string | null;
}

interface Granted {
  readonly role: Role;
  readonly scope: Scope;
}

const GIVEN: readonly Role["per"][] = ["school", "cohort", "option"];

export function scopeText(scope: Scope, lang: Lang): string {
  const { kind, ...values } = scope;
  return sayer(words, lang)(kind, values);
}

/** @throws Misuse for a role that is not held for what was said, UserError `not-found` for a cohort that is not there */
export async function scopeToGrant(app: App, asked: Asked, lang: Lang): Promise<Granted> {
  if (asked.cohort !== null) {
    const { cohort, programme } = await cohortOf(app, asked.cohort, lang);
    return ofCohort(asked, cohort, programme);
  }
  const cohorts = await app.stores.cohorts.all();
  const all = [...app.programmes.values()];
  const found = all.flatMap((programme) => named(programme, asked.typed).map((role) => ({ role, programme })));
  const school = found.find(({ role }) => role.per === "school");
  if (school) {
    if (asked.option !== null) throw new Misuse("role.no-option", { value: asked.typed });
    return { role: school.role, scope: { kind: "school" } };
  }
  const given = found.filter(({ role }) => GIVEN.includes(role.per)).map(({ programme }) => programme.id);
  if (given.length === 0) throw unknown(asked.typed, found.length > 0, inUse(all, cohorts));
  const known = cohorts.filter(({ programme }) => given.includes(programme)).map(({ id }) => id);
  throw new Misuse("role.cohort", { value: asked.typed, known: known.join(", ") || "none" });
}

function ofCohort({ typed, option }: Asked, { id: cohort }: Cohort, programme: Programme): Granted {
  const found = named(programme, typed);
  const role = found.find(({ per }) => GIVEN.includes(per));
  if (!role) throw unknown(typed, found.length > 0, [programme]);
  if (role.per === "school") throw new Misuse("role.school", { value: typed });
  if (role.per === "cohort") {
    if (option !== null) throw new Misuse("role.no-option", { value: typed });
    return { role, scope: { kind: "cohort", cohort } };
  }
  const own = programme.options.find((one) => option !== null && fold(one) === fold(option));
  const name = own ?? (programme.anyOption ? option : null);
  if (name === null) throw new Misuse("role.option", { value: typed, known: programme.options.join(", ") || "…" });
  return { role, scope: { kind: "option", cohort, option: name } };
}

function named({ roles }: Programme, typed: string): readonly Role[] {
  return roles.filter(({ id, name }) => [id, name.fr, name.en].some((one) => fold(one) === fold(typed)));
}

/** The programmes that are taught here; all of them where none is yet. */
function inUse(programmes: readonly Programme[], cohorts: readonly Cohort[]): readonly Programme[] {
  const used = programmes.filter(({ id }) => cohorts.some(({ programme }) => programme === id));
  return used.length > 0 ? used : programmes;
}

/** `around`: there is such a role, but it is held around a learner or a team. */
function unknown(value: string, around: boolean, programmes: readonly Programme[]): Misuse {
  if (around) return new Misuse("role.around", { value });
  const roles = programmes.flatMap((programme) => programme.roles.filter(({ per }) => GIVEN.includes(per)));
  return new Misuse("role", { value, known: [...new Set(roles.map(({ id }) => id))].join(", ") });
}
