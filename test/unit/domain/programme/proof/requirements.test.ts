import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../../../db/programmes.ts";
import { isProved, proveProgramme } from "../../../../../src/domain/programme/proof/prove-programme.ts";
import { requirementTraps } from "../../../../../src/domain/programme/proof/requirements.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { SMALL } from "../support.ts";

const ELSE = "else: { fr: a, en: a }";

/** What cannot be met once a piece of the small programme is written differently. */
function traps(...changes: readonly (readonly [from: string, to: string])[]) {
  const text = changes.reduce((so, [from, to]) => so.replace(from, to), SMALL);
  expect(text).not.toBe(SMALL);
  return requirementTraps(readProgramme(text, "small.yaml")).map(({ dossier, step, because, most, chain }) => ({
    dossier,
    ...(step === null ? {} : { step }),
    because,
    ...(most === null ? {} : { most }),
    chain,
  }));
}

const LOG_ASKS = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";

describe("the requirements of a programme", () => {
  it("can all be met in the programmes that are shipped, and in the small one", () => {
    const programmes = [...loadProgrammes().values()];
    expect(programmes.length).toBeGreaterThan(5);
    for (const programme of programmes) expect(isProved(proveProgramme(programme)), programme.id).toBe(true);
    expect(requirementTraps(readProgramme(SMALL, "small.yaml"))).toEqual([]);
  });

  it("cannot be met by a dossier in which nothing is done", () => {
    const talk =
      "  talk:\n    rules: [ABC-01]\n    name: { fr: exposé, en: talk }\n    source: 009:L12\n    each: year\n    due: half\n";
    expect(traps(["  log:\n", `${talk}  log:\n`], [LOG_ASKS, LOG_ASKS.replace("plan", "talk")])).toEqual([
      { dossier: "log", because: "never-finished", chain: ["log", "talk"] },
    ]);
  });

  it("cannot be met by a dossier of a later year", () => {
    expect(
      traps(
        ["each: year\n", "each: year\n    years: [2]\n"],
        ["each: return to school\n", "each: return to school\n    years: [1]\n"],
      ),
    ).toEqual([{ dossier: "log", because: "too-late", chain: ["log", "plan"] }]);
  });

  it("cannot be met by a counter that what feeds it cannot bring so far", () => {
    const asks = (least: number) => [LOG_ASKS, `{ counter: hours, at least: ${least}, ${ELSE} }`] as const;
    expect(traps(asks(3))).toEqual([]);
    // Once in each of two years, 7 hours at most.
    const bounded = ["en: Hours }, is: number", "en: Hours }, is: number, most: 7"] as const;
    expect(traps(asks(14), bounded)).toEqual([]);
    expect(traps(asks(15), bounded)).toEqual([
      { dossier: "log", because: "too-much", most: 14, chain: ["log", "hours"] },
    ]);
  });

  it("cannot be met in a circle that goes through a counter, unless there is a way round", () => {
    const circle = `requires: [{ counter: hours, at least: 3, ${ELSE} }]\n    form:`;
    expect(traps(["form:", circle])).toEqual([
      { dossier: "plan", because: "nothing-feeds", chain: ["plan", "hours", "plan"] },
      { dossier: "log", because: "never-finished", chain: ["log", "plan", "hours", "plan"] },
    ]);
    expect(traps(["form:", circle.replace("counter:", "when: abroad, counter:")])).toEqual([]);
  });
});
