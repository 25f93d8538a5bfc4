import { describe, expect, it } from "vitest";
import { NO_FACTS } from "../../../../src/domain/dossier/requirements.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { isHeld, waitsFor } from "../../../../src/domain/dossier/waiting.ts";
import type { FormField, Requirement } from "../../../../src/domain/programme/dossier-rules.ts";
import { dossier } from "../programme/proof/support.ts";
import { act, field } from "./support.ts";

const asks = (needs: Requirement["needs"], when: Requirement["when"] = null): Requirement => ({
  when,
  needs,
  else: { fr: "a", en: "a" },
});
const PLAN = asks({ kind: "dossier", dossier: "plan", sameDays: false });
const TOTAL = asks({ kind: "counter", counter: "weeks", least: 1, most: null });
const IF_ABROAD = asks({ kind: "team-complete" }, { field: "abroad", not: false, is: null });

describe("a step whose turn it is", () => {
  const held = (own: readonly Requirement[], ofStep: readonly Requirement[], finished: readonly string[] = []) => {
    const step = act("learner fills", { requires: ofStep });
    const kind = dossier(step, [field("abroad", { kind: "yes or no" })], { requires: own });
    return isHeld(kind, NOTHING_DONE, step, { ...NO_FACTS, finished: new Set(finished) });
  };

  it("MIS-04 is held while something misses that it or its dossier requires, and no longer", () => {
    expect(held([], [])).toBe(false);
    expect(held([PLAN], [])).toBe(true);
    expect(held([PLAN], [], ["plan"])).toBe(false);
    expect(held([], [PLAN])).toBe(true);
    expect(held([], [PLAN], ["plan"])).toBe(false);
    expect(held([PLAN], [TOTAL], ["plan"])).toBe(true);
  });

  it("CMI-04 is not held by what misses only if the form comes to say so", () => {
    expect(held([IF_ABROAD], [])).toBe(false);
    expect(held([PLAN, IF_ABROAD], [])).toBe(true);
    expect(held([PLAN, IF_ABROAD], [], ["plan"])).toBe(false);
  });
});

describe("what waits for dossiers of a kind", () => {
  const COUNTED = {
    id: "weeks",
    counts: ["stay", "internship"].map((id) => ({ dossier: id, of: { kind: "times" } as const, when: null })),
  };
  const NOT_REQUIRED = { id: "visits", counts: [{ dossier: "visit", of: { kind: "times" } as const, when: null }] };
  const waited = (requires: readonly Requirement[], form: readonly FormField[] = [], ofStep = requires.slice(0, 0)) => {
    const dossiers = [
      dossier(null, [], { id: "first" }),
      dossier(act("learner fills", { requires: ofStep }), form, { requires }),
    ];
    return ["plan", "stay", "internship", "visit"].filter((kind) =>
      waitsFor({ dossiers }, [NOT_REQUIRED, COUNTED], kind),
    );
  };

  it("is what requires one of them, of the learner or of every member", () => {
    expect(waited([PLAN])).toEqual(["plan"]);
    expect(waited([], [], [PLAN])).toEqual(["plan"]);
    expect(waited([IF_ABROAD, asks({ kind: "every-member", dossier: "visit" })])).toEqual(["visit"]);
  });

  it("is what takes something from one of them", () => {
    const from = { dossier: "plan", field: "host" };
    expect(waited([], [field("title"), field("host", { from })])).toEqual(["plan"]);
  });

  it("CMI-04 is what requires a total that counts them, and no other total", () => {
    expect(waited([TOTAL])).toEqual(["stay", "internship"]);
  });

  it("is nothing where nothing is required, or only a team or a length", () => {
    expect(waited([])).toEqual([]);
    expect(waited([IF_ABROAD, asks({ kind: "lasts", least: 1, unit: "day" })], [field("title")])).toEqual([]);
  });
});
