import { DAY_HOURS } from "../../counter/day-log.ts";
import { countedIn } from "../../counter/entry.ts";
import { holdsTrue } from "../../dossier/steps.ts";
import { hasOwnDays } from "../own-days.ts";
import type { CountedDossier, Counter, DossierKind, Programme } from "../programme.ts";
import { isFilledIn } from "./endings.ts";
import { howOften, weeksIn } from "./how-often.ts";
import { longestIn, whereOf } from "./longest.ts";
import { type World, yearsOf } from "./worlds.ts";

/** What the dossiers of one kind add to a counter in some years. */
interface Fed {
  /** Of one of them, its length left out. */
  readonly each: number;
  readonly times: number;
  /** The years over which lengths of them may lie; none: its length does not count. */
  readonly long: readonly number[];
  /** Where its days fall; null: anywhere. */
  readonly where: DossierKind["during"];
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
    return fedBy(kind, own, counter, world, programme);
  });
  if (fed.length === 0) return null;
  // A day counts once, and lies in the course: lengths of two dossiers in the same years come to no more than these.
  const long = new Set(fed.flatMap((one) => one.long)).size;
  const lengths = long === 0 ? 0 : Math.min(timeIn(long, counter.unit), stretchOf(fed, counter, programme));
  const sum = (some: readonly Fed[]) => some.reduce((all, one) => all + timesOf(one), lengths);
  const alone = fed.filter(({ dated }) => !dated).map(({ each }) => each);
  const most = counter.adds === "cumulative" ? sum(fed) : Math.max(sum(fed.filter(({ dated }) => dated)), ...alone);
  const people = counter.per === "team" ? (programme.teams?.most ?? Number.POSITIVE_INFINITY) : 1;
  return Math.min(most, people * timeIn(years.length, counter.unit));
}

/** How long the lengths can be that lie in one place and have to be without a gap; `Infinity` of others. */
function stretchOf(fed: readonly Fed[], { adds, unit }: Counter, programme: Programme): number {
  const places = new Set(fed.flatMap(({ long, where }) => (long.length === 0 ? [] : [where])));
  const [where] = places;
  if (adds === "cumulative" || !where || places.size > 1) return Number.POSITIVE_INFINITY;
  return longestIn(where, 1, programme, unit);
}

function timesOf({ each, times }: Fed): number {
  return each === 0 ? 0 : each * times;
}

function fedBy(
  kind: DossierKind,
  years: readonly number[],
  { counts }: Counter,
  world: World,
  programme: Programme,
): readonly Fed[] {
  const sources = counts.filter(({ dossier }) => dossier === kind.id);
  const counted = (world.possible.get(kind.id) ?? [])
    .map((ending) =>
      sources.filter(({ when, of }) => {
        if (when === null) return true;
        return holdsTrue(when, ending) && (of.kind !== "field" || isFilledIn(kind, of.field, ending));
      }),
    )
    .filter((some) => some.length > 0);
  const times = howOften(kind, years, programme);
  if (counted.length === 0 || times === 0) return [];
  const each = Math.max(...counted.map((some) => some.reduce((sum, { of }) => sum + amountOf(kind, of), 0)));
  const isLong = counted.some((some) => some.some(({ of }) => of.kind === "length"));
  return [{ each, times, long: isLong ? years : [], where: whereOf(kind), dated: hasOwnDays(kind) }];
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

/** All the time that so many years have, in a unit: nobody has more of it. `Infinity` of what is no time. */
function timeIn(years: number, unit: Counter["unit"]): number {
  const weeks = weeksIn(years);
  switch (unit) {
    case "hour":
      return weeks * 7 * DAY_HOURS;
    case "day":
      return weeks * 7;
    case "week":
      return weeks;
    case "month":
      return years * 12 + (weeks - 52 * years) / 4;
    case "semester":
      return years * 2;
    case "credit":
    case "visit":
    case "session":
    case "time":
      return Number.POSITIVE_INFINITY;
    default:
      return unit satisfies never;
  }
}
