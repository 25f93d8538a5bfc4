import type { Programme } from "../domain/programme/programme.ts";
import type { CommandContext } from "./command.ts";
import { standingsOf } from "./dossiers/standing.ts";
import type { EnrolmentView } from "./enrolment.ts";
import { UserError } from "./errors.ts";
import { keepReply } from "./kept-replies.ts";
import { commonSay, inLang } from "./words/common.ts";

type Who = Pick<CommandContext, "stores" | "person" | "today" | "programmes">;

/**
 * The programmes that someone has to do with today: those of the enrolments they have or follow, as themselves or as a deputy, then those that
 * their wider roles reach. All that are taught here for whoever stands nowhere.
 */
export function programmesOf(who: Who): Promise<readonly Programme[]> {
  return keepReply(who.stores, `programmes ${who.person.id} ${who.today}`, () => look(who));
}

async function look(who: Who): Promise<readonly Programme[]> {
  const { stores, programmes } = who;
  const standings = await standingsOf(who);
  const grants = standings.flatMap((standing) => standing.grants);
  const near = standings.flatMap(({ views }) => views.map(({ cohort }) => cohort.programme));
  const cohorts = grants.length === 0 && near.length > 0 ? [] : await stores.cohorts.all();
  const wide = cohorts.filter(({ id, programme }) =>
    grants.some(({ cohort, role }) =>
      cohort === null ? programmes.get(programme)?.roles.some((one) => one.id === role) : cohort === id,
    ),
  );
  const reached = [...near, ...wide.map(({ programme }) => programme)];
  const ids = new Set(reached.length > 0 ? reached : cohorts.map(({ programme }) => programme));
  return [...ids].flatMap((id) => programmes.get(id) ?? []);
}

/** How answers say which programme they speak of. */
export interface Naming {
  /** Whether the asker has to do with more than one programme; only then one is named. */
  readonly several: boolean;
  /** `Visit, Apprentice One · Mobility`: what is said of one enrolment, or of several, with the names of their programmes where the asker has several. */
  of(what: string, ...programmes: readonly Programme[]): string;
}

/**
 * Decides for one asker whether answers name the programme they speak of. `near`: every enrolment that they have or follow as themselves, where
 * these were looked up and they hold no wider role; most questions need no more.
 */
export async function namingFor(
  { lang, ...who }: Who & Pick<CommandContext, "lang">,
  near: readonly EnrolmentView[] | null = null,
): Promise<Naming> {
  const several =
    near !== null && (await standsForNobody(who)) ? areSeveral(near) : (await programmesOf(who)).length > 1;
  const say = commonSay(lang);
  return {
    several,
    of(what, ...spoken) {
      if (!several || spoken.length === 0) return what;
      const names = new Set(spoken.map(({ name }) => inLang(name, lang)));
      return say("of.programme", { what, programme: [...names].join(", ") });
    },
  };
}

/** The same; a refusal says which programme it speaks of, where the asker has to do with several. */
export async function refusedIn<Made>(
  who: Who & Pick<CommandContext, "lang">,
  programme: Programme | undefined,
  work: () => Promise<Made>,
): Promise<Made> {
  try {
    return await work();
  } catch (error) {
    const unnamed = error instanceof UserError && error.of === null && programme !== undefined;
    if (!unnamed || !(await namingFor(who)).several) throw error;
    throw new UserError(error.id, error.values, error.shown, programme.name);
  }
}

async function standsForNobody({ stores, person, today }: Who): Promise<boolean> {
  return (await stores.standIns.principals(person.id, today)).length === 0;
}

function areSeveral(near: readonly EnrolmentView[]): boolean {
  return near.some(({ cohort }) => cohort.programme !== near[0]?.cohort.programme);
}
