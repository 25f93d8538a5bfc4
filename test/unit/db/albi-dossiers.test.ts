import { describe, expect, it } from "vitest";
import { decide, whyNot } from "../../../src/domain/dossier/decide.ts";
import { type Actor, type DossierState, NOTHING_DONE } from "../../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf } from "../../../src/domain/dossier/steps.ts";
import type { DossierKind } from "../../../src/domain/programme/programme.ts";
import { anyAnswer } from "../../support/any-answer.ts";
import { shipped } from "../domain/programme/support.ts";

// Typed by hand from the document's rules, not read off the programme file.

const EVERYBODY = ["apprentice", "master", "tutor", "option_head", "registrar", "commission"];

const albi = () => shipped("albi-apprenticeship");

function dossier(id: string): DossierKind {
  const kind = albi().dossiers.find((one) => one.id === id);
  if (!kind) throw new Error(`no dossier ${id}`);
  return kind;
}

/** Someone who holds one role and is called after it. */
const holder = (role: string): Actor => ({ person: role, roles: [{ role, for: null }] });

/** `ROLE VERB` for everything that anyone may do now, roles in the order above. */
function turns(kind: DossierKind, state: DossierState): string[] {
  return EVERYBODY.flatMap((role) =>
    actsOf(kind)
      .filter((act) => whyNot(kind, state, act, holder(role)) === null)
      .map(({ verb }) => `${role} ${verb}`),
  );
}

/** What is open to whom at first and after each of these has acted; then how the dossier stands. */
function story(id: string, doers: readonly string[], path: string | null = null): (string[] | string)[] {
  const kind = dossier(id);
  let state: DossierState = { ...NOTHING_DONE, path };
  const told: (string[] | string)[] = [turns(kind, state)];
  for (const doer of doers) {
    const act = actsOf(kind).find((one) => whyNot(kind, state, one, holder(doer)) === null);
    if (!act) return [...told, `the ${doer} may do nothing`];
    const values = Object.fromEntries(fieldsOf(kind, act, state).map((field) => [field.id, anyAnswer(field)]));
    const outcome = decide(kind, state, { kind: "do", seen: state.version, step: act.id, values }, holder(doer), 0);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.why));
    state = outcome.state;
    told.push(turns(kind, state));
  }
  return [...told, state.status];
}

/** What a role is asked for in a dossier, in English. */
function asked(id: string, role: string): string[] {
  const kind = dossier(id);
  const act = actsOf(kind).find(({ roles }) => roles.includes(role));
  return act ? fieldsOf(kind, act, { path: null, values: {} }).map(({ label }) => label.en.toLowerCase()) : [];
}

describe("who does what in the dossiers of the apprenticeship, in which order", () => {
  it("ALB-10 the apprentice alone says which sessions were done and missed", () => {
    expect(story("session-log", ["apprentice"])).toEqual([["apprentice fills"], [], "done"]);
  });

  it("ALB-12 the school reports a problem of remote work, which the master acknowledges", () => {
    const told = [["tutor fills", "registrar fills"], ["master attests"], [], "done"];
    expect(story("remote-work-report", ["registrar", "master"], "from-school")).toEqual(told);
    expect(story("remote-work-report", ["tutor", "master"], "from-school")).toEqual(told);
  });

  it("ALB-13 the company reports a change or a problem to the registrar, who acknowledges it", () => {
    expect(story("remote-work-report", ["master", "registrar"], "from-company")).toEqual([
      ["apprentice fills", "master fills"],
      ["registrar attests"],
      [],
      "done",
    ]);
  });

  it("ALB-14 the company's commitments are signed once, by the master", () => {
    expect(story("prior-agreement", ["master"])).toEqual([["master signs"], [], "done"]);
    expect(dossier("prior-agreement").each).toBe("once");
  });

  it("ALB-20 the apprentice fills the topic, the master completes and signs, the tutor validates; never in another order", () => {
    expect(story("project-topic", ["apprentice", "master", "tutor"])).toEqual([
      ["apprentice fills"],
      ["master completes and signs"],
      ["tutor validates"],
      [],
      "done",
    ]);
    expect(dossier("project-topic").each).toBe("year");
  });

  it("ALB-22 the apprentice hands in a thesis every year, and master, tutor and option head are its jury together", () => {
    expect(story("project-thesis", ["apprentice"])).toEqual([["apprentice fills"], [], "done"]);
    expect(story("project-defence", ["option_head", "master", "tutor"])).toEqual([
      ["master attests", "tutor attests", "option_head attests"],
      ["master attests", "tutor attests"],
      ["tutor attests"],
      [],
      "done",
    ]);
    expect(dossier("project-thesis").readers).toEqual(["master", "tutor", "option_head"]);
    expect([dossier("project-thesis").each, dossier("project-defence").each]).toEqual(["year", "year"]);
  });

  it("ALB-23 the master alone assesses behaviour", () => {
    expect(story("behaviour-assessment", ["master"])).toEqual([["master fills"], [], "done"]);
    expect(asked("behaviour-assessment", "master")).toEqual(["assessment"]);
    const deputy: Actor = { person: "x", roles: [{ role: "master", for: "master" }] };
    const kind = dossier("behaviour-assessment");
    expect(actsOf(kind).map((act) => whyNot(kind, NOTHING_DONE, act, deputy)?.id)).toEqual(["in-person"]);
  });

  it("ALB-22 one person fills one seat of the jury, whatever roles they hold or stand in for", () => {
    const kind = dossier("project-defence");
    const everyone: Actor = {
      person: "x",
      roles: EVERYBODY.map((role) => ({ role, for: role === "tutor" ? null : role })),
    };
    const [first, ...others] = actsOf(kind);
    const values = { "held-on": "2027-01-04" };
    const step = first?.id ?? "";
    const sat = decide(kind, NOTHING_DONE, { kind: "do", seen: 0, step, values }, everyone, 0);
    if (!sat.ok) throw new Error(JSON.stringify(sat.why));
    expect(others.map((act) => whyNot(kind, sat.state, act, everyone)?.id)).toEqual(["other-seat", "other-seat"]);
  });

  it.each([
    ["ALB-24", "observation-report"],
    ["ALB-25", "engineering-report"],
  ])("%s the apprentice hands in the %s and the tutor receives it", (_, id) => {
    expect(story(id, ["apprentice", "tutor"])).toEqual([["apprentice fills"], ["tutor attests"], [], "done"]);
  });

  it("ALB-30 apprentice and master fill the liaison form in either order, then the tutor countersigns", () => {
    const both = ["apprentice fills", "master fills"];
    expect(story("liaison-form", ["apprentice", "master", "tutor"])).toEqual([
      both,
      ["master fills"],
      ["tutor countersigns"],
      [],
      "done",
    ]);
    expect(story("liaison-form", ["master", "apprentice", "tutor"]).slice(1, 3)).toEqual([
      ["apprentice fills"],
      ["tutor countersigns"],
    ]);
    expect(dossier("liaison-form").each).toBe("return");
  });

  it("ALB-31 the tutor fills the form of each visit", () => {
    expect(story("visit-form", ["tutor"])).toEqual([["tutor fills"], [], "done"]);
    expect(dossier("visit-form").each).toBe("visit");
  });

  it("ALB-32 the tutor says that they met the apprentice in each school period", () => {
    expect(story("school-meeting", ["tutor"])).toEqual([["tutor fills"], [], "done"]);
    expect(dossier("school-meeting").each).toBe("school-period");
  });

  it("ALB-33 apprentice and company describe the missions, the option head validates, the tutor only reads", () => {
    expect(story("mission-description", ["master", "apprentice", "option_head"])).toEqual([
      ["apprentice fills", "master fills"],
      ["apprentice fills"],
      ["option_head validates"],
      [],
      "done",
    ]);
    expect(dossier("mission-description").readers).toEqual(["tutor"]);
  });

  it("ALB-40 a stay abroad is asked for by the apprentice and approved by the commission", () => {
    expect(story("stay-abroad", ["apprentice", "commission"])).toEqual([
      ["apprentice fills"],
      ["commission validates"],
      [],
      "done",
    ]);
  });

  it("ALB-41 the apprentice gives the exam of English and the registrar attests it", () => {
    expect(story("english-level", ["apprentice", "registrar"])).toEqual([
      ["apprentice fills"],
      ["registrar attests"],
      [],
      "done",
    ]);
    expect(dossier("english-level").each).toBe("once");
  });
});

describe("what the dossiers of the apprenticeship ask for", () => {
  it.each([
    ["ALB-14", "prior-agreement", "master", ["calm desk", "broadband", "working hours", "3.5 hours"]],
    [
      "ALB-21",
      "project-topic",
      "apprentice",
      [
        "title",
        "problem and context",
        "critical analysis and diagnosis",
        "objectives and indicators",
        "possible solutions",
        "technical and economic feasibility",
        "implementation",
        "results and critical review",
      ],
    ],
    [
      "ALB-24",
      "observation-report",
      "apprentice",
      [
        "legal frame",
        "size and structure",
        "products",
        "markets",
        "strategy",
        "structure of the host department",
        "functions of the host department",
        "economic intelligence",
      ],
    ],
    ["ALB-25", "engineering-report", "apprentice", ["system", "report"]],
    ["ALB-33", "mission-description", "apprentice", ["missions", "project"]],
    ["ALB-33", "mission-description", "master", ["company"]],
    ["ALB-10", "session-log", "apprentice", ["sessions done", "sessions missed", "why"]],
    ["ALB-40", "stay-abroad", "apprentice", ["country", "host", "first day", "last day", "weeks"]],
    ["ALB-41", "english-level", "apprentice", ["exam", "day of the exam", "certificate"]],
  ])("%s the %s asks the %s for each point in turn", (_, id, role, points) => {
    const labels = asked(id, role);
    expect(labels.map((label, index) => label.includes(points[index] ?? "?"))).toEqual(points.map(() => true));
  });

  it("ALB-21 ALB-24 no point may be left out, and the master may add to the topic", () => {
    const required = (id: string) => dossier(id).form.filter((field) => field.required);
    expect(required("project-topic")).toHaveLength(8);
    expect(required("observation-report")).toHaveLength(8);
    expect(asked("project-topic", "master")).toHaveLength(1);
  });

  it("ALB-14 each commitment must be yes, ALB-10 sessions are whole, ALB-40 weeks lie between two days, ALB-31 visits fall in company periods", () => {
    expect(dossier("prior-agreement").form.map(({ mustBeYes }) => mustBeYes)).toEqual([true, true, true, true]);
    const numbers = (id: string) => dossier(id).form.filter(({ kind }) => kind === "number");
    expect(numbers("session-log").map(({ whole }) => whole)).toEqual([true, true]);
    expect(numbers("stay-abroad").map(({ between }) => between)).toEqual([{ unit: "weeks", from: "from", to: "to" }]);
    expect(dossier("visit-form").during).toBe("company");
  });

  it("ALB-10 a week's sessions are done or missed, not neither", () => {
    const [done, missed] = dossier("session-log").form;
    expect([done?.label.en, done?.together, missed?.id]).toEqual(["Sessions done", "missed", "missed"]);
  });

  it("ALB-13 a report is about a problem of remote work or a change of the time set aside", () => {
    const about = dossier("remote-work-report").form.find(({ kind }) => kind === "choice");
    expect(about?.choices.map(({ id }) => id)).toEqual(["remote-work", "time-change"]);
  });

  it.each([
    [1, "technician"],
    [2, "supervisor or an assistant engineer"],
    [3, "junior engineer"],
  ])("ALB-26 the missions of year %i are those of a %s, in the topic and in the missions", (year, level) => {
    for (const id of ["project-topic", "mission-description"]) {
      expect(dossier(id).inYear.find((one) => one.year === year)?.note?.en).toContain(level);
    }
  });
});

describe("what else the apprenticeship says of its dossiers", () => {
  it.each([
    ["ALB-10", "session-log", "sessions"],
    ["ALB-13", "remote-work-report", "problem"],
    ["ALB-20", "project-topic", "project-topic"],
    ["ALB-30", "liaison-form", "liaison"],
    ["ALB-31", "visit-form", "visit"],
    ["ALB-33", "mission-description", "missions"],
    ["ALB-40", "stay-abroad", "abroad"],
  ])("%s the %s is called up as /%s", (_, id, word) => {
    expect(dossier(id).command).toBe(word);
  });

  it("ALB-11 the teachers' half-day is a setting of half a day that nobody guesses", () => {
    const slot = albi().settings.find(({ rules }) => rules.includes("ALB-11"));
    expect([slot?.is, slot?.default]).toEqual(["half-day", null]);
    expect(dossier("session-log").rules).toContain("ALB-11");
  });

  it("ALB-11 whoever asks when teachers can be reached is told of half a day in the weeks with sessions", () => {
    const fact = albi().facts.find(({ id }) => id === "teachers-in-reach");
    expect(fact?.answer.en).toMatch(/weeks with sessions.*half a day in all/);
    expect(fact?.source.line).toBe("001:L161");
  });

  it("ALB-24 ALB-25 the observation report is of year 1 and the engineering report of year 2", () => {
    expect(dossier("observation-report").years).toEqual([1]);
    expect(dossier("engineering-report").years).toEqual([2]);
  });

  it("ALB-31 one visit a year is enough and two are the most, each counted by its form", () => {
    const visits = albi().counters.find(({ id }) => id === "company-visits");
    expect(visits?.target).toMatchObject({ least: 1, most: 2 });
    expect(visits).toMatchObject({
      each: "year",
      counts: [{ dossier: "visit-form", of: { kind: "times" }, when: null }],
    });
  });

  it("ALB-10 sessions done are counted up to 46, 40 and 26 a year", () => {
    const sessions = albi().counters.find(({ id }) => id === "sessions-done");
    expect(sessions?.targets.map(({ year, least }) => [year, least])).toEqual([
      [1, 46],
      [2, 40],
      [3, 26],
    ]);
    expect(sessions?.counts).toEqual([{ dossier: "session-log", of: { kind: "field", field: "done" }, when: null }]);
  });

  it("ALB-40 the weeks of all stays are added up, and the best time for them is between years 2 and 3", () => {
    const weeks = albi().counters.find(({ id }) => id === "weeks-abroad");
    expect(weeks?.counts).toEqual([{ dossier: "stay-abroad", of: { kind: "field", field: "weeks" }, when: null }]);
    expect(weeks?.each).toBe("course");
    expect(weeks?.best?.en).toBe("between year 2 and year 3");
  });

  it("ALB-34 the official booklet is another system, which is not replaced", () => {
    const booklet = albi().facts.find(({ id }) => id === "booklet");
    expect(booklet?.answer.en).toMatch(/It is the official booklet.*does not replace it/);
    expect(booklet?.source.line).toBe("001:L409");
  });
});
