import type { Act, Requirement } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import type { DossierState, Unmet, Values } from "./state.ts";
import { actsOf, fieldsOf, holdsTrue } from "./steps.ts";

/** What requirements are held against; whatever is not in it does not hold. */
export interface Facts {
  /** Ids of the kinds of dossier that are finished, of the enrolment or of its team. */
  readonly finished: ReadonlySet<string>;
  /** Settled amounts by counter id, in the counter's unit. */
  readonly counters: Readonly<Record<string, number>>;
  /** Of a team's dossier; null: there is no team. */
  readonly team: TeamFacts | null;
}

export interface TeamFacts {
  /** The fewest members that make a team. */
  readonly least: number;
  /** Who is in it, as a name or an id, with the kinds that each has finished. */
  readonly members: readonly { readonly who: string; readonly finished: ReadonlySet<string> }[];
}

/** As if nothing had happened yet. */
export const NO_FACTS: Facts = { finished: new Set(), counters: {}, team: null };

/** Facts under which everything that a kind requires holds. */
export function factsThatHold(kind: Pick<DossierKind, "steps" | "requires">): Facts {
  const needs = requirementsOf(kind).map((requirement) => requirement.needs);
  const finished = new Set(needs.flatMap((one) => ("dossier" in one ? [one.dossier] : [])));
  const counters = Object.fromEntries(
    needs.flatMap((one) => (one.kind === "counter" ? [[one.counter, Infinity]] : [])),
  );
  return { finished, counters, team: { least: 1, members: [{ who: "", finished }] } };
}

type Kind = Pick<DossierKind, "steps" | "form" | "requires">;
type Standing = Pick<DossierState, "path" | "values">;

/** Whether anything in a kind waits for something else. */
export function hasRequirements(kind: Pick<DossierKind, "steps" | "requires">): boolean {
  return kind.requires.length > 0 || actsOf(kind).some(({ requires }) => requires.length > 0);
}

/** Every requirement of a kind, those of its steps among them. */
export function requirementsOf(kind: Pick<DossierKind, "steps" | "requires">): readonly Requirement[] {
  return [...kind.requires, ...actsOf(kind).flatMap(({ requires }) => requires)];
}

/** What has to hold for a step to be done, whoever does it: the dossier's own at every step, and the step's. */
function gateOf(kind: Kind, act: Act): readonly Requirement[] {
  return [...kind.requires, ...act.requires];
}

/** What does not hold, were a step done with these values: conditions are judged with them. */
export function unmetBy(kind: Kind, state: Standing, act: Act, values: Values, facts: Facts): readonly Unmet[] {
  const own = new Set(fieldsOf(kind, act, state.values).map(({ id }) => id));
  const kept = Object.entries(state.values).filter(([id]) => !own.has(id));
  const after = { path: state.path, values: { ...Object.fromEntries(kept), ...values } };
  return lacking(
    gateOf(kind, act).filter(({ when }) => when === null || holdsTrue(when, after)),
    facts,
  );
}

/** What of a dossier's own does not hold when it is begun by saying when it is: nothing is filled in yet. */
export function unmetToBegin(kind: Pick<Kind, "requires">, { path, values }: Standing, facts: Facts): readonly Unmet[] {
  return lacking(
    kind.requires.filter(({ when }) => when === null || holdsTrue(when, { path, values })),
    facts,
  );
}

/** Something that is missing before a step. `certain`: whatever is filled in; else only if its condition comes true. */
export interface Ahead extends Unmet {
  readonly certain: boolean;
}

/** What is still missing before a step whose turn it is or will be. */
export function missingBefore(kind: Kind, state: Standing, act: Act, facts: Facts): readonly Ahead[] {
  const own = new Set(fieldsOf(kind, act, state.values).map(({ id }) => id));
  return gateOf(kind, act).flatMap((requirement): Ahead[] => {
    const { when } = requirement;
    const open = when !== null && own.has(when.field);
    if (when !== null && !open && !holdsTrue(when, state)) return [];
    return lacking([requirement], facts).map((one) => ({ ...one, certain: !open }));
  });
}

function lacking(requirements: readonly Requirement[], facts: Facts): readonly Unmet[] {
  return requirements.flatMap((requirement) => {
    const lack = lackOf(requirement.needs, facts);
    return lack === null ? [] : [{ requirement, ...lack }];
  });
}

/** How much is missing of what is needed; null: nothing is. */
function lackOf(needs: Requirement["needs"], { finished, counters, team }: Facts): Omit<Unmet, "requirement"> | null {
  switch (needs.kind) {
    case "dossier":
      return finished.has(needs.dossier) ? null : { missing: 1, who: [] };
    case "counter": {
      const missing = Math.round((needs.least - (counters[needs.counter] ?? 0)) * 100) / 100;
      return missing > 0 ? { missing, who: [] } : null;
    }
    case "team-complete": {
      const missing = team === null ? 1 : team.least - team.members.length;
      return missing > 0 ? { missing, who: [] } : null;
    }
    case "every-member": {
      // Nobody is not everybody.
      if (team === null || team.members.length === 0) return { missing: 1, who: [] };
      const who = team.members.filter((member) => !member.finished.has(needs.dossier)).map((member) => member.who);
      return who.length > 0 ? { missing: who.length, who } : null;
    }
    default:
      return needs satisfies never;
  }
}
