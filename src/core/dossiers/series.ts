import { isBroughtByPeople } from "../../domain/dossier/decide.ts";
import type { Button } from "../card.ts";
import { inLang, longDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { isLate, nextDue, type Obligation } from "./obligation.ts";
import { dossierSay } from "./words.ts";

/** Fewer are listed one by one. */
const LEAST = 3;

/** Something in a list, with what stands behind it. */
export interface Listed<Thing> {
  readonly one: Thing;
  /** Older ones of its series, the oldest first. */
  readonly behind: readonly Thing[];
}

/** Which series one belongs to: those of its kind around the same enrolment. */
export const seriesOf = ({ view, kind }: Pick<Obligation, "view" | "kind">): string => `${view.id}:${kind.id}`;

/** What the calendar brought about, whose day is past and which nobody has begun. */
export function isForgotten(obligation: Obligation, today: number): boolean {
  return obligation.state.version === 0 && isLate(obligation, today) && !isBroughtByPeople(obligation.kind);
}

/** What is forgotten week after week takes one place, that of the newest, so that other work is not pushed down the list. In the order given otherwise. */
export function inSeries<Thing>(
  all: readonly Thing[],
  of: (thing: Thing) => Obligation,
  today: number,
): readonly Listed<Thing>[] {
  const due = (thing: Thing) => nextDue(of(thing)) ?? 0;
  const series = new Map<string, readonly Thing[]>();
  for (const thing of all.filter((one) => isForgotten(of(one), today)).toSorted((a, b) => due(a) - due(b))) {
    const id = seriesOf(of(thing));
    series.set(id, [...(series.get(id) ?? []), thing]);
  }
  return all.flatMap((one) => {
    const its = isForgotten(of(one), today) ? (series.get(seriesOf(of(one))) ?? []) : [];
    if (its.length < LEAST) return [{ one, behind: [] }];
    return its.at(-1) === one ? [{ one, behind: its.slice(0, -1) }] : [];
  });
}

interface Told {
  readonly today: number;
  readonly lang: Lang;
}

/** How many stand behind one, and since when. */
export function behindLine(behind: readonly Obligation[], { today, lang }: Told): string {
  const since = Math.min(...behind.map((one) => nextDue(one) ?? today));
  return dossierSay(lang)("behind", { count: behind.length, date: longDate(since, lang) });
}

/** Lists the whole series by the command that folded it. */
export function seriesButton(
  one: Obligation,
  behind: number,
  { command, lang }: { command: string; lang: Lang },
): Button {
  return {
    label: dossierSay(lang)("behind.show", { count: behind + 1 }),
    command,
    input: { same: seriesOf(one) },
  };
}

/** Of a list of one series; null: there is none of it any more. */
export function seriesTitle(its: readonly Obligation[], lang: Lang): string | null {
  const [one] = its;
  if (!one) return null;
  const say = dossierSay(lang);
  const what = say("of", { what: inLang(one.kind.name, lang), name: one.view.person.name });
  return say("behind.title", { count: its.length, what });
}
