import { type Problems, say } from "./problems.ts";
import type { Counter, DossierKind, Setting, Target } from "./programme.ts";
import { readRange } from "./range.ts";
import { readSource } from "./read-source.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenCounter } from "./schema-dossiers.ts";
import { unknownRole } from "./step-grammar.ts";
import { instead } from "./suggest.ts";

export function readCounters(
  written: WrittenProgramme,
  settings: readonly Setting[],
  dossierIds: readonly string[],
  dossiers: readonly Pick<DossierKind, "id" | "form">[],
  problems: Problems,
): Counter[] {
  const roles = Object.keys(written.roles);
  return Object.entries(written.counters ?? {}).map(([id, one]): Counter => {
    const at = ["counters", id];
    const approver = one["approved by"] ?? null;
    if (approver !== null && !roles.includes(approver)) {
      problems.add([...at, "approved by"], unknownRole(approver, roles));
    }
    checkCounted(one, id, dossierIds, dossiers, problems);
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
      counts: one.counts ? { dossier: one.counts.dossier, field: one.counts.field ?? null } : null,
      approvedBy: approver,
      best: one.best ?? null,
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
  const plain = (text: string | number): Target => ({ ...readRange(text), recommended, setting: null });
  if (target === undefined) return { target: null, targets: [] };
  if (typeof target === "object") {
    return {
      target: null,
      targets: Object.entries(target).map(([year, one]) => ({ year: Number(year), ...plain(one) })),
    };
  }
  if (/^\d/.test(String(target))) {
    const read = plain(target);
    if (!Number.isNaN(read.least) && (read.most === null || read.most >= read.least))
      return { target: read, targets: [] };
    problems.add(["counters", id, "target"], {
      problem: say(`« ${target} » n'est pas un objectif`, `“${target}” is no target`),
      mend: say(
        "écrivez un nombre ou `40 to 100`, le plus petit d'abord",
        "write a number or `40 to 100`, the smaller first",
      ),
    });
    return { target: null, targets: [] };
  }
  const numbers = settings.filter(({ is }) => is === "number");
  const setting = numbers.find((one) => one.id === target);
  if (!setting) {
    problems.add(["counters", id, "target"], {
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

function checkCounted(
  written: WrittenCounter,
  id: string,
  dossierIds: readonly string[],
  dossiers: readonly Pick<DossierKind, "id" | "form">[],
  problems: Problems,
): void {
  const { counts } = written;
  if (!counts) return;
  const at = ["counters", id, "counts"];
  if (!dossierIds.includes(counts.dossier)) {
    problems.add([...at, "dossier"], {
      problem: say(`aucun dossier ne s'appelle \`${counts.dossier}\``, `no dossier is called \`${counts.dossier}\``),
      mend: instead(counts.dossier, dossierIds),
    });
    return;
  }
  const dossier = dossiers.find((one) => one.id === counts.dossier);
  if (!dossier) return;
  const numbers = dossier.form.filter((field) => field.kind === "number").map((field) => field.id);
  if (counts.field === undefined || numbers.includes(counts.field)) return;
  problems.add([...at, "field"], {
    problem: say(
      `\`${counts.field}\` n'est pas un nombre de ce dossier`,
      `\`${counts.field}\` is no number of that dossier`,
    ),
    mend: instead(counts.field, numbers),
  });
}
