/** A small programme in which some things have to hold before others: internships, a stay, a choice, an application, a team. */
export const GATED = `programme: gated
version: 1
name: { fr: À conditions, en: With conditions }
document: 009_guide.txt
roles:
  student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true }
  coach: { name: { fr: accompagnateur, en: coach }, per: enrolment }
  guide: { name: { fr: guide, en: guide }, per: team }
  office: { name: { fr: secrétariat, en: office }, per: school, duties: [calendar, settings, roster] }
years: 2
calendar: { starts: week 36, plan: { 1: S36-35, 2: S36-35 } }
teams: { size: 2 to 3 }
settings:
  choiceDay:
    name: { fr: dernier jour du choix, en: last day to choose }
    rules: [ABC-07]
    is: day
    default: 12 weeks after the start of the course
    source: 009:L1
dossiers:
  module:
    rules: [ABC-04]
    name: { fr: module, en: module }
    source: 009:L1
    command: module
    each: course
    due: end of the course
    steps: coach attests
  placement:
    rules: [ABC-03]
    name: { fr: stage, en: placement }
    source: 009:L1
    command: placement
    each: internship
    years: [1]
    form:
      host: { label: { fr: Où, en: Where }, is: choice, choices: { company: { fr: entreprise, en: company }, laboratory: { fr: laboratoire, en: laboratory } } }
    steps: student fills
  topic:
    rules: [ABC-04]
    name: { fr: sujet, en: topic }
    source: 009:L1
    command: my-topic
    each: course
    opens: start of the course
    due: end of the course
    requires:
      - when: host is laboratory
        counter: company-weeks
        at least: 14
        else: { fr: "Il manque {missing} en entreprise.", en: "Still missing in a company: {missing}." }
    form:
      host: { label: { fr: Où, en: Where }, is: choice, by: [student], choices: { company: { fr: entreprise, en: company }, laboratory: { fr: laboratoire, en: laboratory } } }
      why: { label: { fr: Pourquoi, en: Why }, is: text, by: [student] }
    steps:
      in order:
        - student fills
        - step: coach validates
          requires: [{ dossier: module, else: { fr: "Le module de {who} d'abord.", en: "The module of {who} first." } }]
  stay:
    rules: [ABC-01]
    name: { fr: séjour, en: stay }
    source: 009:L1
    command: stay-abroad
    each: stay
    due: end of the stay
    paths:
      study: { fr: études, en: study }
      work: { fr: travail, en: work }
    form:
      abroad: { label: { fr: "À l'étranger ?", en: "Abroad?" }, is: yes or no }
    steps:
      in order:
        - student fills
        - { when: path is work, do: coach validates }
  benefit:
    rules: [ABC-07]
    name: { fr: bénéfice, en: benefit }
    source: 009:L1
    command: benefit
    each: course
    opens: start of the course
    due: end of the course
    form:
      benefit: { label: { fr: Bénéfice, en: Benefit }, is: choice, choices: { mark: { fr: note, en: mark }, paper: { fr: attestation, en: certificate } } }
    steps: student chooses benefit before choiceDay
  request:
    rules: [ABC-02]
    name: { fr: demande, en: request }
    source: 009:L1
    command: request
    each: application
    years: [2]
    due: 4 weeks after the day it is opened
    form:
      about: { label: { fr: Objet, en: Subject }, is: text }
    steps: { in order: [student fills, office validates] }
  launch:
    rules: [ABC-04]
    name: { fr: lancement, en: launch }
    source: 009:L1
    command: launch
    each: team
    due: 30 weeks after the start of the course
    readers: [student]
    requires:
      - { team: complete, else: { fr: "Il manque {missing} personne.", en: "Members missing: {missing}." } }
      - { every member has: module, else: { fr: "Sans le module : {who}.", en: "Without the module: {who}." } }
    steps: guide or office validates
  hours:
    rules: [ABC-05]
    name: { fr: heures, en: hours }
    source: 009:L1
    command: my-hours
    each: time it is needed
    requires: [{ dossier: launch, else: { fr: "Le lancement d'abord.", en: "The launch first." } }]
    form:
      done: { label: { fr: Heures, en: Hours }, is: number }
    steps: student fills
counters:
  company-weeks:
    rules: [ABC-04]
    name: { fr: semaines en entreprise, en: weeks in a company }
    source: 009:L1
    unit: week
    compulsory: false
    target: 14
    adds: cumulative
    counts: { dossier: placement, length: true, when: host is company }
  months-abroad:
    rules: [ABC-01]
    name: { fr: mois à l'étranger, en: months abroad }
    source: 009:L1
    unit: month
    compulsory: true
    target: 3
    adds: continuous
    counts: [{ dossier: stay, length: true, when: abroad }, { dossier: placement, length: true, when: host is laboratory }]
  hours-done:
    rules: [ABC-05]
    name: { fr: heures, en: hours }
    source: 009:L1
    unit: hour
    compulsory: true
    target: 40 to 100
    adds: cumulative
    counts: { dossier: hours, field: done }
  launches:
    rules: [ABC-05]
    name: { fr: lancements, en: launches }
    source: 009:L1
    unit: time
    per: team
    compulsory: false
    adds: cumulative
    counts: { dossier: launch }
`;
