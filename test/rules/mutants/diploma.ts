import type { Mutant } from "../mutant.ts";

const PROGRAMME = "db/programmes/albi-apprenticeship.yaml";
const DOSSIERS = ["test/unit/db/albi-dossiers.test.ts"];
const FILE = ["test/unit/db/albi-apprenticeship.test.ts"];
const DEADLINES = ["test/unit/domain/programme/deadlines.test.ts"];

export const DIPLOMA: readonly Mutant[] = [
  {
    rule: "ALB-40",
    name: "the option head approves a stay abroad",
    file: PROGRAMME,
    find: "in order: [apprentice fills, commission validates]",
    replace: "in order: [apprentice fills, option_head validates]",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-40",
    name: "more weeks may be counted than the stay lasts",
    file: PROGRAMME,
    find: "no more than: weeks between from and to, ",
    replace: "",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-40",
    name: "the weeks abroad have to be in one piece",
    file: PROGRAMME,
    find: "    recommended: true\n    adds: cumulative\n",
    replace: "    recommended: true\n    adds: continuous\n",
    tests: FILE,
  },
  {
    rule: "ALB-40",
    name: "the 14 weeks are required and not only recommended",
    file: PROGRAMME,
    find: "    recommended: true\n",
    replace: "",
    tests: FILE,
  },
  {
    rule: "ALB-40",
    name: "twelve weeks are recommended",
    file: PROGRAMME,
    find: "    is: number\n    default: 14\n",
    replace: "    is: number\n    default: 12\n",
    tests: FILE,
  },
  {
    rule: "ALB-41",
    name: "nobody attests the level of English",
    file: PROGRAMME,
    find: "in order: [apprentice fills, registrar attests]",
    replace: "in order: [apprentice fills]",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-41",
    name: "the level of English is due when the course starts",
    file: PROGRAMME,
    find: "    due: end of the course\n",
    replace: "    due: start of the course\n",
    tests: DEADLINES,
  },
  {
    rule: "ALB-42",
    name: "the wrong printed value of 6 ECTS is taken over",
    file: PROGRAMME,
    find: "    - unit: SF\n      year: 1\n      semester: 2\n      ects: 4.5\n",
    replace: "    - unit: SF\n      year: 1\n      semester: 2\n      ects: 6\n",
    tests: FILE,
  },
  {
    rule: "ALB-42",
    name: "a module stays in the row into which it slipped",
    file: PROGRAMME,
    find: "        L212: CONCEPTION INDUSTRIELLE AVEC CATIA\n",
    replace: "",
    tests: FILE,
  },
  {
    rule: "ALB-43",
    name: "the apprentice may be 35",
    file: PROGRAMME,
    find: "the apprentice is under 30 at the start",
    replace: "the apprentice is under 35 at the start",
    tests: FILE,
  },
  {
    rule: "ALB-43",
    name: "what the master needs is cited from another line",
    file: PROGRAMME,
    find: "    source: 001:L90-92\n",
    replace: "    source: 001:L93\n",
    tests: FILE,
  },
  {
    rule: "ALB-44",
    name: "only one of the two numbers is shown",
    file: PROGRAMME,
    find: "      - { phone: 05 63 49 30 70 / 32 45, source: 001:L423 }\n",
    replace: "",
    tests: FILE,
  },
  {
    rule: "ALB-44",
    name: "the second number is made equal to the first",
    file: PROGRAMME,
    find: "phone: 05 63 49 30 70 / 32 45",
    replace: "phone: 05 63 49 30 70 / 30 45",
    tests: FILE,
  },
];
