import { describe, expect, it } from "vitest";
import type { FormField } from "../../../../../src/domain/programme/dossier-rules.ts";
import type {
  CountedDossier,
  Counter,
  DossierKind,
  Programme,
  SessionPlan,
} from "../../../../../src/domain/programme/programme.ts";
import { mostOf } from "../../../../../src/domain/programme/proof/counted.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { act, field } from "../../dossier/support.ts";
import { SMALL } from "../support.ts";
import { dossier } from "./support.ts";

const STEP = act("learner fills");
const kind = (id: string, more: Partial<DossierKind> = {}, ...form: readonly Parameters<typeof field>[]) =>
  dossier(
    STEP,
    form.map((one) => field(...one)),
    { id, each: "once", ...more },
  );
const ASKER = kind("asker", { each: "year" });

const times = (id: string, when: CountedDossier["when"] = null): CountedDossier => ({
  dossier: id,
  of: { kind: "times" },
  when,
});
const sum = (id: string, of: string): CountedDossier => ({ dossier: id, of: { kind: "field", field: of }, when: null });
const length = (id: string, when: CountedDossier["when"] = null): CountedDossier => ({
  dossier: id,
  of: { kind: "length" },
  when,
});
const on = (is: string) => ({ field: "path", is, not: false });

let read: Programme | null = null;
const small = (): Programme => {
  read ??= readProgramme(SMALL, "small.yaml");
  return read;
};

const SESSIONS: Omit<SessionPlan, "year"> = {
  count: 3,
  hours: 2,
  perWeek: { least: 1, most: 1 },
  fill: "every",
  sparesLastPeriod: false,
  setting: null,
  source: { line: null, why: null },
};

/** What a counter comes to by the end of a year in which each of these dossiers can end, on any of its roads. */
function most(
  dossiers: readonly DossierKind[],
  counts: readonly CountedDossier[],
  year: number,
  more: Partial<Counter> = {},
  asker = ASKER,
  also: Partial<Programme> = {},
): number | null {
  const [hours] = small().counters;
  if (!hours) throw new Error("no counter");
  const sessions = [1, 2, 3, 4, 5, 6].map((one) => ({ ...SESSIONS, year: one }));
  const programme: Programme = { ...small(), plan: null, sessions, years: 6, ...also, dossiers };
  const possible = new Map(
    dossiers.map(({ id, paths }) => {
      const roads = paths.length === 0 ? [null] : paths.map((path) => path.id);
      return [id, roads.map((path) => ({ path, values: {}, requires: [] }))];
    }),
  );
  return mostOf({ ...hours, unit: "time", ...more, counts }, asker, { year, possible }, programme);
}

const ROADS = { paths: ["long", "short"].map((id) => ({ id, name: { fr: id, en: id } })) };
const DATES = [
  ["from", { kind: "date" }],
  ["to", { kind: "date" }],
] as const;
const dates = DATES.map(([id, more]): Parameters<typeof field> => [id, more]);

describe("what a counter can come to", () => {
  it.each<[DossierKind["each"], number, number, number]>([
    ["once", 1, 1, 1],
    ["team", 1, 1, 1],
    ["year", 1, 3, 6],
    ["return", 53, 157, 314],
    ["school-period", 53, 157, 314],
    ["week-with-sessions", 53, 157, 314],
    ...(["visit", "internship", "stay", "application", "when-needed"] as const).map(
      (each): [DossierKind["each"], number, number, number] => [each, Infinity, Infinity, Infinity],
    ),
  ])("where it counts what comes %s, in one, three and six years: %s, %s, %s", (each, ...expected) => {
    expect([1, 3, 6].map((year) => most([kind("a", { each })], [times("a")], year))).toEqual(expected);
  });

  it("is nothing before the years in which that comes, and one year's of a counter that starts again", () => {
    const second = kind("a", { years: [2] });
    expect(most([second], [times("a")], 1)).toBeNull();
    expect(most([second], [times("a")], 2)).toBe(1);
    const yearly = { each: "year" } as const;
    expect(most([second], [times("a")], 2, yearly)).toBe(1);
    expect(most([second], [times("a")], 2, yearly, kind("asker", { years: [1] }))).toBeNull();
    const both = [kind("a", { years: [1] }), kind("b", { each: "year" })];
    expect(most(both, [times("a"), times("b")], 2, yearly)).toBe(2);
    expect(most(both, [times("a"), times("b")], 2)).toBe(3);
  });

  it("adds of each kind what is counted of it, without end where a field has no bound", () => {
    const log = kind("log", {}, ["worked", { kind: "number", most: 7 }]);
    expect(most([kind("a"), log], [times("a"), sum("log", "worked")], 1)).toBe(8);
    expect(most([kind("a"), log], [times("a")], 1)).toBe(1);
    expect(most([kind("log", {}, ["worked", { kind: "number" }])], [sum("log", "worked")], 1)).toBe(Infinity);
  });

  it.each<[Counter["unit"], number, number]>([
    ["hour", 8904, 17640],
    ["day", 371, 735],
    ["week", 53, 105],
    ["month", 12.25, 24.25],
    ["semester", 2, 4],
    ["credit", Infinity, Infinity],
    ["visit", Infinity, Infinity],
    ["session", Infinity, Infinity],
    ["time", Infinity, Infinity],
  ])("has no more %s than the years have: %s in one, %s in two", (unit, one, two) => {
    const log = kind("log", { each: "when-needed" }, ["worked", { kind: "number" }]);
    const so = (year: number, more: Partial<Counter> = {}) =>
      most([log], [sum("log", "worked")], year, { unit, ...more });
    expect([so(1), so(2)]).toEqual([one, two]);
    expect(so(2, { each: "year" })).toBe(one);
    expect(so(2, { adds: "continuous" })).toBe(two);
    // Nobody knows how many there are in a team.
    expect(so(1, { per: "team" })).toBe(Infinity);
  });

  it("has no more hours of a team than its most people have", () => {
    const log = kind("log", { each: "when-needed" }, ["worked", { kind: "number" }]);
    const teams = { least: 3, most: 5 };
    expect(most([log], [sum("log", "worked")], 1, { unit: "hour", per: "team" }, ASKER, { teams })).toBe(5 * 8904);
    expect(most([log], [sum("log", "worked")], 1, { unit: "hour" }, ASKER, { teams })).toBe(8904);
  });

  it("is nothing where the plan of the weeks never brings it about", () => {
    const plan = { startWeek: 40, weeks: [], years: [{ readings: [["company" as const]], doubtful: new Map() }] };
    const visits = [kind("a", { each: "return" })];
    expect(most(visits, [times("a")], 1, {}, ASKER, { plan })).toBeNull();
    expect(most(visits, [times("a")], 1)).toBe(53);
  });

  it("takes of every road the one that brings most, and days wherever one has them", () => {
    const a = kind("a", { ...ROADS, years: [1] });
    expect(most([a], [times("a"), times("a", on("long"))], 1)).toBe(2);
    expect(most([a], [length("a", on("long")), times("a", on("short"))], 2, { unit: "week" })).toBe(54);
    expect(most([a], [length("a"), times("a")], 2, { unit: "week" })).toBe(54);
    expect(most([a], [times("a", on("by-air"))], 1)).toBeNull();
  });

  it("counts the days of two kinds once, in the counter's unit", () => {
    const two = [kind("a"), kind("b")];
    const lengths = [length("a"), length("b")];
    expect(most(two, lengths, 1, { unit: "week" })).toBe(53);
    expect(most(two, lengths, 2, { unit: "month" })).toBe(24.25);
    expect(most(two, lengths, 2, { unit: "day" })).toBe(735);
  });

  it.each<[string, readonly Parameters<typeof field>[], number]>([
    ["dates from and to", [["title"], ...dates], 2],
    ["no dates", [["title"]], 1],
    ["a date of each end only", [["from", { kind: "date" }]], 1],
    ["the other end only", [["to", { kind: "date" }]], 1],
    ["words from and to", [["from"], ["to"]], 1],
    [
      "dates of other names",
      [
        ["on", { kind: "date" }],
        ["until", { kind: "date" }],
      ],
      1,
    ],
    ["words from and to beside a date", [["from"], ["to"], ["on", { kind: "date" }]], 1],
  ])("of a stretch without a gap is the sum where days are known: %s", (_case, form, expected) => {
    const two = [kind("a", {}, ...form), kind("b", {}, ...form)];
    expect(most(two, [times("a"), times("b")], 1, { adds: "continuous" })).toBe(expected);
  });

  it("of a stretch without a gap has no end where each has days of its own", () => {
    expect(most([kind("a", { each: "internship" })], [times("a")], 1, { adds: "continuous" })).toBe(Infinity);
    expect(most([kind("a", { each: "when-needed" })], [times("a")], 1, { adds: "continuous" })).toBe(1);
  });

  it("of lengths without a gap is no more than the longest time in the place where all of them fall", () => {
    const weeks = ["school", "company", "company", "company", "school"] as const;
    const plan = { startWeek: 10, weeks: [10, 11, 12, 13, 14], years: [{ readings: [weeks], doubtful: new Map() }] };
    const inCompany = { each: "stay", during: "company" } as const;
    const [a, b] = [kind("a", inCompany), kind("b", { ...inCompany, during: "school" })];
    const so = (dossiers: readonly DossierKind[], more: Partial<Counter> = {}) =>
      most(
        dossiers,
        dossiers.map(({ id }) => length(id)),
        1,
        { unit: "week", adds: "continuous", ...more },
        ASKER,
        { plan, years: 1 },
      );
    expect(so([a])).toBe(3);
    expect(so([b])).toBe(1);
    expect(so([a, kind("c", inCompany)])).toBe(3);
    expect(so([a], { adds: "cumulative" })).toBe(53);
    expect(so([a, b])).toBe(53);
    expect(so([a, kind("c", { each: "stay" })])).toBe(53);
    // What is counted of another kind than by its length may fall anywhere.
    const both = [length("a"), times("c")];
    expect(most([a, kind("c")], both, 1, { unit: "week", adds: "continuous" }, ASKER, { plan, years: 1 })).toBe(3);
  });
});

describe("a number that is counted on a condition", () => {
  const counts = (when: CountedDossier["when"]): readonly CountedDossier[] => [{ ...sum("log", "worked"), when }];
  const log = (more: Partial<FormField>) => kind("log", ROADS, ["worked", { kind: "number", most: 7, ...more }]);

  it("is nothing where it is never asked then", () => {
    expect(most([log({ when: on("long") })], counts(on("long")), 1)).toBe(7);
    expect(most([log({ when: on("long") })], counts(on("short")), 1)).toBeNull();
    expect(most([log({ when: on("long") })], counts(null), 1)).toBe(7);
    expect(most([log({})], counts(on("short")), 1)).toBe(7);
    expect(most([log({ by: ["tutor"] })], counts(on("short")), 1)).toBeNull();
  });

  it("counts each time all the same where only times are counted", () => {
    expect(most([log({ when: on("long") })], [times("log", on("short"))], 1)).toBe(1);
  });
});
