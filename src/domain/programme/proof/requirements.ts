import { actsOf } from "../../dossier/steps.ts";
import type { FormField, Requirement } from "../dossier-rules.ts";
import type { CountedDossier, Counter, DossierKind, Programme } from "../programme.ts";

/**
 * Why a requirement can never be met.
 * - `never-finished`: nothing is done in the dossier, or what it requires itself cannot be met
 * - `too-late`: the dossier comes in a later year than the one that requires it
 * - `nothing-feeds`: no dossier that can be finished feeds the counter
 * - `too-much`: what feeds the counter comes to less
 */
export type Unmeetable = "never-finished" | "too-late" | "nothing-feeds" | "too-much";

/** A requirement that nobody can ever meet. */
export interface RequirementTrap {
  readonly dossier: string;
  /** Null: of the dossier itself. */
  readonly step: string | null;
  readonly requirement: Requirement;
  readonly because: Unmeetable;
  /** What the counter can come to; null: it is not about that. */
  readonly most: number | null;
  /** What waits for what, from the dossier on: ids of dossiers and counters. The last is the end of it, or the one at which it goes in a circle. */
  readonly chain: readonly string[];
}

interface Asked {
  readonly kind: DossierKind;
  readonly step: string | null;
  readonly requirement: Requirement;
}

/** The requirements of a programme that cannot be met, each with what waits for what. */
export function requirementTraps(programme: Programme): readonly RequirementTrap[] {
  const finishable = finishableIn(programme);
  return programme.dossiers.flatMap((kind) =>
    askedBy(kind).flatMap((asked): RequirementTrap[] => {
      const wrong = whyNever(asked, finishable, programme);
      const { step, requirement } = asked;
      if (wrong === null) return [];
      const chain = chainFrom(asked, finishable, programme);
      return [{ dossier: kind.id, step, requirement, ...wrong, chain }];
    }),
  );
}

function askedBy(kind: DossierKind): readonly Asked[] {
  const own = kind.requires.map((requirement) => ({ kind, step: null, requirement }));
  return [
    ...own,
    ...actsOf(kind).flatMap(({ id, requires }) => requires.map((one) => ({ kind, step: id, requirement: one }))),
  ];
}

/** The dossiers that can be finished at least on some road: first those that require nothing, then those that require only these, and so on. */
function finishableIn(programme: Programme): ReadonlySet<string> {
  const finishable = new Set<string>();
  const rest = new Set(programme.dossiers.filter(({ steps }) => steps !== null));
  for (let found = true; found; ) {
    found = false;
    for (const kind of rest) {
      const bound = askedBy(kind).filter((asked) => !isAvoidable(asked));
      if (bound.some((asked) => whyNever(asked, finishable, programme) !== null)) continue;
      rest.delete(kind);
      finishable.add(kind.id);
      found = true;
    }
  }
  return finishable;
}

/** What is asked only under a condition can be got round, unless the condition always holds. */
function isAvoidable({ kind, requirement: { when } }: Asked): boolean {
  if (when === null) return false;
  const field = kind.form.find(({ id }) => id === when.field);
  return field === undefined || !(field.mustBeYes && field.required && !when.not);
}

type Wrong = Pick<RequirementTrap, "because" | "most">;

function whyNever(
  { kind, requirement: { needs } }: Asked,
  finishable: ReadonlySet<string>,
  programme: Programme,
): Wrong | null {
  const no = (because: Unmeetable): Wrong => ({ because, most: null });
  switch (needs.kind) {
    case "counter": {
      const counter = programme.counters.find(({ id }) => id === needs.counter);
      if (!counter) return null;
      const most = mostOf(counter, finishable, programme);
      if (most === null) return no("nothing-feeds");
      return most < needs.least ? { because: "too-much", most } : null;
    }
    case "team-complete":
      return null;
    case "every-member":
    case "dossier": {
      const other = programme.dossiers.find(({ id }) => id === needs.dossier);
      if (!other) return null;
      if (Math.min(...yearsOf(other, programme)) > Math.max(...yearsOf(kind, programme))) return no("too-late");
      return finishable.has(other.id) ? null : no("never-finished");
    }
    default:
      return needs satisfies never;
  }
}

function yearsOf({ years }: DossierKind, programme: Programme): readonly number[] {
  return years ?? Array.from({ length: programme.years }, (_, index) => index + 1);
}

/** What a counter can come to, `Infinity` where there is no end to it; null: nothing that can be finished feeds it. */
function mostOf(counter: Counter, finishable: ReadonlySet<string>, programme: Programme): number | null {
  const sources = counter.counts.filter(({ dossier }) => finishable.has(dossier));
  if (sources.length === 0) return null;
  return sources.reduce((sum, { dossier, of }) => {
    const kind = programme.dossiers.find(({ id }) => id === dossier);
    return kind ? sum + timesOf(kind, counter, programme) * amountOf(kind.form, of) : sum;
  }, 0);
}

function timesOf(kind: DossierKind, { each }: Counter, programme: Programme): number {
  switch (kind.each) {
    case "once":
    case "team":
      return 1;
    case "year":
      return each === "year" ? 1 : yearsOf(kind, programme).length;
    case "return":
    case "school-period":
    case "week-with-sessions":
    case "visit":
    case "internship":
    case "stay":
    case "application":
    case "when-needed":
      return Number.POSITIVE_INFINITY;
    default:
      return kind.each satisfies never;
  }
}

function amountOf(form: readonly FormField[], of: CountedDossier["of"]): number {
  switch (of.kind) {
    case "times":
      return 1;
    case "length":
      return Number.POSITIVE_INFINITY;
    case "field":
      return form.find(({ id }) => id === of.field)?.most ?? Number.POSITIVE_INFINITY;
    default:
      return of satisfies never;
  }
}

/** Follows what cannot be met from one dossier to the next, until it ends or comes round. */
function chainFrom(asked: Asked, finishable: ReadonlySet<string>, programme: Programme): readonly string[] {
  const chain = [asked.kind.id];
  for (let at: Asked | undefined = asked; at; ) {
    const { needs }: Requirement = at.requirement;
    if (needs.kind === "counter") chain.push(needs.counter);
    const next: string | null = nextOf(needs, finishable, programme);
    if (next === null) break;
    const round = chain.includes(next);
    chain.push(next);
    if (round) break;
    const kind = programme.dossiers.find(({ id }) => id === next);
    at = kind && askedBy(kind).find((one) => !isAvoidable(one) && whyNever(one, finishable, programme) !== null);
  }
  return chain;
}

/** The dossier that is waited for and cannot be finished. */
function nextOf(needs: Requirement["needs"], finishable: ReadonlySet<string>, { counters }: Programme): string | null {
  if (needs.kind === "team-complete") return null;
  if (needs.kind !== "counter") return needs.dossier;
  const counter = counters.find(({ id }) => id === needs.counter);
  return counter?.counts.find(({ dossier }) => !finishable.has(dossier))?.dossier ?? null;
}
