import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";

const NAMED = "rules: [ABC-01]\n    name: { fr: a, en: b }\n    source: 009:L1";

/** One entry of a section: its own lines, each key on one of its own. */
function entry(id: string, lines: string): string {
  return `  ${id}:\n    ${NAMED}\n${lines
    .trim()
    .split("\n")
    .map((line) => `    ${line}\n`)
    .join("")}`;
}

/**
 * A programme with teams: `own` is each learner's every year, `joint` the team's, `stay` has days of its own; `visits` are each learner's, `shared`
 * the team's, and nothing counts `byHand`. `more` are further dossiers and counters, or others in the place of these: their lines by id.
 */
export function withTeams(
  dossiers: Readonly<Record<string, string>> = {},
  counters: Readonly<Record<string, string>> = {},
): string {
  const dossier = {
    own: "each: year\ndue: end of the year\nsteps: student fills",
    joint: "each: team\ndue: end of the course\nsteps: student fills",
    stay: "each: stay\nsteps: student fills",
    ...dossiers,
  };
  const counted = "unit: time\ncompulsory: false\nadds: cumulative";
  const counter = {
    visits: `${counted}\ncounts: { dossier: own }`,
    shared: `${counted}\nper: team\ncounts: { dossier: joint }`,
    "by-hand": counted,
    ...counters,
  };
  const section = (all: Readonly<Record<string, string>>) =>
    Object.entries(all)
      .map(([id, lines]) => entry(id, lines))
      .join("");
  return `programme: small
version: 1
name: { fr: Petite, en: Small }
document: 009_guide.txt
roles:
  student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true }
  office: { name: { fr: secrétariat, en: office }, per: school, duties: [settings] }
years: 2
calendar: { starts: week 40, imported: true }
teams: { size: 3 to 5 }
dossiers:
${section(dossier)}counters:
${section(counter)}`;
}

export const readTeams = (...sections: Parameters<typeof withTeams>) =>
  readProgramme(withTeams(...sections), "small.yaml");
