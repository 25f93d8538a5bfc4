import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programmesFolder } from "../../../../db/programmes-folder.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import type { CalendarSources } from "../../../../src/domain/calendar/sources.ts";
import type { Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { type FileProblem, ProgrammeFileError } from "../../../../src/domain/programme/problems.ts";
import type { Programme } from "../../../../src/domain/programme/programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";

export function shippedText(id: string): string {
  return readFileSync(join(programmesFolder(), `${id}.yaml`), "utf8");
}

const read = new Map<string, Programme>();

/** Read when a test first asks for it: what runs while files load belongs to no test. */
export function shipped(id: string): Programme {
  const programme = read.get(id) ?? readProgramme(shippedText(id), `${id}.yaml`);
  read.set(id, programme);
  return programme;
}

/** The calendar of a cohort of a programme, with what else is said of it. */
export function timelineOf(programme: Programme, startYear: number, said: Partial<CalendarSources> = {}): Timeline {
  return deriveTimeline({
    startYear,
    startWeek: programme.startWeek,
    plan: programme.plan,
    years: programme.years,
    imported: new Map(),
    settled: [],
    exceptions: [],
    region: null,
    ...said,
  });
}

/** A small programme in which every section is right; `change` puts one mistake into it. */
export const SMALL = `programme: small
version: 1
name: { fr: Petite, en: Small }
document: 009_guide.txt
roles:
  student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true }
  coach: { name: { fr: accompagnateur, en: coach }, per: enrolment, outside: true }
  office: { name: { fr: secrétariat, en: office }, per: school, duties: [calendar, settings, roster] }
years: 2
options:
  RED: { fr: Rouge, en: Red }
calendar:
  starts: week 40
  plan:
    1: "S40-44 C45-52 S1-39"
    2: "C40-52 C1-20 D21 O22-39"
settings:
  half:
    name: { fr: fin du semestre, en: end of the semester }
    rules: [ABC-01]
    is: day
    default: friday of week 5
    source: 009:L12
  coachTime:
    name: { fr: délai, en: time to answer }
    rules: [ABC-01]
    is: working days
    default: 10
    source: none
    why: { fr: Le guide ne le dit pas., en: The guide does not say. }
  hoursWanted:
    name: { fr: heures, en: hours }
    rules: [ABC-02]
    is: number
    default: 40
    source: 009:L13
dossiers:
  plan:
    rules: [ABC-01]
    name: { fr: projet, en: plan }
    source: 009:L12
    command: plan
    each: year
    opens: 12 weeks before half
    due: half
    form:
      title: { label: { fr: Titre, en: Title }, is: text, most: 200 }
      abroad: { label: { fr: À l'étranger ?, en: Abroad? }, is: yes or no }
      hours: { label: { fr: Heures, en: Hours }, is: number }
    steps:
      in order:
        - student fills
        - any order: [coach completes and signs, office attests]
        - { when: abroad, do: office validates within coachTime }
    remind: 14, 7, 0 days before due
    escalate: after 5 working days to coach, office
  log:
    rules: [ABC-02]
    name: { fr: carnet, en: log }
    source: 009:L14
    each: return to school
    due: day of the return
    requires:
      - { dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }
    steps: student fills
counters:
  hours:
    rules: [ABC-02]
    name: { fr: heures, en: hours }
    source: 009:L13
    unit: hour
    compulsory: true
    target: hoursWanted
    adds: cumulative
    counts: { dossier: plan, field: hours }
curriculum:
  source: 009:L20-22
  unit names:
    CORE: { fr: Tronc commun, en: Core }
  units:
    - { unit: CORE, year: 1, semester: 1, ects: 3, hours: 30, modules: { L20: ALGÈBRE, L21: ANALYSE } }
    - { unit: RED, year: 2, semester: 2, ects: 1.5, hours: 30, modules: { L22: COULEUR } }
facts:
  cost:
    rules: [ABC-03]
    ask: { fr: Combien ?, en: How much? }
    answer: { fr: Rien., en: Nothing. }
    source: 009:L30
contacts:
  office:
    name: { fr: secrétariat, en: office }
    about: { fr: tout, en: everything }
    details:
      - { phone: 01 02 03 04 05, source: 009:L31 }
`;

type Told = Readonly<Record<"fr" | "en", readonly string[]>>;

/** What reading a text refuses in both languages, each as `LINE what is wrong → what to write`. */
export function told(text: string): Told {
  const problems = problemsOf(text);
  const lines = (lang: "fr" | "en") =>
    problems.map(({ line, problem, mend }) => `${line} ${problem[lang]} → ${mend[lang]}`);
  return { fr: lines("fr"), en: lines("en") };
}

/** The same in English, each with what stands on its line instead of its number. */
export function refusedLines(text: string): readonly string[] {
  const written = text.split("\n");
  return problemsOf(text).map(({ line, problem, mend }) => `${written[line - 1]?.trim()}: ${problem.en} → ${mend.en}`);
}

export function refusals(text: string, lang: "fr" | "en" = "en"): readonly string[] {
  return told(text)[lang];
}

function problemsOf(text: string): readonly FileProblem[] {
  try {
    readProgramme(text, "small.yaml");
  } catch (error) {
    if (!(error instanceof ProgrammeFileError)) throw error;
    return error.problems;
  }
  return [];
}

/** The small programme with one piece of it written differently. */
export function changed(from: string, to: string): string {
  if (!SMALL.includes(from)) throw new Error(`the small programme has no ${from}`);
  return SMALL.replace(from, to);
}
