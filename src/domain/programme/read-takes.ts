import { type FormField, plainField } from "./dossier-rules.ts";
import { type Path, type Problems, say } from "./problems.ts";
import { bearerOf } from "./read-requirements.ts";
import type { WrittenProgramme } from "./schema.ts";
import type { WrittenDossier, WrittenField, WrittenStep, WrittenTaken } from "./schema-dossiers.ts";
import { instead } from "./suggest.ts";

type Dossiers = NonNullable<WrittenProgramme["dossiers"]>;

/** Reads what a dossier takes from others, each as a field that is asked of nobody. */
export function readTakes(id: string, written: WrittenDossier, dossiers: Dossiers, problems: Problems): FormField[] {
  const before = requiredBefore(id, dossiers);
  return Object.entries(written.takes ?? {}).flatMap(([name, taken]) => {
    const at: Path = ["dossiers", id, "takes", name];
    if (written.form && name in written.form) {
      problems.add(
        at,
        {
          problem: say(`\`${name}\` est déjà dans le formulaire`, `\`${name}\` stands in the form already`),
          mend: say(
            "retirez-le du formulaire, ou donnez-lui un autre nom",
            "take it out of the form, or name it otherwise",
          ),
        },
        "key",
      );
      return [];
    }
    const field = sourceOf(taken, at, { id, written, dossiers, before }, problems);
    const source = dossiers[taken.dossier];
    return field && source ? [takenField(name, taken, field, source.steps)] : [];
  });
}

interface Around {
  readonly id: string;
  readonly written: WrittenDossier;
  readonly dossiers: Dossiers;
  readonly before: ReadonlySet<string>;
}

/** The field that is taken; null where there is none such, or it may not be known in time. */
function sourceOf(
  { dossier, field }: WrittenTaken,
  at: Path,
  { id, written, dossiers, before }: Around,
  problems: Problems,
): WrittenField | null {
  const source = dossiers[dossier];
  if (source === undefined || dossier === id) {
    const others = Object.keys(dossiers).filter((one) => one !== id);
    const problem =
      dossier === id
        ? say("un dossier ne prend rien de lui-même", "a dossier takes nothing from itself")
        : say(`aucun dossier ne s'appelle \`${dossier}\``, `no dossier is called \`${dossier}\``);
    problems.add([...at, "dossier"], { problem, mend: instead(dossier, others) });
    return null;
  }
  const found = source.form?.[field];
  if (!found) {
    const problem = say(`\`${dossier}\` n'a pas de champ \`${field}\``, `\`${dossier}\` has no field \`${field}\``);
    problems.add([...at, "field"], { problem, mend: instead(field, Object.keys(source.form ?? {})) });
    return null;
  }
  if (bearerOf(source) !== bearerOf(written)) {
    problems.add([...at, "dossier"], {
      problem: say(
        `l'un des deux dossiers est celui d'une équipe, l'autre celui d'un apprenant`,
        "one of the two dossiers is a team's, the other a learner's",
      ),
      mend: say("nommez un dossier du même porteur", "name a dossier with the same bearer"),
    });
  } else if (!before.has(dossier)) {
    problems.add([...at, "dossier"], {
      problem: say(
        `\`${dossier}\` peut ne pas être terminé quand ce dossier commence`,
        `\`${dossier}\` may not be finished when this dossier begins`,
      ),
      mend: say(
        `ajoutez \`requires: [{ dossier: ${dossier}, else: … }]\` à \`${id}\``,
        `add \`requires: [{ dossier: ${dossier}, else: … }]\` to \`${id}\``,
      ),
    });
  }
  return found;
}

/** The dossiers that are finished whenever one may begin: those that it requires whatever is filled in, and those that these require at one of their steps or before. */
function requiredBefore(id: string, dossiers: Dossiers): ReadonlySet<string> {
  const found = new Set<string>();
  const wanted = [...ownNeeds(dossiers[id])];
  for (const one of wanted) {
    if (found.has(one)) continue;
    found.add(one);
    wanted.push(...ownNeeds(dossiers[one]), ...stepNeeds(dossiers[one]?.steps));
  }
  found.delete(id);
  return found;
}

function ownNeeds(written: Pick<WrittenDossier, "requires"> | undefined): readonly string[] {
  return (written?.requires ?? []).flatMap(({ when, dossier }) => (when === undefined && dossier ? [dossier] : []));
}

/** Of a dossier that is finished: what its steps required, but for those that may not have come. */
function stepNeeds(step: WrittenStep | undefined): readonly string[] {
  if (step === undefined || typeof step === "string") return [];
  if (Array.isArray(step)) return step.flatMap(stepNeeds);
  if ("in order" in step) return step["in order"].flatMap(stepNeeds);
  if ("any order" in step) return step["any order"].flatMap(stepNeeds);
  if ("all of" in step) return step["all of"].flatMap(stepNeeds);
  return "when" in step ? [] : ownNeeds(step);
}

/** The steps that come whatever is filled in, as they are written. */
function sureActs(step: WrittenStep | undefined): readonly string[] {
  if (step === undefined || (typeof step === "object" && "when" in step)) return [];
  if (typeof step === "string") return [step];
  if (Array.isArray(step)) return step.flatMap(sureActs);
  if ("in order" in step) return step["in order"].flatMap(sureActs);
  if ("any order" in step) return step["any order"].flatMap(sureActs);
  return "all of" in step ? step["all of"].flatMap(sureActs) : [step.step];
}

/** Whether a field is filled in whenever its dossier is finished. */
function isSure({ required = true, when, by = [] }: WrittenField, steps: WrittenStep | undefined): boolean {
  const actors = sureActs(steps).map((act) => act.split(/,? or back to /)[0]?.split(/\s+/) ?? []);
  const filled = actors.some((words) => by.length === 0 || by.some((role) => words.includes(role)));
  return required && when === undefined && filled;
}

function takenField(
  id: string,
  { dossier, field, label }: WrittenTaken,
  source: WrittenField,
  steps: WrittenStep | undefined,
): FormField {
  return {
    ...plainField(id, label ?? source.label, source.is),
    required: isSure(source, steps),
    mustBeYes: source["must be"] !== undefined,
    from: { dossier, field },
    choices: Object.entries(source.choices ?? {}).map(([choice, name]) => ({ id: choice, name })),
  };
}
