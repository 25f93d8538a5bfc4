import { isEvent } from "../dossier/decide.ts";
import type { Condition, LengthUnit, Requirement } from "./dossier-rules.ts";
import { OCCURRENCES } from "./occurrence-words.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { DossierKind } from "./programme.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenDossier, WrittenRequirement } from "./schema-dossiers.ts";
import { parseCondition, type StepVocabulary } from "./step-grammar.ts";
import { instead } from "./suggest.ts";
import type { Text } from "./text.ts";

/** What requirements may name, and where the dossier stands. */
export interface RequirementVocabulary extends StepVocabulary {
  readonly dossiers: readonly string[];
  readonly counters: readonly string[];
  /** Who bears the dossier that asks. */
  readonly per: DossierKind["per"];
  readonly borne: Borne;
  /** Whether the dossier that asks has days of its own. */
  readonly hasDays: boolean;
}

/** Who bears each dossier and counter of a file, as far as it could be read, and which counters nothing in the file counts. */
export interface Borne {
  readonly dossiers: ReadonlyMap<string, DossierKind["per"]>;
  readonly counters: ReadonlyMap<string, DossierKind["per"]>;
  readonly byHand: ReadonlySet<string>;
  /** Dossiers that have days of their own. */
  readonly dated: ReadonlySet<string>;
}

export function borneIn({ dossiers = {}, counters = {} }: Pick<WrittenProgramme, "dossiers" | "counters">): Borne {
  const byHand = Object.entries(counters).filter(([, { counts }]) => counts === undefined);
  return {
    dossiers: new Map(Object.entries(dossiers).map(([id, one]) => [id, bearerOf(one)])),
    counters: new Map(Object.entries(counters).map(([id, { per }]) => [id, bearerOf({ per })])),
    dated: new Set(Object.keys(dossiers).filter((id) => hasOwnDays(dossiers[id]))),
    byHand: new Set(byHand.map(([id]) => id)),
  };
}

/** An event, or a form with the dates `from` and `to`. */
export function hasOwnDays(written: Pick<WrittenDossier, "each" | "form"> | undefined): boolean {
  const isDate = (id: string) => written?.form?.[id]?.is === "date";
  return written !== undefined && (isEvent({ each: OCCURRENCES[written.each] }) || (isDate("from") && isDate("to")));
}

/** What comes once for each team is borne by the team. */
export function bearerOf({ per, each }: { per?: string | undefined; each?: string }): DossierKind["per"] {
  return per === "team" || each === "team" ? "team" : "enrolment";
}

export function readRequirements(
  written: readonly WrittenRequirement[],
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Requirement[] {
  return written.flatMap((one, index) => {
    const here = [...at, index];
    const when = readCondition(one.when, here, words, problems);
    const needs = readNeeds(one, here, words, problems);
    checkPlaceholders(one.else, [...here, "else"], problems);
    return needs ? [{ when, needs, else: one.else }] : [];
  });
}

/** What may stand for something else in what is said while a requirement does not hold. */
const PLACEHOLDERS = ["missing", "who"];

/** Notes braces that stand for nothing: people would read them as they are. */
function checkPlaceholders(text: Text, at: Path, problems: Problems): void {
  for (const lang of ["fr", "en"] as const) {
    for (const [braces] of text[lang].matchAll(/\{[^{}]*\}?|\}/g)) {
      const meant = braces.replaceAll(/[{}\s]/g, "");
      if (PLACEHOLDERS.some((one) => braces === `{${one}}`)) continue;
      problems.add([...at, lang], {
        problem: say(`\`${braces}\` ne veut rien dire ici`, `\`${braces}\` stands for nothing here`),
        mend: instead(
          `{${meant}}`,
          PLACEHOLDERS.map((one) => `{${one}}`),
        ),
      });
    }
  }
}

function readCondition(
  written: string | undefined,
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Condition | null {
  return written === undefined ? null : problems.take([...at, "when"], parseCondition(written, words));
}

function readNeeds(
  written: WrittenRequirement,
  at: Path,
  words: RequirementVocabulary,
  problems: Problems,
): Requirement["needs"] | null {
  const { dossier, counter, "every member has": members, team, lasts } = written;
  const { "at least": least = null, "at most": most = null, on } = written;
  const said = [dossier, counter, members, team, lasts].filter((one) => one !== undefined);
  const isBounded = least !== null || most !== null;
  if (said.length !== 1 || (counter !== undefined) !== isBounded || (on !== undefined && dossier === undefined)) {
    problems.add(at, {
      problem: say(
        "cette condition préalable ne demande pas exactement une chose",
        "this requirement does not ask for exactly one thing",
      ),
      mend: say(
        "écrivez `dossier: …`, ou `every member has: …`, ou `team: complete`, ou `lasts: …`, ou `counter: …` avec `at least: …` ou `at most: …` ; `on: the same days` va avec `dossier: …`",
        "write `dossier: …`, or `every member has: …`, or `team: complete`, or `lasts: …`, or `counter: …` with `at least: …` or `at most: …`; `on: the same days` goes with `dossier: …`",
      ),
    });
    return null;
  }
  const word = members === undefined ? "team" : "every member has";
  if ((members !== undefined || team !== undefined) && words.per !== "team") {
    problems.add([...at, word], {
      problem: say("ce dossier n'est pas celui d'une équipe", "this dossier is not a team's"),
      mend: say("ajoutez-y `per: team`, ou écrivez `dossier: …`", "give it `per: team`, or write `dossier: …`"),
    });
  }
  if (team !== undefined) return { kind: "team-complete" };
  if (counter !== undefined) return counterNeeds({ counter, least, most }, at, words, problems);
  if (lasts !== undefined) {
    if (!words.hasDays) problems.add([...at, "lasts"], NO_OWN_DAYS);
    return lengthNeeds(lasts);
  }
  const needs = dossierNeeds(dossier ?? members ?? "", dossier === undefined, at, words, problems);
  if (on === undefined || needs.kind !== "dossier") return needs;
  const dated = words.borne.dated.has(needs.dossier) || !words.dossiers.includes(needs.dossier);
  if (!words.hasDays || !dated) problems.add([...at, "on"], NO_OWN_DAYS);
  return { ...needs, sameDays: true };
}

const NO_OWN_DAYS = {
  problem: say("un dossier sans jours à soi", "a dossier without days of its own"),
  mend: say(
    "nommez des dossiers `each: visit`, `internship` ou `stay`, ou dont le formulaire a les dates `from` et `to`",
    "name dossiers that are `each: visit`, `internship` or `stay`, or whose form has the dates `from` and `to`",
  ),
};

/** Reads `24 weeks`. */
function lengthNeeds(written: string): Requirement["needs"] {
  const [count, word = ""] = written.split(" ");
  const unit = LENGTH_UNITS.find((one) => word.startsWith(one)) ?? "day";
  return { kind: "lasts", least: Number(count), unit };
}

const LENGTH_UNITS: readonly LengthUnit[] = ["day", "week", "month"];

function counterNeeds(
  { counter, least, most }: Omit<Extract<Requirement["needs"], { kind: "counter" }>, "kind">,
  at: Path,
  { counters, borne, per }: RequirementVocabulary,
  problems: Problems,
): Requirement["needs"] {
  const where = [...at, "counter"];
  if (!counters.includes(counter)) {
    problems.add(where, {
      problem: say(`aucun compteur ne s'appelle \`${counter}\``, `no counter is called \`${counter}\``),
      mend: instead(counter, counters),
    });
  } else if (borne.byHand.has(counter)) {
    problems.add(where, {
      problem: say(`rien n'alimente le compteur \`${counter}\``, `nothing is counted by \`${counter}\``),
      mend: say("donnez-lui `counts: { dossier: … }`", "give it `counts: { dossier: … }`"),
    });
  } else if (per === "team" && borne.counters.get(counter) === "enrolment") {
    problems.add(where, {
      problem: say(`\`${counter}\` se compte par apprenant`, `\`${counter}\` is counted for each learner`),
      mend: say("nommez un compteur `per: team`", "name a counter that is `per: team`"),
    });
  }
  if (least !== null && most !== null && least > most) {
    problems.add([...at, "at most"], {
      problem: say(`au plus ${most} et au moins ${least}`, `at most ${most} and at least ${least}`),
      mend: say("écrivez le plus petit nombre dans `at least`", "write the smaller number in `at least`"),
    });
  }
  return { kind: "counter", counter, least, most };
}

function dossierNeeds(
  id: string,
  ofMembers: boolean,
  at: Path,
  { dossiers, borne, per }: RequirementVocabulary,
  problems: Problems,
): Requirement["needs"] {
  const where = [...at, ofMembers ? "every member has" : "dossier"];
  const bearer = borne.dossiers.get(id);
  if (!dossiers.includes(id)) {
    problems.add(where, {
      problem: say(`aucun dossier ne s'appelle \`${id}\``, `no dossier is called \`${id}\``),
      mend: instead(id, dossiers),
    });
  } else if (ofMembers && bearer === "team") {
    problems.add(where, {
      problem: say(`\`${id}\` est le dossier de l'équipe`, `\`${id}\` is the team's own dossier`),
      mend: say(`écrivez \`dossier: ${id}\``, `write \`dossier: ${id}\``),
    });
  } else if (!ofMembers && per === "team" && bearer === "enrolment") {
    problems.add(where, {
      problem: say(`chaque membre a son dossier \`${id}\``, `each member has a \`${id}\` of their own`),
      mend: say(`écrivez \`every member has: ${id}\``, `write \`every member has: ${id}\``),
    });
  }
  return ofMembers ? { kind: "every-member", dossier: id } : { kind: "dossier", dossier: id, sameDays: false };
}
