import type { Mutant } from "../mutant.ts";

const PROGRAMME = "db/programmes/albi-apprenticeship.yaml";
const DOSSIERS = ["test/unit/db/albi-dossiers.test.ts"];
const FILE = ["test/unit/db/albi-apprenticeship.test.ts"];
const DEADLINES = ["test/unit/domain/programme/deadlines.test.ts"];

export const FOLLOW_UP: readonly Mutant[] = [
  {
    rule: "ALB-30",
    name: "the master fills the liaison form only after the apprentice",
    file: PROGRAMME,
    find: "        - any order: [apprentice fills, master fills]\n        - tutor countersigns",
    replace: "        - apprentice fills\n        - master fills\n        - tutor countersigns",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-30",
    name: "the tutor may countersign what is half filled",
    file: "src/domain/dossier/steps.ts",
    find: "return step.steps.every((one) => isComplete(one, at));",
    replace: "return step.steps.some((one) => isComplete(one, at));",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-30",
    name: "the liaison form opens on the Friday of the last company week",
    file: PROGRAMME,
    find: "default: monday of the last company week",
    replace: "default: friday of the last company week",
    tests: DEADLINES,
  },
  {
    rule: "ALB-30",
    name: "there is a liaison form once a year",
    file: PROGRAMME,
    find: "    command: liaison\n    each: return to school\n    opens: liaisonOpens\n    due: liaisonDue\n",
    replace: "    command: liaison\n    each: year\n    opens: start of the year\n    due: end of the year\n",
    tests: [...DOSSIERS, ...DEADLINES],
  },
  {
    rule: "ALB-31",
    name: "the master fills the visit form",
    file: PROGRAMME,
    find: "en: Findings and what follows }, is: long text, most: 3000 }\n    steps: tutor fills\n",
    replace: "en: Findings and what follows }, is: long text, most: 3000 }\n    steps: master fills\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-31",
    name: "three visits a year are wanted",
    file: PROGRAMME,
    find: "    target: 1 to 2\n",
    replace: "    target: 1 to 3\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-31",
    name: "the tutor has ten working days for the visit form",
    file: PROGRAMME,
    find: "    rules: [ALB-31]\n    is: working days\n    default: 5\n",
    replace: "    rules: [ALB-31]\n    is: working days\n    default: 10\n",
    tests: FILE,
  },
  {
    rule: "ALB-32",
    name: "the tutor meets the apprentice once a year",
    file: PROGRAMME,
    find: "    each: school period\n    opens: start of the school period\n    due: end of the school period\n",
    replace: "    each: year\n    opens: start of the year\n    due: end of the year\n",
    tests: [...DOSSIERS, ...DEADLINES],
  },
  {
    rule: "ALB-32",
    name: "the meeting is due when the school period begins",
    file: PROGRAMME,
    find: "    due: end of the school period\n",
    replace: "    due: start of the school period\n",
    tests: DEADLINES,
  },
  {
    rule: "ALB-33",
    name: "the tutor validates the missions",
    file: PROGRAMME,
    find: "        - option_head validates\n",
    replace: "        - tutor validates\n",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-33",
    name: "the tutor cannot read the missions",
    file: PROGRAMME,
    find: "    readers: [tutor]\n    form:\n      missions:",
    replace: "    form:\n      missions:",
    tests: DOSSIERS,
  },
  {
    rule: "ALB-33",
    name: "the missions are due in the fifth week",
    file: PROGRAMME,
    find: "default: friday of the 4th week of the year",
    replace: "default: friday of the 5th week of the year",
    tests: DEADLINES,
  },
  {
    rule: "ALB-34",
    name: "the assistant claims to be the booklet",
    file: PROGRAMME,
    find: "It is the official booklet: this assistant keeps a trace of its own and does not replace it.",
    replace: "This assistant replaces it.",
    tests: DOSSIERS,
  },
];
