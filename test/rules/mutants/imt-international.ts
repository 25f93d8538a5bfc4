import type { Mutant } from "../mutant.ts";
import { inFile } from "./in-file.ts";

const imt = inFile("db/programmes/imt-international.yaml", "test/unit/db/imt-international.test.ts");
const gate = inFile("src/domain/dossier/requirements.ts", "test/unit/domain/dossier/requirements.test.ts");

export const IMT_INTERNATIONAL: readonly Mutant[] = [
  imt("IMT-01", "the semester abroad is not compulsory", "    compulsory: true\n", "    compulsory: false\n"),
  imt("IMT-01", "two semesters abroad are asked for", "    target: 1\n", "    target: 2\n"),
  imt("IMT-01", "a stay at IMT counts as abroad", ", when: direction is outgoing-mobility }", " }"),
  imt(
    "IMT-02",
    "free-movers take the partner's written tests",
    "        - when: path is dual-degree-road\n          do: partner attests",
    "        - when: path is free-mover-road\n          do: partner attests",
  ),
  imt(
    "IMT-02",
    "free-movers are not interviewed, those of a double degree are",
    "        - when: path is free-mover-road\n          do: recruitment_panel attests",
    "        - when: path is dual-degree-road\n          do: recruitment_panel attests",
  ),
  imt("IMT-02", "nobody decides on admission", "        - recruitment_officer validates within admissionDelay\n", ""),
  imt(
    "IMT-03",
    "a double degree needs no agreement",
    "      - dossier: double-degree-agreement\n",
    "      - dossier: country-enquiry\n",
  ),
  imt(
    "IMT-03",
    "the partner does not sign",
    "all of: [partner signs, international_director signs]",
    "all of: [recruitment_officer signs, international_director signs]",
  ),
  gate(
    "IMT-03",
    "nothing has to be finished before",
    "(needs.sameDays ? ofDays() : finished.has(needs.dossier))",
    "(needs.sameDays ? ofDays() : finished.has(needs.dossier) || true)",
  ),
  imt("IMT-04", "there are eight target countries", "  Brazil: { fr: Brésil, en: Brazil }\n", ""),
  imt(
    "IMT-04",
    "a country's representative is not asked",
    "- country_representative or recruitment_officer completes",
    "- international_office or recruitment_officer completes",
  ),
  imt("IMT-05", "six months of internship are enough", "    target: 9 to 12\n", "    target: 6 to 12\n"),
  imt(
    "IMT-05",
    "nobody from business assesses an internship",
    "by: [business_member] }\n    steps:\n      in order:\n        - student fills before the start of the internship\n        - all of: [research_professor attests, business_member attests]\n",
    "by: [recruitment_panel] }\n    steps:\n      in order:\n        - student fills before the start of the internship\n        - all of: [research_professor attests, recruitment_panel attests]\n",
  ),
  imt(
    "IMT-05",
    "internships are counted by number",
    "{ dossier: company-internship, length: true }",
    "{ dossier: company-internship }",
  ),
  imt(
    "IMT-06",
    "nobody validates a stay",
    "in order: [student fills, international_office validates]",
    "in order: [student fills]",
  ),
  imt(
    "IMT-06",
    "a stay is settled on the day it begins",
    "    due: stayNotice before the start of the stay\n",
    "    due: start of the stay\n",
  ),
  imt(
    "IMT-06",
    "only the first key action is known",
    'en: "key action 2, cooperation and good practices"',
    'en: "key action 1, mobility of individuals"',
  ),
];
