import { lengthOf } from "../counter/length.ts";
import type { Act, Requirement } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import { daysOf, type Run, sharesDay } from "./own-days.ts";
import type { DossierState, Unmet, Values } from "./state.ts";
import { actsOf, fieldsOf, holdsTrue } from "./steps.ts";

/** What requirements are held against; whatever is not in it does not hold. */
export interface Facts {
  /** Ids of the kinds of dossier that are finished, of the enrolment or of its team. */
  readonly finished: ReadonlySet<string>;
  /** The own days of those that have some, by the id of their kind. */
  readonly finishedOn: Readonly<Record<string, readonly Run[]>>;
  /** Settled amounts by counter id, in the counter's unit. */
  readonly counters: Readonly<Record<string, number>>;
  /** Of a team's dossier; null: there is no team. */
  readonly team: TeamFacts | null;
  /** Nothing is held against anything. */
  readonly everything?: true;
}

export interface TeamFacts {
  /** The fewest members that make a team. */
  readonly least: number;
  /** Who is in it, as a name or an id, with the kinds that each has finished. */
  readonly members: readonly { readonly who: string; readonly finished: ReadonlySet<string> }[];
}

/** As if nothing had happened yet. */
export const NO_FACTS: Facts = { finished: new Set(), finishedOn: {}, counters: {}, team: null };

/** As if everything held that any kind may require: of what was done once, or is judged apart. */
export const EVERYTHING_HOLDS: Facts = { ...NO_FACTS, everything: true };

type Kind = Pick<DossierKind, "steps" | "form" | "requires">;
type Standing = Pick<DossierState, "path" | "values" | "event">;

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
  const own = new Set(fieldsOf(kind, act, state).map(({ id }) => id));
  const kept = Object.entries(state.values).filter(([id]) => !own.has(id));
  const { path, event } = state;
  const after = { path, event, values: { ...Object.fromEntries(kept), ...values } };
  return lacking(
    gateOf(kind, act).filter(({ when }) => when === null || holdsTrue(when, after)),
    facts,
    daysOf(after),
  );
}

/** What of a dossier's own does not hold when it is begun by saying when it is: nothing is filled in yet. */
export function unmetToBegin(kind: Pick<Kind, "requires">, state: Standing, facts: Facts): readonly Unmet[] {
  return lacking(
    kind.requires.filter(({ when }) => when === null || holdsTrue(when, state)),
    facts,
    daysOf(state),
  );
}

/** Something that is missing before a step. `certain`: whatever is filled in; else only if its condition comes true. */
export interface Ahead extends Unmet {
  readonly certain: boolean;
}

/** What is still missing before a step whose turn it is or will be. */
export function missingBefore(kind: Kind, state: Standing, act: Act, facts: Facts): readonly Ahead[] {
  const own = new Set(fieldsOf(kind, act, state).map(({ id }) => id));
  const days = state.event === null && DAY_FIELDS.some((id) => own.has(id)) ? null : daysOf(state);
  return gateOf(kind, act).flatMap((requirement): Ahead[] => {
    const { when, needs } = requirement;
    const open = when !== null && own.has(when.field);
    if (when !== null && !open && !holdsTrue(when, state)) return [];
    const certain = !open && !(days === null && dependsOnDays(needs, facts));
    return lacking([requirement], facts, days).map((one) => ({ ...one, certain }));
  });
}

const DAY_FIELDS = ["from", "to"];

/** Whether it may hold on some days and not on others. */
function dependsOnDays(needs: Requirement["needs"], { finishedOn }: Facts): boolean {
  if (needs.kind === "dossier") return needs.sameDays && (finishedOn[needs.dossier] ?? []).length > 0;
  return needs.kind === "lasts";
}

function lacking(requirements: readonly Requirement[], facts: Facts, days: Run | null): readonly Unmet[] {
  if (facts.everything) return [];
  return requirements.flatMap((requirement) => {
    const lack = lackOf(requirement.needs, facts, days);
    return lack === null ? [] : [{ requirement, ...lack }];
  });
}

type Lack = Omit<Unmet, "requirement">;

const lackOfAmount = (missing: number): Lack | null =>
  missing > 0 ? { missing: Math.round(missing * 100) / 100, who: [] } : null;

/** How much is missing of what is needed, or too much; null: nothing is. `days`: the dossier's own. */
function lackOf(needs: Requirement["needs"], facts: Facts, days: Run | null): Lack | null {
  const { finished, finishedOn, counters, team } = facts;
  switch (needs.kind) {
    case "dossier": {
      const ofDays = () => days !== null && (finishedOn[needs.dossier] ?? []).some((run) => sharesDay(run, days));
      return lackOfAmount((needs.sameDays ? ofDays() : finished.has(needs.dossier)) ? 0 : 1);
    }
    case "counter":
      return lackOfCounter(needs, counters[needs.counter] ?? null);
    case "lasts":
      return lackOfAmount(needs.least - (days === null ? 0 : lengthOf(days, needs.unit)));
    case "team-complete":
      return lackOfAmount(team === null ? 1 : team.least - team.members.length);
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

/** A counter that nobody has looked at has neither come far enough nor stayed within its bounds. */
function lackOfCounter(
  { least, most }: Extract<Requirement["needs"], { kind: "counter" }>,
  reached: number | null,
): Lack | null {
  const tooFew = least === null ? null : lackOfAmount(least - (reached ?? 0));
  return tooFew ?? (most === null ? null : lackOfAmount(reached === null ? most : reached - most));
}
