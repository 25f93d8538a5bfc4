import { isBroughtByPeople, isEvent } from "../dossier/decide.ts";
import type { Anchor } from "./anchor.ts";
import { dayWritten, misfit } from "./anchor-fits.ts";
import { parseAnchor } from "./anchor-grammar.ts";
import type { Step } from "./dossier-rules.ts";
import { OCCURRENCES } from "./occurrence-words.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { DossierKind, DossierYear } from "./programme.ts";
import { readCommand } from "./read-command.ts";
import { checkRoles, readForm, withConditions } from "./read-form.ts";
import { checkHappens } from "./read-happens.ts";
import { checkOpen, readEscalation, readLadder } from "./read-ladder.ts";
import { checkReach } from "./read-reach.ts";
import { bearerOf, borneIn, hasOwnDays, readRequirements } from "./read-requirements.ts";
import { readSource } from "./read-source.ts";
import { actsOf, readStep, type StepsVocabulary } from "./read-steps.ts";
import { readTakes } from "./read-takes.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenDossier } from "./schema-dossiers.ts";
import { conditionWords } from "./step-grammar.ts";
import { instead } from "./suggest.ts";
import type { FileVocabulary } from "./vocabulary.ts";

const BY_YEAR: readonly WrittenDossier["each"][] = ["year", "return to school", "school period", "week with sessions"];

export function readDossiers(written: WrittenProgramme, words: FileVocabulary, problems: Problems): DossierKind[] {
  const commands = new Map<string, string | null>(words.commands.map((word) => [word, null]));
  const dossiers = Object.entries(written.dossiers ?? {}).map(([id, one]) => {
    if (one.command !== undefined) readCommand(one.command, id, commands, problems);
    return readDossier(id, one, written, words, problems);
  });
  for (const loop of circles(dossiers)) {
    problems.add(["dossiers", loop[0] ?? "", "requires"], {
      problem: say(
        `ces dossiers s'attendent l'un l'autre : ${loop.join(" → ")}`,
        `these dossiers wait for each other: ${loop.join(" → ")}`,
      ),
      mend: say("retirez l'une de ces conditions préalables", "take out one of these requirements"),
    });
  }
  return dossiers;
}

function readDossier(
  id: string,
  written: WrittenDossier,
  programme: WrittenProgramme,
  file: FileVocabulary,
  problems: Problems,
): DossierKind {
  const at: Path = ["dossiers", id];
  const each = OCCURRENCES[written.each];
  const fields = readForm(written.form ?? {}, [...at, "form"], file.roles, problems);
  const taken = readTakes(id, written, programme.dossiers ?? {}, problems);
  const paths = Object.entries(written.paths ?? {}).map(([path, name]) => ({ id: path, name }));
  const form = withConditions([...taken, ...fields], written.form ?? {}, paths, [...at, "form"], problems);
  const per = bearerOf(written);
  const checkDay = (anchor: Anchor, text: string, where: Path): void => {
    const wrong = misfit(anchor, each, file.settings, programme.years);
    if (!wrong) return;
    const is = dayWritten(text, file.settings);
    const fit = instead("", wrong.fit);
    const isOfYears = wrong.inYear && written.years !== undefined && !hasYears(written);
    problems.add(where, {
      problem: say(
        `« ${is.fr} » n'arrive pas pour \`each: ${written.each}\``,
        `“${is.en}” does not come with \`each: ${written.each}\``,
      ),
      mend: isOfYears
        ? say(`écrivez ${yearly(written)}, sinon ${fit.fr}`, `write ${yearly(written)}, else ${fit.en}`)
        : fit,
    });
  };
  const places = new Map<Step, Path>();
  const words: StepsVocabulary = {
    ...file,
    per,
    borne: borneIn(programme),
    hasDays: hasOwnDays(written),
    checkDay,
    settingsKept: Object.values(programme.roles).some(({ duties }) => duties?.includes("settings")),
    place: (step, where) => places.set(step, where),
    ...conditionWords({ form, paths }),
  };
  const day = (text: string | undefined, where: Path): Anchor | null => {
    if (text === undefined) return null;
    const anchor = problems.take(where, parseAnchor(text, file.settings));
    if (anchor) checkDay(anchor, text, where);
    return anchor;
  };
  const steps = written.steps === undefined ? null : readStep(written.steps, [...at, "steps"], words, problems);
  if (steps) sameIds(steps, [...at, "steps"], problems);
  if (steps || written.steps === undefined) checkReach(steps, places, { form, paths }, at, problems);
  const opens = day(written.opens, [...at, "opens"]);
  const due = day(written.due, [...at, "due"]);
  const remind = readLadder(written.remind, [...at, "remind"], written, problems);
  if (remind) checkOpen(remind, opens, due, [...at, "remind"], problems);
  checkYears(written, programme.years, at, problems);
  checkComes(written, at, problems);
  checkHappens(written, programme, at, problems);
  checkRoles(written.readers ?? [], [...at, "readers"], file.roles, problems);
  return {
    id,
    rules: written.rules,
    name: written.name,
    command: written.command ?? null,
    each,
    years: written.years ?? null,
    opens,
    due,
    during: readDuring(written, at, problems),
    inYear: Object.entries(written["in year"] ?? {}).map(([year, change]): DossierYear => {
      const here = [...at, "in year", year];
      return {
        year: Number(year),
        opens: day(change.opens, [...here, "opens"]),
        due: day(change.due, [...here, "due"]),
        note: change.note ?? null,
      };
    }),
    per,
    readers: written.readers ?? [],
    paths,
    form,
    requires: readRequirements(written.requires ?? [], [...at, "requires"], words, problems),
    steps,
    remind,
    escalate: readEscalation(written.escalate, [...at, "escalate"], file, problems),
    source: readSource(at, written, programme.document, problems),
  };
}

/** What the calendar brings about comes with its due day; of reminders without one the ladder is told already. */
function checkComes(written: WrittenDossier, at: Path, problems: Problems): void {
  const years = Object.values(written["in year"] ?? {});
  const isDue = written.due !== undefined || years.some(({ due }) => due !== undefined);
  if (isDue || written.remind !== undefined || isBroughtByPeople({ each: OCCURRENCES[written.each] })) return;
  problems.add([...at, "each"], {
    problem: say(
      `\`each: ${written.each}\` sans échéance : le calendrier ne l'amènerait jamais`,
      `\`each: ${written.each}\` without a due day: the calendar would never bring it about`,
    ),
    mend: say("ajoutez `due: …`", "add `due: …`"),
  });
}

/** Whether it may exist in some years only. */
function hasYears({ each }: WrittenDossier): boolean {
  return BY_YEAR.includes(each) || isBroughtByPeople({ each: OCCURRENCES[each] });
}

/** How one is written that comes once in each of the years that stand there. */
function yearly({ years = [] }: WrittenDossier): string {
  return `\`each: year\` with \`years: [${years.join(", ")}]\``;
}

/** Years exist, and mean something: what is not counted by years has none. */
function checkYears(written: WrittenDossier, years: number, at: Path, problems: Problems): void {
  const changes = Object.keys(written["in year"] ?? {});
  const wrongYears = !hasYears(written) && written.years !== undefined;
  if (wrongYears || (!BY_YEAR.includes(written.each) && changes.length > 0)) {
    const how = wrongYears ? yearly(written) : "`each: year`";
    problems.add([...at, wrongYears ? "years" : "in year"], {
      problem: say(
        `\`each: ${written.each}\` ne se compte pas par années`,
        `\`each: ${written.each}\` is not counted by years`,
      ),
      mend: say(`retirez ces années ou écrivez ${how}`, `take these years out or write ${how}`),
    });
  }
  const fault = {
    problem: say(`la formation n'a que ${years} années`, `the course has only ${years} years`),
    mend: say(`écrivez une année de 1 à ${years}`, `write a year from 1 to ${years}`),
  };
  written.years?.forEach((year, index) => {
    if (year > years) problems.add([...at, "years", index], fault);
  });
  for (const year of changes) if (Number(year) > years) problems.add([...at, "in year", year], fault, "key");
}

/** Only what has days of its own falls somewhere. */
function readDuring({ during, each }: WrittenDossier, at: Path, problems: Problems): DossierKind["during"] {
  if (during === undefined) return null;
  if (!isEvent({ each: OCCURRENCES[each] })) {
    problems.add([...at, "during"], {
      problem: say(`\`each: ${each}\` n'a pas de jours à soi`, `\`each: ${each}\` has no days of its own`),
      mend: say(
        "retirez `during`, ou écrivez `each: visit`, `each: internship` ou `each: stay`",
        "take `during` out, or write `each: visit`, `each: internship` or `each: stay`",
      ),
    });
  }
  return during === "school period" ? "school" : "company";
}

function sameIds(steps: Step, at: Path, problems: Problems): void {
  const ids = actsOf(steps).map((act) => act.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  problems.add(at, {
    problem: say(`deux étapes se lisent de la même façon (\`${twice}\`)`, `two steps read alike (\`${twice}\`)`),
    mend: say("donnez à l'une son nom : `{ step: …, id: … }`", "give one of them a name: `{ step: …, id: … }`"),
  });
}

/** Each circle of dossiers that require each other, once. */
function circles(dossiers: readonly DossierKind[]): string[][] {
  const needs = new Map(
    dossiers.map((dossier) => {
      const all = [...dossier.requires, ...(dossier.steps ? actsOf(dossier.steps).flatMap((act) => act.requires) : [])];
      return [dossier.id, all.flatMap(({ needs: one }) => ("dossier" in one ? [one.dossier] : []))] as const;
    }),
  );
  const told = new Set<string>();
  const found: string[][] = [];
  const walk = (id: string, way: readonly string[]): void => {
    const first = way.indexOf(id);
    if (first >= 0) {
      const loop = [...way.slice(first), id];
      if (!loop.some((one) => told.has(one))) found.push(loop);
      for (const one of loop) told.add(one);
      return;
    }
    if (told.has(id)) return;
    for (const next of needs.get(id) ?? []) walk(next, [...way, id]);
  };
  for (const { id } of dossiers) walk(id, []);
  return found;
}
