import { type Differences, differencesOf, isNothing } from "../src/domain/programme/differences.ts";
import { ProgrammeFileError } from "../src/domain/programme/problems.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { keepOwn } from "./own-programmes.ts";
import { programmesInForce, textInForce } from "./programme-versions.ts";
import type { OpenStores } from "./sqlite/stores.ts";
import type { Following } from "./sqlite/version-store.ts";

type ProgrammeStores = Pick<OpenStores, "marks" | "versions">;

/** What a programme file would be to a database. */
export type Weighed =
  /** Nothing is in force under its id, or nothing that still holds. */
  | { readonly verdict: "first" }
  | { readonly verdict: "same"; readonly before: Programme }
  /** An older version, or other words under the number of the one in force. */
  | { readonly verdict: "older" | "renumber"; readonly before: Programme }
  /** An older version that dossiers go by and whose text was lost. */
  | { readonly verdict: "needed"; readonly before: Programme }
  | ({ readonly verdict: "newer" } & Change);

/** A newer version, what it changes and for whom. */
export interface Change {
  readonly before: Programme;
  readonly differences: Differences;
  readonly following: Following;
}

/** Whether it is anything to anybody. */
export function concerns({ differences, following }: Change): boolean {
  return following.learners > 0 && !isNothing(differences);
}

/** Looks what a file would change, and writes nothing of it. */
export async function weighProgramme(stores: ProgrammeStores, programme: Programme, text: string): Promise<Weighed> {
  const { id, version } = programme;
  const before = (await inForceOrNone(stores)).get(id);
  if (!before) return { verdict: "first" };
  if ((await textInForce(stores, id)) === text) return { verdict: "same", before };
  if (version > before.version) {
    const differences = differencesOf(before, programme);
    return { verdict: "newer", before, differences, following: await stores.versions.following(id) };
  }
  if (version === before.version) return { verdict: "renumber", before };
  const missing = await stores.versions.missing();
  const needed = missing.some((one) => one.programme === id && one.version === version);
  return { verdict: needed ? "needed" : "older", before };
}

/** Keeps the text of a file; in force from the next start on, unless it is an older version that dossiers need. */
export async function keepProgramme(
  { marks, versions }: ProgrammeStores,
  { id, version }: Programme,
  text: string,
  verdict: Weighed["verdict"],
): Promise<void> {
  await versions.keep([{ programme: id, version, text }]);
  if (verdict !== "needed") await keepOwn(marks, id, text);
}

/** One that no longer holds is mended by importing it again. */
async function inForceOrNone(stores: ProgrammeStores): Promise<ReadonlyMap<string, Programme>> {
  try {
    return await programmesInForce(stores);
  } catch (error) {
    if (error instanceof ProgrammeFileError) return new Map();
    throw error;
  }
}
