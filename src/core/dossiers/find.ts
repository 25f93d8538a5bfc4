import { abilitiesOf, isBroughtByPeople } from "../../domain/dossier/decide.ts";
import { firstRoles } from "../../domain/dossier/fillings.ts";
import type { Actor } from "../../domain/dossier/state.ts";
import { deadlinesKept } from "../../domain/programme/deadlines.ts";
import type { DossierKind } from "../../domain/programme/programme.ts";
import { nearest } from "../../domain/programme/suggest.ts";
import type { CohortDays } from "../calendars.ts";
import { fold } from "../fold.ts";
import type { EnrolmentView } from "../ports.ts";
import { rangesOf } from "../ranges.ts";
import type { Asking } from "./asking.ts";
import { byRef, mayRead } from "./load.ts";
import { isOpen, type Obligation, obligationOf } from "./obligation.ts";
import { dossierRef } from "./ref.ts";
import { type Standing, standingsOf } from "./standing.ts";

/** An enrolment that someone reaches, with the roles they have around it; a wider role's own among them. */
export interface Reach {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  readonly actor: Actor;
}

/** How many enrolments are read at once, and how many at most of a whole school. */
const WIDEST = 200;

export interface Reaches {
  readonly rows: readonly Reach[];
  /** How many more enrolments of the whole school there are. */
  readonly leftOut: number;
}

/** Every enrolment that the asker reaches, as themselves or as a deputy; `filter` is a part of a name or address. `school: false` leaves out those reached only for standing for the whole school; of these there are `WIDEST` at most, by name. */
export async function reachOf(asking: Asking, filter: string | null, { school = true } = {}): Promise<Reaches> {
  const all = await standingsOf(asking);
  const standings = school
    ? all
    : all.map((one) => ({ ...one, grants: one.grants.filter(({ cohort }) => cohort !== null) }));
  const found = new Map<string, { view: EnrolmentView; roles: Actor["roles"][number][] }>();
  let leftOut = 0;
  for (const standing of standings) {
    const reached = await viewsOf(asking, standing, filter);
    leftOut = Math.max(leftOut, reached.leftOut);
    for (const { view, roles } of reached.views) {
      const known = found.get(view.id) ?? { view, roles: [] };
      known.roles.push(...roles.map((role) => ({ role, for: standing.for?.id ?? null })));
      found.set(view.id, known);
    }
  }
  const rows = [...found.values()].map(async ({ view, roles }) => ({
    view,
    days: await asking.calendars.of(view),
    actor: { person: asking.person.id, roles },
  }));
  return { rows: await Promise.all(rows), leftOut };
}

async function viewsOf({ stores, today, programmes }: Asking, standing: Standing, filter: string | null) {
  const part = filter === null ? null : fold(filter);
  const own = standing.views
    .filter(({ person: { name, email } }) => part === null || fold(`${name} ${email}`).includes(part))
    .map((view) => ({ view, roles: view.as }));
  const ranges = await rangesOf(standing.grants, { stores, programmes });
  const wider = await Promise.all(
    standing.grants.map(async (grant, index) => {
      const range = ranges[index] ?? { kind: "cohorts", cohorts: [] };
      const rows: EnrolmentView[] = [];
      let total = 0;
      do {
        const page = { filter, offset: rows.length, limit: WIDEST, teams: "too" as const };
        const read = await stores.enrolments.page([range], page, today);
        total = read.rows.length === 0 ? rows.length : read.total;
        rows.push(...read.rows);
      } while (rows.length < total && range.kind !== "school" && range.kind !== "cohorts");
      return { leftOut: total - rows.length, views: rows.map((view) => ({ view, roles: [grant.role] })) };
    }),
  );
  const leftOut = Math.max(0, ...wider.map((one) => one.leftOut));
  return { leftOut, views: [...own, ...wider.flatMap(({ views }) => views)] };
}

/** The kinds under a word: the word people type, or the id in the file. */
export function kindsUnder(word: string, kinds: readonly DossierKind[]): readonly DossierKind[] {
  const typed = fold(word);
  return kinds.filter(({ id, command }) => command === typed || id === typed);
}

/** Shorter parts of a name are in too many. */
const PART = 3;

/** The kinds under a word, else those with it in their name in either language. */
export function kindsNamed(typed: string, kinds: readonly DossierKind[]): readonly DossierKind[] {
  const under = kindsUnder(typed, kinds);
  const part = fold(typed);
  if (under.length > 0 || part.length < PART) return under;
  return kinds.filter(({ name }) => fold(`${name.fr} ${name.en}`).includes(part));
}

/** The kinds whose word or name, or a word of it, is the nearest to what was typed; none when nothing is near. */
export function kindsNear(typed: string, kinds: readonly DossierKind[]): readonly DossierKind[] {
  const near = nearest(fold(typed), [...new Set(kinds.flatMap(wordsOf))]);
  return near === null ? [] : kinds.filter((kind) => wordsOf(kind).includes(near));
}

function wordsOf({ id, command, name }: DossierKind): readonly string[] {
  const words = fold(`${name.fr} ${name.en}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > PART);
  return [...new Set([...(command === null ? [] : [command]), id, fold(name.fr), fold(name.en), ...words])];
}

/**
 * The one dossier of a kind that the calendar brings about that matters now: of those that are open the first due that waits for the asker, or
 * the first due; else the next to open, else the last that was done. Null when that enrolment has none.
 */
export async function currentOf(
  { stores, today }: Asking,
  { view, days, actor }: Reach,
  kind: DossierKind,
): Promise<Obligation | null> {
  const all = await allOf({ stores }, { view, days }, kind);
  const unfinished = all.filter(({ state }) => state.status === "open");
  const open = unfinished.filter((one) => isOpen(one, today));
  const mine = open.find((one) => abilitiesOf(one.kind, one.state, actor).perform.length > 0);
  return mine ?? open[0] ?? unfinished[0] ?? all.at(-1) ?? null;
}

/** Every dossier of one kind of an enrolment, those that nobody has begun included, the earliest due first. */
export async function allOf(
  { stores }: Pick<Asking, "stores">,
  { view, days }: Pick<Reach, "view" | "days">,
  kind: DossierKind,
): Promise<readonly Obligation[]> {
  const around = await stores.dossiers.ofEnrolments([view.id]);
  const stored = around.filter((one) => one.kind === kind.id);
  const { programme, timeline, settings } = days;
  const wanted = isBroughtByPeople(kind)
    ? []
    : deadlinesKept(programme, timeline, settings, view.keptFrom).filter(({ dossier }) => dossier.id === kind.id);
  const keys = wanted.map(({ id }) => ({ enrolment: view.id, kind: kind.id, occasion: id.slice(kind.id.length + 1) }));
  const known = byRef(stored);
  const others = stored.filter((one) => !keys.some((key) => dossierRef(key) === dossierRef(one)));
  return [...keys, ...others]
    .map((key) => obligationOf(view, days, key, known.get(dossierRef(key)) ?? null, around))
    .filter((one) => one !== null)
    .toSorted((one, other) => (one.due ?? 0) - (other.due ?? 0));
}

/** The words of the dossiers that the asker may read. */
export async function wordsFor(asking: Asking): Promise<ReadonlySet<string>> {
  const { rows } = await reachOf(asking, null);
  return new Set(rows.flatMap((reach) => readableKinds(reach).flatMap(({ command }) => command ?? [])));
}

/** The kinds of a programme that someone may read around an enrolment. */
export function readableKinds({ days, actor }: Reach): readonly DossierKind[] {
  return days.programme.dossiers.filter((kind) => kind.steps !== null && mayRead(days.programme, kind, actor));
}

/** The roads on which someone may begin a dossier that people bring about: `null` for the only one; none when they may not. */
export function startsOf({ actor }: Reach, kind: DossierKind): readonly (string | null)[] {
  if (!isBroughtByPeople(kind) || kind.steps === null) return [];
  const { steps, form } = kind;
  const paths = kind.paths.length > 0 ? kind.paths.map(({ id }) => id) : [null];
  return paths.filter((path) => {
    const first = firstRoles({ steps, form }, path);
    return actor.roles.some(({ role }) => first.includes(role));
  });
}
