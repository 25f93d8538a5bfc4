import { type Course, openCourse } from "./course/course.ts";
import { type CourseSchool, type OpenSchool, openSchool } from "./course/school.ts";

/** A course in which students work in teams of two or three, with a coach for each team and a mentor for each student. */
export const TEAM_PROGRAMME = `
programme: bridge-builders
version: 1
name: { fr: Bâtisseurs de ponts, en: Bridge builders }

roles:
  student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true }
  mentor: { name: { fr: mentor, en: mentor }, per: enrolment }
  coach: { name: { fr: coach, en: coach }, per: team }
  office: { name: { fr: bureau, en: office }, per: school, duties: [calendar, settings, roster] }

years: 1
teams: { size: 2 to 3 }

calendar:
  starts: week 36
  plan: { 1: U36-35 }

dossiers:
  training:
    rules: [MIS-04]
    name: { fr: module de conduite de projet, en: project module }
    source: none
    why: { fr: un essai, en: a test }
    command: training
    each: course
    opens: start of the course
    due: 14 weeks after the start of the course
    form:
      mark: { label: { fr: Note, en: Mark }, is: number }
    steps:
      in order: [student fills, coach validates]

  charter:
    rules: [MIS-01]
    name: { fr: charte d'équipe, en: team charter }
    source: none
    why: { fr: un essai, en: a test }
    command: charter
    each: course
    per: team
    opens: start of the course
    due: 12 weeks after the start of the course
    form:
      aims: { label: { fr: Buts, en: Aims }, is: long text }
    steps:
      in order: [student fills, coach validates]
    remind: 7 days before due

  launch:
    rules: [MIS-04]
    name: { fr: lancement, en: launch }
    source: none
    why: { fr: un essai, en: a test }
    command: launch
    each: team
    opens: start of the course
    due: 15 weeks after the start of the course
    requires:
      - { team: complete, else: { fr: "Il manque {missing}", en: "{missing} more" } }
      - { every member has: training, else: { fr: "{who} : module à passer", en: "{who} must pass the module" } }
    form:
      plan: { label: { fr: Plan, en: Plan }, is: long text }
    steps: student fills

  hours:
    rules: [MIS-05]
    name: { fr: relevé d'heures, en: hours log }
    source: none
    why: { fr: un essai, en: a test }
    command: worked
    each: time it is needed
    form:
      count: { label: { fr: Heures, en: Hours }, is: number }
    steps: student fills

counters:
  hours-worked:
    rules: [MIS-05]
    name: { fr: heures, en: hours }
    source: none
    why: { fr: un essai, en: a test }
    unit: hour
    compulsory: true
    target: 40 to 100
    adds: cumulative
    counts: { dossier: hours, field: count }
`;

const SCHOOL: CourseSchool = {
  programme: "bridge-builders",
  file: TEAM_PROGRAMME,
  begins: 2026,
  learners: Object.fromEntries(["ann", "bob", "cleo", "dan"].map((who) => [who, { mentor: "mentor" }])),
  school: { office: "office" },
};

/** Four students of one cohort who have no team yet, each with a mentor, and the office. */
export function teamCourse(): Promise<Course> {
  return openCourse(SCHOOL);
}

/** The same school, for those who look behind the chat. */
export function openTeamSchool(): Promise<OpenSchool> {
  return openSchool(SCHOOL);
}
