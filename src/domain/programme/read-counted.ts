import { hasOwnDays } from "./own-days.ts";
import { type Path, type Problems, say } from "./problems.ts";
import type { CountedDossier, DossierKind } from "./programme.ts";
import type { WrittenCounted, WrittenCounter } from "./schema-dossiers.ts";
import { conditionWords, parseCondition } from "./step-grammar.ts";
import { instead } from "./suggest.ts";

/** What counting needs to know of a dossier that could be read. */
export type CountableDossier = Pick<DossierKind, "id" | "form" | "each" | "per" | "paths">;

/** Units in which days are measured. */
const LENGTHS: readonly WrittenCounter["unit"][] = ["day", "week", "month"];

/** What a counter counts; `ids` are all dossiers of the file, those that could not be read included. */
export function readCounted(
  counter: Pick<WrittenCounter, "counts" | "unit" | "per" | "adds">,
  at: Path,
  ids: readonly string[],
  dossiers: readonly CountableDossier[],
  problems: Problems,
): CountedDossier[] {
  const { counts } = counter;
  if (counts === undefined) return [];
  const sources = Array.isArray(counts) ? counts : [counts];
  return sources.map((source, index) => {
    const here = Array.isArray(counts) ? [...at, index] : at;
    const dossier = dossiers.find(({ id }) => id === source.dossier);
    if (!ids.includes(source.dossier)) {
      problems.add([...here, "dossier"], {
        problem: say(`aucun dossier ne s'appelle \`${source.dossier}\``, `no dossier is called \`${source.dossier}\``),
        mend: instead(source.dossier, ids),
      });
    }
    if (dossier) checkSource(source, dossier, counter, here, problems);
    const when =
      source.when === undefined || !dossier
        ? null
        : problems.take([...here, "when"], parseCondition(source.when, conditionWords(dossier)));
    return { dossier: source.dossier, of: takenOf(source), when };
  });
}

function takenOf({ field, length }: WrittenCounted): CountedDossier["of"] {
  if (length) return { kind: "length" };
  return field === undefined ? { kind: "times" } : { kind: "field", field };
}

function checkSource(
  { field, length }: WrittenCounted,
  dossier: CountableDossier,
  { unit, per, adds }: Pick<WrittenCounter, "unit" | "per" | "adds">,
  at: Path,
  problems: Problems,
): void {
  if (dossier.per !== (per === "team" ? "team" : "enrolment")) {
    problems.add([...at, "dossier"], {
      problem: say(
        `\`${dossier.id}\` est ${dossier.per === "team" ? "d'une équipe" : "d'un apprenant"}, ce compteur non`,
        `\`${dossier.id}\` is ${dossier.per === "team" ? "a team's" : "a learner's"}, this counter is not`,
      ),
      mend: say(
        `écrivez \`per: ${dossier.per === "team" ? "team" : "learner"}\` pour le compteur, ou comptez un autre dossier`,
        `write \`per: ${dossier.per === "team" ? "team" : "learner"}\` for the counter, or count another dossier`,
      ),
    });
  }
  if (length) checkLength(field, dossier, unit, at, problems);
  else if (field === undefined && adds === "continuous" && !hasOwnDays(dossier)) {
    problems.add([...at, "dossier"], {
      problem: say(
        `\`${dossier.id}\` n'a pas de jours à soi : plusieurs ne se suivent jamais`,
        `\`${dossier.id}\` has no days of its own: several of them never follow one another`,
      ),
      mend: say(
        "écrivez `adds: cumulative`, ou donnez à ce dossier deux dates `from` et `to`",
        "write `adds: cumulative`, or give that dossier two dates `from` and `to`",
      ),
    });
  }
  const numbers = dossier.form.filter(({ kind }) => kind === "number").map(({ id }) => id);
  if (field === undefined || numbers.includes(field)) return;
  problems.add([...at, "field"], {
    problem: say(`\`${field}\` n'est pas un nombre de ce dossier`, `\`${field}\` is no number of that dossier`),
    mend: instead(field, numbers),
  });
}

function checkLength(
  field: string | undefined,
  { each, form }: CountableDossier,
  unit: WrittenCounter["unit"],
  at: Path,
  problems: Problems,
): void {
  const where = [...at, "length"];
  if (field !== undefined) {
    problems.add(where, {
      problem: say("`field` et `length` ne vont pas ensemble", "`field` and `length` do not go together"),
      mend: say("gardez l'un des deux", "keep one of them"),
    });
  }
  if (!LENGTHS.includes(unit)) {
    problems.add(where, {
      problem: say(`une durée ne se compte pas en \`${unit}\``, `a length is not counted in \`${unit}\``),
      mend: instead(
        "",
        LENGTHS.map((one) => `unit: ${one}`),
      ),
    });
  }
  if (hasOwnDays({ each, form })) return;
  problems.add(where, {
    problem: say("ce dossier n'a pas de jours à soi", "that dossier has no days of its own"),
    mend: say(
      "donnez-lui deux dates `from` et `to`, ou écrivez pour lui `each: stay`",
      "give it two dates `from` and `to`, or write `each: stay` for it",
    ),
  });
}
