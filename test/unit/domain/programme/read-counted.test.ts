import { describe, expect, it } from "vitest";
import { refusedLines, told } from "./support.ts";
import { readTeams, withTeams } from "./support-of-teams.ts";

const label = "label: { fr: a, en: b }";
const FORM = `form:\n  hours: { ${label}, is: number }\n  from: { ${label}, is: date }\n  to: { ${label}, is: date }\n`;
const DOSSIERS = { trip: `each: year\ndue: end of the year\n${FORM}steps: student fills` };
const counter = (unit: string, ...lines: readonly string[]) =>
  ({ total: `unit: ${unit}\ncompulsory: false\nadds: cumulative\ncounts:\n  ${lines.join("\n  ")}` }) as const;

const counts = (unit: string, ...lines: readonly string[]) =>
  readTeams(DOSSIERS, counter(unit, ...lines)).counters.find(({ id }) => id === "total")?.counts;
const refused = (unit: string, ...lines: readonly string[]) =>
  refusedLines(withTeams(DOSSIERS, counter(unit, ...lines)));

describe("what a counter counts", () => {
  it("is a number of a form, how often it comes, or how long it lasts", () => {
    expect(counts("hour", "dossier: trip", "field: hours")).toMatchObject([{ of: { kind: "field", field: "hours" } }]);
    expect(counts("time", "dossier: trip")).toMatchObject([{ of: { kind: "times" } }]);
    for (const unit of ["day", "week", "month"]) {
      for (const dossier of ["trip", "stay"]) {
        const of = { kind: "length" };
        expect(counts(unit, `dossier: ${dossier}`, "length: true")).toEqual([{ dossier, of, when: null }]);
      }
    }
  });
});

describe("what a counter counts is refused, on its own line, where", () => {
  it("it is a team's and the counter a learner's, or the other way round", () => {
    expect(refused("time", "dossier: joint")).toEqual([
      "dossier: joint: `joint` is a team's, this counter is not → write `per: team` for the counter, or count another dossier",
    ]);
    const shared = { total: `${counter("time", "dossier: own").total}\nper: team` };
    expect(refusedLines(withTeams({}, shared))).toEqual([
      "dossier: own: `own` is a learner's, this counter is not → write `per: learner` for the counter, or count another dossier",
    ]);
    expect(told(withTeams({}, counter("time", "dossier: joint"))).fr[0]).toMatch(
      /`joint` est d'une équipe, ce compteur non → écrivez `per: team` pour le compteur, ou comptez un autre dossier$/,
    );
    expect(told(withTeams({}, shared)).fr[0]).toMatch(
      /`own` est d'un apprenant, ce compteur non → écrivez `per: learner` pour le compteur, ou comptez un autre dossier$/,
    );
  });

  it("there is no such dossier, field or condition", () => {
    expect(refused("time", "dossier: tripp", "when: far")).toEqual([
      "dossier: tripp: no dossier is called `tripp` → write `trip`",
    ]);
    expect(refused("hour", "dossier: trip", "field: from")).toEqual([
      "field: from: `from` is no number of that dossier → write one of: `hours`",
    ]);
    expect(refused("time", "dossier: trip", "when: far")[0]).toMatch(/^when: far: /);
  });

  it("a length is counted of a field too, in a unit that is no length, or of what has no days", () => {
    const both = ["dossier: trip", "field: hours", "length: true"] as const;
    const together = "`field` and `length` do not go together → keep one of them";
    expect(refused("day", ...both)).toEqual([`length: true: ${together}`]);
    expect(told(withTeams(DOSSIERS, counter("day", ...both))).fr[0]).toMatch(
      /`field` et `length` ne vont pas ensemble → gardez l'un des deux$/,
    );
    expect(refused("hour", "dossier: trip", "length: true")).toEqual([
      "length: true: a length is not counted in `hour` → write one of: `unit: day`, `unit: week`, `unit: month`",
    ]);
    const noDays =
      "length: true: that dossier has no days of its own → give it two dates `from` and `to`, or write `each: stay` for it";
    expect(refused("day", "dossier: own", "length: true")).toEqual([noDays]);
    const one = { trip: DOSSIERS.trip.replace(/ {2}to: .*\n/, "") };
    expect(refusedLines(withTeams(one, counter("day", "dossier: trip", "length: true")))).toEqual([noDays]);
    const text = { trip: DOSSIERS.trip.replace("is: date", "is: text") };
    expect(refusedLines(withTeams(text, counter("day", "dossier: trip", "length: true")))).toEqual([noDays]);
  });
});
