import type { Standing } from "./outcome.ts";

const APPRENTICE = "apprentice (alix@school.example)";
const MASTER = "master (max@company.example)";
const TUTOR = "tutor (toni@school.example)";
const OPTION_HEAD = "option_head (olga@school.example)";
const REGISTRAR = "registrar (rita@school.example)";
const COMMISSION = "commission (cora@school.example)";

function liaison(name: string): Standing {
  return {
    status: "done",
    version: 3,
    done: { "apprentice-fills": APPRENTICE, "master-fills": MASTER, "tutor-countersigns": TUTOR },
    values: { "apprentice-part": `${name}, said by the apprentice`, "master-part": `${name}, said by the master` },
  };
}

function visit(day: string, findings: string): Standing {
  return {
    status: "done",
    version: 2,
    done: { "tutor-fills": TUTOR },
    values: { seen: "Max Master, Alix Apprentice", findings },
    event: `${day}…${day}`,
  };
}

/** How everything stands at the end of the year, typed by hand. */
export const EXPECTED: Readonly<Record<string, Standing>> = {
  "prior-agreement once": {
    status: "done",
    version: 1,
    done: { "master-signs": MASTER },
    values: { "calm-desk": true, broadband: true, "working-hours": true, "session-time": true },
  },
  "session-log 2026-W40": {
    status: "done",
    version: 1,
    done: { "apprentice-fills": APPRENTICE },
    values: { done: 2, missed: 0 },
  },
  "session-log 2026-W41": {
    status: "done",
    version: 1,
    done: { "apprentice-fills": APPRENTICE },
    values: { done: 1, missed: 1, reason: "On a site without a network" },
  },
  "mission-description year-1": {
    status: "done",
    version: 3,
    done: { "master-fills": MASTER, "apprentice-fills": APPRENTICE, "option-head-validates": OPTION_HEAD },
    values: {
      missions: "Follow the *assembly* of wings",
      project: "Fewer scrapped ribs",
      "company-view": "A line that runs 24 hours <b>a day</b>.",
    },
  },
  "remote-work-report #1": {
    status: "done",
    version: 2,
    done: { "master-or-apprentice-fills": MASTER, "registrar-attests": REGISTRAR },
    values: { about: "time-change", details: "Tuesdays instead of Mondays until December" },
    path: "from-company",
  },
  "remote-work-report #2": {
    status: "done",
    version: 2,
    done: { "tutor-or-registrar-fills": TUTOR, "master-attests": MASTER },
    values: { about: "remote-work", details: "The line breaks off each hour" },
    path: "from-school",
  },
  "visit-form #1": visit("2026-10-22", "Calm desk found, line to be mended"),
  "visit-form #2": visit("2027-04-28", "The first rib comes out well"),
  "school-meeting 2026-11-02": {
    status: "done",
    version: 1,
    done: { "tutor-fills": TUTOR },
    values: { "met-on": "2026-11-05", summary: "All goes well" },
  },
  "liaison-form 2026-11-02": liaison("November"),
  "liaison-form 2027-01-04": liaison("January"),
  "liaison-form 2027-03-15": liaison("March"),
  "liaison-form 2027-05-10": liaison("May"),
  "liaison-form 2027-06-21": liaison("June"),
  "liaison-form 2027-09-06": liaison("September"),
  // Filled, signed, refused, filled, signed, approved.
  "project-topic year-1": {
    status: "done",
    version: 6,
    done: { "apprentice-fills": APPRENTICE, "master-completes-and-signs": MASTER, "tutor-validates": TUTOR },
    values: {
      title: "Fewer scrapped ribs",
      problem: "One rib in nine is scrapped",
      diagnosis: "Tools wear unseen",
      objectives: "One in thirty by May, counted weekly",
      solutions: "Measure wear, or replace earlier",
      feasibility: "A sensor costs 400 €",
      implementation: "On one machine first",
      review: "To come in June",
      "company-remarks": "The machine is free from January",
    },
  },
  "observation-report year-1": {
    status: "done",
    version: 2,
    done: { "apprentice-fills": APPRENTICE, "tutor-attests": TUTOR },
    values: {
      "legal-frame": "Legal frame: seen",
      size: "Size and structure of the company: seen",
      products: "Products: seen",
      markets: "Markets: seen",
      strategy: "Strategy: seen",
      department: "Structure of the host department: seen",
      functions: "Functions of the host department: seen",
      intelligence: "Economic intelligence: seen",
    },
  },
  "english-level once": {
    status: "done",
    version: 2,
    done: { "apprentice-fills": APPRENTICE, "registrar-attests": REGISTRAR },
    values: { exam: "TOEIC", "taken-on": "2027-04-28", certificate: { name: "toeic.pdf", date: "2027-05-10" } },
  },
  "stay-abroad #1": {
    status: "done",
    version: 2,
    done: { "apprentice-fills": APPRENTICE, "commission-validates": COMMISSION },
    values: { country: "Portugal", host: "Universidade do Minho", from: "2028-07-03", to: "2028-09-22", weeks: 12 },
  },
  "project-thesis year-1": {
    status: "done",
    version: 1,
    done: { "apprentice-fills": APPRENTICE },
    values: { thesis: { name: "ribs.pdf", date: "2027-08-27" } },
  },
  "behaviour-assessment year-1": {
    status: "done",
    version: 1,
    done: { "master-fills": MASTER },
    values: { assessment: "Careful, and asks in time" },
  },
  "project-defence year-1": {
    status: "done",
    version: 3,
    done: { "tutor-attests": TUTOR, "option-head-attests": OPTION_HEAD, "master-attests": MASTER },
    values: { "held-on": "2027-09-14" },
  },
};
