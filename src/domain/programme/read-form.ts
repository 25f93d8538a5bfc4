import type { DatesBetween, FormField } from "./dossier-rules.ts";
import { fault, type Parsed, type Path, type Problems, parsed, say } from "./problems.ts";
import type { DossierKind } from "./programme.ts";
import type { WrittenField } from "./schema-dossiers.ts";
import { conditionWords, parseCondition, unknownRole } from "./step-grammar.ts";
import { instead } from "./suggest.ts";

type WrittenForm = Readonly<Record<string, WrittenField>>;

/** Reads a form but for the conditions of its fields, which may name whatever stands above them. */
export function readForm(written: WrittenForm, at: Path, roles: readonly string[], problems: Problems): FormField[] {
  return Object.entries(written).map(([id, field]) => {
    const here = [...at, id];
    checkRoles(field.by ?? [], [...here, "by"], roles, problems);
    const choices = Object.entries(field.choices ?? {}).map(([choice, name]) => ({ id: choice, name }));
    if ((field.is === "choice") !== choices.length >= 2) {
      problems.add(here, {
        problem: say(
          "un champ à choix a au moins deux choix, et lui seul en a",
          "a choice field has at least two choices; other fields have none",
        ),
        mend: say(
          "écrivez `is: choice` avec `choices: { …: { fr: …, en: … } }`",
          "write `is: choice` with `choices: { …: { fr: …, en: … } }`",
        ),
      });
    }
    checkKind(field, here, problems);
    checkBounds(field, here, problems);
    const between = field["no more than"];
    const together = field["at least 1 with"];
    return {
      id,
      label: field.label,
      help: field.help ?? null,
      kind: field.is,
      required: field.required ?? true,
      by: field.by ?? [],
      least: field.least ?? null,
      most: field.most ?? null,
      mustBeYes: field["must be"] !== undefined,
      whole: field.whole ?? false,
      during: field.during === undefined ? null : "own-days",
      pastOnly: field["not after"] !== undefined,
      between: between === undefined ? null : problems.take([...here, "no more than"], readBetween(between, written)),
      together:
        together === undefined
          ? null
          : problems.take([...here, "at least 1 with"], readTogether(id, together, written)),
      when: null,
      from: null,
      choices,
    };
  });
}

/** The same fields with their conditions; each may name the path and the fields before it. */
export function withConditions(
  fields: readonly FormField[],
  written: WrittenForm,
  paths: DossierKind["paths"],
  at: Path,
  problems: Problems,
): FormField[] {
  return fields.map((field, index) => {
    const text = field.from === null ? written[field.id]?.when : undefined;
    if (text === undefined) return field;
    const words = conditionWords({ form: fields.slice(0, index), paths });
    return { ...field, when: problems.take([...at, field.id, "when"], parseCondition(text, words)) };
  });
}

const ONLY_OF = {
  whole: "number",
  during: "date",
  "not after": "date",
  "no more than": "number",
  "at least 1 with": "number",
  "must be": "yes or no",
} as const;

/** Some words mean something with one kind of field only. */
function checkKind(field: WrittenField, at: Path, problems: Problems): void {
  for (const word of ["whole", "during", "not after", "no more than", "at least 1 with", "must be"] as const) {
    if (field[word] === undefined || field.is === ONLY_OF[word]) continue;
    problems.add([...at, word], {
      problem: say(
        `\`${word}\` ne va pas avec \`is: ${field.is}\``,
        `\`${word}\` does not go with \`is: ${field.is}\``,
      ),
      mend: say(`retirez-le, ou écrivez \`is: ${ONLY_OF[word]}\``, `take it out, or write \`is: ${ONLY_OF[word]}\``),
    });
  }
}

/** Some answer must be left: a whole number too, where only those are taken. */
function checkBounds({ least, most, whole }: WrittenField, at: Path, problems: Problems): void {
  if (least === undefined || most === undefined) return;
  if (whole ? Math.ceil(least) <= Math.floor(most) : least <= most) return;
  problems.add([...at, "most"], {
    problem: say(
      `aucune réponse n'est possible : au moins ${least} et au plus ${most}`,
      `no answer is possible: at least ${least} and at most ${most}`,
    ),
    mend: say("laissez au moins un nombre entre les deux", "leave at least one number between the two"),
  });
}

/** Reads `weeks between FIELD and FIELD`. */
function readBetween(text: string, form: WrittenForm): Parsed<DatesBetween> {
  const [, unit, from = "", to = ""] = /^(days|weeks) between (\S+) and (\S+)$/.exec(text.trim()) ?? [];
  if (unit !== "days" && unit !== "weeks") {
    return fault(
      say(`« ${text} » n'est pas une durée entre deux dates`, `“${text}” is no time between two dates`),
      say(
        "écrivez `weeks between CHAMP and CHAMP` ou `days between CHAMP and CHAMP`",
        "write `weeks between FIELD and FIELD` or `days between FIELD and FIELD`",
      ),
    );
  }
  const dates = Object.keys(form).filter((id) => form[id]?.is === "date");
  const other = [from, to].find((id) => !dates.includes(id));
  if (other === undefined) return parsed({ unit, from, to });
  return fault(
    say(`\`${other}\` n'est pas une date de ce dossier`, `\`${other}\` is no date of this dossier`),
    instead(other, dates),
  );
}

/** Both are asked in one form, or nobody could mend it. */
function readTogether(id: string, other: string, form: WrittenForm): Parsed<string> {
  const by = (one: string) => (form[one]?.by ?? []).toSorted().join();
  const beside = Object.keys(form).filter((one) => one !== id && form[one]?.is === "number" && by(one) === by(id));
  if (beside.includes(other)) return parsed(other);
  return fault(
    say(
      `\`${other}\` n'est pas un autre nombre que les mêmes rôles remplissent dans ce dossier`,
      `\`${other}\` is no other number that the same roles fill in this dossier`,
    ),
    instead(other, beside),
  );
}

export function checkRoles(written: readonly string[], at: Path, roles: readonly string[], problems: Problems): void {
  written.forEach((role, index) => {
    if (!roles.includes(role)) problems.add([...at, index], unknownRole(role, roles));
  });
}
