import type { DossierKind, Programme } from "./programme.ts";
import type { Text } from "./text.ts";

/** What a new version of a programme file changes, in the order of the files. What stays as it was is left out. */
export interface Differences {
  readonly dossiers: readonly Difference<DossierPart>[];
  readonly counters: readonly Difference[];
  readonly settings: readonly Difference[];
  readonly roles: readonly Difference[];
  /** Other sections in which something changed. */
  readonly others: readonly OtherSection[];
}

/** `name` is that of the newer version where it has one. `parts` only of what changed. */
export interface Difference<Part extends string = never> {
  readonly id: string;
  readonly name: Text;
  readonly how: "added" | "gone" | "changed";
  readonly parts: readonly Part[];
}

/** The parts of a dossier kind, and what of it each is about. */
const PARTS = {
  steps: ["steps"],
  form: ["form", "paths"],
  requires: ["requires"],
  due: ["each", "years", "opens", "due", "during", "inYear", "per"],
  reminders: ["remind", "escalate"],
  readers: ["readers"],
  words: ["name", "command", "rules", "source"],
} as const satisfies Readonly<Record<string, readonly (keyof DossierKind)[]>>;

export type DossierPart = keyof typeof PARTS;

/** The other sections of a programme, and what of it each is about. */
const OTHERS = {
  calendar: ["years", "startWeek", "plan", "calendarReminders", "sessions"],
  options: ["options", "anyOption", "teams"],
  knowledge: ["name", "document", "calendarSource", "optionNames", "curriculum", "facts", "contacts"],
} as const satisfies Readonly<Record<string, readonly (keyof Programme)[]>>;

export type OtherSection = keyof typeof OTHERS;

export function differencesOf(before: Programme, after: Programme): Differences {
  const others = Object.keys(OTHERS) as OtherSection[];
  return {
    dossiers: compared(before.dossiers, after.dossiers, partsOf),
    counters: compared(before.counters, after.counters),
    settings: compared(before.settings, after.settings),
    roles: compared(before.roles, after.roles),
    others: others.filter((section) => OTHERS[section].some((key) => !isSame(before[key], after[key]))),
  };
}

/** Whether the two versions say the same of everything. */
export function isNothing({ others, ...named }: Differences): boolean {
  return others.length === 0 && Object.values(named).every((all) => all.length === 0);
}

interface Named {
  readonly id: string;
  readonly name: Text;
}

function compared<Thing extends Named, Part extends string = never>(
  before: readonly Thing[],
  after: readonly Thing[],
  parts: (was: Thing, is: Thing) => readonly Part[] = () => [],
): readonly Difference<Part>[] {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const kept = new Set(after.map(({ id }) => id));
  const news = after.flatMap((is): Difference<Part>[] => {
    const { id, name } = is;
    const was = old.get(id);
    if (!was) return [{ id, name, how: "added", parts: [] }];
    return isSame(was, is) ? [] : [{ id, name, how: "changed", parts: parts(was, is) }];
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name }): Difference<Part> => ({ id, name, how: "gone", parts: [] }));
  return [...news, ...gone];
}

function partsOf(was: DossierKind, is: DossierKind): readonly DossierPart[] {
  const all = Object.keys(PARTS) as DossierPart[];
  return all.filter((part) => PARTS[part].some((key) => !isSame(was[key], is[key])));
}

/** Programmes are plain data, but for the maps of their weeks. */
function isSame(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}
