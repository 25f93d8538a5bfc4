import type { Counter, DossierKind, Programme, Setting } from "../../domain/programme/programme.ts";
import type { ProgrammeProof } from "../../domain/programme/proof/prove-programme.ts";
import type { DossierProof } from "../../domain/programme/proof/trap.ts";
import type { Lang } from "../words/lang.ts";
import { drawChain } from "./draw-chain.ts";
import { tellCounter, tellSetting } from "./tell-counter.ts";
import { tellAround, tellDossier } from "./tell-dossier.ts";
import { tellForm } from "./tell-form.ts";
import { tellSteps } from "./tell-steps.ts";
import { roleIn, type Said, type Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** A dossier read back in one language. */
export interface ToldDossier {
  readonly id: string;
  readonly name: string;
  /** Null: it has no word of its own. */
  readonly command: string | null;
  /** Whom it is for, when it comes, opens and is due, and what must hold first. */
  readonly facts: readonly Said[];
  /** The questions of its form; empty: none. */
  readonly form: readonly string[];
  /** Who does what, numbered. */
  readonly steps: readonly string[];
  /** The chain as a drawing of lines in one width of letters; empty where it has one step or none. */
  readonly drawing: readonly string[];
  /** Who is told when, who may read it, and where it comes from. */
  readonly around: readonly Said[];
  /** What was found by trying it out; empty: nothing is done in it. */
  readonly proof: readonly string[];
}

export interface ToldThing {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly Said[];
}

/** A programme file read back to those who know the document, in one language. */
export interface ToldProgramme {
  readonly dossiers: readonly ToldDossier[];
  readonly counters: readonly ToldThing[];
  readonly settings: readonly ToldThing[];
}

export function tellProgramme(programme: Programme, proof: ProgrammeProof, lang: Lang): ToldProgramme {
  const telling = { programme, lang };
  return {
    dossiers: programme.dossiers.map((kind) => {
      const tried = proof.dossiers.find(({ dossier }) => dossier === kind.id);
      return wholeDossier(telling, kind, tried ?? null);
    }),
    counters: programme.counters.map((counter) => thing(telling, counter, tellCounter(telling, counter))),
    settings: programme.settings.map((setting) => thing(telling, setting, tellSetting(telling, setting))),
  };
}

function thing({ lang }: Telling, { id, name }: Counter | Setting, facts: readonly Said[]): ToldThing {
  return { id, name: name[lang], facts };
}

function wholeDossier(telling: Telling, kind: DossierKind, proof: DossierProof | null): ToldDossier {
  return {
    id: kind.id,
    name: kind.name[telling.lang],
    command: kind.command,
    facts: tellDossier(telling, kind),
    form: tellForm(telling, kind),
    steps: tellSteps(telling, kind),
    drawing: drawChain(telling, kind),
    around: tellAround(telling, kind),
    proof: proof === null || proof.states === 0 || proof.traps.length > 0 ? [] : proofLines(telling, proof),
  };
}

function proofLines(telling: Telling, { states, people, apart }: DossierProof): readonly string[] {
  const say = programmeSay(telling.lang);
  return [
    say("proof.done", { states }),
    ...people.map(({ role, count }) => say("proof.people", { count, role: roleIn(telling, role) })),
    ...apart.map(({ roles: [one, other] }) =>
      say("proof.apart", { one: roleIn(telling, one), other: roleIn(telling, other) }),
    ),
  ];
}
