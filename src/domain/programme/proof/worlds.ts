import { actsOf } from "../../dossier/steps.ts";
import type { DossierKind, Programme } from "../programme.ts";
import { consistentEndings } from "./contradictions.ts";
import { type AskedOf, askedBy, type Ending } from "./endings.ts";
import { howOften } from "./how-often.ts";

/** How far people can have come by the end of a year of the course. */
export interface World {
  readonly year: number;
  /** The ways in which each dossier can end by then, by id; none: it cannot be finished yet. */
  readonly possible: ReadonlyMap<string, readonly Ending[]>;
}

/** Whether a dossier gets what it asks for by then. */
export type Meets = (kind: DossierKind, asked: AskedOf, world: World) => boolean;

/**
 * One world each year, from the first on. In each first what requires nothing can be finished, then what requires only that, and so on, until
 * nothing more comes of it.
 */
export function worldsOf(programme: Programme, meets: Meets): readonly World[] {
  const all = programme.dossiers
    .filter(({ steps }) => steps !== null)
    .map((kind) => ({ kind, ends: endsOf(kind, programme) }));
  const worlds: World[] = [];
  for (let year = 1; year <= programme.years; year++) {
    const possible = new Map(worlds.at(-1)?.possible);
    const world: World = { year, possible };
    const open = all.filter(({ kind }) => isOpenIn(year, kind, programme));
    for (let found = true; found; ) {
      found = false;
      for (const { kind, ends } of open) {
        const now = ends.filter(({ requires }) => requires.every((asked) => meets(kind, asked, world)));
        if (now.length <= (possible.get(kind.id)?.length ?? 0)) continue;
        possible.set(kind.id, now);
        found = true;
      }
    }
    worlds.push(world);
  }
  return worlds;
}

/** Where there are too many endings to look at, only the one in which all is required. */
function endsOf(kind: DossierKind, programme: Programme): readonly Ending[] {
  return consistentEndings(kind, programme) ?? [{ path: null, values: {}, requires: askedBy(kind, actsOf(kind)) }];
}

/** The years of the course in which a dossier comes. */
export function yearsOf({ years }: Pick<DossierKind, "years">, programme: Pick<Programme, "years">): readonly number[] {
  return years ?? Array.from({ length: programme.years }, (_, index) => index + 1);
}

/** What came in an earlier year and comes again can be finished in between. */
function isOpenIn(year: number, kind: DossierKind, programme: Programme): boolean {
  const years = yearsOf(kind, programme);
  const soFar = years.filter((one) => one <= year);
  return year <= Math.max(...years) && howOften(kind, soFar, programme) > 0;
}
