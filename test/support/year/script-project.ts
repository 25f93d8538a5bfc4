import type { Step } from "./run.ts";

const TOPIC = {
  Title: "Fewer scrapped ribs",
  "Problem and context of the company": "One rib in nine is scrapped",
  "Critical analysis and diagnosis": "Tools wear unseen",
  "Objectives and indicators": "To do better",
  "Possible solutions": "Measure wear, or replace earlier",
  "Technical and economic feasibility": "A sensor costs 400 €",
  "Implementation or its preparation": "On one machine first",
  "Results and critical review": "To come in June",
} as const;

/** ALB-20, ALB-21: refused once with a reason, then approved. The tutor has the card before their eyes while the master signs. */
export const topic: readonly Step[] = [
  {
    at: "2026-11-16T09:00:00+01:00",
    who: "apprentice",
    says: "/project-topic",
    press: ["Fill in"],
    fills: TOPIC,
    sees: ["to complete and sign: Max Master"],
  },
  {
    at: "2026-11-17T09:00:00+01:00",
    who: "master",
    says: "/inbox",
    on: "Company project topic",
    press: ["Complete and sign"],
    fills: { "What the company adds": "The machine is free from January" },
    sees: ["to approve: Toni Tutor"],
    watched: { by: "tutor", says: "/project-topic", shows: "to approve: Toni Tutor" },
  },
  {
    at: "2026-11-20T09:00:00+01:00",
    who: "tutor",
    says: "/inbox",
    on: "Company project topic",
    press: ["Refuse…"],
    fills: { "Reason for refusing": "No indicator can be measured" },
    sees: ["sent back: No indicator can be measured"],
  },
  {
    at: "2026-11-24T09:00:00+01:00",
    who: "apprentice",
    says: "/project-topic",
    press: ["Fill in"],
    fills: { "Objectives and indicators": "One in thirty by May, counted weekly" },
    sees: ["One in thirty by May, counted weekly", "to complete and sign: Max Master"],
  },
  {
    at: "2026-11-25T09:00:00+01:00",
    who: "master",
    says: "/project-topic",
    press: ["Complete and sign"],
    fills: {},
    sees: ["to approve: Toni Tutor"],
  },
  {
    at: "2026-11-27T09:00:00+01:00",
    who: "tutor",
    says: "/inbox",
    on: "Company project topic",
    press: ["Approve"],
    sees: ["approved, Toni Tutor"],
  },
];

const POINTS = [
  "Legal frame",
  "Size and structure of the company",
  "Products",
  "Markets",
  "Strategy",
  "Structure of the host department",
  "Functions of the host department",
  "Economic intelligence",
] as const;

/** ALB-24: eight points, attested. */
export const observation: readonly Step[] = [
  {
    at: "2026-12-10T09:00:00+01:00",
    who: "apprentice",
    says: "/observation",
    press: ["Fill in"],
    fills: Object.fromEntries(POINTS.map((point) => [point, `${point}: seen`])),
    sees: ["to attest: Toni Tutor"],
  },
  {
    at: "2026-12-11T09:00:00+01:00",
    who: "tutor",
    says: "/inbox",
    on: "Observation report",
    press: ["Attest"],
    sees: ["attested"],
  },
];

/** ALB-22, ALB-23: the thesis, behaviour by the master alone, the jury of three. */
export const september: readonly Step[] = [
  {
    at: "2027-08-27T09:00:00+02:00",
    who: "apprentice",
    says: "/thesis",
    press: ["Fill in"],
    fills: { "Thesis handed in: name of the file": "ribs.pdf", "Thesis handed in: date": "2027-08-27" },
    sees: ["ribs.pdf", "done"],
  },
  {
    at: "2027-09-02T09:00:00+02:00",
    who: "tutor",
    says: "/behaviour",
    sees: ["to fill in: Max Master"],
    cannot: ["Fill in"],
  },
  {
    at: "2027-09-02T09:01:00+02:00",
    who: "tutor",
    cardOf: "master",
    says: "/inbox",
    on: "Assessment of professional behaviour",
    press: ["Fill in"],
    sees: ["master"],
  },
  {
    at: "2027-09-02T10:00:00+02:00",
    who: "master",
    says: "/inbox",
    on: "Assessment of professional behaviour",
    press: ["Fill in"],
    fills: { Assessment: "Careful, and asks in time" },
    sees: ["Careful, and asks in time", "done"],
  },
  {
    at: "2027-09-14T11:00:00+02:00",
    who: "tutor",
    says: "/inbox",
    on: "Defence of the company project",
    press: ["Attest"],
    fills: { "Day of the defence": "2027-09-14" },
    sees: ["attested, Toni Tutor"],
  },
  {
    at: "2027-09-14T11:10:00+02:00",
    who: "option head",
    says: "/inbox",
    on: "Defence of the company project",
    press: ["Attest"],
    sees: ["to attest: Max Master"],
  },
  {
    at: "2027-09-14T11:20:00+02:00",
    who: "master",
    says: "/inbox",
    on: "Defence of the company project",
    press: ["Attest"],
    sees: ["done"],
  },
];
