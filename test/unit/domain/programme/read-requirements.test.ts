import { describe, expect, it } from "vitest";
import { refusedLines, told } from "./support.ts";
import { readTeams, withTeams } from "./support-of-teams.ts";

const DATES = "form:\n  from: { label: { fr: a, en: b }, is: date }\n  to: { label: { fr: a, en: b }, is: date }\n";
const requires = (...lines: readonly string[]) =>
  `requires:\n  - ${[...lines, "else: { fr: c, en: d }"].join("\n    ")}\nsteps: student fills`;
const own = (...lines: readonly string[]) => `each: year\ndue: end of the year\n${requires(...lines)}`;
const joint = (...lines: readonly string[]) => `each: team\ndue: end of the course\n${requires(...lines)}`;
const stay = (...lines: readonly string[]) => `each: stay\n${requires(...lines)}`;
const dated = (...lines: readonly string[]) => `each: year\ndue: end of the year\n${DATES}${requires(...lines)}`;

function needs(id: string, written: string, dossiers: Readonly<Record<string, string>> = {}) {
  const found = readTeams({ ...dossiers, [id]: written }).dossiers.find((one) => one.id === id);
  return found?.requires.map((one) => one.needs);
}
const refused = (id: string, written: string, dossiers: Readonly<Record<string, string>> = {}) =>
  refusedLines(withTeams({ ...dossiers, [id]: written }));

describe("what must hold first", () => {
  it("is a dossier, of the same days too where both have days of their own", () => {
    expect(needs("own", own("dossier: stay"))).toEqual([{ kind: "dossier", dossier: "stay", sameDays: false }]);
    const same = [{ kind: "dossier", dossier: "stay", sameDays: true }];
    expect(needs("visit", stay("dossier: stay", "on: the same days"))).toEqual(same);
    expect(needs("trip", dated("dossier: stay", "on: the same days"))).toEqual(same);
    expect(needs("visit", stay("dossier: trip", "on: the same days"), { trip: dated("dossier: stay") })).toMatchObject([
      { dossier: "trip", sameDays: true },
    ]);
  });

  it("is a length of its own days, in days, weeks or months", () => {
    for (const [unit, count] of Object.entries({ day: 10, week: 24, month: 3 })) {
      expect(needs("stay", stay(`lasts: ${count} ${unit}s`))).toEqual([{ kind: "lasts", least: count, unit }]);
    }
    expect(needs("trip", dated("lasts: 2 weeks"))).toEqual([{ kind: "lasts", least: 2, unit: "week" }]);
  });

  it("is a counter between two bounds, a whole team, or what each member has", () => {
    expect(needs("own", own("counter: visits", "at least: 3", "at most: 3"))).toEqual([
      { kind: "counter", counter: "visits", least: 3, most: 3 },
    ]);
    expect(needs("joint", joint("counter: shared", "at most: 3"))).toMatchObject([{ least: null, most: 3 }]);
    expect(needs("joint", joint("team: complete"))).toEqual([{ kind: "team-complete" }]);
    expect(needs("joint", joint("every member has: own"))).toEqual([{ kind: "every-member", dossier: "own" }]);
  });

  it("may hang on a condition", () => {
    const far = "form: { far: { label: { fr: a, en: b }, is: yes or no } }\n";
    const conditional = `each: year\ndue: end of the year\n${far}${requires("when: far", "dossier: stay")}`;
    const [{ requires: found } = { requires: [] }] = readTeams({ own: conditional }).dossiers;
    expect(found).toMatchObject([{ when: { field: "far", not: false, is: null }, else: { fr: "c", en: "d" } }]);
    expect(refused("own", conditional.replace("when: far", "when: fat"))).toEqual([
      "- when: fat: `fat` is neither a choice nor a yes-or-no field → write `far`",
    ]);
  });
});

describe("what must hold first is refused, on its own line, where", () => {
  const NO_DAYS =
    "a dossier without days of its own → name dossiers that are `each: visit`, `internship` or `stay`, or whose form has the dates `from` and `to`";

  it("one of two dossiers of the same days has no days of its own", () => {
    const on = "on: the same days";
    expect(refused("own", own("dossier: stay", on))).toEqual([`${on}: ${NO_DAYS}`]);
    expect(refused("visit", stay("dossier: own", on))).toEqual([`${on}: ${NO_DAYS}`]);
    const half = dated("dossier: stay", on).replace(/ {2}to: .*\n/, "");
    expect(refused("trip", half)).toEqual([`${on}: ${NO_DAYS}`]);
    expect(refused("trip", dated("dossier: stay", on).replace(/is: date/, "is: text"))).toEqual([`${on}: ${NO_DAYS}`]);
    // A name that is misspelt is told alone.
    expect(refused("visit", stay("dossier: stey", on))).toEqual([
      "- dossier: stey: no dossier is called `stey` → write `stay`",
    ]);
    expect(told(withTeams({ own: own("dossier: stay", on) })).fr[0]).toContain("un dossier sans jours à soi → nommez");
  });

  it("a length is asked of what has no days", () => {
    expect(refused("own", own("lasts: 2 weeks"))).toEqual([`- lasts: 2 weeks: ${NO_DAYS}`]);
  });

  it("a learner's dossier asks for a team", () => {
    const wrong = "this dossier is not a team's → give it `per: team`, or write `dossier: …`";
    expect(refused("own", own("team: complete"))).toEqual([`- team: complete: ${wrong}`]);
    expect(refused("own", own("every member has: stay"))).toEqual([`- every member has: stay: ${wrong}`]);
  });

  it("a team's dossier asks for a learner's, or of its members for its own", () => {
    expect(refused("joint", joint("dossier: own"))).toEqual([
      "- dossier: own: each member has a `own` of their own → write `every member has: own`",
    ]);
    const [first] = refused("plan", joint("every member has: joint"));
    expect(first).toBe("- every member has: joint: `joint` is the team's own dossier → write `dossier: joint`");
    expect(refused("plan", joint("every member has: ewn"))).toEqual([
      "- every member has: ewn: no dossier is called `ewn` → write `own`",
    ]);
    const { fr } = told(withTeams({ joint: joint("dossier: own") }));
    expect(fr[0]).toContain("chaque membre a son dossier `own` → écrivez `every member has: own`");
  });

  it("a counter is not there, counted by nothing, or a learner's where the team asks", () => {
    expect(refused("own", own("counter: visit", "at least: 1"))).toEqual([
      "- counter: visit: no counter is called `visit` → write `visits`",
    ]);
    expect(refused("own", own("counter: by-hand", "at least: 1"))).toEqual([
      "- counter: by-hand: nothing is counted by `by-hand` → give it `counts: { dossier: … }`",
    ]);
    expect(refused("joint", joint("counter: visits", "at least: 1"))).toEqual([
      "- counter: visits: `visits` is counted for each learner → name a counter that is `per: team`",
    ]);
    const { fr } = told(withTeams({ joint: joint("counter: visits", "at least: 1") }));
    expect(fr[0]).toContain("`visits` se compte par apprenant → nommez un compteur `per: team`");
  });

  it("its bounds are the wrong way round", () => {
    const { fr, en } = told(withTeams({ own: own("counter: visits", "at least: 3", "at most: 2") }));
    expect(en[0]).toContain("at most 2 and at least 3 → write the smaller number in `at least`");
    expect(fr[0]).toContain("au plus 2 et au moins 3 → écrivez le plus petit nombre dans `at least`");
    expect(refused("own", own("counter: visits", "at least: 3", "at most: 2"))[0]).toMatch(/^at most: 2: /);
  });
});
