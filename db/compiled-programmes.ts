import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CalendarPlan } from "../src/domain/calendar/plan.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { programmesFolder } from "./programmes-folder.ts";

/** What the build makes of the programme files, so that a start need not read YAML. Good for exactly the files whose hashes it holds. */
interface Compiled {
  readonly files: Readonly<Record<string, string>>;
  readonly programmes: readonly Programme[];
}

/**
 * Every programme of a folder by its id: from what the build made of it while that is still true, else from the files themselves.
 * @throws ProgrammeFileError when one of the files cannot be taken.
 */
export async function openProgrammes(
  folder: string = programmesFolder(),
  compiled: string | null = besideTheBundle(),
): Promise<ReadonlyMap<string, Programme>> {
  const ready = compiled !== null && existsSync(compiled) ? parse(readFileSync(compiled, "utf8")) : null;
  if (ready && sameHashes(ready.files, hashesOf(folder))) {
    return new Map(ready.programmes.map((programme) => [programme.id, programme]));
  }
  const { loadProgrammes } = await import("./programmes.ts");
  return loadProgrammes(folder);
}

/** What `openProgrammes` takes instead of the files of a folder. */
export function compile(programmes: Iterable<Programme>, folder: string): string {
  const compiled: Compiled = { files: hashesOf(folder), programmes: [...programmes] };
  return JSON.stringify(compiled, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

/** Sources never use it: a file compiled by older sources would hide what they changed. */
function besideTheBundle(): string | null {
  const own = dirname(fileURLToPath(import.meta.url));
  return basename(own) === "dist" ? join(own, "programmes.json") : null;
}

/** Null when it is not whole. What is whole was written by `compile` of this very build. */
function parse(text: string): Compiled | null {
  try {
    const { files, programmes }: Compiled = JSON.parse(text);
    return { files, programmes: programmes.map(revived) };
  } catch {
    return null;
  }
}

/** JSON keeps neither maps nor that the learner is one of the roles. */
function revived(programme: Programme): Programme {
  const learner = programme.roles.find(({ id }) => id === programme.learner.id) ?? programme.learner;
  return { ...programme, learner, plan: programme.plan && withMaps(programme.plan) };
}

function withMaps(plan: CalendarPlan): CalendarPlan {
  return { ...plan, years: plan.years.map((year) => ({ ...year, doubtful: new Map(year.doubtful) })) };
}

function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
}

function sameHashes(known: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(now);
  return names.length === Object.keys(known).length && names.every((name) => known[name] === now[name]);
}
