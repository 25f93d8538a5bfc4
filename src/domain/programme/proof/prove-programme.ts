import type { Programme } from "../programme.ts";
import { type LateTrap, lateTraps } from "./days.ts";
import { howOften } from "./how-often.ts";
import { proveDossier } from "./prove-dossier.ts";
import { type RequirementTrap, requirementTraps } from "./requirements.ts";
import type { DossierProof } from "./trap.ts";
import { yearsOf } from "./worlds.ts";

/** What was found by trying a programme's rules out. */
export interface ProgrammeProof {
  /** One each, in the order of the file. */
  readonly dossiers: readonly DossierProof[];
  readonly requirements: readonly RequirementTrap[];
  readonly late: readonly LateTrap[];
  /** Ids of the dossiers that never come: the plan of the weeks has nothing that would bring them about. */
  readonly never: readonly string[];
}

/** Proves that every dossier of a programme can always be finished, or finds out how people would get stuck. */
export function proveProgramme(programme: Programme): ProgrammeProof {
  return {
    dossiers: programme.dossiers.map((kind) => proveDossier(kind, programme)),
    requirements: requirementTraps(programme),
    late: lateTraps(programme),
    never: programme.dossiers.flatMap((kind) =>
      howOften(kind, yearsOf(kind, programme), programme) > 0 ? [] : kind.id,
    ),
  };
}

export function isProved({ dossiers, requirements, late, never }: ProgrammeProof): boolean {
  const others = [requirements, late, never];
  return others.every(({ length }) => length === 0) && dossiers.every(({ traps }) => traps.length === 0);
}
