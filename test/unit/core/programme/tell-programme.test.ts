import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../../db/programmes.ts";
import { cardText } from "../../../../src/core/card-text.ts";
import { showProgramme } from "../../../../src/core/programme/show-programme.ts";
import { tellProgramme } from "../../../../src/core/programme/tell-programme.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { proveProgramme } from "../../../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { SMALL } from "../../domain/programme/support.ts";

const TEXT = SMALL.replace(
  "        - { when: abroad, do: office validates within coachTime }\n",
  "        - { when: abroad, do: { all of: [office validates within coachTime, student chooses host in person before half] } }\n",
)
  .replace(
    "      hours: {",
    "      host: { label: { fr: Accueil, en: Host }, is: choice, required: false, choices: { lab: { fr: labo, en: lab }, firm: { fr: firme, en: firm } } }\n      hours: {",
  )
  .replace(
    "steps: student fills",
    "steps: [student fills, { step: 'office attests the talk, or back to student', requires: [{ when: path is far, counter: hours, at least: 3, else: { fr: Trop peu., en: Too few. } }] }]",
  )
  .replace(
    "    due: day of the return\n",
    "    due: day of the return\n    years: [2]\n    paths: { near: { fr: ici, en: near }, far: { fr: là-bas, en: far } }\n",
  );

function told(lang: Lang) {
  const programme = readProgramme(TEXT, "small.yaml");
  return tellProgramme(programme, proveProgramme(programme), lang);
}

const plan = (lang: Lang) => told(lang).dossiers[0];
const log = (lang: Lang) => told(lang).dossiers[1];
const lines = (facts: readonly { readonly label: string; readonly text: string }[] | undefined) =>
  facts?.map(({ label, text }) => `${label} | ${text}`);

describe("a programme read back", () => {
  it("says for whom a dossier is, how often it comes, when it opens and is due", () => {
    expect(lines(plan("en")?.facts)).toEqual([
      "For whom | each student",
      "How often | once a year",
      "Opens | 12 weeks before “end of the semester” (by default Friday of week 5)",
      "Due | “end of the semester” (by default Friday of week 5)",
    ]);
    expect(lines(log("fr")?.facts)).toEqual([
      "Pour qui | chaque étudiant",
      "Quand | à chaque retour à l'école, en année 2",
      "Une voie au choix | ici ou là-bas",
      "À rendre pour | le jour du retour à l'école",
      "Il faut d'abord | « projet » de la même année terminé ; sinon on lit : « Le projet d'abord. »",
    ]);
  });

  it("says what is filled in, and by whom", () => {
    expect(plan("en")?.form).toEqual([
      "Title: text, 200 characters at most",
      "Abroad? yes or no",
      "Host: one of: lab, firm, may be left out",
      "Hours: number",
    ]);
  });

  it("sends a refusal to nobody who stands on another path", () => {
    const text = SMALL.replace(
      "    steps: student fills",
      `    paths: { near: { fr: ici, en: near }, far: { fr: là-bas, en: far } }
    steps:
      - { when: path is near, do: [student fills, office validates] }
      - { when: path is far, do: [{ step: coach completes, id: far-away }, { step: office validates, id: far-yes }] }
      - { step: office signs, id: office-end }`,
    );
    const programme = readProgramme(text, "small.yaml");
    const log = (lang: Lang) => tellProgramme(programme, proveProgramme(programme), lang).dossiers[1];
    expect(log("en")?.steps).toEqual([
      "1. Only when the road is “near”:",
      "1.1. student: fills in",
      "1.2. office: approves; a refusal goes back to student",
      "2. Only when the road is “far”:",
      "2.1. coach: completes",
      "2.2. office: approves; a refusal goes back to coach",
      "3. office: signs; a refusal goes back to student and coach",
    ]);
    expect(log("fr")?.steps[4]).toBe("2.1. accompagnateur : complète");
  });

  it("says what is taken from another dossier, and what is asked only then", () => {
    const text = SMALL.replace(
      "    steps: student fills",
      "    steps: student fills\n    takes: { far: { dossier: plan, field: abroad, label: { fr: Loin ?, en: Far? } } }\n    form: { visa: { label: { fr: Visa, en: Visa }, is: text, when: far } }",
    );
    const programme = readProgramme(text, "small.yaml");
    const proof = proveProgramme(programme);
    expect(tellProgramme(programme, proof, "en").dossiers[1]?.form).toEqual([
      "Far? taken from “plan” (“Abroad?”), asked of nobody",
      "Visa: text; asked only when “Far?” is yes",
    ]);
    expect(tellProgramme(programme, proof, "fr").dossiers[1]?.form).toEqual([
      "Loin ? repris de « projet » (« À l'étranger ? »), demandé à personne",
      "Visa : texte ; demandé seulement si « Loin ? » : oui",
    ]);
  });

  it("says who does what, in which order and within how long, what must hold first and where a refusal goes", () => {
    expect(plan("en")?.steps).toEqual([
      "1. student: fills in",
      "2. In any order:",
      "2.1. coach: completes and signs; a refusal goes back to student",
      "2.2. office: attests; a refusal goes back to student",
      "3. Only when “Abroad?” is yes:",
      "3.1. One joint decision, each their own part, in any order:",
      "3.1.1. office: approves, within “time to answer” (by default 10 working days); a refusal goes back to student and coach",
      "3.1.2. student: chooses “Host”, in person, no deputy, before “end of the semester” (by default Friday of week 5); a refusal goes back to student and coach",
    ]);
    expect(log("fr")?.steps).toEqual([
      "1. étudiant : remplit",
      "2. secrétariat : atteste « the talk » ; un refus renvoie à étudiant ; il faut d'abord : si la voie est « là-bas », 3 heures au compteur « heures »",
    ]);
  });

  it("draws the chain in plain characters", () => {
    expect(plan("en")?.drawing).toEqual([
      "[ student: fills in ]",
      "    |",
      "    v",
      "+----------------------------------------------------------------------+",
      "| In any order:                                                        |",
      "|                                                                      |",
      "| [ coach: completes and signs ]                                       |",
      "|   x-> refused: student                                               |",
      "|                                                                      |",
      "| [ office: attests ]                                                  |",
      "|   x-> refused: student                                               |",
      "+----------------------------------------------------------------------+",
      "    |",
      "    v",
      "+----------------------------------------------------------------------+",
      "| Only when “Abroad?” is yes:                                          |",
      "|                                                                      |",
      "| +------------------------------------------------------------------+ |",
      "| | One joint decision, each their own part, in any order:           | |",
      "| |                                                                  | |",
      "| | [ office: approves ]                                             | |",
      "| |   x-> refused: student and coach                                 | |",
      "| |                                                                  | |",
      "| | [ student: chooses “Host” ]                                      | |",
      "| |   x-> refused: student and coach                                 | |",
      "| +------------------------------------------------------------------+ |",
      "+----------------------------------------------------------------------+",
    ]);
    expect(plan("fr")?.drawing.slice(3, 6)).toEqual([
      "+----------------------------------------------------------------------+",
      "| Dans l'ordre qu'on veut :                                            |",
      "|                                                                      |",
    ]);
  });

  it("says who is reminded when, to whom silence goes up, and what was tried out", () => {
    expect(lines(plan("en")?.around)).toEqual([
      "Reminders | to whoever has to act: 14, 7 and 0 days before it is due; when it becomes theirs, and when a refusal brings it back to them",
      "Silence | 5 working days after it was due, coach is told; then, every 5 working days, office",
      "Rules | ABC-01",
      "Source | 009:L12",
    ]);
    expect(log("fr")?.around.slice(0, 2)).toEqual([
      {
        label: "Rappels",
        text: "à qui doit agir : aucun avant l'échéance ; quand vient leur tour, et s'il leur revient après un refus",
      },
      { label: "Sans réponse", text: "personne d'autre n'est averti" },
    ]);
    expect(log("en")?.proof).toEqual([
      "8 situations: it can always be finished, every step waits for someone who can act, and only those are reminded",
      "“the talk” is no id of a field of this dossier: people read it as it is, in both languages",
    ]);
  });

  it("says of a counter what is to be reached, how it adds up and who may set another target", () => {
    expect(told("fr").counters.map(({ facts }) => lines(facts))).toEqual([
      [
        "Pour qui | chaque étudiant",
        "À atteindre | 40 heures (réglage « heures »), exigé pour le diplôme",
        "Se compte | tout s'ajoute, sur toute la formation",
        "À partir de | « projet », son champ « Heures »",
        "Peut fixer un autre but | personne",
        "Règles | ABC-02",
        "Source | 009:L13",
      ],
    ]);
  });

  it("says of a setting its default and where it comes from", () => {
    expect(lines(told("en").settings[1]?.facts)).toEqual([
      "time to answer | by default 10 working days",
      "Rules | ABC-01",
      "Source | not in the document: The guide does not say.",
    ]);
  });

  it("fits a terminal of 80 columns in both languages, whatever the programme", () => {
    const all = [...loadProgrammes().values()].flatMap((one) => [
      { one, lang: "fr" as const },
      { one, lang: "en" as const },
    ]);
    for (const { one, lang } of all) {
      const parts = showProgramme(tellProgramme(one, proveProgramme(one), lang), lang);
      const shown = cardText({ title: "", parts, buttons: [] }, lang).split("\n");
      expect(shown.filter((line) => line.length > 80)).toEqual([]);
      expect(shown.filter((line) => /^\s*[;:»]/.test(line))).toEqual([]);
      expect(shown.filter((line) => /undefined|null|\{/.test(line))).toEqual([]);
    }
  });
});
