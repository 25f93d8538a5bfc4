import { describe, expect, it } from "vitest";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { actsOf } from "../../../../src/domain/dossier/steps.ts";
import { DEPUTY, type Desk, deskOf, doneIn, NOBODY, programmes, turnRoles, VERBS } from "./support.ts";

const desks = [...programmes.values()].flatMap((programme) =>
  programme.dossiers.filter(({ steps }) => steps !== null).map((kind) => deskOf(programme, kind)),
);

/** Every step, role, state and verb, each in one of the languages; in both where it was refused. */
async function everyTry(desk: Desk, check: (told: Told) => void): Promise<void> {
  let count = 0;
  for (const state of desk.states) {
    for (const who of desk.people) {
      for (const act of actsOf(desk.kind)) {
        for (const verb of VERBS) {
          count += 1;
          const lang = LANGS[count % 2] ?? "en";
          const outcome = await desk.try(verb, act, who, state, lang);
          check({ outcome, state, who, step: act.id, verb, lang });
        }
      }
    }
  }
}

interface Told {
  readonly outcome: Awaited<ReturnType<Desk["try"]>>;
  readonly state: Desk["states"][number];
  readonly who: string;
  readonly step: string;
  readonly verb: (typeof VERBS)[number];
  readonly lang: "fr" | "en";
}

const REASONS =
  /^(not-allowed|not-its-turn|done-already|own-work|in-person|not-yours|built-on|dossier-over|nothing-to-send-back)$/;

describe.each(desks.map((desk) => ({ name: `${desk.kind.rules.join(" ")} ${desk.kind.id}`, desk })))(
  "$name",
  ({ desk }) => {
    it("is allowed, or refused with a sentence that says who can or what comes first", async () => {
      const names = (lang: "fr" | "en") => desk.programme.roles.map(({ name }) => name[lang]);
      const allowed = new Set<string>();
      await everyTry(desk, ({ outcome, state, who, step, verb, lang }) => {
        const told = `${verb} ${step} by ${who} in [${doneIn(desk.kind, state)}]`;
        if (outcome.ok) {
          allowed.add(verb);
          expect(who, told).not.toBe(NOBODY);
          return;
        }
        const { id, message, next } = outcome.error;
        expect(id, told).toMatch(REASONS);
        expect(`${message} ${next}`, told).not.toMatch(/[{}]|undefined|none/);
        const named = names(lang).some((name) => next.includes(name));
        if (id === "not-allowed" || id === "own-work" || id === "in-person")
          expect(named, `${told}: ${next}`).toBe(true);
        if (id === "not-its-turn" && state.version > 0 && turnRoles(desk, state).length > 0 && verb !== "withdraw") {
          expect(next, told).toMatch(lang === "fr" ? /^D'abord : / : /^First: /);
          expect(named, `${told}: ${next}`).toBe(true);
        }
      });
      expect(allowed).toContain("do");
    });
  },
);

/**
 * Typed by hand from the rules: what is done already (the steps in order; `sent back`: none any more), and who may then do, refuse (r) or take back (w) which step.
 * Whatever is not written is refused.
 */
const ORACLE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
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
};

const SIGNS = { do: "", refuse: "r ", withdraw: "w " } as const;

async function holdsToOracle(id: string): Promise<void> {
  const desk = desks.find(({ kind }) => kind.id === id);
  const table = ORACLE[id];
  if (!desk || !table) throw new Error(`no ${id}`);
  expect([...new Set(desk.states.map((state) => doneIn(desk.kind, state)))].toSorted()).toEqual(
    Object.keys(table).toSorted(),
  );
  const learner = desk.programme.learner.id;
  await everyTry(desk, ({ outcome, state, who, step, verb }) => {
    const may = table[doneIn(desk.kind, state)] ?? [];
    const inPerson = actsOf(desk.kind).some((act) => act.id === step && act.inPerson);
    const lines =
      who === DEPUTY && inPerson ? [] : who === DEPUTY ? desk.people.filter((role) => role !== learner) : [who];
    const expected =
      !(who === DEPUTY && verb === "withdraw") && lines.some((one) => may.includes(`${SIGNS[verb]}${one} ${step}`));
    expect(outcome.ok, `${verb} ${step} by ${who} in [${doneIn(desk.kind, state)}]`).toBe(expected);
  });
}

describe("who may do what, typed by hand", () => {
  it("ALB-20 the topic goes from apprentice to master to tutor, and back with a refusal", () =>
    holdsToOracle("project-topic"));
  it("ALB-30 the liaison form has two authors in either order, then the tutor", () => holdsToOracle("liaison-form"));
  it("ALB-33 the option head validates the missions, and the tutor only reads", () =>
    holdsToOracle("mission-description"));
  it("ALB-23 the master alone assesses behaviour", () => holdsToOracle("behaviour-assessment"));
  it("ALB-40 the commission approves a stay abroad", () => holdsToOracle("stay-abroad"));
  it("ALB-22 the defence is attested by the jury of three, in any order", () => holdsToOracle("project-defence"));
});
