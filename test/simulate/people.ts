import type { Asker } from "../../src/core/door.ts";
import { DEFAULT_ZONE } from "../../src/core/zone.ts";
import { isoOf, todayIn } from "../../src/domain/calendar/day.ts";
import type { MovedClock } from "./clock.ts";
import type { Arrived } from "./courier.ts";
import { pressAndFill } from "./fill-in.ts";
import { type Ledger, startOf } from "./ledger.ts";
import type { Program } from "./program.ts";
import { between, type Draw } from "./random.ts";
import type { Duty, Wish } from "./story.ts";

/** How people answer what is asked of them. */
export const SHARES = { onTime: 0.68, late: 0.22, never: 0.1 } as const;
/** Of what is answered on time, so much before anybody was told of it. */
const BY_THEMSELVES = 0.15;
const REFUSES = 0.04;
const PUTS_OFF = 0.03;
const PLANS_VISIT = 0.7;
const GOES_ABROAD = 0.3;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const LATEST_DAYS = 18;

export type Answer = "onTime" | "late" | "never";

/** Things that happen at an instant, epoch milliseconds. */
export type At = (ms: number, what: () => Promise<void>) => void;

export interface PeopleParts {
  readonly clock: MovedClock;
  readonly draw: Draw;
  readonly at: At;
  readonly ledger: Ledger;
  /** Null while it is down. */
  readonly program: () => Program | null;
  /** The address of a person, which a seed decides where their id would not be read. */
  readonly emailOf: (person: string) => string;
  readonly wishes: Wish[];
}

export interface Behaviour {
  /** They read a message. */
  read(arrived: Arrived): void;
  figures(): {
    readonly answers: Readonly<Record<Answer, number>>;
    readonly done: number;
    readonly refused: Readonly<Record<string, number>>;
    readonly sentBack: number;
  };
}

/** The people of the school: they read, and do what is asked of them on time, late or never. */
export function behaviourOf(parts: PeopleParts): Behaviour {
  const { clock, draw, at, ledger, program, emailOf, wishes } = parts;
  const intended = new Set<Duty>();
  const sent = new Set<string>();
  const answers = { onTime: 0, late: 0, never: 0 };
  const refused: Record<string, number> = {};
  let done = 0;
  let sentBack = 0;
  const nameOf = ({ enrolment, ref, step }: Duty) =>
    `${ledger.view(enrolment)?.person.email} ${ref.slice(enrolment.length)} ${step}`;

  function answerTo(duty: Duty): Answer {
    const share = draw("answer", nameOf(duty));
    return share < SHARES.onTime ? "onTime" : share < SHARES.onTime + SHARES.late ? "late" : "never";
  }

  /** When they will do it, having heard of it now; null: never. */
  function whenFor(duty: Duty, person: string): number | null {
    const name = `${nameOf(duty)} ${emailOf(person)}`;
    const now = clock.ms();
    const soon = now + between(draw("soon", name), 5, 600) * MINUTE_MS;
    const last = duty.due === null ? now + 10 * 24 * HOUR_MS : startOf(duty.due) + 17 * HOUR_MS;
    const answer = answerTo(duty);
    switch (answer) {
      case "onTime":
        if (draw("at once", name) < 0.4 || last <= soon) return soon;
        return soon + Math.floor(draw("when", name) * (last - soon));
      case "late":
        return Math.max(soon, last + between(draw("late", name), 1, LATEST_DAYS) * 24 * HOUR_MS);
      case "never":
        return null;
      default:
        return answer satisfies never;
    }
  }

  function intend(duty: Duty, person: string, when: number | null): void {
    if (intended.has(duty)) return;
    intended.add(duty);
    answers[answerTo(duty)] += 1;
    if (when !== null) at(awake(when), () => act(duty, person));
  }

  async function act(duty: Duty, person: string): Promise<void> {
    const here = program();
    if (!here) {
      at(awake(clock.ms() + between(draw("again", nameOf(duty), clock.ms()), 60, 1_500) * MINUTE_MS), () =>
        act(duty, person),
      );
      return;
    }
    if (duty.until !== null) return;
    const asker = await askerOf(here, person);
    const stored = await here.door.invoke("dossier", { which: duty.ref }, asker);
    const buttons = stored.card.parts
      .flatMap((part) => (part.kind === "item" ? part.buttons : []))
      .concat(stored.card.buttons);
    const wants = draw("refuses", nameOf(duty)) < REFUSES && !sent.has(nameOf(duty)) ? "dossier-refuse" : "dossier-do";
    const mine = buttons.filter(({ input }) => input["step"] === duty.step && input["dossier"] === duty.ref);
    const button =
      mine.find(({ command }) => command === wants) ?? mine.find(({ command }) => command === "dossier-do");
    if (!button) {
      count(stored.ok ? "no button" : stored.error.id);
      return;
    }
    const outcome = await pressAndFill(here.door, button, asker, todayIn(DEFAULT_ZONE, clock.now()));
    if (!outcome.ok) {
      count(outcome.error.id);
      return;
    }
    if (button.command === "dossier-refuse") {
      sentBack += 1;
      sent.add(nameOf(duty));
    }
    done += 1;
    await ledger.rereadOne(duty.ref);
  }

  function count(id: string): void {
    refused[id] = (refused[id] ?? 0) + 1;
  }

  async function putOff({ message, person, items }: Arrived): Promise<void> {
    const here = program();
    if (!here) return;
    const today = todayIn(DEFAULT_ZONE, clock.now());
    const until = today + between(draw("until", emailOf(person), today), 1, 6);
    const asker = await askerOf(here, person);
    const outcome = await here.door.invoke("reminder-later", { message, until: isoOf(until) }, asker);
    if (!outcome.ok) return count(`later: ${outcome.error.id}`);
    wishes.push({ person, at: clock.ms(), what: "later", subjects: items.map(({ subject }) => subject), until });
  }

  async function bringAbout(person: string, enrolment: string, kind: string): Promise<void> {
    const here = program();
    if (!here) return;
    const view = ledger.view(enrolment);
    if (!view) return;
    const asker = await askerOf(here, person);
    const today = todayIn(DEFAULT_ZONE, clock.now());
    const { timeline } = await here.calendars.of(view);
    let day = today + between(draw("visit", view.person.email, today), 4, 18);
    while (day < today + 60 && timeline.cell(day)?.place !== "company") day += 1;
    const outcome = await pressAndFill(
      here.door,
      { command: "dossier-start", input: { enrolment, kind } },
      asker,
      today,
      kind === "visit-form" ? { from: isoOf(day), to: "" } : {},
    );
    const [ref] = outcome.card.about?.dossiers ?? [];
    if (!outcome.ok || ref === undefined) return count(`begin: ${outcome.ok ? "no dossier" : outcome.error.id}`);
    await ledger.rereadOne(ref);
  }

  function begins({ subject }: Arrived["items"][number], person: string): void {
    const [enrolment = "", , counter] = subject.split(":");
    const name = `${emailOf(person)} ${ledger.view(enrolment)?.person.email} ${clock.ms()}`;
    const kind = counter === "company-visits" ? "visit-form" : counter === "weeks-abroad" ? "stay-abroad" : null;
    const share = kind === "visit-form" ? PLANS_VISIT : GOES_ABROAD;
    if (kind === null || draw("begins", name) >= share) return;
    at(awake(clock.ms() + between(draw("begins at", name), 10, 2_000) * MINUTE_MS), () =>
      bringAbout(person, enrolment, kind),
    );
  }

  ledger.onNew((duty) => {
    const [person] = ledger.holders(duty);
    if (person === undefined || answerTo(duty) !== "onTime" || duty.due === null) return;
    if (draw("by themselves", nameOf(duty)) >= BY_THEMSELVES) return;
    const span = startOf(duty.due) + 17 * HOUR_MS - duty.from;
    if (span <= 0) return;
    const when = Math.max(clock.ms(), duty.from) + Math.floor(draw("when themselves", nameOf(duty)) * span * 0.8);
    intended.add(duty);
    answers.onTime += 1;
    at(awake(when), async () => {
      const [holder] = ledger.holders(duty);
      if (holder !== undefined) await act(duty, holder);
    });
  });

  return {
    read(arrived) {
      const { person, items, at: now } = arrived;
      const name = `${emailOf(person)} ${now}`;
      if (draw("puts off", name) < PUTS_OFF) {
        at(awake(now + between(draw("puts off at", name), 2, 120) * MINUTE_MS), () => putOff(arrived));
      }
      for (const item of items) {
        if (item.kind === "counter") begins(item, person);
        const duty = item.step === null ? undefined : ledger.open(item.subject, item.step);
        if (!duty) continue;
        const mine = ledger.holders(duty);
        const who = item.kind === "escalated" ? mine[0] : mine.includes(person) ? person : mine[0];
        if (who !== undefined) intend(duty, who, whenFor(duty, who));
      }
    },
    figures: () => ({ answers: { ...answers }, done, refused: { ...refused }, sentBack }),
  };
}

async function askerOf({ stores }: Pick<Program, "stores">, id: string): Promise<Asker> {
  const person = await stores.people.byId(id);
  if (!person) throw new Error(`${id} is nobody`);
  return { person, lang: "en", zone: null };
}

/** Nobody does such things at night: what falls there is done in the morning. */
function awake(ms: number): number {
  const day = 24 * HOUR_MS;
  const hour = ((ms + 2 * HOUR_MS) % day) / HOUR_MS;
  return hour < 7 ? ms + (7 - hour) * HOUR_MS : hour > 22 ? ms + (31 - hour) * HOUR_MS : ms;
}
