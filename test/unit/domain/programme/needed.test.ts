import { describe, expect, it } from "vitest";
import { isAsked, neededOf } from "../../../../src/domain/programme/needed.ts";
import { readTeams } from "./support-of-teams.ts";

const YEARLY = "each: year\ndue: end of the year\nsteps: student fills";

/** A yearly dossier, or another, that requires these. */
const asking = (needs: string, kind = YEARLY) => `${kind}\nrequires: [{ ${needs}, else: { fr: a, en: a } }]`;

const PROGRAMME = () =>
  readTeams(
    {
      first: YEARLY,
      second: asking("dossier: first"),
      third: asking("dossier: second"),
      once: "each: course\ndue: end of the course\nsteps: student fills",
      "after-once": asking("dossier: once"),
      often: "each: return to school\ndue: day of the return\nsteps: student fills",
      "after-often": asking("dossier: often"),
      many: asking("counter: visits, at least: 3"),
      few: asking("counter: by-hand-twice, at most: 3"),
      "for-stay": YEARLY,
      stay: asking("dossier: for-stay", "each: stay\nsteps: student fills"),
      told: "each: team\ndue: end of the course",
    },
    { "by-hand-twice": "unit: time\ncompulsory: false\nadds: cumulative\ncounts: { dossier: first }" },
  );

/** What is needed of these that are past, where others are kept; each the id of a dossier of year 1. */
function needed(past: readonly string[], kept: readonly string[]): readonly string[] {
  const programme = PROGRAMME();
  const due = (id: string) => {
    const dossier = programme.dossiers.find((one) => one.id === id);
    if (!dossier) throw new Error(`no dossier ${id}`);
    return { dossier, year: dossier.each === "year" ? 1 : null };
  };
  return neededOf(programme, past.map(due), kept.map(due)).map(({ dossier }) => dossier.id);
}

describe("what is needed of what is past", () => {
  it("is what others that are kept wait for, and what that waits for in turn, in its order", () => {
    expect(needed(["first", "own", "second"], ["third"])).toEqual(["first", "second"]);
    expect(needed(["first", "own", "second"], ["own"])).toEqual([]);
    expect(needed(["once"], ["after-once"])).toEqual(["once"]);
  });

  it("is what a counter adds up of which others want at least so much, not at most", () => {
    expect(needed(["own", "first"], ["many"])).toEqual(["own"]);
    expect(needed(["own", "first"], ["few"])).toEqual([]);
  });

  it("is what people wait for with what they bring about, whenever they do", () => {
    expect(needed(["for-stay", "first"], [])).toEqual(["for-stay"]);
  });

  it("MIS-03 is what a team does, but for what nobody does", () => {
    expect(needed(["joint", "told"], [])).toEqual(["joint"]);
  });

  it("is none of what comes again and again: the next ones can be done", () => {
    expect(needed(["often"], ["after-often"])).toEqual([]);
  });
});

describe("what comes every year", () => {
  it.each([
    ["of the year that asks", null, 1, 1, true],
    ["not of another year", null, 1, 2, false],
    ["of any year by what has none", null, 2, null, true],
    ["of another year where the year that asks has none", [1], 1, 2, true],
    ["not of another year where the year that asks has one", [1, 2], 1, 2, false],
  ] as const)("is asked %s", (_, years, year, by, isSo) => {
    const [dossier] = PROGRAMME().dossiers;
    if (!dossier) throw new Error("no dossier");
    expect(isAsked({ dossier: { ...dossier, each: "year", years }, year }, { dossier, year: by })).toBe(isSo);
  });

  it("is told from what comes once, which every year asks for", () => {
    const dossier = PROGRAMME().dossiers.find(({ id }) => id === "once");
    if (!dossier) throw new Error("no dossier");
    expect(isAsked({ dossier, year: null }, { dossier, year: 2 })).toBe(true);
  });
});
