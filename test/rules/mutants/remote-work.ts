import type { Mutant } from "../mutant.ts";

const PROGRAMME = "db/programmes/albi-apprenticeship.yaml";
const DOSSIERS = ["test/unit/db/albi-dossiers.test.ts"];
const FILE = ["test/unit/db/albi-apprenticeship.test.ts"];
const DEADLINES = ["test/unit/domain/programme/deadlines.test.ts"];

export const REMOTE_WORK: readonly Mutant[] = [
  {
    rule: "ALB-10",
    name: "year 2 has 46 sessions too",
    file: PROGRAMME,
    find: "2: { count: 40, a week: 2,",
    replace: "2: { count: 46, a week: 2,",
    tests: FILE,
  },
  {
    rule: "ALB-10",
    name: "the last company period of year 3 has sessions",
    file: PROGRAMME,
    find: "in: every company week before the last company period",
    replace: "in: company weeks",
    tests: DEADLINES,
  },
  {
    rule: "ALB-10",
    name: "sessions that were missed are counted as done",
    file: PROGRAMME,
    find: "counts: { dossier: session-log, field: done }",
    replace: "counts: { dossier: session-log, field: missed }",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-10",
    name: "the master fills the log of sessions",
    file: PROGRAMME,
    find: "    readers: [master, tutor]\n    steps: apprentice fills\n",
    replace: "    readers: [master, tutor]\n    steps: master fills\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-11",
    name: "the half-day of permanence is guessed",
    file: PROGRAMME,
    find: "    is: half-day\n    default: null\n",
    replace: "    is: half-day\n    default: thursday afternoon\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-11",
    name: "teachers are said to be there for a whole day",
    file: PROGRAMME,
    find: "can be reached for half a day in all.",
    replace: "can be reached for a day in all.",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-12",
    name: "what the school reports goes to the registrar and not to the master",
    file: PROGRAMME,
    find: "[tutor or registrar fills, master attests]",
    replace: "[tutor or registrar fills, option_head attests]",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-12",
    name: "the registrar cannot report for the school",
    file: PROGRAMME,
    find: "[tutor or registrar fills, master attests]",
    replace: "[tutor fills, master attests]",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-13",
    name: "what the company reports goes to the tutor and not to the registrar",
    file: PROGRAMME,
    find: "[master or apprentice fills, registrar attests]",
    replace: "[master or apprentice fills, tutor attests]",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-13",
    name: "a change of the time set aside cannot be reported",
    file: PROGRAMME,
    find: "          time-change: { fr: un changement du temps réservé, en: a change to the time set aside }\n",
    replace: "          other: { fr: autre chose, en: something else }\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-14",
    name: "the tutor signs the company's commitments",
    file: PROGRAMME,
    find: "    steps: master signs\n",
    replace: "    steps: tutor signs\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-14",
    name: "the accord is signed anew every year",
    file: PROGRAMME,
    find: "    command: agreement\n    each: course\n",
    replace: "    command: agreement\n    each: year\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-14",
    name: "broadband is not among the commitments",
    file: PROGRAMME,
    find: "      broadband: { label: { fr: Un accès internet à haut débit, en: Broadband internet access }, is: yes or no, by: [master] }\n",
    replace: "",
    tests: DOSSIERS,
  },
];
