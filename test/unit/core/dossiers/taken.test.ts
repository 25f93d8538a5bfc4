import { describe, expect, it } from "vitest";
import type { StoredDossier } from "../../../../src/core/dossier-ports.ts";
import { takenAround, takenBy } from "../../../../src/core/dossiers/taken.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { field } from "../../domain/dossier/support.ts";
import { dossier } from "../../domain/programme/proof/support.ts";

const taking = dossier(null, [field("place", { from: { dossier: "internship", field: "host" } })]);

function finished(occasion: string, host: string, at: number, status: "open" | "done" = "done"): StoredDossier {
  const done = { fills: { by: "someone", for: null, role: "student", at } };
  const state = { ...NOTHING_DONE, version: 1, status, values: { host }, done };
  return { enrolment: "one", kind: "internship", occasion, rules: 1, state, turns: [] };
}

describe("what a dossier takes from another", () => {
  it("CMI-05 is what stands there, under its own name, once that is finished", () => {
    expect(takenBy(taking, 5, [finished("year-5", "firm", 1)])).toEqual({ place: "firm" });
    expect(takenBy(taking, 5, [finished("year-5", "firm", 1, "open")])).toEqual({});
    expect(takenBy(taking, 5, [])).toEqual({});
  });

  it("is of the same year where there is one, whatever was finished later", () => {
    const all = [finished("year-5", "firm", 1), finished("year-4", "lab", 2)];
    expect(takenBy(taking, 5, all)).toEqual({ place: "firm" });
    expect(takenBy(taking, 3, all)).toEqual({ place: "lab" });
  });

  it("is of the last that was finished where it comes more often", () => {
    const all = [finished("aaaaaaaa", "firm", 3), finished("bbbbbbbb", "lab", 7), finished("cccccccc", "home", 5)];
    expect(takenBy(taking, null, all)).toEqual({ place: "lab" });
  });

  it("is looked up only where a programme takes something", async () => {
    const read: (readonly string[])[] = [];
    const dossiers = {
      ofEnrolments: async (ids: readonly string[]) => {
        read.push(ids);
        return [finished("year-5", "firm", 1)];
      },
    };
    const reach = (id: string, ...dossiers: (typeof taking)[]) => ({ view: { id }, days: { programme: { dossiers } } });
    const none = await takenAround({ dossiers }, [reach("one", dossier(null))]);
    expect([none("one"), read]).toEqual([[], []]);
    const some = await takenAround({ dossiers }, [reach("one", taking), reach("two", dossier(null))]);
    expect([some("one").length, some("two").length, read]).toEqual([1, 0, [["one"]]]);
  });
});
