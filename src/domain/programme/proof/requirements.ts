import { actsOf } from "../../dossier/steps.ts";
import type { Requirement } from "../dossier-rules.ts";
import type { DossierKind, Programme } from "../programme.ts";
import { contradictionIn } from "./contradictions.ts";
import { mostOf } from "./counted.ts";
import { type AskedOf, askedBy, endingsOf } from "./endings.ts";
import { longestIn, whereOf } from "./longest.ts";
import { type World, worldsOf, yearsOf } from "./worlds.ts";

/**
 * Why a requirement can never be met.
 * - `never-finished`: nothing is done in the dossier, or what it requires itself cannot be met
 * - `too-late`: it can be met only in a later year than the one in which it is asked
 * - `nothing-feeds`: no dossier that can be finished feeds the counter
 * - `too-much`: what feeds the counter comes to less
 * - `contradicts`: what else is required brings the counter further
 * - `too-long`: no days on end are so many
 * - `other-place`: one of the two is at school, the other in company
 * - `not-tried`: nobody knows, there are too many ways to fill in what conditions ask about
 */
export type Unmeetable =
  | "never-finished"
  | "too-late"
  | "nothing-feeds"
  | "too-much"
  | "contradicts"
  | "too-long"
  | "other-place"
  | "not-tried";

/** A requirement that nobody can ever meet. */
export interface RequirementTrap {
  readonly dossier: string;
  /** Null: of the dossier itself. */
  readonly step: string | null;
  readonly requirement: Requirement;
  readonly because: Unmeetable;
  /** What the counter can come to, or does at least, or how long it can last; null: it is not about that. */
  readonly most: number | null;
  /** What waits for what, from the dossier on: ids of dossiers and counters. The last is the end of it, or the one at which it goes in a circle. */
  readonly chain: readonly string[];
}

/** The requirements of a programme that cannot be met, each with what waits for what. */
export function requirementTraps(programme: Programme): readonly RequirementTrap[] {
  const worlds = worldsOf(programme, (kind, asked, world) => whyNot(kind, asked, world, programme) === null);
  return programme.dossiers.flatMap((kind) =>
    askedBy(kind, actsOf(kind)).flatMap((asked): RequirementTrap[] => {
      const wrong = whyNever(kind, asked, worlds, programme);
      return wrong === null
        ? []
        : [{ dossier: kind.id, ...asked, ...wrong, chain: chainFrom(kind, asked, worlds, programme) }];
    }),
  );
}

type Wrong = Pick<RequirementTrap, "because" | "most">;

const no = (because: Unmeetable): Wrong => ({ because, most: null });

/** Why a requirement cannot be met in the last year in which it is asked, or of what comes every year in one of its years. */
function whyNever(kind: DossierKind, asked: AskedOf, worlds: readonly World[], programme: Programme): Wrong | null {
  const contradicted = contradictionIn(kind, asked, programme);
  if (contradicted !== null) return { because: "contradicts", most: contradicted };
  const years = yearsOf(kind, programme);
  const judged = kind.each === "year" ? years : [Math.max(...years)];
  const wrong = judged
    .flatMap((year) => worlds[year - 1] ?? [])
    .map((world) => whyNot(kind, asked, world, programme))
    .find((one) => one !== null);
  const last = worlds.at(-1);
  if (!wrong || !last) return null;
  if (isUntold(kind, asked, programme)) return no("not-tried");
  return whyNot(kind, asked, last, programme) === null ? no("too-late") : wrong;
}

/** Why a requirement is not met by then, however people act; null: it can be. */
function whyNot(kind: DossierKind, asked: AskedOf, world: World, programme: Programme): Wrong | null {
  const { needs } = asked.requirement;
  switch (needs.kind) {
    case "counter": {
      const counter = programme.counters.find(({ id }) => id === needs.counter);
      if (!counter) return null;
      const most = mostOf(counter, kind, world, programme);
      if (most === null) return no("nothing-feeds");
      return needs.least !== null && most < needs.least ? { because: "too-much", most } : null;
    }
    case "team-complete":
      return null;
    case "lasts": {
      const most = longestIn(whereOf(kind), Math.min(...yearsOf(kind, programme)), programme, needs.unit);
      return most < needs.least ? { because: "too-long", most } : null;
    }
    case "every-member":
      return canEnd(needs.dossier, world) ? null : no("never-finished");
    case "dossier":
      if (needs.sameDays && isElsewhere(kind, needs.dossier, programme)) return no("other-place");
      return canEnd(needs.dossier, world) ? null : no("never-finished");
    default:
      return needs satisfies never;
  }
}

/** Whether one of two dossiers falls at school and the other in company. */
function isElsewhere(kind: DossierKind, dossier: string, { dossiers }: Programme): boolean {
  const other = dossiers.find(({ id }) => id === dossier);
  const [here, there] = [whereOf(kind), other ? whereOf(other) : null];
  return here !== null && there !== null && here !== there;
}

function canEnd(dossier: string, { possible }: World): boolean {
  return (possible.get(dossier)?.length ?? 0) > 0;
}

/** It hangs on conditions of a dossier of which not every ending was looked at. */
function isUntold(kind: DossierKind, { requirement: { when, needs } }: AskedOf, programme: Programme): boolean {
  if (when !== null && endingsOf(kind, programme) === null) return true;
  const counts = needs.kind === "counter" ? programme.counters.find(({ id }) => id === needs.counter)?.counts : [];
  const conditional = (counts ?? []).filter((source) => source.when !== null);
  return programme.dossiers.some(
    (one) => conditional.some(({ dossier }) => dossier === one.id) && endingsOf(one, programme) === null,
  );
}

/** Follows what cannot be met from one dossier to the next, until it ends or comes round. */
function chainFrom(
  kind: DossierKind,
  asked: AskedOf,
  worlds: readonly World[],
  programme: Programme,
): readonly string[] {
  const chain = [kind.id];
  let at: { readonly kind: DossierKind; readonly asked: AskedOf } | null = { kind, asked };
  while (at) {
    const { needs }: Requirement = at.asked.requirement;
    if (needs.kind === "counter") chain.push(needs.counter);
    const next = nextOf(at.kind, at.asked, worlds, programme);
    if (next === null) break;
    const round = chain.includes(next.id);
    chain.push(next.id);
    if (round) break;
    const further = askedBy(next, actsOf(next))
      .toSorted((one, other) => Number(one.requirement.when !== null) - Number(other.requirement.when !== null))
      .find((one) => whyNever(next, one, worlds, programme) !== null);
    at = further ? { kind: next, asked: further } : null;
  }
  return chain;
}

/** The dossier that is waited for: one that cannot be finished, or that comes too late or never counts. */
function nextOf(kind: DossierKind, asked: AskedOf, worlds: readonly World[], programme: Programme): DossierKind | null {
  const { needs } = asked.requirement;
  const { dossiers, counters } = programme;
  const named = (id: string | undefined) => dossiers.find((one) => one.id === id) ?? null;
  if (needs.kind !== "counter") return named("dossier" in needs ? needs.dossier : undefined);
  const last = worlds.at(-1);
  const counts = counters.find(({ id }) => id === needs.counter)?.counts ?? [];
  const stuck = counts.find(({ dossier }) => last !== undefined && !canEnd(dossier, last));
  const because = whyNever(kind, asked, worlds, programme)?.because;
  const isFed = because === "too-much" || because === "contradicts";
  return named((stuck ?? (isFed ? undefined : counts[0]))?.dossier);
}
