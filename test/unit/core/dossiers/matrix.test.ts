import { describe, expect, it } from "vitest";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { actsOf } from "../../../../src/domain/dossier/steps.ts";
import { ALBI } from "./albi-expected.ts";
import { DEPUTY, type Desk, deskOf, doneIn, NOBODY, programmes, turnRoles, VERBS } from "./support.ts";

const desks = [...programmes.values()].flatMap((programme) =>
  programme.dossiers.filter(({ steps }) => steps !== null).map((kind) => deskOf(programme, kind)),
);

interface Told {
  /** Null: allowed. */
  readonly refused: { readonly id: string; readonly message: string; readonly next: string } | null;
  readonly state: Desk["states"][number];
  readonly who: string;
  readonly step: string;
  readonly verb: (typeof VERBS)[number];
  readonly lang: "fr" | "en";
}

const tries = new Map<Desk, Promise<readonly Told[]>>();

/** Every step, role, state and verb, each in one of the languages. Tried once for all tests. */
function everyTry(desk: Desk): Promise<readonly Told[]> {
  const tried = tries.get(desk) ?? tryAll(desk);
  tries.set(desk, tried);
  return tried;
}

async function tryAll(desk: Desk): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const state of desk.states) {
    for (const who of desk.people) {
      for (const act of actsOf(desk.kind)) {
        for (const verb of VERBS) {
          const lang = LANGS[all.length % 2] ?? "en";
          const outcome = await desk.try(verb, act, who, state, lang);
          all.push({ refused: outcome.ok ? null : outcome.error, state, who, step: act.id, verb, lang });
        }
      }
    }
  }
  return all;
}

const REASONS =
  /^(not-allowed|not-its-turn|done-already|own-work|in-person|not-yours|built-on|dossier-over|nothing-to-send-back)$/;

/** What is wrong with the answer to one try; null: nothing. */
function faultOf(desk: Desk, { refused, state, who, verb, lang }: Told): string | null {
  if (refused === null) return who === NOBODY ? "is allowed" : null;
  const { id, message, next } = refused;
  if (!REASONS.test(id)) return id;
  if (/[{}]|undefined|none/.test(`${message} ${next}`)) return `${message} ${next}`;
  const named = desk.programme.roles.some(({ name }) => next.includes(name[lang]));
  if (["not-allowed", "own-work", "in-person"].includes(id) && !named) return `names nobody: ${next}`;
  if (id === "not-its-turn" && state.version > 0 && turnRoles(desk, state).length > 0 && verb !== "withdraw") {
    const first = lang === "fr" ? /^D'abord : / : /^First: /;
    if (!first.test(next) || !named) return `does not say who comes first: ${next}`;
  }
  return null;
}

/** One line a try, for people. */
const told = (desk: Desk, { state, who, step, verb }: Told) =>
  `${verb} ${step} by ${who} in [${doneIn(desk.kind, state)}]`;

describe.each(desks.map((desk) => ({ name: `${desk.kind.rules.join(" ")} ${desk.kind.id}`, desk })))(
  "$name",
  ({ desk }) => {
    it("is allowed, or refused with a sentence that says who can or what comes first", async () => {
      const all = await everyTry(desk);
      const faults = all.flatMap((one) => {
        const fault = faultOf(desk, one);
        return fault === null ? [] : [`${told(desk, one)}: ${fault}`];
      });
      expect(faults).toEqual([]);
      expect(all.filter(({ refused }) => refused === null).map(({ verb }) => verb)).toContain("do");
    });
  },
);

const SIGNS = { do: "", refuse: "r ", withdraw: "w " } as const;

/** As the tables say what is done already. */
function standsAs({ kind }: Desk, state: Desk["states"][number]): string {
  const road = state.path === null ? "" : `${state.path}: `;
  const alike = actsOf(kind).filter(({ roles }) => roles.length > 1);
  const steps = doneIn(kind, state).split(", ");
  const named = steps.map((step) =>
    alike.some(({ id }) => id === step) ? `${step} by ${state.done[step]?.by}` : step,
  );
  return `${road}${named.join(", ")}`;
}

async function holdsToTable(id: string): Promise<void> {
  const desk = desks.find(({ kind }) => kind.id === id);
  const table = ALBI[id];
  if (!desk || !table) throw new Error(`no ${id}`);
  expect([...new Set(desk.states.map((state) => standsAs(desk, state)))].toSorted()).toEqual(
    Object.keys(table).toSorted(),
  );
  const learner = desk.programme.learner.id;
  const mayBe = ({ state, who, step, verb }: Told) => {
    const may = table[standsAs(desk, state)] ?? [];
    const inPerson = actsOf(desk.kind).some((act) => act.id === step && act.inPerson);
    const lines =
      who === DEPUTY && inPerson ? [] : who === DEPUTY ? desk.people.filter((role) => role !== learner) : [who];
    // A deputy takes back nothing that somebody else did.
    const isOthers = who === DEPUTY && verb === "withdraw" && step in state.done;
    return !isOthers && lines.some((line) => may.includes(`${SIGNS[verb]}${line} ${step}`));
  };
  const all = await everyTry(desk);
  const line = (one: Told) => `${one.verb} ${one.step} by ${one.who} in [${standsAs(desk, one.state)}]`;
  expect(all.filter(({ refused }) => refused === null).map(line)).toEqual(all.filter(mayBe).map(line));
}

describe("who may do what, typed by hand", () => {
  it("ALB-20 the topic goes from apprentice to master to tutor, and back with a refusal", () =>
    holdsToTable("project-topic"));
  it("ALB-30 the liaison form has two authors in either order, then the tutor", () => holdsToTable("liaison-form"));
  it("ALB-33 the option head validates the missions, and the tutor only reads", () =>
    holdsToTable("mission-description"));
  it("ALB-23 the master alone assesses behaviour", () => holdsToTable("behaviour-assessment"));
  it("ALB-40 the commission approves a stay abroad", () => holdsToTable("stay-abroad"));
  it("ALB-22 the defence is attested by the jury of three, in any order", () => holdsToTable("project-defence"));
  it("ALB-14 the master alone signs the company's commitments", () => holdsToTable("prior-agreement"));
  it("ALB-24 the apprentice hands in the observation report, and the tutor receives it or sends it back", () =>
    holdsToTable("observation-report"));
  it("ALB-25 the apprentice hands in the engineering report, and the tutor receives it or sends it back", () =>
    holdsToTable("engineering-report"));
  it("ALB-22 the apprentice alone hands in the thesis", () => holdsToTable("project-thesis"));
  it("ALB-31 the tutor alone fills the form of a visit", () => holdsToTable("visit-form"));
  it("ALB-32 the tutor alone tells of the meeting in a school period", () => holdsToTable("school-meeting"));
  it("ALB-41 the registrar attests the exam of English or sends it back", () => holdsToTable("english-level"));
  it("ALB-10 the apprentice alone says which sessions were done and missed", () => holdsToTable("session-log"));
  it("ALB-12 ALB-13 a report goes from the school to the master, or from the company to the registrar", () =>
    holdsToTable("remote-work-report"));

  it("ALB-10 has a table for every dossier of the apprenticeship", () => {
    const kinds = programmes.get("albi-apprenticeship")?.dossiers.map(({ id }) => id);
    expect(Object.keys(ALBI).toSorted()).toEqual(kinds?.toSorted());
  });
});
