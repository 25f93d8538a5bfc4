import type { Contact, Counter, DossierKind, Programme, Setting } from "../../domain/programme/programme.ts";
import type { ProgrammeProof } from "../../domain/programme/proof/prove-programme.ts";
import type { DossierProof } from "../../domain/programme/proof/trap.ts";
import type { Lang } from "../words/lang.ts";
import { drawChain } from "./draw-chain.ts";
import { tellCalendar } from "./tell-calendar.ts";
import { tellCounter, tellSetting } from "./tell-counter.ts";
import { tellAround, tellDossier } from "./tell-dossier.ts";
import { tellForm } from "./tell-form.ts";
import { tellContact, tellFact } from "./tell-knowledge.ts";
import { tellProof } from "./tell-proof.ts";
import { tellSteps } from "./tell-steps.ts";
import type { Said, Telling } from "./telling.ts";

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
  /** Where people are in each week of each year. */
  readonly calendar: readonly Said[];
  readonly dossiers: readonly ToldDossier[];
  readonly counters: readonly ToldThing[];
  readonly settings: readonly ToldThing[];
  /** Questions that people ask, each as its name, with the answer. */
  readonly answers: readonly ToldThing[];
  readonly contacts: readonly ToldThing[];
}

export function tellProgramme(programme: Programme, proof: ProgrammeProof, lang: Lang): ToldProgramme {
  const telling = { programme, lang };
  return {
    calendar: tellCalendar(telling),
    dossiers: programme.dossiers.map((kind) => {
      const tried = proof.dossiers.find(({ dossier }) => dossier === kind.id);
      return wholeDossier(telling, kind, tried);
    }),
    counters: programme.counters.map((counter) => thing(telling, counter, tellCounter(telling, counter))),
    settings: programme.settings.map((setting) => thing(telling, setting, tellSetting(telling, setting))),
    answers: programme.facts.map((fact) => ({ id: fact.id, name: fact.ask[lang], facts: tellFact(telling, fact) })),
    contacts: programme.contacts.map((contact) => thing(telling, contact, tellContact(telling, contact))),
  };
}

function thing({ lang }: Telling, { id, name }: Counter | Setting | Contact, facts: readonly Said[]): ToldThing {
  return { id, name: name[lang], facts };
}

function wholeDossier(telling: Telling, kind: DossierKind, proof: DossierProof | undefined): ToldDossier {
  return {
    id: kind.id,
    name: kind.name[telling.lang],
    command: kind.command,
    facts: tellDossier(telling, kind),
    form: tellForm(telling, kind),
    steps: tellSteps(telling, kind),
    drawing: drawChain(telling, kind),
    around: tellAround(telling, kind),
    proof: tellProof(telling, kind, proof),
  };
}
