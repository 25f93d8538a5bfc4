import { operator } from "../../src/core/authority.ts";
import type { CommandInput } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import { DEFAULT_ZONE } from "../../src/core/zone.ts";
import { isoOf, mondayOf, todayIn, weekdayOf } from "../../src/domain/calendar/day.ts";
import type { MovedClock } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { At } from "./people.ts";
import type { Program } from "./program.ts";
import { between, type Draw } from "./random.ts";
import { type MadeSchool, REGISTRAR } from "./school.ts";
import type { Closure, Deputy, Someone, Wish } from "./story.ts";

export interface HappeningParts {
  readonly clock: MovedClock;
  readonly draw: Draw;
  readonly at: At;
  readonly ledger: Ledger;
  readonly program: () => Program | null;
  readonly school: MadeSchool;
  readonly people: Map<string, Someone>;
  readonly wishes: Wish[];
  readonly deputies: Deputy[];
  readonly closures: Closure[];
  readonly span: { readonly from: number; readonly to: number };
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const AWAY_DAYS = 12;

/** What happens in a school year besides its dossiers; everything but the import of a calendar by the people's own commands. */
export function happenings(parts: HappeningParts): { readonly counts: Readonly<Record<string, number>> } {
  const { clock, draw, at, ledger, program, school, people, wishes, deputies, closures, span } = parts;
  const counts: Record<string, number> = {};
  const days = Math.floor((span.to - span.from) / DAY_MS);
  const today = () => todayIn(DEFAULT_ZONE, clock.now());
  const idOf = (email: string) => [...people.values()].find((one) => one.email === email)?.id ?? "";

  async function ask(email: string, command: string, input: CommandInput): Promise<Outcome | null> {
    const here = program();
    const person = here && (await here.stores.people.byEmail(email));
    if (!here || !person) return null;
    const outcome = await here.door.invoke(command, input, { person, lang: "en", zone: null });
    const name = outcome.ok ? command : `${command}: ${outcome.error.id}`;
    counts[name] = (counts[name] ?? 0) + 1;
    return outcome.ok ? outcome : null;
  }

  /** On a day of the span that a seed decides, in working hours. */
  function someday(name: string, what: () => Promise<void>): void {
    const day = between(draw("day", name), 2, Math.max(2, days - 3));
    at(span.from + day * DAY_MS + between(draw("hour", name), 8, 16) * HOUR_MS, what);
  }

  function some(emails: readonly string[], share: number, what: string): readonly string[] {
    return emails.filter((email) => draw(what, email) < share);
  }

  const everyone = [...school.apprentices, ...school.masters, ...school.tutors, ...school.optionHeads];
  for (const email of some(everyone, 0.1, "hour of their own")) {
    at(span.from + HOUR_MS, async () => {
      await ask(email, "settings", { hour: between(draw("hour", email), 7, 19) });
    });
  }
  for (const email of some([...school.apprentices, ...school.masters], 0.03, "far away")) {
    const zone = draw("zone", email) < 0.5 ? "Indian/Reunion" : "America/Guadeloupe";
    at(span.from + HOUR_MS, async () => {
      await ask(email, "settings", { zone });
    });
  }
  for (const email of some(everyone, 0.02, "mutes")) {
    someday(`mutes ${email}`, async () => {
      if (!(await ask(email, "settings", { messages: "essential" }))) return;
      wishes.push({ person: idOf(email), at: clock.ms(), what: "essential", subjects: [], until: null });
    });
  }

  const plain = school.masters.filter((email) => school.regions.get(email) === null);
  const away = [...some(plain, 0.04, "away"), ...school.tutors.slice(0, 2), ...school.optionHeads.slice(0, 1)];
  for (const email of away) {
    const others = (school.tutors.includes(email) ? school.tutors : plain).filter((one) => one !== email);
    const deputy = others[Math.floor(draw("deputy", email) * others.length)];
    if (deputy === undefined) continue;
    someday(`away ${email}`, async () => {
      const [from, to] = [today() + 1, today() + AWAY_DAYS];
      if (!(await ask(email, "delegate", { person: deputy, from: isoOf(from), to: isoOf(to) }))) return;
      deputies.push({ person: idOf(email), deputy: idOf(deputy), from, to });
    });
  }

  for (const [index, learner] of some(school.apprentices, 0.03, "another master").entries()) {
    someday(`another master ${learner}`, async () => {
      const email = `newmaster${index}@sim.example`;
      const input = { learner, role: "master", email, from: isoOf(today()), name: `New Master ${index}` };
      if (!(await ask(REGISTRAR, "replace", input))) return;
      const stores = program()?.stores;
      const person = await stores?.people.byEmail(email);
      if (!stores || !person) return;
      people.set(person.id, { id: person.id, email, region: school.regions.get(learner) ?? null, learner: false });
      await stores.people.link({ platform: "sim", tenant: "school", user: email }, person.id, clock.now());
      await reread((view) => view.person.email === learner);
    });
  }

  for (const learner of some(school.apprentices, 0.02, "sick")) {
    someday(`sick ${learner}`, async () => {
      const monday = mondayOf(today()) + 14;
      const input = { learner, from: isoOf(monday), to: isoOf(monday + 4), place: "off", reason: "sick leave" };
      if (!(await ask(REGISTRAR, "exception", input))) return;
      closures.push({ person: idOf(learner), from: monday, to: monday + 4 });
      await reread((view) => view.person.email === learner);
    });
  }

  const [first, second] = school.cohorts;
  if (first) someday("a calendar is corrected", () => importDays(first, 35, 5, "company", "corrected.csv"));
  if (second) {
    // The school is closed for two weeks around Christmas.
    const start = Math.floor(span.from / DAY_MS);
    const christmas = [...Array(days).keys()].map((one) => start + one).find((day) => isoOf(day).slice(5) === "12-21");
    if (christmas !== undefined) {
      at(span.from + 2 * HOUR_MS, () => importDays(second, christmas - today(), 14, "off", "closed.csv"));
    }
  }
  return { counts };

  async function reread(whose: (view: ReturnType<Ledger["enrolments"]>[number]) => boolean): Promise<void> {
    await ledger.reread(
      ledger
        .enrolments()
        .filter(whose)
        .map(({ id }) => id),
    );
  }

  async function importDays(cohort: string, ahead: number, count: number, place: "company" | "off", file: string) {
    const stores = program()?.stores;
    if (!stores) return;
    const begin = mondayOf(today() + ahead);
    const wanted = [...Array(count).keys()]
      .map((one) => begin + one)
      .filter((day) => weekdayOf(day) <= 5)
      .map((day) => ({ day, place, note: null }));
    await stores.imports.calendar(operator("calendar"), cohort, wanted, file, clock.now(), false);
    counts["calendar"] = (counts["calendar"] ?? 0) + 1;
    const those = place === "off" ? ledger.enrolments().filter((view) => view.cohort.id === cohort) : [];
    closures.push(...those.map((view) => ({ person: view.person.id, from: begin, to: begin + count - 1 })));
    await reread((view) => view.cohort.id === cohort);
  }
}
