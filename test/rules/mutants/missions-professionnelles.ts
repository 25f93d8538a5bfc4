import type { Mutant } from "../mutant.ts";
import { inFile } from "./in-file.ts";

const missions = inFile(
  "db/programmes/missions-professionnelles.yaml",
  "test/unit/db/missions-professionnelles.test.ts",
);
const gate = inFile("src/domain/dossier/requirements.ts", "test/unit/domain/dossier/requirements.test.ts");

export const MISSIONS_PROFESSIONNELLES: readonly Mutant[] = [
  missions("MIS-01", "two students make a team", "size: 3 to 5", "size: 2 to 5"),
  missions("MIS-01", "six students make a team", "size: 3 to 5", "size: 3 to 6"),
  missions(
    "MIS-01",
    "every student has a faculty tutor of their own",
    "en: faculty tutor }, per: team }",
    "en: faculty tutor }, per: enrolment }",
  ),
  missions(
    "MIS-01",
    "a team may be launched while it is too small",
    "      - team: complete\n",
    "      - dossier: collective-report\n",
  ),
  gate(
    "MIS-01",
    "one member makes a team whole",
    "team === null ? 1 : team.least - team.members.length",
    "team === null ? 1 : 1 - team.members.length",
  ),
  missions(
    "MIS-02",
    "nobody at the institute validates a project of one's own",
    "institute validates within specificationDelay",
    "mission_coordinator validates within specificationDelay",
  ),
  missions(
    "MIS-02",
    "whoever answers a published need writes a specification too",
    "is: long text, most: 2000, when: path is own-project }\n      member-missions",
    "is: long text, most: 2000 }\n      member-missions",
  ),
  missions(
    "MIS-02",
    "the specification leaves out the members' missions",
    `      member-missions: { label: { fr: "Cahier des charges : missions des membres de l'équipe", en: "Specification: missions of the team's members" }, is: long text, most: 2000, when: path is own-project }\n`,
    "",
  ),
  missions(
    "MIS-02",
    "whoever answers a published need is not answered",
    "              - { step: mission_coordinator validates within requestAnswerDelay, id: need-answer }\n",
    "",
  ),
  missions(
    "MIS-03",
    "the agreement is signed before the tutor's advice",
    "        - faculty_tutor fills\n        - student completes and signs\n",
    "        - student completes and signs\n        - faculty_tutor fills\n",
  ),
  missions(
    "MIS-03",
    "one agreement is enough for a team",
    "    command: agreement\n    each: course\n",
    "    command: agreement\n    each: team\n",
  ),
  missions(
    "MIS-04",
    "the launch does not wait for the module",
    "      - every member has: project-management-module\n",
    "      - every member has: hours-certificate\n",
  ),
  missions(
    "MIS-04",
    "students attest the module themselves",
    "is: date, not after: today, by: [student] }\n    steps:\n      in order: [student fills, mission_coordinator attests]\n",
    "is: date, not after: today, by: [student] }\n    steps: student fills\n",
  ),
  missions(
    "MIS-04",
    "the module is due after the launch",
    "    due: 1 working day before launchDay\n",
    "    due: 1 working day after launchDay\n",
  ),
  gate(
    "MIS-04",
    "one member with the module is enough",
    "return who.length > 0 ? { missing: who.length, who } : null;",
    "return who.length === team.members.length ? { missing: who.length, who } : null;",
  ),
  gate(
    "MIS-04",
    "whoever approves does not ask for the module again",
    "return [...kind.requires, ...act.requires];",
    'return [...(act.verb === "validates" ? [] : kind.requires), ...act.requires];',
  ),
  missions("MIS-05", "30 hours are enough for the certificate", "        at least: 40\n", "        at least: 30\n"),
  missions("MIS-05", "120 hours can be signed", "        at most: 100\n", "        at most: 120\n"),
  missions("MIS-05", "120 hours may be certified", "    target: 40 to 100\n", "    target: 40 to 120\n"),
  missions(
    "MIS-05",
    "entries are counted instead of hours",
    "counts: { dossier: hours-log, field: worked }",
    "counts: { dossier: hours-log }",
  ),
  inFile("src/domain/counter/day-log.ts", "test/unit/commands/hours.test.ts")(
    "MIS-05",
    "each entry has a day of 24 hours to itself",
    "than + hours(values) > DAY_HOURS",
    "hours(values) > DAY_HOURS",
  ),
  missions("MIS-05", "someone else certifies one's hours", "steps: student signs in person", "steps: student signs"),
  missions(
    "MIS-06",
    "a report of one page is taken",
    "whole: true, least: 15, most: 15",
    "whole: true, least: 1, most: 15",
  ),
  missions(
    "MIS-06",
    "the report has no individual assessment",
    "      individual-assessments: { label: { fr: Bilan de chaque membre, en: Assessment by each member }, is: long text, most: 3000, by: [student] }\n",
    "",
  ),
  missions(
    "MIS-06",
    "the jury does not wait for the report",
    "      - dossier: collective-report\n",
    "      - dossier: project-launch\n",
  ),
  missions(
    "MIS-07",
    "there is no certificate to choose",
    `          detailed-certificate: { fr: "un certificat détaillé de l'IDIP, hors cursus", en: "a detailed certificate from the IDIP, outside the course" }\n`,
    "",
  ),
  missions(
    "MIS-07",
    "a benefit may be chosen at any time",
    "student chooses benefit until benefitDue",
    "student chooses benefit",
  ),
  missions(
    "MIS-07",
    "a benefit chosen after its last day is only late",
    "student chooses benefit until benefitDue",
    "student chooses benefit before benefitDue",
  ),
];
