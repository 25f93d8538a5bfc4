import type { Programme } from "../programme.ts";
import { type LateTrap, lateTraps } from "./days.ts";
import { proveDossier } from "./prove-dossier.ts";
import { type RequirementTrap, requirementTraps } from "./requirements.ts";
import type { DossierProof } from "./trap.ts";

/** What was found by trying a programme's rules out. */
export interface ProgrammeProof {
  /** One each, in the order of the file. */
  readonly dossiers: readonly DossierProof[];
  readonly requirements: readonly RequirementTrap[];
  readonly late: readonly LateTrap[];
}

/** Proves that every dossier of a programme can always be finished, or finds out how people would get stuck. */
export function proveProgramme(programme: Programme): ProgrammeProof {
  return {
    dossiers: programme.dossiers.map((kind) => proveDossier(kind, programme)),
    requirements: requirementTraps(programme),
    late: lateTraps(programme),
  };
}

export function isProved({ dossiers, requirements, late }: ProgrammeProof): boolean {
  return requirements.length === 0 && late.length === 0 && dossiers.every(({ traps }) => traps.length === 0);
}
