import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OlderRules } from "../src/core/calendars.ts";
import { ProgrammeFileError } from "../src/domain/programme/problems.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { openProgrammes } from "./compiled-programmes.ts";
import { openOwnProgrammes, ownText } from "./own-programmes.ts";
import { programmesFolder } from "./programmes-folder.ts";
import type { OpenStores } from "./sqlite/stores.ts";
import type { VersionStore, VersionText } from "./sqlite/version-store.ts";

/** The mark of a database whose dossiers all say by which version they go. */
const ADOPTED = "dossiers-have-rules";

/**
 * The programmes in force in a database: those that are shipped, and before them its own. Their texts are kept there, since dossiers that begin
 * under them go by them when a later version is in force. @throws ProgrammeFileError when one of its own no longer holds
 */
export async function programmesInForce(
  stores: Pick<OpenStores, "marks" | "versions">,
): Promise<ReadonlyMap<string, Programme>> {
  const inForce = new Map([...(await openProgrammes()), ...(await openOwnProgrammes(stores.marks))]);
  const texts: VersionText[] = [];
  for (const { id, version } of inForce.values()) {
    const text = await textInForce(stores, id);
    if ((await stores.versions.text(id, version)) !== text) texts.push({ programme: id, version, text });
  }
  if (texts.length > 0) await stores.versions.keep(texts);
  if ((await stores.marks.get(ADOPTED)) === null) {
    await stores.versions.adopt(new Map([...inForce.values()].map(({ id, version }) => [id, version])));
    await stores.marks.set(ADOPTED, "1");
  }
  return inForce;
}

/** The file of a programme in force, as it was written. */
export async function textInForce({ marks }: Pick<OpenStores, "marks">, id: string): Promise<string> {
  return (await ownText(marks, id)) ?? readFileSync(join(programmesFolder(), `${id}.yaml`), "utf8");
}

/**
 * The versions whose texts are kept. A text is read when a dossier first asks for it; one that no longer holds counts as missing.
 * Which there are is looked up again each time calendars are derived, so that a version imported meanwhile is found.
 */
export function olderRules(versions: VersionStore): OlderRules {
  const known = new Map<string, { readonly texts: string; readonly find: (version: number) => Programme | null }>();
  return async (programme) => {
    const numbers = await versions.kept(programme);
    const texts = numbers.join();
    const found = known.get(programme);
    if (found?.texts === texts) return found.find;
    const find = numbers.length < 2 ? () => null : await reader(versions, programme, numbers);
    known.set(programme, { texts, find });
    return find;
  };
}

async function reader(versions: VersionStore, programme: string, numbers: readonly number[]) {
  const { readProgramme } = await import("../src/domain/programme/read-programme.ts");
  const texts = await Promise.all(numbers.map(async (one) => [one, await versions.text(programme, one)] as const));
  const unread = new Map(texts);
  const read = new Map<number, Programme | null>();
  return (version: number): Programme | null => {
    const text = unread.get(version) ?? null;
    if (!read.has(version)) read.set(version, text === null ? null : readable(text));
    return read.get(version) ?? null;
  };

  function readable(text: string): Programme | null {
    try {
      return readProgramme(text, `${programme}.yaml`);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return null;
      throw error;
    }
  }
}
