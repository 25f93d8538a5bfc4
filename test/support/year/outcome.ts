import { openStores } from "../../../db/sqlite/stores.ts";
import type { StoredDossier } from "../../../src/core/dossier-ports.ts";
import { isOwnOccasion } from "../../../src/core/dossiers/ref.ts";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { PEOPLE } from "./school.ts";

/** How a dossier stands, ids and instants apart. */
export interface Standing {
  readonly status: string;
  readonly version: number;
  /** `master signs` → `master (max@company.example)`. */
  readonly done: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly path?: string;
  readonly event?: string;
}

/** Every dossier of the apprentice as the store has it, by kind and occasion; those that people brought about are numbered in the order in which they began. */
export async function standings(url: string): Promise<Readonly<Record<string, Standing>>> {
  const stores = openStores({ url, create: false });
  try {
    const learner = await stores.people.byEmail(PEOPLE.apprentice);
    const [enrolment] = learner ? await stores.enrolments.of(learner, dayOf("2027-09-30")) : [];
    const stored = await stores.dossiers.ofEnrolments(enrolment ? [enrolment.id] : []);
    const emails = new Map((await stores.people.list(100)).map(({ id, email }) => [id, email]));
    const begun = await Promise.all(
      stored.map(async (one) => ({ one, at: (await stores.dossiers.history(one))[0]?.at ?? 0 })),
    );
    const counts = new Map<string, number>();
    const named = begun
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => [nameOf(one, counts), standingOf(one, (id) => emails.get(id) ?? id)] as const);
    return Object.fromEntries(named);
  } finally {
    stores.close();
  }
}

function nameOf({ kind, occasion }: StoredDossier, counts: Map<string, number>): string {
  if (!isOwnOccasion(occasion)) return `${kind} ${occasion}`;
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  return `${kind} #${count}`;
}

function standingOf({ state }: StoredDossier, emailOf: (id: string) => string): Standing {
  const { status, version, done, values, path, event } = state;
  const who = Object.entries(done).map(([step, { by, role }]) => [step, `${role} (${emailOf(by)})`]);
  return {
    status,
    version,
    done: Object.fromEntries(who),
    values,
    ...(path !== null && { path }),
    ...(event && { event: `${isoOf(event.from)}…${isoOf(event.to)}` }),
  };
}
