/** By what is done already: who may then do, refuse (r) or take back (w) which step. Whatever is not written is refused. */
export type Table = Readonly<Record<string, readonly string[]>>;

/**
 * Typed by hand from the rules, not read off the programme file. What is done already: the steps in order, by whom where several may do one, after the
 * road where there are several; `sent back`: none any more. Nobody takes back a judgement that ended a dossier, nor what somebody has built on.
 */
export const ALBI: Readonly<Record<string, Table>> = {
  "project-topic": {
    "": ["apprentice apprentice-fills"],
    "apprentice-fills": [
      "master master-completes-and-signs",
      "r master master-completes-and-signs",
      "w apprentice apprentice-fills",
    ],
    "apprentice-fills, master-completes-and-signs": [
      "tutor tutor-validates",
      "r tutor tutor-validates",
      "w master master-completes-and-signs",
    ],
    "apprentice-fills, master-completes-and-signs, tutor-validates": [],
    "sent back": ["apprentice apprentice-fills"],
  },
  "liaison-form": {
    "": ["apprentice apprentice-fills", "master master-fills"],
    "apprentice-fills": ["master master-fills", "w apprentice apprentice-fills"],
    "master-fills": ["apprentice apprentice-fills", "w master master-fills"],
    "apprentice-fills, master-fills": [
      "tutor tutor-countersigns",
      "r tutor tutor-countersigns",
      "w apprentice apprentice-fills",
      "w master master-fills",
    ],
    "apprentice-fills, master-fills, tutor-countersigns": [],
    "sent back": ["apprentice apprentice-fills", "master master-fills"],
  },
  "mission-description": {
    "": ["apprentice apprentice-fills", "master master-fills"],
    "apprentice-fills": ["master master-fills", "w apprentice apprentice-fills"],
    "master-fills": ["apprentice apprentice-fills", "w master master-fills"],
    "apprentice-fills, master-fills": [
      "option_head option-head-validates",
      "r option_head option-head-validates",
      "w apprentice apprentice-fills",
      "w master master-fills",
    ],
    "apprentice-fills, master-fills, option-head-validates": [],
    "sent back": ["apprentice apprentice-fills", "master master-fills"],
  },
  "behaviour-assessment": { "": ["master master-fills"], "master-fills": ["w master master-fills"] },
  "stay-abroad": {
    "": ["apprentice apprentice-fills"],
    "apprentice-fills": [
      "commission commission-validates",
      "r commission commission-validates",
      "w apprentice apprentice-fills",
    ],
    "apprentice-fills, commission-validates": [],
    "sent back": ["apprentice apprentice-fills", "w apprentice apprentice-fills"],
    withdrawn: [],
  },
  "project-defence": {
    "": ["master master-attests", "tutor tutor-attests", "option_head option-head-attests"],
    "master-attests": ["tutor tutor-attests", "option_head option-head-attests", "w master master-attests"],
    "tutor-attests": ["master master-attests", "option_head option-head-attests", "w tutor tutor-attests"],
    "option-head-attests": ["master master-attests", "tutor tutor-attests", "w option_head option-head-attests"],
    "master-attests, tutor-attests": [
      "option_head option-head-attests",
      "w master master-attests",
      "w tutor tutor-attests",
    ],
    "master-attests, option-head-attests": [
      "tutor tutor-attests",
      "w master master-attests",
      "w option_head option-head-attests",
    ],
    "tutor-attests, option-head-attests": [
      "master master-attests",
      "w tutor tutor-attests",
      "w option_head option-head-attests",
    ],
    "master-attests, tutor-attests, option-head-attests": [],
  },
  // ALB-14: the company's commitments are signed once, and a signature stands.
  "prior-agreement": { "": ["master master-signs"], "master-signs": [] },
  // ALB-24, ALB-25: the apprentice hands the report in; the tutor takes part in assessing it (001:L116).
  "observation-report": handedTo("tutor"),
  "engineering-report": handedTo("tutor"),
  // ALB-22: a written thesis every year; nobody else has a part in it.
  "project-thesis": alone("apprentice"),
  // ALB-31, ALB-32: the tutor's own; a visit is brought about, so that taking it back ends it.
  "visit-form": { ...alone("tutor"), withdrawn: [] },
  "school-meeting": alone("tutor"),
  // ALB-41: attested by an exam, whose certificate the registrar sees.
  "english-level": handedTo("registrar"),
  // ALB-10: the apprentice says what was done and missed; master and tutor read.
  "session-log": alone("apprentice"),
  // ALB-12: the school, by its tutor or registrar, tells the master. ALB-13: the company, by its master or apprentice, tells the registrar.
  "remote-work-report": {
    ...told("from-school", { by: ["tutor", "registrar"], fills: "tutor-or-registrar-fills", to: "master" }),
    ...told("from-company", { by: ["master", "apprentice"], fills: "master-or-apprentice-fills", to: "registrar" }),
  },
};

/** One person fills it in, and may take it back. */
function alone(who: string): Table {
  return { "": [`${who} ${who}-fills`], [`${who}-fills`]: [`w ${who} ${who}-fills`] };
}

/** The apprentice fills in, somebody attests or sends back. */
function handedTo(who: string): Table {
  return {
    "": ["apprentice apprentice-fills"],
    "apprentice-fills": [`${who} ${who}-attests`, `r ${who} ${who}-attests`, "w apprentice apprentice-fills"],
    [`apprentice-fills, ${who}-attests`]: [],
    "sent back": ["apprentice apprentice-fills"],
  };
}

/** One of two writes, the other side attests or sends back; it is over when who wrote it, or may write it anew, takes it back. */
function told(path: string, { by, fills, to }: { by: readonly string[]; fills: string; to: string }): Table {
  const begin = by.map((who) => `${who} ${fills}`);
  const written = by.flatMap((who): [string, readonly string[]][] => [
    [`${path}: ${fills} by ${who}`, [`${to} ${to}-attests`, `r ${to} ${to}-attests`, `w ${who} ${fills}`]],
    [`${path}: ${fills} by ${who}, ${to}-attests`, []],
  ]);
  return {
    [`${path}: `]: begin,
    ...Object.fromEntries(written),
    [`${path}: sent back`]: [...begin, ...begin.map((one) => `w ${one}`)],
    [`${path}: withdrawn`]: [],
  };
}
