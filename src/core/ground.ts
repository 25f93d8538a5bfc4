import type { Duty, Programme } from "../domain/programme/programme.ts";
import type { Authority, Ground } from "./authority.ts";
import type { CommandContext } from "./command.ts";
import type { Cohort, EnrolmentView, Grant, Range } from "./ports.ts";
import { commonSay, inLang } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

type Programmes = ReadonlyMap<string, Programme>;

export function programmeGround({ id }: Programme): Ground {
  return { programme: id, cohort: null, option: null };
}

export function cohortGround({ id, programme }: Cohort): Ground {
  return { programme, cohort: id, option: null };
}

export function enrolmentGround({ cohort, option }: EnrolmentView): Ground {
  return { programme: cohort.programme, cohort: cohort.id, option };
}

/** Whether a grant's role has the duty where the ground lies, and the grant is held for all of the ground. A role for the whole school is one of the programmes that declare it. */
export function looksAfter(
  { role, cohort, option }: Grant,
  duty: Duty,
  ground: Ground,
  { programmes }: { readonly programmes: Programmes },
): boolean {
  const has = programmes.get(ground.programme)?.roles.some(({ id, duties }) => id === role && duties.includes(duty));
  return (
    (has ?? false) && (cohort === null || cohort === ground.cohort) && (option === null || option === ground.option)
  );
}

type Who = Pick<CommandContext, "stores" | "person" | "today" | "programmes">;

/** Whose enrolments the asker looks after in that duty; empty: nobody's. */
export async function rangesUnder(duty: Duty, who: Who): Promise<readonly Range[]> {
  const { stores, person, today } = who;
  const [grants, cohorts] = await Promise.all([stores.people.grants(person.id, today), stores.cohorts.all()]);
  return grants.flatMap((grant): Range[] => {
    const { option } = grant;
    const own = cohorts.filter((one) => looksAfter(grant, duty, { ...cohortGround(one), option }, who));
    if (own.length === 0) return [];
    if (option !== null) return own.map(({ id }) => ({ kind: "option", cohort: id, option }));
    return own.length === cohorts.length
      ? [{ kind: "school" }]
      : [{ kind: "cohorts", cohorts: own.map(({ id }) => id) }];
  });
}

/** The cohorts that the asker looks after in that duty, whole or an option of them. */
export async function cohortsUnder(duty: Duty, who: Who): Promise<readonly Cohort[]> {
  const ids = (await rangesUnder(duty, who)).map((range) => {
    if (range.kind === "school") return null;
    return range.kind === "cohorts" ? range.cohorts : [range.cohort];
  });
  const all = await who.stores.cohorts.all();
  return all.filter(({ id }) => ids.some((some) => some === null || some.includes(id)));
}

/** Whether the asker looks after it in that duty. */
export async function keeps(duty: Duty, ground: Ground, who: Who): Promise<boolean> {
  const grants = await who.stores.people.grants(who.person.id, who.today);
  return grants.some((grant) => looksAfter(grant, duty, ground, who));
}

/**
 * Those of several enrolments that the asker looks after, with the proof that they may change them.
 * @throws UserError `not-allowed`, naming who looks after the first, when none is theirs; RangeError when there are none
 */
export async function keptAmong(
  duty: Duty,
  views: readonly EnrolmentView[],
  context: Who & Pick<CommandContext, "authorise">,
): Promise<{ readonly authority: Authority; readonly own: readonly EnrolmentView[] }> {
  const [first] = views;
  if (!first) throw new RangeError("no enrolment");
  const grants = await context.stores.people.grants(context.person.id, context.today);
  const own = views.filter((view) => grants.some((grant) => looksAfter(grant, duty, enrolmentGround(view), context)));
  return { authority: await context.authorise(duty, enrolmentGround(own[0] ?? first)), own };
}

/** The names of the roles that have the duty there, each with its programme's, for a sentence that says who may; `none` when there are none. */
export function whoLooksAfter(
  duty: Duty,
  ground: Ground,
  { programmes, lang }: { readonly programmes: Programmes; readonly lang: Lang },
): string {
  const found = programmes.get(ground.programme);
  if (!found) return "none";
  const programme = inLang(found.name, lang);
  const roles = found.roles.filter(({ duties }) => duties.includes(duty));
  const names = roles.map(({ name }) => commonSay(lang)("of.programme", { what: inLang(name, lang), programme }));
  return names.join(", ") || "none";
}
