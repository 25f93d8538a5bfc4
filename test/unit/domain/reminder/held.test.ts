import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { decide } from "../../../../src/domain/dossier/decide.ts";
import type { Facts } from "../../../../src/domain/dossier/requirements.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { turnsOf } from "../../../../src/domain/dossier/steps.ts";
import { isHeld, waitsFor } from "../../../../src/domain/dossier/waiting.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { remindersAbout } from "../../../../src/domain/reminder/plan.ts";
import { GATED } from "../../../support/gated-programme.ts";
import { albi, dossier, picture, plan, span } from "./support.ts";

const gated = readProgramme(GATED, "gated.yaml");
const kindOf = (id: string): DossierKind => {
  const kind = gated.dossiers.find((one) => one.id === id);
  if (!kind) throw new Error(`no ${id}`);
  return kind;
};

describe("a step that waits for something else", () => {
  it("MIS-04 is asked of nobody, in no way; what waits beside it is", () => {
    const since = { since: "2026-11-13", due: "2027-02-05" };
    const asked = (held: boolean, more: object = {}) => {
      const one = dossier(
        albi(),
        "liaison-form",
        [
          { ...since, step: "apprentice-fills", held, asked: true },
          { ...since, step: "master-fills", asked: true },
        ],
        more,
      );
      const found = plan({ ...picture(albi()), open: [one] }, span("2026-11-13", "2027-02-05"));
      return [...new Set(found.map(({ kind, step }) => `${kind} ${step}`))].toSorted();
    };
    const refusal = { steps: ["apprentice-fills"], at: 0, day: dayOf("2026-11-13") };
    const free = ["step master-fills", "turn master-fills"];
    expect(asked(true)).toEqual(free);
    expect(asked(true, { refusal })).toEqual(free);
    expect(asked(false, { refusal })).toEqual(["refused apprentice-fills", "step apprentice-fills", ...free]);
  });

  const finished = fc.subarray(["module", "launch"]).map((all) => new Set(all));
  const facts: fc.Arbitrary<Facts> = fc.record({
    finished,
    finishedOn: fc.constant({}),
    counters: fc.record({ "company-weeks": fc.integer({ min: 0, max: 20 }) }),
    team: fc.option(fc.record({ least: fc.constant(2), members: fc.array(fc.record({ who: fc.string(), finished })) })),
  });
  const begun = {
    ...NOTHING_DONE,
    version: 1,
    done: { "student-fills": { by: "s", for: null, role: "student", at: 0 } },
  };

  it("MIS-04 CMI-04 whatever holds, exactly those are reminded who are not refused whatever they fill in", () => {
    const cases = fc.constantFrom(
      { kind: kindOf("launch"), state: NOTHING_DONE },
      { kind: kindOf("topic"), state: NOTHING_DONE },
      { kind: kindOf("topic"), state: begun },
      { kind: kindOf("hours"), state: NOTHING_DONE },
    );
    fc.assert(
      fc.property(cases, facts, ({ kind, state }, known) => {
        if (kind.steps === null) throw new Error("no steps");
        const day = dayOf("2026-10-05");
        const turns = turnsOf(kind.steps, state).map((act) => {
          return { act, since: day, due: day + 4, asked: 0, held: isHeld(kind, state, act, known) };
        });
        const open = { ref: "E:x:y", kind, opens: day, due: day + 4, turns, refusal: null };
        const said = remindersAbout(open, picture(gated), { from: day, to: day + 40 });
        for (const { act } of turns) {
          const refused = ["company", "laboratory"].map((host) => {
            const values =
              kind.id === "topic" && state === NOTHING_DONE
                ? { host, why: "w" }
                : kind.id === "hours"
                  ? { done: 1 }
                  : {};
            const by = { person: "p", roles: act.roles.map((role) => ({ role, for: null })) };
            const outcome = decide(
              kind,
              state,
              { kind: "do", seen: state.version, step: act.id, values },
              by,
              0,
              known,
            );
            return !outcome.ok && outcome.why.id === "requires";
          });
          expect(said.some(({ step }) => step === act.id)).toBe(!refused.every(Boolean));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("MIS-04 waits for what it requires and for what the totals it requires count, and for nothing else", () => {
    const waited = gated.dossiers.map(({ id }) => id).filter((id) => waitsFor(gated, gated.counters, id));
    expect(waited.toSorted()).toEqual(["launch", "module", "placement"]);
    expect(waitsFor(gated, [], "placement")).toBe(false);
  });
});
