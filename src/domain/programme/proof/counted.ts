import { countedIn } from "../../counter/entry.ts";
import { isEvent } from "../../dossier/decide.ts";
import { holdsTrue } from "../../dossier/steps.ts";
import type { CountedDossier, Counter, DossierKind, Programme } from "../programme.ts";
import { type World, yearsOf } from "./worlds.ts";

/** What the dossiers of one kind add to a counter in some years. */
interface Fed {
  /** Of one of them, its length left out. */
  readonly each: number;
  readonly times: number;
  /** The years over which lengths of them may lie; none: its length does not count. */
  readonly long: readonly number[];
  /** It is known when they took place. */
  readonly dated: boolean;
}

/**
 * What a counter can come to for a dossier that asks for it, in the counter's unit: by the end of the world's year, of one that starts again every
 * year in a single year of that dossier. `Infinity` where there is no end to it; null: nothing that can be finished feeds it.
 */
export function mostOf(counter: Counter, asker: DossierKind, world: World, programme: Programme): number | null {
  const years = Array.from({ length: world.year }, (_, index) => index + 1);
  const own = yearsOf(asker, programme);
  const spans = counter.each === "year" ? years.filter((year) => own.includes(year)).map((year) => [year]) : [years];
  const most = spans.flatMap((span) => mostIn(counter, span, world, programme) ?? []);
  return most.length === 0 ? null : Math.max(...most);
}

function mostIn(counter: Counter, years: readonly number[], world: World, programme: Programme): number | null {
  const fed = countedIn(counter, programme.dossiers).flatMap((kind) => {
    const own = yearsOf(kind, programme).filter((year) => years.includes(year));
    return own.length === 0 ? [] : fedBy(kind, own, counter, world);
  });
  if (fed.length === 0) return null;
  const length = longest(new Set(fed.flatMap(({ long }) => long)).size, counter.unit);
  const sum = (some: readonly Fed[]) => some.reduce((all, one) => all + timesOf(one), length);
  if (counter.adds === "cumulative") return sum(fed);
  const alone = fed.filter(({ dated }) => !dated).map(({ each }) => each);
  return Math.max(sum(fed.filter(({ dated }) => dated)), ...alone);
}

function timesOf({ each, times }: Fed): number {
  return each === 0 ? 0 : each * times;
}

function fedBy(kind: DossierKind, years: readonly number[], { counts }: Counter, world: World): readonly Fed[] {
  const sources = counts.filter(({ dossier }) => dossier === kind.id);
  const counted = (world.possible.get(kind.id) ?? [])
    .map((ending) => sources.filter(({ when }) => when === null || holdsTrue(when, ending)))
    .filter((some) => some.length > 0);
  if (counted.length === 0) return [];
  const each = Math.max(...counted.map((some) => some.reduce((sum, { of }) => sum + amountOf(kind, of), 0)));
  const isLong = counted.some((some) => some.some(({ of }) => of.kind === "length"));
  return [{ each, times: timesIn(kind, years.length), long: isLong ? years : [], dated: hasDays(kind) }];
}

/** How often a dossier can come in so many years. */
function timesIn({ each }: DossierKind, years: number): number {
  switch (each) {
    case "once":
    case "team":
      return 1;
    case "year":
      return years;
    case "return":
    case "school-period":
    case "week-with-sessions":
      return weeksIn(years);
    case "visit":
    case "internship":
    case "stay":
    case "application":
    case "when-needed":
      return Number.POSITIVE_INFINITY;
    default:
      return each satisfies never;
  }
}

function amountOf({ form }: DossierKind, of: CountedDossier["of"]): number {
  switch (of.kind) {
    case "times":
      return 1;
    case "length":
      return 0;
    case "field":
      return form.find(({ id }) => id === of.field)?.most ?? Number.POSITIVE_INFINITY;
    default:
      return of satisfies never;
  }
}

function hasDays(kind: DossierKind): boolean {
  const isDate = (id: string) => kind.form.some((field) => field.id === id && field.kind === "date");
  return isEvent(kind) || (isDate("from") && isDate("to"));
}

/** A day counts once, and lies in the course: no lengths come to more than so many years. */
function longest(years: number, unit: Counter["unit"]): number {
  const weeks = weeksIn(years);
  if (unit === "week") return weeks;
  return unit === "month" ? years * 12 + (weeks - 52 * years) / 4 : weeks * 7;
}

/** Of five years in a row, one may have a week more. */
function weeksIn(years: number): number {
  return 52 * years + Math.ceil(years / 5);
}
