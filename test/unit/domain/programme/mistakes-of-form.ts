export type Mistake = readonly [what: string, from: string, to: string, ...told: string[]];

/** Each mistake: a piece of the small programme, what stands there instead, and what is told of it. */
export const MISTAKES_OF_FORM: readonly Mistake[] = [
  // Sources
  [
    "a setting without a source",
    "    source: 009:L13\ndossiers",
    "dossiers",
    "31 `source` is missing → add `source: 001:L401`",
  ],
  [
    "source none without why",
    "    why: { fr: Le guide ne le dit pas., en: The guide does not say. }\n",
    "",
    "29 `source: none` does not say why → add `why: { fr: …, en: … }`: where the value comes from",
  ],
  [
    "a source in words",
    "source: 009:L14",
    "source: page 14",
    "60 `page 14` is not taken here → write for example `001:L401`, `001:L391-399`, `001:L61, L405`, `none`",
  ],
  [
    "the source of another document",
    "source: 009:L14",
    "source: 001:L14",
    "60 the source `001:L14` is not in the programme's document → write `009:L…`",
  ],
  [
    "sources without a document",
    "document: 009_guide.txt\n",
    "",
    "1 sources cite a document that the file does not name → add `document: …` at the top, beginning with its number",
  ],

  // Roles
  [
    "nobody who learns",
    "learner: true",
    "learner: false",
    "5 no role is the one who learns → write `learner: true` at exactly one role",
  ],
  [
    "two who learn",
    "outside: true",
    "learner: true",
    "7 two roles are the one who learns → write `learner: true` at exactly one role",
  ],
  [
    "a learner for the whole school",
    "per: enrolment, learner",
    "per: school, learner",
    "6 the one who learns does so by an enrolment → write `per: enrolment`",
  ],
  [
    "a role in a step that nobody holds",
    "- student fills",
    "- studnt fills",
    "52 no role is called `studnt` → write `student`",
  ],
  [
    "a role among those told that nobody holds",
    "to coach, office",
    "to coach, ofice",
    "56 no role is called `ofice` → write `office`",
  ],

  // Days
  [
    "a day that cannot be read",
    "default: friday of week 5",
    "default: fryday of week 5",
    "22 “fryday of week 5” cannot be read as a day → write a day such as `friday of week 5`, `friday of the 4th week of the year`, `5 february`, `day of the return`, `monday of the last company week`, `end of the school period`, `5 working days after the day of the return`",
  ],
  ["a setting that there is not", "due: half", "due: halff", "45 “halff” cannot be read as a day → write `half`"],
  [
    "a setting that is no day",
    "due: half",
    "due: coachTime",
    "45 the setting `coachTime` is no day → write one of: `half`",
  ],
  [
    "a day that never comes each year",
    "due: half",
    "due: day of the return",
    "45 “day of the return” does not come with `each: year` → write one of: `friday of week 5`, `friday of the 4th week of the year`, `monday of the last company week`, `5 february`, `start of the year`, `end of the year`, `start of the course`, `end of the course`",
  ],
  [
    "a day that never comes at each return, through a setting",
    "due: day of the return",
    "due: half",
    "62 “half, which is friday of week 5” does not come with `each: return to school` → write one of: `day of the return`, `monday of the last company week`",
  ],
  [
    "a span that cannot be read",
    "12 weeks before half",
    "12 moons before half",
    "44 “12 moons” cannot be read as a length of time → write for example `5 working days`, `2 weeks` or a setting in working days",
  ],
  [
    "a span setting that there is not",
    "within coachTime",
    "within coachTyme",
    "54 “coachTyme” cannot be read as a length of time → write `coachTime`",
  ],
  [
    "a setting that is no span",
    "within coachTime",
    "within half",
    "54 the setting `half` is no length of time → write one of: `coachTime`",
  ],
  [
    "a setting that points at itself",
    "default: friday of week 5",
    "default: 2 weeks after half",
    "22 these settings point at each other: half → half → give one of them a day of the calendar, such as `friday of week 5`",
  ],
  [
    "a default of another kind",
    "default: 10",
    "default: ten",
    "28 “ten” is not understood here → write a number of working days from 0 to 999, such as `5`",
  ],

  // Requirements and counters
  [
    "a requirement that names no dossier",
    "dossier: plan, else",
    "dossier: plann, else",
    "64 no dossier is called `plann` → write `plan`",
  ],
  [
    "a requirement of itself",
    "dossier: plan, else",
    "dossier: log, else",
    "63 these dossiers wait for each other: log → log → take out one of these requirements",
  ],
  [
    "a requirement of nothing",
    "{ dossier: plan, else",
    "{ else",
    "64 this requirement does not ask for exactly one thing → write `dossier: …`, or `every member has: …`, or `team: complete`, or `lasts: …`, or `counter: …` with `at least: …` or `at most: …`; `on: the same days` goes with `dossier: …`",
  ],
  [
    "a requirement of no counter",
    "dossier: plan, else",
    "counter: hour, at least: 3, else",
    "64 no counter is called `hour` → write `hours`",
  ],
  [
    "a team's requirement of a dossier that is nobody's team's",
    "{ dossier: plan, else",
    "{ every member has: plan, else",
    "64 this dossier is not a team's → give it `per: team`, or write `dossier: …`",
  ],
  [
    "a whole team where there is none",
    "{ dossier: plan, else",
    "{ team: complete, else",
    "64 this dossier is not a team's → give it `per: team`, or write `dossier: …`",
  ],
  [
    "a team's dossier that waits for one of each member",
    "each: return to school\n    due: day of the return",
    "each: team\n    due: end of the course",
    "61 nobody works in teams in this programme → add `teams: { size: 3 to 5 }`, or take `team` out here",
    "64 each member has a `plan` of their own → write `every member has: plan`",
  ],
  [
    "a length in hours",
    "field: hours }",
    "length: true }",
    "75 a length is not counted in `hour` → write one of: `unit: day`, `unit: week`, `unit: month`",
    "75 that dossier has no days of its own → give it two dates `from` and `to`, or write `each: stay` for it",
  ],
  [
    "a condition on what that dossier does not ask",
    "field: hours }",
    "field: hours, when: abrod }",
    "75 `abrod` is neither a choice nor a yes-or-no field → write `abroad`",
  ],
  [
    "one of several sources that there is not",
    "counts: { dossier: plan, field: hours }",
    "counts: [{ dossier: plan, field: hours }, { dossier: plam }]",
    "75 no dossier is called `plam` → write `plan`",
  ],
  ["a counter without a unit", "    unit: hour\n", "", "67 `unit` is missing → add `unit: week`"],
  [
    "a target that is no number",
    "target: hoursWanted",
    "target: half",
    "73 no setting `half` is a number → write one of: `hoursWanted`",
  ],
  [
    "a target the wrong way round",
    "target: hoursWanted",
    "target: 100 to 40",
    "73 “100 to 40” is no quantity → write a number or `40 to 100`, the smaller first",
  ],
  [
    "a counter of no dossier",
    "counts: { dossier: plan",
    "counts: { dossier: plam",
    "75 no dossier is called `plam` → write `plan`",
  ],
  [
    "a counter of what is no number",
    "field: hours",
    "field: title",
    "75 `title` is no number of that dossier → write one of: `hours`",
  ],
  [
    "a counter that nobody may approve",
    "adds: cumulative",
    "adds: cumulative\n    approved by: dean",
    "75 no role is called `dean` → write one of: `student`, `coach`, `office`",
  ],

  // Knowledge
  ["a unit without a name", "unit: CORE,", "unit: CORES,", "81 no unit or option is called `CORES` → write `CORE`"],
  [
    "a module after the end of the course",
    "year: 2, semester: 2",
    "year: 3, semester: 2",
    "82 the course has only 2 years → write a year from 1 to 2",
  ],
  [
    "a contact that says nothing",
    "phone: 01 02 03 04 05, ",
    "",
    "94 this detail does not say exactly one thing → write one of: `phone`, `mail`, `web`, `address`",
  ],
  [
    "a contact of no option",
    "    details:",
    "    option: REDD\n    details:",
    "93 no option is called `REDD` → write `RED`",
  ],

  // The calendar
  [
    "a first week that no year has",
    "week 40",
    "week 53",
    "13 no year can begin in week 53 → write `week 1` to `week 52`",
  ],
  ["a first week as a number", "week 40", "40", "13 `40` is not taken here → write for example `week 40`"],
  [
    "two calendars",
    "  plan:\n    1:",
    "  imported: true\n  plan:\n    1:",
    "12 the calendar is told in more than one way → keep exactly one of: `table`, `plan`, `imported: true`",
  ],
  [
    "a hole in the plan",
    "C1-20 D21",
    "C1-19 D21",
    '16 “D21” does not go on with the year, which is at week 20 → write every week once and in order, like `2: "S40-44 C45-39"`; letters: S school, C company, E exam, D defence, O off, U unknown',
  ],
  [
    "a place that there is not",
    "D21",
    "X21",
    '16 “X21” cannot be read → write every week once and in order, like `2: "S40-44 C45-39"`; letters: S school, C company, E exam, D defence, O off, U unknown',
  ],
  ["a plan that stops", "O22-39", "O22-38", "16 the year stops before week 39 → go on to week 39"],
  [
    "a plan without a year",
    '    2: "C40-52 C1-20 D21 O22-39"\n',
    "",
    '14 year 2 is missing → add `2: "S40-44 C45-39"`',
  ],

  // YAML
  ["a tab", "  coach:", "\tcoach:", "7 a tab is used to indent → write two spaces instead"],
  ["a tab after a key", "years: 2", "years:\t2", "9 a tab stands in this line → write a space instead"],
  [
    "bounds between which there is nothing",
    "most: 200",
    "least: 201, most: 200",
    "47 no answer is possible: at least 201 and at most 200 → leave at least one number between the two",
  ],
  [
    "an anchor",
    "student: {",
    "student: &a {",
    "6 YAML anchors (&) and aliases (*) are not taken → write the value out; put quotes around a text that begins with & or *",
  ],
  [
    "an alias",
    "years: 2",
    "years: *a",
    "9 YAML anchors (&) and aliases (*) are not taken → write the value out; put quotes around a text that begins with & or *",
  ],
  [
    "a tag",
    "version: 1",
    "version: !!int 1",
    "2 YAML tags (!) are not taken → write the value without a tag; put quotes around a text that begins with !",
  ],
  [
    "a colon inside a text",
    "name: { fr: Petite, en: Small }",
    "name: Small: big",
    "3 a sign of YAML stands in the middle of a text → put quotes around that text",
  ],
];
