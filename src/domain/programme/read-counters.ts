import { type Path, type Problems, say } from "./problems.ts";
import type { Counter, Setting, Target } from "./programme.ts";
import { parseRange } from "./range.ts";
import { type CountableDossier, readCounted } from "./read-counted.ts";
import { checkTeams } from "./read-happens.ts";
import { readCounterLadder } from "./read-ladder.ts";
import { readSource } from "./read-source.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenCounter } from "./schema-dossiers.ts";
import { unknownRole } from "./step-grammar.ts";
import { instead } from "./suggest.ts";

export function readCounters(
  written: WrittenProgramme,
  settings: readonly Setting[],
  dossierIds: readonly string[],
  dossiers: readonly CountableDossier[],
  problems: Problems,
): Counter[] {
  const roles = Object.keys(written.roles);
  return Object.entries(written.counters ?? {}).map(([id, one]): Counter => {
    const at = ["counters", id];
    const approver = one["approved by"] ?? null;
    if (approver !== null && !roles.includes(approver)) {
      problems.add([...at, "approved by"], unknownRole(approver, roles));
    }
    checkTeams(one.per === "team", written.teams, [...at, "per"], problems);
    return {
      id,
      rules: one.rules,
      name: one.name,
      unit: one.unit,
      compulsory: one.compulsory,
      ...readTargets(one, id, settings, problems),
      adds: one.adds,
      each: one.each ?? "course",
      per: one.per === "team" ? "team" : "enrolment",
      counts: readCounted(one, [...at, "counts"], dossierIds, dossiers, problems),
      approvedBy: approver,
      best: one.best ?? null,
      remind: readCounterLadder(one, [...at, "remind"], problems),
      source: readSource(at, one, written.document, problems),
    };
  });
}

function readTargets(
  written: WrittenCounter,
  id: string,
  settings: readonly Setting[],
  problems: Problems,
): Pick<Counter, "target" | "targets"> {
  const { target } = written;
  const recommended = written.recommended ?? false;
  const at = ["counters", id, "target"];
  const plain = (text: string | number, path: Path): Target[] => {
    const range = problems.take(path, parseRange(text));
    return range ? [{ ...range, recommended, setting: null }] : [];
  };
  if (target === undefined) return { target: null, targets: [] };
  if (typeof target === "object") {
    const targets = Object.entries(target).flatMap(([year, one]) =>
      plain(one, [...at, year]).map((read) => ({ year: Number(year), ...read })),
    );
    return { target: null, targets };
  }
  if (/^\d/.test(String(target))) return { target: plain(target, at)[0] ?? null, targets: [] };
  const numbers = settings.filter(({ is }) => is === "number");
  const setting = numbers.find((one) => one.id === target);
  if (!setting) {
    problems.add(at, {
      problem: say(`aucun réglage \`${target}\` n'est un nombre`, `no setting \`${target}\` is a number`),
      mend: instead(
        String(target),
        numbers.map((one) => one.id),
      ),
    });
  }
  return {
    target: { least: Number(setting?.default ?? 0), most: null, recommended, setting: setting?.id ?? null },
    targets: [],
  };
}
