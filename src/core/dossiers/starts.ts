import { isBroughtByPeople } from "../../domain/dossier/decide.ts";
import { firstRoles } from "../../domain/dossier/fillings.ts";
import { NOTHING_DONE } from "../../domain/dossier/state.ts";
import { holdsTrue } from "../../domain/dossier/steps.ts";
import type { Act, Step } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import type { Button } from "../card.ts";
import type { Naming } from "../naming.ts";
import { capital, inLang, labelled, listed } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { defineWords, sayer } from "../words/words.ts";
import type { Asking } from "./asking.ts";
import { type Reach, startsOf } from "./find.ts";
import { aheadOf, missingLines } from "./gate.ts";
import { names } from "./load.ts";
import { obligationOf } from "./obligation.ts";
import { takenAround } from "./taken.ts";
import { dossierSay } from "./words.ts";

const words = defineWords({
  fr: { start: "Commencer", for: "{label}, {name}" },
  en: { start: "Begin", for: "{label}, {name}" },
});
const says = { fr: sayer(words, "fr"), en: sayer(words, "en") };

/** Looks like an occasion of its own; nothing is stored under it. */
const NOT_BEGUN = "00000000";

/** Something that the asker may begin: for whom, and on which road; `path` null: there is one only. */
export interface Start {
  readonly reach: Reach;
  readonly kind: DossierKind;
  readonly path: string | null;
}

/** What the asker may begin of one kind for one enrolment, a road each. */
export function startsIn(reach: Reach, kind: DossierKind): readonly Start[] {
  return startsOf(reach, kind).map((path) => ({ reach, kind, path }));
}

/** All that the asker may begin for these enrolments, in the order of the programme files. */
export function allStarts(reaches: readonly Reach[]): readonly Start[] {
  return reaches.flatMap((reach) => reach.days.programme.dossiers.flatMap((kind) => startsIn(reach, kind)));
}

/** The kinds of a programme that people bring about and that somebody does something in. */
export function broughtKinds({ days }: Reach): readonly DossierKind[] {
  return days.programme.dossiers.filter((kind) => isBroughtByPeople(kind) && kind.steps !== null);
}

/** What a button's label has to say because nothing beside it does. */
export interface Untold {
  /** Whose it is. */
  readonly name?: boolean;
  /** Null: which programme stands beside it. */
  readonly naming: Naming | null;
}

/** Opens the form. Hosts cut long labels: what tells roads apart stands first. */
export function startButton(
  { reach, kind, path }: Start,
  { person, lang }: Pick<Asking, "person" | "lang">,
  { name = true, naming }: Untold,
): Button {
  const say = says[lang];
  const { view, days } = reach;
  const road = roadOf(kind, path);
  const label = road ? capital(inLang(road.name, lang)) : say("start");
  const whose = view.person.id === person.id || !name ? label : say("for", { label, name: view.person.name });
  return {
    label: naming ? naming.of(whose, days.programme) : whose,
    command: "dossier-start",
    input: { enrolment: view.id, kind: kind.id, ...(path !== null && { path }) },
    opens: "form",
  };
}

const roadOf = ({ paths }: DossierKind, path: string | null) => paths.find(({ id }) => id === path);

/** What still has to hold before it can be begun, a line each. */
export async function missingBeforeStart(
  asking: Asking,
  { reach: { view, days }, kind, path }: Start,
): Promise<readonly string[]> {
  const key = { enrolment: view.id, kind: kind.id, occasion: NOT_BEGUN };
  const blank = { ...key, rules: days.programme.version, state: { ...NOTHING_DONE, path }, turns: [] };
  const around = await takenAround(asking.stores, [{ view, days }]);
  const obligation = obligationOf(view, days, key, blank, around(view.id));
  return obligation ? missingLines(await aheadOf(asking, obligation), asking.lang) : [];
}

/** Who acts in it, in the order of the file, for each road: `To fill in: apprentice; to approve: commission`. */
export function actorsLines(starts: readonly Start[], lang: Lang): readonly string[] {
  const lines = starts.flatMap(({ reach, kind, path }) => {
    const told = actsOnRoad(kind.steps, path).map(({ verb, roles }) =>
      labelled(dossierSay(lang)(`to.${verb}`), names(roles, reach.days.programme, lang), lang),
    );
    if (told.length === 0) return [];
    const line = capital(listed([...new Set(told)], lang));
    const road = roadOf(kind, path);
    return [road && kind.paths.length > 1 ? labelled(capital(inLang(road.name, lang)), line, lang) : line];
  });
  return [...new Set(lines)];
}

/** The steps that may come about on one road. */
function actsOnRoad(step: Step | null, path: string | null): readonly Act[] {
  if (step === null) return [];
  switch (step.kind) {
    case "act":
      return [step];
    case "when": {
      const closed = step.condition.field === "path" && !holdsTrue(step.condition, { path, values: {} });
      return closed ? [] : actsOnRoad(step.step, path);
    }
    case "in-order":
    case "any-order":
    case "all-of":
      return step.steps.flatMap((one) => actsOnRoad(one, path));
    default:
      return step satisfies never;
  }
}

/** The roles that may begin it, on whatever road, named. */
export function beginners({ days }: Reach, kind: DossierKind, lang: Lang): string {
  const { steps } = kind;
  if (steps === null) return "";
  const paths = kind.paths.length > 0 ? kind.paths.map(({ id }) => id) : [null];
  const roles = paths.flatMap((path) => firstRoles({ steps, form: kind.form }, path));
  return names([...new Set(roles)], days.programme, lang);
}
