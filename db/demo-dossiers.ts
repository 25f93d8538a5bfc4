import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { parse } from "yaml";
import * as z from "zod";
import type { Calendars, CohortDays } from "../src/core/calendars.ts";
import type { EnrolmentView, Instant, Stores } from "../src/core/ports.ts";
import { DEFAULT_ZONE } from "../src/core/zone.ts";
import { type Day, dayOf, isoOf, isWeekend, mondayOf, todayIn, weekdayOf } from "../src/domain/calendar/day.ts";
import type { Timeline } from "../src/domain/calendar/timeline.ts";
import type { Typed } from "../src/domain/dossier/form-values.ts";
import { turnsOf } from "../src/domain/dossier/steps.ts";
import { broughtDeadline, type Deadline, deadlines } from "../src/domain/programme/deadlines.ts";
import type { DossierKind } from "../src/domain/programme/programme.ts";
import { packageRoot } from "../src/package-root.ts";
import { play, type Scene } from "./demo-play.ts";

const Stand = z.union([
  z.enum(["finished", "untouched"]),
  z.strictObject({ "waits for": z.union([z.string(), z.array(z.string())]), lately: z.literal(true).optional() }),
  z.strictObject({ "refused by": z.string(), because: z.string() }),
  z.strictObject({ draft: z.record(z.string(), z.string()) }),
]);
const Paper = z.strictObject({ name: z.string(), date: z.string() });
const Text = z.union([z.string(), z.number(), Paper]);
type Text = z.infer<typeof Text>;
const InTurn = z.array(Text.nullable()).min(1);

/** Shape of the files in `db/demo/dossiers`, one for each programme; that of the apprenticeship says what their words mean. */
const DemoDossiers = z.strictObject({
  calendar: z
    .record(
      z.string(),
      z.strictObject({
        open: z.record(z.string(), Stand).default({}),
        last: z.record(z.string(), Stand).default({}),
        texts: z.record(z.string(), z.union([InTurn, z.record(z.string(), InTurn)])).default({}),
      }),
    )
    .default({}),
  brought: z.array(
    z.strictObject({
      dossier: z.string(),
      of: z.string(),
      path: z.string().optional(),
      by: z.string().optional(),
      "days ago": z.int().nonnegative(),
      visit: z.int().optional(),
      days: z.strictObject({ from: z.string(), to: z.string() }).optional(),
      stands: Stand,
      texts: z.record(z.string(), Text).default({}),
    }),
  ),
});
type DemoDossiers = z.infer<typeof DemoDossiers>;
type Brought = DemoDossiers["brought"][number];

/** How long before today the steps of what is still open begin. */
const LATELY = 8;

/** One enrolment of the demonstration on the day of its creation. */
interface Stage {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  readonly holders: Scene["holders"];
  readonly today: Day;
  readonly now: number;
}

/** Brings the dossiers of these enrolments to where the demonstration has them, in the order in which it happened. */
export async function fillDossiers(
  { stores, calendars }: { readonly stores: Stores; readonly calendars: Calendars },
  views: readonly EnrolmentView[],
  at: Instant,
): Promise<void> {
  const today = todayIn(DEFAULT_ZONE, at);
  const stages = await Promise.all(
    views.map(async (view) => ({
      view,
      days: await calendars.of(view),
      holders: await stores.enrolments.around(view.id, today),
      today,
      now: at.epochMilliseconds,
    })),
  );
  const scenes = stages.flatMap((stage, index) => {
    const demo = dossiersOf(stage.days.programme.id);
    return [...due(demo, stage, index), ...broughtAbout(demo, stage)];
  });
  const moves = scenes.flatMap(play).toSorted((one, other) => one.change.event.at - other.change.event.at);
  for (const { authority, change } of moves) {
    const when = Temporal.Instant.fromEpochMilliseconds(change.event.at);
    const recorded = await stores.dossiers.record(authority, change, when);
    if (!recorded) throw new Error(`the demonstration did two things at once in ${change.kind}`);
  }
  for (const scene of scenes) await keepDraft(stores, scene, at);
}

const files = new Map<string, DemoDossiers>();

function dossiersOf(programme: string): DemoDossiers {
  const file = join(packageRoot(), "db", "demo", "dossiers", `${programme}.yaml`);
  const found = files.get(programme) ?? DemoDossiers.parse(parse(readFileSync(file, "utf8")));
  files.set(programme, found);
  return found;
}

/** What is said of one learner, by their address, or else of their cohort. */
function saidOf<T>(all: Readonly<Record<string, T>>, { person, cohort }: EnrolmentView): T | undefined {
  return all[person.email] ?? all[cohort.id];
}

async function keepDraft(stores: Stores, { kind, key, stand, holders }: Scene, at: Instant): Promise<void> {
  if (typeof stand !== "object" || !("draft" in stand) || kind.steps === null) return;
  const [act] = turnsOf(kind.steps, { path: null, values: {}, done: {} });
  const whose = holders.find(({ role }) => act?.roles.includes(role))?.person;
  if (act && whose) await stores.dossiers.keepDraft(key, act.id, whose.id, stand.draft, at);
}

/** What the calendar has brought about since the enrolment is kept. */
function due({ calendar }: DemoDossiers, stage: Stage, index: number): Scene[] {
  const { view, days, today } = stage;
  const { programme, timeline, settings } = days;
  const all = deadlines(programme, timeline, settings, view.keptFrom, Number.MAX_SAFE_INTEGER);
  return programme.dossiers.flatMap((kind) => {
    const said = calendar[kind.id];
    const begun = all.filter((one) => one.dossier.id === kind.id && (one.opens ?? one.due) <= today);
    const last = begun.findLast((one) => one.due < today);
    if (!said || kind.steps === null) return [];
    return begun.map((one, nth) => {
      const stand =
        one.due >= today
          ? (saidOf(said.open, view) ?? "untouched")
          : (one === last && saidOf(said.last, view)) || "finished";
      const texts = Object.entries(said.texts).map(
        ([id, all]) => [id, Array.isArray(all) ? turned(all, index) : (saidOf(all, view) ?? [])] as const,
      );
      const typed = (day: Day) => textsOf(Object.fromEntries(texts), nth, day, today);
      return { ...base(stage, kind, occasionOf(one)), ...spanOf(one, stand, stage), stand, typed };
    });
  });
}

/** The same texts, beginning with another one for each apprentice. */
function turned<T>(all: readonly T[], by: number): readonly T[] {
  const first = by % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

const occasionOf = ({ id, dossier }: Deadline): string => id.slice(dossier.id.length + 1);

/** Steps of what is past lie between its opening and its day; those of what is open are recent. */
function spanOf({ opens, due: end }: Deadline, stand: Scene["stand"], { view, today }: Stage): { from: Day; to: Day } {
  const from = Math.max(opens ?? end, view.keptFrom);
  const lately = typeof stand === "object" && "lately" in stand;
  return end < today && !lately
    ? { from: Math.min(from, end), to: end }
    : { from: Math.max(from, today - LATELY), to: today };
}

function base({ view, days, holders, now }: Stage, kind: DossierKind, occasion: string) {
  const key = { enrolment: view.id, kind: kind.id, occasion };
  return { key, kind, rules: days.programme.version, holders, now, path: null, event: null, by: null };
}

function broughtAbout({ brought }: DemoDossiers, stage: Stage): Scene[] {
  const { view, days } = stage;
  return brought.flatMap((one, index) => {
    const kind = days.programme.dossiers.find(({ id }) => id === one.dossier);
    if (![view.cohort.id, view.person.email].includes(one.of) || !kind) return [];
    const occasion = `demo${String(index).padStart(4, "0")}`;
    if (one.days) return stayed(one, one.days, kind, occasion, stage);
    return one.visit === undefined ? asked(one, kind, occasion, stage) : visited(one, one.visit, kind, occasion, stage);
  });
}

function asked(one: Brought, kind: DossierKind, occasion: string, stage: Stage): Scene[] {
  const { days, today } = stage;
  const from = workday(today - one["days ago"]);
  if (from < (days.timeline.first ?? from)) return [];
  const typed = (day: Day) => textsOf(lists(one), 0, day, today);
  const { path = null, by = null, stands: stand } = one;
  return [{ ...base(stage, kind, occasion), path, by, stand, typed, from, to: Math.min(today, from + LATELY) }];
}

/** An internship or a stay: planned so many days ago, and worked on from the next day on or since it has opened. */
function stayed(
  one: Brought,
  between: NonNullable<Brought["days"]>,
  kind: DossierKind,
  occasion: string,
  stage: Stage,
) {
  const { days, today } = stage;
  const { programme, timeline, settings } = days;
  const planned = workday(today - one["days ago"]);
  const dates = { from: dayOf(dated(between.from, today, today)), to: dayOf(dated(between.to, today, today)) };
  if (planned < (timeline.first ?? planned)) return [];
  const { opens } = broughtDeadline(programme, timeline, settings, { dossier: kind, occasion, event: dates });
  const from = Math.max(planned + 1, opens ?? 0);
  const typed = (day: Day) => textsOf(lists(one), 0, day, today);
  const scene = { event: { ...dates, planned }, stand: one.stands, typed, from, to: Math.min(today, from + LATELY) };
  return [{ ...base(stage, kind, occasion), ...scene }];
}

function visited(one: Brought, far: number, kind: DossierKind, occasion: string, stage: Stage): Scene[] {
  const { days, today } = stage;
  const { programme, timeline, settings } = days;
  const on = companyDay(timeline, today + far, far < 0 ? -1 : 1);
  if (on === null) return [];
  const event = { from: on, to: on, planned: Math.min(workday(today - one["days ago"]), on - 7) };
  if (event.planned < (timeline.first ?? on)) return [];
  const end = broughtDeadline(programme, timeline, settings, { dossier: kind, occasion, event }).due ?? on;
  const typed = (day: Day) => textsOf(lists(one), 0, day, today);
  const stand = end < today ? "finished" : one.stands;
  return [{ ...base(stage, kind, occasion), event, stand, typed, from: on, to: Math.min(end, today) }];
}

const workday = (day: Day): Day => day - Math.max(0, weekdayOf(day) - 5);

const lists = ({ texts }: Brought) => Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, [text]]));

/** The nearest working day in company, from a day on forwards or backwards; null when there is none. */
function companyDay(timeline: Timeline, start: Day, step: 1 | -1): Day | null {
  const { first, last } = timeline;
  if (first === null || last === null) return null;
  for (let day = start; day >= first && day <= last; day += step) {
    if (!isWeekend(day) && timeline.cell(day)?.place === "company" && !timeline.isHoliday(day)) return day;
  }
  return null;
}

/** The n-th of the texts as they are typed into a form. */
function textsOf(texts: Readonly<Record<string, readonly (Text | null)[]>>, nth: number, day: Day, today: Day): Typed {
  const typed: Record<string, string | number> = {};
  for (const [id, all] of Object.entries(texts)) {
    const text = all[nth % all.length];
    if (text == null) continue;
    if (typeof text === "object") {
      typed[`${id}.name`] = text.name;
      typed[`${id}.date`] = dated(text.date, day, today);
    } else typed[id] = typeof text === "number" ? text : dated(text, day, today);
  }
  return typed;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** `that day`, `friday of week +12` → a date; any other text stays. */
function dated(text: string, day: Day, today: Day): string {
  if (text === "that day") return isoOf(day);
  const [, weekday = "", weeks = ""] = /^([a-z]+) of week ([+-]\d+)$/.exec(text) ?? [];
  const index = WEEKDAYS.indexOf(weekday);
  return index < 0 ? text : isoOf(mondayOf(today) + 7 * Number(weeks) + index);
}
