import { Temporal } from "temporal-polyfill";
import { commandsFor } from "../../commands/index.ts";
import { newId } from "../../db/sqlite/new-id.ts";
import { openDatabase } from "../../db/sqlite/open.ts";
import { type OpenStores, storesOn } from "../../db/sqlite/stores.ts";
import { operator } from "../../src/core/authority.ts";
import type { CommandInput } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/door.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import { openDoor } from "../../src/core/open-door.ts";
import type { RosterRow } from "../../src/core/ports.ts";
import type { Lang } from "../../src/core/words/lang.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { readProgramme } from "../../src/domain/programme/read-programme.ts";
import { planningPass } from "../../src/jobs/planner.ts";

/** What differs between the two: the same ids, words and roles under other names, so that a mix-up shows. */
interface Differs {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly years: number;
  /** More fields that adding hours asks for. */
  readonly more: string;
  readonly target: string;
  /** Who reads what hours went into, besides the learner. */
  readonly readers: string;
  /** What has to come before a request. */
  readonly first: string;
}

const NORTH: Differs = {
  id: "north",
  fr: "Nord",
  en: "North",
  years: 1,
  more: "",
  target: "40 to 100",
  readers: "\n    readers: [tutor]",
  first: "",
};
const SOUTH: Differs = {
  id: "south",
  fr: "Sud",
  en: "South",
  years: 2,
  more: "\n      place: { label: { fr: Lieu, en: Place }, is: choice, choices: { desk: { fr: bureau, en: desk }, site: { fr: chantier, en: site } } }",
  target: "10",
  readers: "",
  first: "\n    requires: [{ dossier: report, else: { fr: Le rapport vient d'abord, en: The report comes first } }]",
};

const fileOf = ({ id, fr, en, years, more, target, readers, first }: Differs) => `programme: ${id}
version: 1
name: { fr: Formation ${fr}, en: ${en} course }
document: 009_guide.txt
roles:
  student: { name: { fr: étudiant ${fr}, en: ${en} student }, per: enrolment, learner: true }
  tutor: { name: { fr: tuteur ${fr}, en: ${en} tutor }, per: enrolment }
  office: { name: { fr: bureau ${fr}, en: ${en} office }, per: school, duties: [calendar, settings, roster] }
years: ${years}
calendar:
  starts: week 36
  plan:${Array.from({ length: years }, (_, year) => `\n    ${year + 1}: S36-45 C46-10 S11-35`).join("")}
  remind: { return: "7, 1 days before", period: 1 day before }
settings: {}
dossiers:
  report:
    rules: [TWO-01]
    name: { fr: rapport ${fr}, en: ${en} report }
    source: 009:L1
    command: report
    each: year
    opens: start of the year
    due: friday of week 50
    form:
      title: { label: { fr: Titre ${fr}, en: ${en} title }, is: text, by: [student] }
    steps:
      in order: [student fills, tutor countersigns]
    remind: 14, 7, 2, 0 days before due
    escalate: after 5 working days to tutor, office
  diary:
    rules: [TWO-02]
    name: { fr: heures ${fr}, en: ${en} hours }
    source: 009:L2
    command: diary${readers}
    each: time it is needed
    form:
      amount: { label: { fr: Heures, en: Hours }, is: number, least: 0.5, most: 12 }
      what: { label: { fr: Quoi, en: What }, is: text, most: 80 }
      day: { label: { fr: Jour, en: Day }, is: date }${more}
    steps: student fills
  talk:
    rules: [TWO-03]
    name: { fr: entretien ${fr}, en: ${en} talk }
    source: 009:L3
    command: talk
    each: visit
    form:
      summary: { label: { fr: Résumé, en: Summary }, is: long text }
    steps: tutor fills
  request:
    rules: [TWO-04]
    name: { fr: demande ${fr}, en: ${en} request }
    source: 009:L4
    command: request${first}
    each: time it is needed
    paths:
      leave: { fr: absence ${fr}, en: ${en} leave }
      move: { fr: changement ${fr}, en: ${en} move }
    form:
      about: { label: { fr: Objet, en: About }, is: text }
    steps:
      - student fills
      - tutor validates
counters:
  hours:
    rules: [TWO-05]
    name: { fr: total ${fr}, en: ${en} total }
    source: 009:L5
    unit: hour
    compulsory: true
    target: ${target}
    adds: cumulative
    counts: { dossier: diary, field: amount }
facts:
  how-long:
    rules: [TWO-06]
    ask: { fr: Combien de temps dure la formation ${fr} ?, en: How long is the ${en} course? }
    answer: { fr: "${years} an(s).", en: "${years} year(s)." }
    source: 009:L6
contacts:
  desk:
    name: { fr: accueil, en: front desk }
    about: { fr: Toute question., en: Any question. }
    details: [{ phone: 01 02 03 04 0${years}, source: 009:L7 }]
curriculum:
  source: 009:L8-9
  unit names:
    BASE: { fr: Base ${fr}, en: ${en} base }
  units:
    - { unit: BASE, year: 1, semester: 1, ects: ${30 / years}, hours: 30, modules: { L9: MODULE ${en.toUpperCase()} } }
`;

const someone = (name: string) => ({ name, email: `${name.toLowerCase().replaceAll(" ", "-")}@two.example` });

const BOTH = someone("Learner Both");
const NORTHERN = someone("Learner North");
const TUTOR = someone("Tutor Both");
const TUTOR_NORTH = someone("Tutor North");

/** Who is in which: one learner in both, one in the first alone; a tutor follows both, another the first alone. */
const ROWS = [
  [NORTH, BOTH, TUTOR],
  [SOUTH, BOTH, TUTOR],
  [NORTH, NORTHERN, TUTOR_NORTH],
] as const;

export interface TwoProgrammes {
  readonly stores: OpenStores;
  readonly programmes: ReadonlyMap<string, Programme>;
  /** What someone is answered to a typed line, people named without `@two.example`. */
  ask(who: string, line: string, lang?: Lang): Promise<Outcome>;
  press(who: string, command: string, input: CommandInput, lang?: Lang): Promise<Outcome>;
  setClock(at: string): void;
  /** Plans reminders and sends those that may go; the ids of the messages by address. */
  send(): Promise<readonly { readonly to: string; readonly message: string }[]>;
}

/**
 * A school of two small programmes in memory, `north` (one year) and `south` (two): `learner-both` is enrolled in both and followed in both by
 * `tutor-both`; `learner-north` and `tutor-north`, with as many `learner-N` as are asked for, have to do with the first alone; `office` stands for
 * the whole school.
 */
export async function twoProgrammes(at = "2026-11-25T09:00:00+01:00", more = 0): Promise<TwoProgrammes> {
  let now = Temporal.Instant.from(at);
  const clock = { now: () => now };
  const stores = storesOn(openDatabase({ url: ":memory:" }));
  const programmes = new Map([NORTH, SOUTH].map((one) => [one.id, readProgramme(fileOf(one), `${one.id}.yaml`)]));
  const calendars = keepCalendars(stores, programmes);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const house = { stores, calendars, programmes, commands: commandsFor(programmes.values()), newId };
  const door = openDoor({ house, clock, log, reference: () => "bug", listeners: new Set() });
  const others = Array.from({ length: more }, (_, index) => [NORTH, someone(`Learner ${index}`), TUTOR_NORTH] as const);
  const begun = Temporal.Instant.from("2026-08-31T00:00:00+02:00");
  await stores.imports.roster(operator("roster"), [...ROWS, ...others].map(rosterRow), "two.csv", begun, false);
  await stores.people.grant(operator("roster"), "office@two.example", "office", begun);
  const asker = async (who: string, lang: Lang) => {
    const person = await stores.people.byEmail(`${who}@two.example`);
    if (!person) throw new Error(`${who} is not in the school`);
    return { person, lang, zone: null };
  };
  const pass = planningPass({ stores, calendars, programmes, clock, log });
  return {
    stores,
    programmes,
    setClock(next) {
      now = Temporal.Instant.from(next);
    },
    ask: async (who, line, lang = "en") => door.line(line, await asker(who, lang)),
    press: async (who, command, input, lang = "en") => door.invoke(command, input, await asker(who, lang)),
    async send() {
      await pass();
      const { messages } = await stores.outbox.claim(now, { token: "t", limit: 50, until: now.add({ minutes: 5 }) });
      const settled = messages.map(({ message }) => {
        return { message, sending: { kind: "sent", platform: "paper", place: null } as const };
      });
      await stores.outbox.settle("t", settled, now);
      return messages.map(({ message, recipient }) => ({ to: recipient.email, message }));
    },
  };
}

function rosterRow([{ id }, learner, tutor]: (typeof ROWS)[number], index: number): RosterRow {
  return {
    line: index + 1,
    programme: id,
    cohort: `${id}-2026`,
    startYear: 2026,
    option: null,
    learner: { role: "student", ...learner },
    company: null,
    region: null,
    around: [{ role: "tutor", per: "enrolment", ...tutor }],
  };
}
