import { actsOf } from "../../dossier/steps.ts";
import type { DossierKind, Role } from "../programme.ts";
import { explore, isTried } from "./explore.ts";
import { trapsIn } from "./judge.ts";
import { mostHolders, rolesIn, type School, staffOf, together } from "./staff.ts";
import type { DossierProof, Member, Trap } from "./trap.ts";

/** More states than a dossier of ten independent steps has; with more it is told that they were not all looked at. */
const MOST_STATES = 5_000;

/** Above that many states it is not tried which roles one person may not combine. */
const MOST_FOR_PAIRS = 1_000;

interface Tried {
  readonly states: number;
  readonly traps: readonly Trap[];
}

/**
 * Tries everything that can be done in a dossier of a kind, with one person for each role. Where that would not do and several people may hold a
 * role, it is tried with more of them, and told that it takes them.
 */
export function proveDossier(kind: DossierKind, school: School, most = MOST_STATES): DossierProof {
  if (!isTried(kind)) return { dossier: kind.id, states: 0, traps: [], people: [], apart: [] };
  const roles = rolesIn(kind, school);
  const tried = (staff: readonly Member[]): Tried => {
    const explored = explore(kind, staff, most);
    return { states: explored.states.length, traps: trapsIn(kind, explored, staff, roles) };
  };
  const alone = tried(staffOf(roles, () => 1));
  const several = alone.traps.some(isForWantOfPeople) ? withMore(kind, roles, school, tried) : null;
  const { states, traps } = several ?? alone;
  const people = several?.people ?? [];
  const isSmall = alone.states <= MOST_FOR_PAIRS && traps.length === 0 && people.length === 0;
  return { dossier: kind.id, states, traps, people, apart: isSmall ? apartIn(roles, tried) : [] };
}

function isForWantOfPeople(trap: Trap): boolean {
  return trap.kind === "waits-for-nobody" && trap.because !== "no-holder";
}

/** The fewest people with whom it works, or what is wrong with as many as there surely may be. */
function withMore(
  kind: DossierKind,
  roles: readonly Role[],
  school: School,
  tried: (staff: readonly Member[]) => Tried,
): (Tried & Pick<DossierProof, "people">) | null {
  const wanted = actsNaming(kind, roles);
  const counts = new Map(roles.map((role) => [role.id, Math.min(wanted, mostHolders(role, kind, school))]));
  const shared = [...counts].filter(([, most]) => most > 1);
  if (shared.length === 0) return null;
  const withCounts = () => tried(staffOf(roles, ({ id }) => counts.get(id) ?? 1));
  let best = withCounts();
  if (best.traps.some(isForWantOfPeople)) return { ...best, people: [] };
  for (const [id, most] of shared) {
    for (let count = 1; count < most; count++) {
      counts.set(id, count);
      const fewer = withCounts();
      if (!fewer.traps.some(isForWantOfPeople)) {
        best = fewer;
        break;
      }
      counts.set(id, most);
    }
  }
  return {
    ...best,
    people: [...counts].filter(([, count]) => count > 1).map(([role, count]) => ({ role, count })),
  };
}

/** In how many steps one role acts at most; never more than five people are tried. */
function actsNaming(kind: DossierKind, roles: readonly Role[]): number {
  const counts = roles.map(({ id }) => actsOf(kind).filter((act) => act.roles.includes(id)).length);
  return Math.min(5, Math.max(2, ...counts));
}

/** Pairs of roles that one person cannot hold; who learns holds no other. */
function apartIn(roles: readonly Role[], tried: (staff: readonly Member[]) => Tried): DossierProof["apart"] {
  const others = roles.filter(({ learner }) => !learner).map(({ id }) => id);
  const pairs = others.flatMap((one, index) => others.slice(index + 1).map((other) => [one, other] as const));
  return pairs.flatMap((pair) => {
    const { traps } = tried(
      together(
        staffOf(roles, () => 1),
        pair,
      ),
    );
    const waits = traps.find((trap) => trap.kind === "waits-for-nobody");
    return waits?.kind === "waits-for-nobody" ? [{ roles: pair, step: waits.step }] : [];
  });
}
