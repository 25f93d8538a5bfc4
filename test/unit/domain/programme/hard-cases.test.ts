import { describe, expect, it } from "vitest";
import { deadlines } from "../../../../src/domain/programme/deadlines.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { actsOf } from "../../../../src/domain/programme/read-steps.ts";
import { refusals, timelineOf } from "./support.ts";

/** What the other schools' documents ask of the format, in one file. */
const TEXT = `programme: small
version: 1
name: { fr: Difficile, en: Hard }
document: 009_guide.txt
roles:
  student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true }
  placement: { name: { fr: service des stages, en: placement office }, per: school }
  teaching: { name: { fr: responsable d'enseignement, en: head of teaching }, per: school }
  abroad_head: { name: { fr: service international, en: international service }, per: school }
  coordinator: { name: { fr: coordinateur, en: coordinator }, per: school, duties: [roster] }
  partner: { name: { fr: partenaire, en: partner }, per: enrolment, outside: true }
years: 5
calendar: { starts: week 36, imported: true }
teams: { size: 3 to 5 }
settings:
  talkEvery:
    name: { fr: fréquence des contacts, en: how often to be in touch }
    rules: [ABC-09]
    is: text
    default: null
    source: none
    why: { fr: Le document dit « permanent »., en: The document says permanent. }
  benefitDay:
    name: { fr: choix du bénéfice, en: choice of benefit }
    rules: [ABC-13]
    is: date
    default: 2027-03-01
    source: none
    why: { fr: Avant le lancement., en: Before the launch. }
dossiers:
  host-approval:
    rules: [ABC-05, ABC-06]
    name: { fr: accord sur l'accueil, en: approval of the host }
    source: 009:L52-53
    each: internship
    opens: 8 weeks before the start of the internship
    due: 10 working days before the start of the internship
    form:
      host: { label: { fr: Accueil, en: Host }, is: choice, choices: { company: { fr: entreprise, en: company }, laboratory: { fr: laboratoire, en: laboratory } } }
      abroad: { label: { fr: À l'étranger ?, en: Abroad? }, is: yes or no }
      agreement: { label: { fr: Convention signée, en: Signed agreement }, is: paper, required: false }
      weeks: { label: { fr: Semaines, en: Weeks }, is: number, least: 1, most: 30 }
    requires:
      - { when: host is laboratory, counter: company-weeks, at least: 14, else: { fr: "14 semaines en entreprise d'abord, il en manque {missing}", en: "14 weeks in a company come first; {missing} are missing" } }
    steps:
      in order:
        - student fills
        - all of: [placement validates, teaching validates]
        - { when: abroad, do: abroad_head validates }
        - partner attests agreement
  pm-module:
    rules: [ABC-12]
    name: { fr: module de gestion de projet, en: project management module }
    source: 009:L27
    each: course
    due: end of the course
    steps: coordinator attests module passed
  launch:
    rules: [ABC-12]
    name: { fr: lancement, en: launch }
    source: 009:L21
    each: team
    due: 20 weeks after the start of the course
    requires:
      - { team: complete, else: { fr: "il manque {missing}", en: "{missing} more are needed" } }
      - { every member has: pm-module, else: { fr: "il manque le module à {who}", en: "{who} lack the module" } }
    steps: coordinator validates
  benefit:
    rules: [ABC-13]
    name: { fr: bénéfice choisi, en: benefit chosen }
    source: 009:L11-13
    each: course
    due: benefitDay
    form:
      kind: { label: { fr: Bénéfice, en: Benefit }, is: choice, choices: { open-unit: { fr: UE d'ouverture, en: open unit }, extra-course: { fr: cours en plus, en: extra course }, certificate: { fr: attestation, en: certificate } } }
    steps: student chooses kind before benefitDay
  application:
    rules: [ABC-20]
    name: { fr: candidature, en: application }
    source: 009:L46
    each: application
    due: 4 weeks after the day it is opened
    paths:
      double-degree: { fr: double diplôme, en: double degree }
      free-mover: { fr: hors accord, en: free mover }
    steps:
      - student fills
      - { when: path is double-degree, do: [partner attests written tests, { step: coordinator validates, requires: [{ dossier: pm-module, else: { fr: module, en: module } }] }] }
      - { when: path is free-mover, do: { step: coordinator attests interview, id: interview } }
counters:
  company-weeks:
    rules: [ABC-04]
    name: { fr: semaines en entreprise, en: weeks in a company }
    source: 009:L32
    unit: week
    compulsory: false
    target: 14
    adds: cumulative
    counts: { dossier: host-approval, field: weeks }
  stay:
    rules: [ABC-01]
    name: { fr: mobilité, en: stay abroad }
    source: 009:L31
    unit: month
    compulsory: true
    target: 3
    adds: continuous
  work:
    rules: [ABC-28]
    name: { fr: heures, en: hours }
    source: 009:L28
    unit: hour
    per: learner
    compulsory: true
    target: 40 to 100
    adds: cumulative
`;

const hard = () => readProgramme(TEXT, "small.yaml");
const dossier = (id: string) => hard().dossiers.find((one) => one.id === id);

describe("what the other schools ask of a programme file", () => {
  it("can be said at all", () => {
    expect(refusals(TEXT)).toEqual([]);
  });

  it("ALE-05 ALE-06 has two validate together in either order, and a third only when abroad", () => {
    expect(dossier("host-approval")?.steps).toMatchObject({
      kind: "in-order",
      steps: [
        { verb: "fills" },
        { kind: "all-of", steps: [{ roles: ["placement"] }, { roles: ["teaching"] }] },
        { kind: "when", condition: { field: "abroad", not: false, is: null }, step: { roles: ["abroad_head"] } },
        { verb: "attests", object: "agreement" },
      ],
    });
  });

  it("CMI-04 asks for weeks in a company before a laboratory, and can say how many are missing", () => {
    expect(dossier("host-approval")?.requires).toMatchObject([
      {
        when: { field: "host", is: "laboratory" },
        needs: { kind: "counter", counter: "company-weeks", least: 14, most: null },
        else: { en: "14 weeks in a company come first; {missing} are missing" },
      },
    ]);
  });

  it("MIS-04 holds a team's launch until every member has the module", () => {
    expect(dossier("launch")).toMatchObject({
      per: "team",
      each: "team",
      requires: [
        { when: null, needs: { kind: "team-complete" } },
        { when: null, needs: { kind: "every-member", dossier: "pm-module" } },
      ],
    });
    expect(hard().teams).toEqual({ least: 3, most: 5 });
  });

  it("MIS-05 MIS-07 has hours between two bounds, and a choice with a last day", () => {
    expect(hard().counters.find(({ id }) => id === "work")?.target).toMatchObject({ least: 40, most: 100 });
    expect(dossier("benefit")?.steps).toMatchObject({
      verb: "chooses",
      object: "kind",
      before: { base: { kind: "setting", id: "benefitDay" }, offset: null },
    });
  });

  it("ALE-01 counts a stay in one piece", () => {
    expect(hard().counters.find(({ id }) => id === "stay")).toMatchObject({ adds: "continuous", unit: "month" });
  });

  it("IMT-02 takes one of two roads, each with its own steps", () => {
    const application = dossier("application");
    expect(application?.paths.map(({ id }) => id)).toEqual(["double-degree", "free-mover"]);
    const steps = application?.steps;
    expect(steps && actsOf(steps).map(({ id }) => id)).toEqual([
      "student-fills",
      "partner-attests-written-tests",
      "coordinator-validates",
      "interview",
    ]);
    expect(steps && actsOf(steps)[2]?.requires).toHaveLength(1);
  });

  it("has no deadlines for what people bring about, and those of dates that the school says", () => {
    const imported = new Map([[20_700, { place: "school" as const }]]);
    const due = deadlines(hard(), timelineOf(hard(), 2026, { imported }), {}, 0, 30_000);
    expect(due.map(({ id, defaulted }) => [id, defaulted])).toEqual([
      ["launch:once", []],
      ["benefit:once", ["benefitDay"]],
      ["pm-module:once", []],
    ]);
  });

  it("refuses a road that there is not, a circle of dossiers, and a team of a wrong size", () => {
    expect(refusals(TEXT.replace("path is free-mover", "path is free-movers"))[0]).toContain("write `free-mover`");
    const circle = "steps: coordinator attests module passed";
    const waits = "requires: [{ dossier: launch, else: { fr: a, en: a } }]";
    expect(refusals(TEXT.replace(circle, `${waits}\n    ${circle}`))[0]).toMatch(
      /wait for each other: pm-module → launch → pm-module/,
    );
    expect(refusals(TEXT.replace("counter: company-weeks", "counter: work"))[0]).toContain(
      "nothing is counted by `work` → give it `counts: { dossier: … }`",
    );
    expect(refusals(TEXT.replace("every member has: pm-module", "every member has: launch")).join("\n")).toContain(
      "`launch` is the team's own dossier → write `dossier: launch`",
    );
    expect(refusals(TEXT.replace("3 to 5", "5 to 3"))[0]).toContain("write a number or `40 to 100`");
  });
});
