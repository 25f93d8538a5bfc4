import type { Proposal } from "../compose.ts";
import type { Part } from "../core/card.ts";
import { type ToldChange, tellChanges } from "../core/programme/tell-changes.ts";
import { wrapped } from "../core/programme/wrap.ts";
import { inLang } from "../core/words/common.ts";
import type { Lang } from "../core/words/lang.ts";
import { type Say, sayer } from "../core/words/words.ts";
import type { Difference, Differences } from "../domain/programme/differences.ts";
import type { Programme } from "../domain/programme/programme.ts";
import { type VersionWord, versionWords } from "./version-words.ts";

export type Change = NonNullable<Proposal["change"]>;

const NAMED = ["dossiers", "counters", "settings", "roles"] as const;

/** What a new version changes and for whom, then what becomes of what is open, unless that is `migrated`. */
export function changeParts(change: Change, after: Programme, migrated: boolean, lang: Lang): readonly Part[] {
  const say = sayer(versionWords, lang);
  const rows = rowsOf(change, say, lang);
  const open = openIn(change);
  const doubts = warnings(change, say, lang).map((text): Part => ({ kind: "doubt", text }));
  const told = tellChanges(change.before, after, change.differences, lang).map((one) => changeItem(one, change, lang));
  const columns = (["what", "change", "cohorts", "learners", "open"] as const).map((name) => say(`column.${name}`));
  const keeps: Part = { kind: "text", text: say("keeps", { count: open }) };
  return [
    rows.length === 0 ? { kind: "text", text: say("nothing") } : { kind: "table", columns, rows },
    ...told,
    ...doubts,
    ...(migrated ? [] : [keeps]),
    ...(open > 0 && !migrated ? [{ kind: "text", text: say("migrate") } as const] : []),
  ];
}

/** What one thing said before and says after, in lines of a terminal. */
function changeItem({ what, id, lines }: ToldChange, { differences }: Change, lang: Lang): Part {
  const say = sayer(versionWords, lang);
  const named = NAMED.find((one) => one === what);
  const name = named && all(differences, named).find((one) => one.id === id)?.name;
  const title = say(`what.${what}`, { name: name ? inLang(name, lang) : "" });
  return { kind: "item", title, lines: lines.flatMap((line) => wrapped(`  ${line}`, WIDTH, "    ")), buttons: [] };
}

/** Columns of a terminal. */
const WIDTH = 80;

/** The same as values; `lines` in one language, as they are read back. */
export function changeData({ differences, following, before }: Change, after: Programme, lang: Lang) {
  const told = tellChanges(before, after, differences, lang);
  const { cohorts, learners, open, holders } = following;
  return {
    before: before.version,
    cohorts,
    learners,
    open: openIn({ following }),
    changes: NAMED.flatMap((what) =>
      all(differences, what).map(({ id, how, parts }) => ({
        what,
        id,
        how,
        parts: [...parts],
        open: what === "dossiers" ? (open.get(id) ?? 0) : null,
        holders: what === "roles" ? (holders.get(id) ?? 0) : null,
        lines: [...(told.find((one) => one.what === what && one.id === id)?.lines ?? [])],
      })),
    ),
    others: [...differences.others],
  };
}

function openIn({ following }: Pick<Change, "following">): number {
  return [...following.open.values()].reduce((sum, count) => sum + count, 0);
}

const all = (differences: Differences, what: (typeof NAMED)[number]): readonly Difference<string>[] =>
  differences[what];

function rowsOf({ differences, following }: Change, say: Say<VersionWord>, lang: Lang): string[][] {
  const touched = [String(following.cohorts), String(following.learners)];
  const named = NAMED.flatMap((what) =>
    all(differences, what).map((one) => [
      say(`what.${what}`, { name: inLang(one.name, lang) }),
      howOf(one, say),
      ...touched,
      what === "dossiers" ? String(following.open.get(one.id) ?? 0) : "",
    ]),
  );
  return [
    ...named,
    ...differences.others.map((section) => [say(`what.${section}`), say("how.changed"), ...touched, ""]),
  ];
}

function howOf({ how, parts }: Difference<string>, say: Say<VersionWord>): string {
  if (parts.length === 0) return say(`how.${how}`);
  const words = new Map<string, VersionWord>(PARTS.map((part) => [part, `part.${part}`]));
  return say("how.parts", { parts: parts.map((part) => say(words.get(part) ?? "how.changed")).join(", ") });
}

const PARTS = ["steps", "form", "requires", "due", "reminders", "readers", "words"] as const;

/** Dossiers and roles that somebody has and the new version has not. */
function warnings({ differences, following }: Change, say: Say<VersionWord>, lang: Lang): string[] {
  const gone = (things: readonly Difference<string>[], counts: ReadonlyMap<string, number>, word: VersionWord) =>
    things.flatMap(({ id, how, name }) => {
      const count = counts.get(id) ?? 0;
      return how === "gone" && count > 0 ? [say(word, { name: inLang(name, lang), count })] : [];
    });
  return [
    ...gone(differences.dossiers, following.open, "gone.dossier"),
    ...gone(differences.roles, following.holders, "gone.role"),
  ];
}
