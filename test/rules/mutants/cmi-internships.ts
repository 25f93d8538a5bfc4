import type { Mutant } from "../mutant.ts";
import { inFile } from "./in-file.ts";

const cmi = inFile("db/programmes/cmi-internships.yaml", "test/unit/db/cmi-internships.test.ts");
const gate = inFile("src/domain/dossier/requirements.ts", "test/unit/domain/dossier/requirements.test.ts");

export const CMI_INTERNSHIPS: readonly Mutant[] = [
  cmi(
    "CMI-01",
    "the self-assessment leaves out the difficulties",
    `      difficulties: { label: { fr: "Difficultés rencontrées et solutions trouvées", en: "Difficulties met and solutions found" }, is: long text, most: 3000 }\n`,
    "",
  ),
  cmi(
    "CMI-01",
    "the immersion internship is of year 2",
    "    years: [1]\n    opens: 20 weeks before immersionDue",
    "    years: [2]\n    opens: 20 weeks before immersionDue",
  ),
  cmi(
    "CMI-01",
    "the self-assessment does not wait for the internship",
    "      - dossier: immersion-internship\n",
    "      - dossier: course-assessment\n",
  ),
  cmi(
    "CMI-02",
    "the debriefing has no debate",
    `      debate: { label: { fr: "Ce que le débat a fait ressortir", en: "What came out of the debate" }, is: long text, most: 3000 }\n`,
    "",
  ),
  cmi(
    "CMI-02",
    "the students attest the debriefing themselves",
    "    steps: academic_tutor or teaching_team attests\n",
    "    steps: student attests\n",
  ),
  cmi(
    "CMI-03",
    "nine weeks of specialisation are enough",
    "    target: 10\n    adds: continuous\n",
    "    target: 9\n    adds: continuous\n",
  ),
  cmi("CMI-03", "a specialisation internship may be taken in year 2", "    years: [3, 4]\n", "    years: [2, 3, 4]\n"),
  cmi(
    "CMI-03",
    "the company tutor is not in the triangle",
    "en: What the company expects of them }, is: long text, most: 3000, by: [company_tutor] }\n    steps:\n      in order:\n        - student fills\n        - when: host is company\n          do: company_tutor completes and signs within tutorDelay\n",
    "en: What the company expects of them }, is: long text, most: 3000, by: [academic_tutor] }\n    steps:\n      in order:\n        - student fills\n",
  ),
  cmi("CMI-04", "two weeks are enough for the graduation internship", "lasts: 24 weeks", "lasts: 2 weeks"),
  cmi("CMI-03", "five weeks are enough for the specialisation", "lasts: 10 weeks", "lasts: 5 weeks"),
  cmi("CMI-04", "12 weeks in a company open the laboratory", "        at least: 14\n", "        at least: 12\n"),
  cmi(
    "CMI-04",
    "weeks in a laboratory count as weeks in a company",
    ", length: true, when: host is company }",
    ", length: true }",
  ),
  cmi(
    "CMI-04",
    "a company is refused too while weeks are missing",
    "      - when: host is laboratory\n        counter: company-weeks\n",
    "      - counter: company-weeks\n",
  ),
  cmi("CMI-04", "20 weeks of graduation internship are enough", "    target: 24\n", "    target: 20\n"),
  gate(
    "CMI-04",
    "a laboratory is open once any week in a company is done",
    "lackOfAmount(least - (reached ?? 0))",
    "lackOfAmount((reached ?? 0) > 0 ? 0 : least)",
  ),
  cmi(
    "CMI-05",
    "the supervisor of a company is not on the jury",
    "        - external_member attests\n        - when: host is company\n          do: company_tutor attests\n",
    "        - external_member attests\n",
  ),
  cmi(
    "CMI-05",
    "nobody from outside is on the jury",
    "        - external_member attests\n",
    "        - student attests\n",
  ),
  cmi(
    "CMI-05",
    "the defence does not wait for the report",
    "      - dossier: graduation-report\n",
    "      - dossier: graduation-internship\n",
  ),
  inFile("src/core/dossiers/taken.ts", "test/unit/core/dossiers/taken.test.ts")(
    "CMI-05",
    "the jury goes by a topic that nobody has approved",
    `&& state.status === "done"`,
    "",
  ),
  cmi(
    "CMI-06",
    "a course is evaluated without the student's own assessment",
    `      self-assessment: { label: { fr: "Mon auto-évaluation", en: My self-assessment }, is: long text, most: 3000, by: [student] }\n`,
    "",
  ),
  cmi(
    "CMI-06",
    "the teaching team evaluates before the student does",
    "        - student fills\n        - teaching_team completes within courseEvaluationDelay\n",
    "        - teaching_team completes within courseEvaluationDelay\n        - student fills\n",
  ),
];
