import type { Step } from "./run.ts";
import { PEOPLE } from "./school.ts";
import { observation, september, topic } from "./script-project.ts";

/** Everybody reads English, whatever the platform says of them. */
export const english: readonly Step[] = Object.keys(PEOPLE).map((who) => ({
  at: "2026-09-14T09:00:00+02:00",
  who,
  says: "/settings lang=en",
  sees: ["English"],
}));

/** ALB-14, ALB-10, ALB-33: the agreement, two weeks of sessions, the missions that the tutor only reads. */
const autumn: readonly Step[] = [
  {
    at: "2026-09-15T10:00:00+02:00",
    who: "master",
    says: "/inbox",
    on: "Prior agreement",
    press: ["Sign"],
    fills: {
      "A calm desk for distance learning": "yes",
      "Broadband internet access": "yes",
      "Sessions followed during working hours": "yes",
      "3.5 hours set aside for each session": "yes",
    },
    sees: ["done", "signed, Max Master"],
  },
  {
    at: "2026-10-02T17:00:00+02:00",
    who: "apprentice",
    says: "/sessions",
    press: ["Fill in"],
    fills: { "Sessions done": "2", "Sessions missed": "0" },
    sees: ["2026-W40", "done"],
  },
  {
    at: "2026-10-06T09:00:00+02:00",
    who: "master",
    says: "/inbox",
    on: "Description of missions and project",
    press: ["Fill in"],
    fills: { "What the company expects of them": "A line that runs 24 hours <b>a day</b>." },
    sees: ["to fill in: Alix Apprentice"],
  },
  {
    at: "2026-10-07T12:00:00+02:00",
    who: "apprentice",
    says: "/missions",
    press: ["Fill in"],
    fills: { "Missions of the year": "Follow the *assembly* of wings", "Company project": "Fewer scrapped ribs" },
    sees: ["to approve: Olga"],
  },
  {
    at: "2026-10-07T14:00:00+02:00",
    who: "tutor",
    says: "/missions",
    sees: ["Follow the *assembly* of wings", "A line that runs 24 hours <b>a day</b>.", "to approve: Olga"],
    cannot: ["Approve", "Refuse…", "Fill in"],
  },
  {
    at: "2026-10-07T14:01:00+02:00",
    who: "tutor",
    cardOf: "option head",
    says: "/inbox",
    on: "Description of missions and project",
    press: ["Approve"],
    sees: ["option head"],
  },
  {
    at: "2026-10-09T08:00:00+02:00",
    who: "option head",
    says: "/inbox",
    on: "Description of missions and project",
    press: ["Approve"],
    sees: ["approved"],
  },
  {
    at: "2026-10-09T17:00:00+02:00",
    who: "apprentice",
    says: "/sessions",
    press: ["Fill in"],
    fills: { "Sessions done": "1", "Sessions missed": "1", Why: "On a site without a network" },
    sees: ["2026-W41", "On a site without a network"],
  },
];

/** ALB-12, ALB-13: a problem told in each direction. */
const problems: readonly Step[] = [
  {
    at: "2026-10-14T09:00:00+02:00",
    who: "master",
    says: "/problem",
    press: ["The company tells the school, Alix Apprentice"],
    fills: {
      "What is it about?": "a change to the time set aside",
      "What is happening?": "Tuesdays instead of Mondays until December",
    },
    sees: ["to attest: Rita"],
  },
  {
    at: "2026-10-15T09:00:00+02:00",
    who: "registrar",
    says: "/inbox",
    on: "Report about remote work",
    press: ["Attest"],
    sees: ["attested"],
  },
  {
    at: "2026-10-20T09:00:00+02:00",
    who: "tutor",
    says: "/problem",
    press: ["The school tells the company, Alix Apprentice"],
    fills: { "What is it about?": "a problem with remote work", "What is happening?": "The line breaks off each hour" },
    sees: ["to attest: Max Master"],
  },
  {
    at: "2026-10-21T09:00:00+02:00",
    who: "master",
    says: "/inbox",
    on: "Report about remote work",
    press: ["Attest"],
    sees: ["attested"],
  },
];

/** ALB-31: a visit is planned, then told of. */
function visit(planned: string, day: string, findings: string): readonly Step[] {
  return [
    {
      at: planned,
      who: "tutor",
      says: "/visit",
      press: ["Begin, Alix Apprentice"],
      fills: { From: day },
      sees: ["opens on"],
    },
    {
      at: `${day}T17:00:00+02:00`,
      who: "tutor",
      says: "/inbox",
      on: "Company visit form",
      press: ["Fill in"],
      fills: { "People met": "Max Master, Alix Apprentice", "Findings and what follows": findings },
      sees: [findings, "done"],
    },
  ];
}

const PART = {
  apprentice: "What I did, learned and what comes next",
  master: "What the company says of it",
} as const;
type Author = keyof typeof PART;

/** ALB-30: two authors, whoever comes first. `first` and `second` are the instants. */
function liaison(name: string, order: readonly [Author, Author], first: string, second: string): readonly Step[] {
  const other = { apprentice: "to fill in: Alix Apprentice", master: "to fill in: Max Master" };
  const [one, two] = order;
  const step = (who: Author, at: string, sees: string): Step => ({
    at,
    who,
    // The apprentice knows the word; the master finds it among what waits.
    says: who === "apprentice" ? "/liaison" : "/inbox",
    ...(who === "master" && { on: "Liaison form" }),
    press: ["Fill in"],
    fills: { [PART[who]]: `${name}, said by the ${who}` },
    sees: [sees],
  });
  return [step(one, first, other[two]), step(two, second, "to countersign: Toni Tutor")];
}

/** ALB-30: the tutor goes through two, then signs both. */
function countersignTwo(at: string): Step {
  return {
    at,
    who: "tutor",
    says: "/inbox",
    press: ["Go through: liaison form (2)", "Seen, next (1)", "Seen", "Countersign all 2"],
    sees: ["2 dossiers: done"],
  };
}

function countersign(at: string): Step {
  return { at, who: "tutor", says: "/inbox", on: "Liaison form", press: ["Countersign"], sees: ["countersigned"] };
}

/** ALB-32. */
const meeting: Step = {
  at: "2026-11-05T16:00:00+01:00",
  who: "tutor",
  says: "/meeting",
  press: ["Fill in"],
  fills: { "Day of the meeting": "2026-11-05", "What was said": "All goes well" },
  sees: ["All goes well", "done"],
};

/** ALB-41, ALB-40: English, and a stay abroad that the commission approves. */
const abroad: readonly Step[] = [
  {
    at: "2027-05-12T09:00:00+02:00",
    who: "apprentice",
    says: "/english",
    press: ["Fill in"],
    fills: {
      "Exam taken": "TOEIC",
      "Day of the exam": "2027-04-28",
      "Certificate: name of the file": "toeic.pdf",
      "Certificate: date": "2027-05-10",
    },
    sees: ["to attest: Rita"],
  },
  {
    at: "2027-05-13T09:00:00+02:00",
    who: "registrar",
    says: "/inbox",
    on: "B2 level in English",
    press: ["Attest"],
    sees: ["attested"],
  },
  {
    at: "2027-06-01T09:00:00+02:00",
    who: "apprentice",
    says: "/abroad",
    press: ["Begin"],
    fills: {
      Country: "Portugal",
      Host: "Universidade do Minho",
      "First day": "2028-07-03",
      "Last day": "2028-09-22",
      Weeks: "12",
    },
    sees: ["to approve: Cora"],
  },
  {
    at: "2027-06-08T09:00:00+02:00",
    who: "commission",
    says: "/inbox",
    on: "Stay abroad",
    press: ["Approve"],
    sees: ["approved"],
  },
];

/** A whole year of one apprentice, in the order of time: who does what when, whatever the door. */
export const YEAR: readonly Step[] = [
  ...english,
  ...autumn,
  ...problems,
  ...visit("2026-10-20T10:00:00+02:00", "2026-10-22", "Calm desk found, line to be mended"),
  ...liaison("November", ["apprentice", "master"], "2026-10-28T09:00:00+01:00", "2026-10-29T09:00:00+01:00"),
  countersign("2026-11-03T09:00:00+01:00"),
  meeting,
  ...topic,
  ...observation,
  ...liaison("January", ["master", "apprentice"], "2026-12-22T09:00:00+01:00", "2026-12-23T09:00:00+01:00"),
  ...liaison("March", ["apprentice", "master"], "2027-03-09T09:00:00+01:00", "2027-03-10T09:00:00+01:00"),
  countersignTwo("2027-03-16T09:00:00+01:00"),
  ...visit("2027-04-20T09:00:00+02:00", "2027-04-28", "The first rib comes out well"),
  ...liaison("May", ["apprentice", "master"], "2027-05-04T09:00:00+02:00", "2027-05-05T09:00:00+02:00"),
  countersign("2027-05-11T09:00:00+02:00"),
  ...abroad,
  ...liaison("June", ["master", "apprentice"], "2027-06-15T09:00:00+02:00", "2027-06-16T09:00:00+02:00"),
  ...liaison("September", ["apprentice", "master"], "2027-08-31T09:00:00+02:00", "2027-09-01T09:00:00+02:00"),
  ...september.slice(0, 4),
  countersignTwo("2027-09-07T09:00:00+02:00"),
  ...september.slice(4),
].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
