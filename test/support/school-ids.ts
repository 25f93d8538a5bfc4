import type { Programme } from "../../src/domain/programme/programme.ts";
import { actsOf } from "../../src/domain/programme/read-steps.ts";
import { literalsOf } from "./literals.ts";
import type { Source } from "./sources.ts";

/** What programme files call things. */
export interface SchoolIds {
  /** Programmes and options: names of their own, which code has no other use for. */
  readonly names: readonly string[];
  /** Roles, dossiers, counters, steps and settings; some are ordinary words, such as `student`. */
  readonly ids: readonly string[];
  /** The roles among them: no sentence that people of every school read names one by its id. */
  readonly roles: readonly string[];
}

export function idsOf(programmes: readonly Programme[]): SchoolIds {
  const of = (pick: (programme: Programme) => readonly string[]) => [...new Set(programmes.flatMap(pick))];
  return {
    roles: of(({ roles }) => roles.map(({ id }) => id)),
    names: of(({ id, options }) => [id, ...options]),
    ids: of(({ roles, dossiers, counters, settings }) => [
      ...[...roles, ...dossiers, ...counters, ...settings].map(({ id }) => id),
      ...dossiers.flatMap(({ steps }) => (steps === null ? [] : actsOf(steps).map(({ id }) => id))),
    ]),
  };
}

const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const whole = (words: readonly string[]) => `(?<![\\w-])(?:${words.map(literally).join("|")})(?![\\w-])`;

/**
 * `file:line id` of every id that stands as a literal in code. An id stands there when
 * - it has several words (`option_head`, `project-topic`, `launchDay`) and is a whole word of a string, a template or a regular expression;
 * - it is a role, and is a whole word of any of these;
 * - it is another single word (`thesis`) and is all of a string, all but other ids and the marks between them, or quoted inside one, as in SQL;
 * - it is the name of a property.
 * What stands in a comment is none.
 */
export function idsIn(sources: readonly Source[], { ids, roles }: Pick<SchoolIds, "ids" | "roles">): readonly string[] {
  const anyId = new RegExp(whole(ids));
  const long = [...roles, ...ids.filter((id) => /[-_]|[a-z\d][A-Z]/.test(id))];
  const inWords = new RegExp(whole(long), "g");
  const quoted = new RegExp(`(["'\`])(${ids.map(literally).join("|")})\\1`);
  const all = new Set(ids);
  return sources
    .filter(({ text }) => anyId.test(text))
    .flatMap(literalsOf)
    .flatMap(({ kind, text, at }) => {
      const found =
        kind === "key" ? (all.has(text) ? text : undefined) : (text.match(inWords)?.[0] ?? shortIn(text, all, quoted));
      return found === undefined ? [] : [`${at} ${found}`];
    });
}

function shortIn(text: string, all: ReadonlySet<string>, quoted: RegExp): string | undefined {
  const words = text.split(/[\s,;|:/.]+/).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => all.has(word)) ? words[0] : quoted.exec(text)?.[2];
}
