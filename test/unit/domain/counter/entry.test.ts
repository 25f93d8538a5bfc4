import { describe, expect, it } from "vitest";
import { countedIn, entryOf, within } from "../../../../src/domain/counter/entry.ts";
import { type DossierState, NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { shipped } from "../programme/support.ts";

const event = { from: 20_000, to: 20_010 };
const planned: DossierState = { ...NOTHING_DONE, version: 1, event };
const TIMES = { of: { kind: "times" }, when: null } as const;
const LENGTH = { of: { kind: "length" }, when: null } as const;

describe("a dossier as it counts", () => {
  it("ALB-31 a visit that is only planned is asked for, one that was called off is nothing", () => {
    expect(entryOf(TIMES, planned)).toEqual([{ amount: 1, days: null, settled: false }]);
    expect(entryOf(TIMES, { ...planned, status: "done" })).toEqual([{ amount: 1, days: null, settled: true }]);
    expect(entryOf(TIMES, { ...planned, status: "withdrawn" })).toEqual([]);
  });

  it("CMI-04 lasts as long as its event, else its dates, else it has no length", () => {
    expect(entryOf(LENGTH, planned)).toEqual([{ amount: null, days: event, settled: false }]);
    const values = { from: "2027-01-04", to: "2027-01-08" };
    expect(entryOf(LENGTH, { ...NOTHING_DONE, values })[0]?.days).toMatchObject({ from: 20_822, to: 20_826 });
    expect(entryOf(LENGTH, { ...NOTHING_DONE, values: { from: "2027-01-04" } })).toEqual([]);
  });

  it("CMI-04 counts only the days of a length that fall into the course", () => {
    const span = { from: 20_005, to: 20_400 };
    const clipped = (from: number, to: number) => within({ amount: null, days: { from, to }, settled: true }, span);
    expect(clipped(20_000, 20_010)[0]?.days).toEqual({ from: 20_005, to: 20_010 });
    expect(clipped(20_399, 20_500)[0]?.days).toEqual({ from: 20_399, to: 20_400 });
    expect(clipped(19_000, 20_004)).toEqual([]);
    const numbers = [null, { from: 19_000, to: 19_010 }].map((days) => ({ amount: 3, days, settled: true }));
    expect(numbers.map((entry) => within(entry, span))).toEqual(numbers.map((entry) => [entry]));
  });

  it("ALB-40 a number counts once it is filled in, with the days it belongs to", () => {
    const weeks = { of: { kind: "field", field: "weeks" }, when: null } as const;
    expect(entryOf(weeks, planned)).toEqual([]);
    expect(entryOf(weeks, { ...planned, values: { weeks: 2 } })).toEqual([{ amount: 2, days: event, settled: false }]);
  });

  it("ALE-01 counts where its form says so, and not while nobody has said", () => {
    const abroad = { ...LENGTH, when: { field: "abroad", not: false, is: null } };
    expect(entryOf(abroad, { ...planned, values: { abroad: true } })).toHaveLength(1);
    expect(entryOf(abroad, { ...planned, values: { abroad: false } })).toEqual([]);
    expect(entryOf(abroad, planned)).toEqual([]);
  });

  it("comes from each kind that a counter counts, once", () => {
    const { dossiers } = shipped("albi-apprenticeship");
    const [first, second] = dossiers;
    if (!first || !second) throw new Error("no dossiers");
    const counts = [first, second, first].map(({ id }) => ({ dossier: id, ...TIMES }));
    expect(countedIn({ counts }, dossiers)).toEqual([first, second]);
    expect(countedIn({ counts: [] }, dossiers)).toEqual([]);
  });
});
