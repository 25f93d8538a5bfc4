import { Temporal } from "temporal-polyfill";
import { allowed, type DossierAuthority } from "../src/core/authority.ts";
import type { DossierChange, DossierKey, Turn } from "../src/core/dossier-ports.ts";
import { turnsAfter } from "../src/core/dossiers/turns.ts";
import type { Person } from "../src/core/ports.ts";
import { DEFAULT_ZONE } from "../src/core/zone.ts";
import { type Day, isWeekend, mondayOf, plainOf, weekdayOf } from "../src/domain/calendar/day.ts";
import { decide } from "../src/domain/dossier/decide.ts";
import { judge, type Typed } from "../src/domain/dossier/form-values.ts";
import { EVERYTHING_HOLDS } from "../src/domain/dossier/requirements.ts";
import { type Action, type DossierState, NOTHING_DONE } from "../src/domain/dossier/state.ts";
import { actsOf, fieldsOf, turnsOf } from "../src/domain/dossier/steps.ts";
import type { Act } from "../src/domain/programme/dossier-rules.ts";
import type { DossierKind } from "../src/domain/programme/programme.ts";

const MINUTE = 60_000;

/** How far a dossier has come. Roles are the programme's. */
export type Stand =
  | "finished"
  | "untouched"
  | { readonly "waits for": string | readonly string[]; readonly lately?: true | undefined }
  | { readonly "refused by": string; readonly because: string }
  | { readonly draft: Readonly<Record<string, string>> };

/** One dossier of the demonstration. */
export interface Scene {
  readonly key: DossierKey;
  readonly kind: DossierKind;
  /** The version of the programme. */
  readonly rules: number;
  readonly stand: Stand;
  readonly path: string | null;
  readonly event: { readonly from: Day; readonly to: Day; readonly planned: Day } | null;
  /** The role that begins it, where several may. */
  readonly by: string | null;
  readonly holders: readonly { readonly role: string; readonly person: Person }[];
  /** The days over which its steps are spread, weekends left out; nothing happens after `now` (epoch milliseconds). */
  readonly from: Day;
  readonly to: Day;
  readonly now: number;
  /** What is typed into a step's form on a day. */
  typed(day: Day): Typed;
}

/** One thing that somebody did. */
export interface Move {
  readonly authority: DossierAuthority;
  readonly change: DossierChange;
}

/** Everything that was done in a dossier until it stands as asked, by the people around it and the rules of `decide`; what has to hold first is taken to. @throws Error when the rules refuse it */
export function play(scene: Scene): readonly Move[] {
  const { kind, key, rules, path, event, stand } = scene;
  const { steps } = kind;
  const moves: Move[] = [];
  let state: DossierState = { ...NOTHING_DONE, path };
  let turns: readonly Turn[] = [];
  const when = instants(scene);

  function make(action: Action, role: string, at: number): void {
    const before = state.version;
    const outcome = decide(kind, state, action, actorOf(scene, role), at, EVERYTHING_HOLDS);
    if (!outcome.ok) throw new Error(`the demonstration cannot ${action.kind} ${kind.id}: ${outcome.why.id}`);
    turns = turnsAfter(kind, outcome, turns);
    state = outcome.state;
    moves.push({ authority: allowed(outcome), change: { ...key, before, rules, state, event: outcome.event, turns } });
  }

  function write(act: Act): void {
    const { at, day } = when(moves.length);
    const { values, problems } = judge(fieldsOf(kind, act, state), scene.typed(day));
    const [wrong] = problems;
    if (wrong) throw new Error(`the demonstration's ${kind.id} has a wrong ${wrong.field}: ${wrong.id}`);
    make({ kind: "do", seen: state.version, step: act.id, values }, roleFor(act, scene), at);
  }

  if (steps === null) return [];
  if (event) {
    const [first] = turnsOf(steps, state);
    const at = Math.min(instantOn(event.planned, 9), scene.now);
    if (first) make({ kind: "plan", seen: 0, event: { from: event.from, to: event.to } }, roleFor(first, scene), at);
  }
  for (;;) {
    const next = turnsOf(steps, state).find((act) => goesOn(stand, act));
    if (!next || moves.length > actsOf(kind).length) break;
    write(next);
  }
  if (typeof stand === "object" && "refused by" in stand) {
    const act = turnsOf(steps, state).find(({ roles }) => roles.includes(stand["refused by"]));
    if (!act) throw new Error(`nobody of the demonstration can refuse ${kind.id}`);
    const refusal = { kind: "refuse", seen: state.version, step: act.id, reason: stand.because, to: null } as const;
    make(refusal, stand["refused by"], when(moves.length).at);
  }
  return moves;
}

/** Whether a step is done on the way to where the dossier shall stand. */
function goesOn(stand: Stand, { roles }: Act): boolean {
  if (stand === "finished") return true;
  if (stand === "untouched" || "draft" in stand) return false;
  const until = ["waits for" in stand ? stand["waits for"] : stand["refused by"]].flat();
  return !roles.some((role) => until.includes(role));
}

function roleFor({ roles }: Act, { by, holders }: Scene): string {
  if (by !== null && roles.includes(by)) return by;
  return roles.find((role) => holders.some((one) => one.role === role)) ?? "";
}

function actorOf({ holders, key }: Scene, role: string) {
  const person = holders.find((one) => one.role === role)?.person;
  if (!person) throw new Error(`nobody of the demonstration is ${role} of ${key.kind}`);
  const roles = holders.filter((one) => one.person.id === person.id).map((one) => ({ role: one.role, for: null }));
  return { person: person.id, roles };
}

/** When the n-th thing happens: on a working day, in working hours, after the one before, and never after `now`. */
function instants({ kind, from, to, now }: Scene): (index: number) => { at: number; day: Day } {
  const count = actsOf(kind).length + 1;
  const begin = isWeekend(from) && mondayOf(from) + 7 <= to ? mondayOf(from) + 7 : from;
  let last = instantOn(begin, 0);
  return (index) => {
    const even = begin + Math.floor(((index + 1) * Math.max(0, to - begin)) / (count + 1));
    const day = Math.max(begin, even - Math.max(0, weekdayOf(even) - 5));
    const wished = instantOn(day, 8 + ((index * 3 + from) % 8)) + ((from * 7 + index * 11) % 60) * MINUTE;
    const latest = now - (count - index) * 1000;
    last = Math.min(Math.max(wished, last + 10 * MINUTE), Math.max(last, latest));
    return { day, at: last };
  };
}

function instantOn(day: Day, hour: number): number {
  return plainOf(day).toZonedDateTime({ timeZone: DEFAULT_ZONE, plainTime: Temporal.PlainTime.from({ hour }) })
    .epochMilliseconds;
}
