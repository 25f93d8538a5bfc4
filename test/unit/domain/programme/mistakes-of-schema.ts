import type { Mistake } from "./mistakes-of-form.ts";

/** What the schema refuses: keys, values, bounds and names. */
export const MISTAKES_OF_SCHEMA: readonly Mistake[] = [
  // Keys and values
  [
    "a field called as something every object of JavaScript has",
    "      title: { label",
    "      constructor: { label",
    "47 `constructor` cannot be a name here → write another word",
  ],
  ["an unknown key", "outside: true", "outsid: true", "7 there is no key `outsid` here → write `outside`"],
  ["a key that is missing", "years: 2\n", "", "1 `years` is missing → add `years: 3`"],
  ["a missing language", "fr: Petite, en: Small", "fr: Petite", "3 `en` is missing → add `en: …`"],
  ["a word that is none of the allowed", "per: school", "per: scool", "8 `scool` is not taken here → write `school`"],
  ["a kind of setting that there is not", "is: working days", "is: days", "27 `days` is not taken here → write `day`"],
  ["text for a number", "most: 200", "most: many", "47 `many` is not taken here → write for example `200`"],
  ["a number that is too great", "years: 2", "years: 12", "9 `12` is not taken here → write at most 9"],
  [
    "a single value for a list",
    "rules: [ABC-01]",
    "rules: ABC-01",
    "20 `ABC-01` is not taken here → write for example `[ABC-01]`",
  ],
  ["an empty list", "rules: [ABC-01]", "rules: []", "20 this list is not taken here → write at least 1"],
  [
    "a role's id with a space",
    "  coach:",
    "  Coach Role:",
    "7 `Coach Role` cannot be a name here → write lower case and underscores, such as `a_name`",
  ],
  [
    "a module without its line",
    "L22: COULEUR",
    "22: COULEUR",
    "82 `22` cannot be a name here → write the line of the document, such as `L198`",
  ],
  [
    "an id that stands twice",
    "  log:",
    "  plan:",
    "57 this key was already written above in the same place → rename one of the two or take it out",
  ],

  // Keys that there are not
  [
    "more keys than one, told one by one",
    "years: 2",
    "years: 2\nyaers: 2\nzzzz: 1",
    "10 there is no key `yaers` here → write `years`",
    "11 there is no key `zzzz` here → write one of: `programme`, `version`, `name`, `document`, `roles`, `years`, `options`, `calendar`, `teams`, `settings`, `dossiers`, `counters`, …",
  ],
  [
    "a key that is written beside what was meant by it, which is wrong as well",
    "name: { fr: Petite, en: Small }",
    "name: { frr: Petite, fr: 3, en: Small }",
    "3 `3` is not taken here → write a text",
    "3 there is no key `frr` here → write `fr`",
  ],
  [
    "a place that there is not",
    "  plan:\n",
    "  table: { source: none, counts: { 1: { schol: 17 } }, rows: { 40: [1] } }\n  plan:\n",
    "14 there is no key `schol` here → write `school`",
  ],
  [
    "an unknown key of one step among others",
    "do: office validates within coachTime",
    "doo: office validates within coachTime",
    "54 there is no key `doo` here → write `do`",
  ],
  [
    "an unknown key beside those of a step",
    "{ when: abroad, do: office validates within coachTime }",
    "{ step: office validates, iid: last }",
    "54 there is no key `iid` here → write `id`",
  ],
  [
    "a key that only other steps have",
    "{ when: abroad, do: office validates within coachTime }",
    "{ when: abroad, do: office validates, id: last }",
    "54 there is no key `id` here → take it out: there are none",
  ],
  [
    "keys that no step has",
    "{ when: abroad, do: office validates within coachTime }",
    "{ office: validates }",
    "54 there is no key `office` here → write one of: `step`, `id`, `requires`, `in order`, `any order`, `all of`, `when`, `do`",
  ],
  [
    "an unknown key in one of several that are counted",
    "counts: { dossier: plan, field: hours }",
    "counts:\n      - dossier: plan\n      - dossier: log\n        feld: hours",
    "78 there is no key `feld` here → write `field`",
  ],
  [
    "an unknown key beside a value of another kind in one of several that are counted",
    "counts: { dossier: plan, field: hours }",
    "counts:\n      - dossier: [plan]\n        feld: hours",
    "76 this list is not taken here → write for example `{ dossier: log, field: hours }`, `[{ dossier: internship, length: true, when: host is company }, { dossier: stay, length: true }]`",
    "77 there is no key `feld` here → write `field`",
  ],
  [
    "an unknown key inside one shape of several",
    "counts: { dossier: plan, field: hours }",
    "counts: { dosier: plan, field: hours }",
    "75 there is no key `dosier` here → write `dossier`",
  ],

  // What is missing
  [
    "a missing value that may be of several kinds",
    "    default: 40\n",
    "",
    "31 `default` is missing → add `default: friday of week 5`",
  ],
  [
    "a missing key in a step",
    "{ when: abroad, do: office validates within coachTime }",
    "{ when: abroad }",
    "54 `do` is missing → add `do: …`",
  ],
  [
    "a missing section",
    'calendar:\n  starts: week 40\n  plan:\n    1: "S40-44 C45-52 S1-39"\n    2: "C40-52 C1-20 D21 O22-39"\n',
    "",
    "1 `calendar` is missing → add `calendar: { starts: …, table: … }`",
  ],
  [
    "a missing list of many",
    ", modules: { L22: COULEUR }",
    "",
    "82 `modules` is missing → add `modules: { L198: MATHÉMATIQUES POUR L'INGÉNIEUR }`",
  ],
  [
    "a missing language of one option",
    "RED: { fr: Rouge, en: Red }",
    "RED: { fr: Rouge }",
    "11 `en` is missing → add `en: …`",
  ],
  [
    "a missing dossier of what is counted",
    "counts: { dossier: plan, field: hours }",
    "counts: { field: hours }",
    "75 `dossier` is missing → add `dossier: …`",
  ],

  // Values of another kind
  [
    "nothing where keys stand",
    "name: { fr: Petite, en: Small }",
    "name:",
    "3 there is nothing here → write keys `{ …: … }`",
  ],
  [
    "a list where keys stand",
    "name: { fr: Petite, en: Small }",
    "name: [Small]",
    "3 this list is not taken here → write keys `{ …: … }`",
  ],
  ["keys where a text stands", "fr: Petite", "fr: { is: Petite }", "3 these keys are not taken here → write a text"],
  ["a blank text", "fr: Petite", "fr: ' '", "3 there is nothing here → write a text"],
  [
    "a word for true or false",
    "compulsory: true",
    "compulsory: perhaps",
    "72 `perhaps` is not taken here → write `true` or `false`",
  ],
  [
    "true for a number",
    "is: yes or no }",
    "is: yes or no, least: true }",
    "48 `true` is not taken here → write a number",
  ],
  [
    "a word for a whole number",
    "each: year\n",
    "each: year\n    years: [second]\n",
    "44 `second` is not taken here → write a number",
  ],
  [
    "a word for a list",
    "is: yes or no }",
    "is: yes or no, by: coach }",
    "48 `coach` is not taken here → write a list `[…, …]`",
  ],
  [
    "keys for one of several kinds",
    "    answer: {",
    "    words: [{ a: b }]\n    answer: {",
    "87 these keys are not taken here → write something else: see the schema",
  ],
  [
    "a list for one of several kinds",
    "default: friday of week 5",
    "default: [a]",
    "22 this list is not taken here → write for example `friday of week 5`, `10`, `null`",
  ],
  [
    "a number for steps",
    "steps: student fills\ncounters",
    "steps: [student fills, 3]\ncounters",
    "65 `3` is not taken here → write for example `{ in order: [learner fills, coach validates within coachDelay] }`",
  ],
  [
    "a word for what is counted",
    "counts: { dossier: plan, field: hours }",
    "counts: plan",
    "75 `plan` is not taken here → write for example `{ dossier: log, field: hours }`, `[{ dossier: internship, length: true, when: host is company }, { dossier: stay, length: true }]`",
  ],
  [
    "a word for options",
    "options:\n  RED: { fr: Rouge, en: Red }",
    "options: all",
    "10 `all` is not taken here → write for example `any`",
  ],

  // Bounds
  [
    "too few steps",
    "any order: [coach completes and signs, office attests]",
    "any order: [coach signs]",
    "53 this list is not taken here → write at least 2",
  ],
  ["less than nothing", "ects: 1.5", "ects: -1", "82 `-1` is not taken here → write at least 0"],
  ["nothing at most", "most: 200", "most: 0", "47 `0` is not taken here → write more than 0"],
  ["a part of a year", "years: 2", "years: 2.5", "9 `2.5` is not taken here → write for example `3`"],

  // Names
  [
    "a setting's id with a hyphen",
    "  half:",
    "  half-year:",
    "18 `half-year` cannot be a name here → write one word such as `aName`",
  ],
  [
    "a dossier's id with an underscore",
    "  log:",
    "  my_log:",
    "57 `my_log` cannot be a name here → write lower case and hyphens, such as `a-name`",
  ],
  [
    "a tenth year",
    '    1: "S40',
    '    10: "S40',
    "15 `10` cannot be a name here → write the number of a year, such as `1`",
  ],
  [
    "a row of week 53",
    "  plan:\n",
    "  table: { source: none, counts: { 1: { school: 17 } }, rows: { 53: [1] } }\n  plan:\n",
    "14 `53` cannot be a name here → write a week from 1 to 52",
  ],
  [
    "a unit's id with a space",
    "    CORE: {",
    "    CO RE: {",
    "79 `CO RE` cannot be a name here → write letters, digits and hyphens",
  ],
  [
    "an option's id with a space",
    "  RED: {",
    "  R ED: {",
    "11 `R ED` cannot be a name here → write letters, digits and hyphens",
  ],
];
