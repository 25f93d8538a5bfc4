import type { Mutant } from "../mutant.ts";
import { inFile } from "./in-file.ts";

const ales = inFile("db/programmes/ales-mobility.yaml", "test/unit/db/ales-mobility.test.ts");
const count = inFile("src/domain/counter/tally.ts", "test/unit/domain/counter/tally.test.ts");

export const ALES_MOBILITY: readonly Mutant[] = [
  ales("ALE-01", "two months abroad are enough", "    target: 3\n", "    target: 2\n"),
  ales(
    "ALE-01",
    "months abroad may be in pieces",
    "    target: 3\n    adds: continuous\n",
    "    target: 3\n    adds: cumulative\n",
  ),
  ales(
    "ALE-01",
    "an internship in France counts as abroad",
    "{ dossier: company-placement, length: true, when: abroad }",
    "{ dossier: company-placement, length: true }",
  ),
  count(
    "ALE-01",
    "the longest stretch is the sum of all",
    'adds === "cumulative" ? all.reduce',
    'adds !== "cumulative" ? all.reduce',
  ),
  ales(
    "ALE-02",
    "nobody asks for the motivation",
    "      motivation: { label: { fr: Motivation, en: Motivation }, is: long text, most: 3000, by: [student] }\n",
    "",
  ),
  ales(
    "ALE-02",
    "the criteria for grants need not be read",
    "en: I have read the criteria for grants }, is: yes or no, must be: yes,",
    "en: I have read the criteria for grants }, is: yes or no,",
  ),
  ales(
    "ALE-02",
    "the student tells the academic level",
    "by: [tutor] }\n    steps:\n      in order:\n        - student fills\n        - tutor completes within answerDelay\n",
    "by: [student] }\n    steps:\n      in order:\n        - student fills\n",
  ),
  ales(
    "ALE-03",
    "one may leave without insurance",
    "en: I am insured for the whole stay }, is: yes or no, must be: yes }",
    "en: I am insured for the whole stay }, is: yes or no }",
  ),
  ales(
    "ALE-03",
    "a stay is authorised before the checklist",
    "            - dossier: departure-checklist\n              on: the same days\n",
    "            - dossier: mobility-selection\n",
  ),
  ales(
    "ALE-03",
    "one checklist opens every later stay",
    "            - dossier: departure-checklist\n              on: the same days\n",
    "            - dossier: departure-checklist\n",
  ),
  ales(
    "ALE-03",
    "the student draws up the learning agreement alone",
    "by: [tutor] }\n    steps:\n      in order:\n        - any order: [student fills, tutor fills]\n",
    "by: [student] }\n    steps:\n      in order:\n        - student fills\n",
  ),
  ales("ALE-04", "one internship is enough", "    target: 2 to 3\n", "    target: 1 to 3\n"),
  ales("ALE-04", "the third internship is compulsory", "    target: 2 to 3\n", "    target: 3\n"),
  ales(
    "ALE-04",
    "the final project counts as an internship",
    "{ dossier: company-placement, when: what is internship }",
    "{ dossier: company-placement, when: what is final-project }",
  ),
  ales("ALE-05", "the head of teaching is not asked", "            - teaching_head validates within answerDelay\n", ""),
  ales(
    "ALE-05",
    "the internship service comes first",
    "        - all of:\n            - internship_service validates",
    "        - in order:\n            - internship_service validates",
  ),
  ales(
    "ALE-06",
    "abroad nobody else is asked",
    "            - when: abroad\n              do: international_head validates within answerDelay\n",
    "",
  ),
  ales(
    "ALE-06",
    "an internship in France asks for a selection too",
    "      - when: abroad\n        dossier: mobility-selection\n",
    "      - dossier: mobility-selection\n",
  ),
  ales(
    "ALE-07",
    "the pay is not told",
    "      pay: { label: { fr: Rémunération, en: Pay }, is: text, most: 200, by: [student] }\n",
    "",
  ),
  ales(
    "ALE-07",
    "no signed agreement is put on file",
    "        is: paper\n        by: [internship_service]\n",
    "        is: text\n        by: [internship_service]\n",
  ),
  ales(
    "ALE-08",
    "the internship service appraises for the company",
    "by: [company_supervisor] }\n    steps:\n      any order:\n        - in order: [student fills, specialist_teacher fills]\n        - company_supervisor fills\n",
    "by: [internship_service] }\n    steps:\n      any order:\n        - in order: [student fills, specialist_teacher fills]\n        - internship_service fills\n",
  ),
  ales(
    "ALE-08",
    "an internship of other days is enough for the evaluation",
    "      - dossier: company-placement\n        on: the same days\n",
    "      - dossier: company-placement\n",
  ),
  ales(
    "ALE-08",
    "the teacher evaluates before there is a report",
    "in order: [student fills, specialist_teacher fills]",
    "in order: [specialist_teacher fills, student fills]",
  ),
  ales("ALE-09", "the company cannot note a contact", " or company_supervisor fills\n", " fills\n"),
  ales("ALE-09", "one contact is enough", "    default: 9\n", "    default: 1\n"),
  ales("ALE-10", "another level is the default", "    default: B2\n", "    default: B1\n"),
  ales(
    "ALE-10",
    "nobody attests the level of English",
    "in order: [student fills, school_office attests]",
    "in order: [student fills]",
  ),
  ales(
    "ALE-11",
    "those who come answer themselves",
    "by: [international_head] }\n    steps:\n      in order:\n        - student fills\n        - international_head completes within answerDelay\n",
    "by: [student] }\n    steps:\n      in order:\n        - student fills\n",
  ),
  ales(
    "ALE-11",
    "housing is none of the school's business",
    "          housing: { fr: un logement, en: housing }\n",
    "",
  ),
];
