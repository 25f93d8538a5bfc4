import { type NamedSetting, parseAnchor, parseSpan } from "./anchor-grammar.ts";
import type { Act, Condition, Requirement } from "./dossier-rules.ts";
import { VERBS } from "./dossier-rules.ts";
import { fault, type Parsed, parsed, say } from "./problems.ts";
import type { DossierKind } from "./programme.ts";
import { instead, saidTwice } from "./suggest.ts";

/** What conditions may name. */
export interface ConditionVocabulary {
  /** The dossier's fields by id, each with its choices; null for a yes-or-no field, undefined choices for any other. */
  readonly fields: readonly { readonly id: string; readonly is: string; readonly choices: readonly string[] }[];
  readonly paths: readonly string[];
}

/** What the steps of one dossier may name. */
export interface StepVocabulary extends ConditionVocabulary {
  readonly roles: readonly string[];
  readonly settings: readonly NamedSetting[];
}

/** The longest verb that fits goes first. */
const VERBS_BY_LENGTH = VERBS.toSorted((one, other) => other.length - one.length);

const SHAPE = say(
  `écrivez \`RÔLE VERBE\`, avec un verbe parmi : ${VERBS.join(", ")} ; puis au besoin \`in person\`, \`within DÉLAI\`, \`before JOUR\` ou \`until JOUR\`, \`, or back to RÔLE\``,
  `write \`ROLE VERB\`, the verb one of: ${VERBS.join(", ")}; then if need be \`in person\`, \`within SPAN\`, \`before DAY\` or \`until DAY\`, \`, or back to ROLE\``,
);

const TWO_ENDS = say(
  "`within` laisse en retard ce que `until` ferme : les deux ne vont pas ensemble",
  "`within` leaves late what `until` closes: they do not go together",
);
const ONE_END = say("gardez l'un des deux", "keep one of the two");

/** Reads `ROLE or ROLE VERB [SOMETHING] [in person] [within SPAN] [before DAY | until DAY][, or back to ROLE]`. */
export function parseAct(
  text: string,
  words: StepVocabulary,
  own: { readonly id: string | null; readonly requires: readonly Requirement[] },
): Parsed<Act> {
  const line = text.trim().replace(/\s+/g, " ");
  const [head = "", back = null] = line.split(/,? or back to /);
  const verb = VERBS_BY_LENGTH.find((one) => head.includes(` ${one} `) || head.endsWith(` ${one}`));
  if (verb === undefined) return fault(say(`« ${text} » n'est pas une étape`, `“${text}” is no step`), SHAPE);
  const at = head.indexOf(` ${verb}`);
  const roles = head.slice(0, at).split(" or ");
  const unknown = [...roles, ...(back === null ? [] : [back])].find((role) => !words.roles.includes(role));
  if (unknown !== undefined) return unknownRole(unknown, words.roles);
  const twice = saidTwice(roles);
  if (twice) return { ok: false, ...twice };

  const written = head.slice(at + verb.length + 1);
  const acts = written.replace(/ in person\b/, "");
  const [, object = "", within = null, by = null, before = null] =
    /^(.*?)(?: ?\bwithin (.+?))?(?: ?\b(before|until) (.+))?$/.exec(acts.trim()) ?? [];
  if (within !== null && by === "until") return fault(TWO_ENDS, ONE_END);
  const span = within === null ? parsed(null) : parseSpan(within, words.settings);
  if (!span.ok) return span;
  const day = before === null ? parsed(null) : parseAnchor(before, words.settings);
  if (!day.ok) return day;
  if (verb === "chooses") {
    const choices = words.fields.filter(({ is }) => is === "choice").map(({ id }) => id);
    if (!choices.includes(object)) {
      return fault(
        say(
          `\`${object}\` n'est pas un champ à choix de ce dossier`,
          `\`${object}\` is no choice field of this dossier`,
        ),
        instead(object, choices),
      );
    }
  }
  return parsed({
    kind: "act",
    id:
      own.id ??
      `${roles.join("-or-").replaceAll("_", "-")}-${verb.replaceAll(" ", "-")}${object ? `-${slug(object)}` : ""}`,
    roles,
    verb,
    object: object === "" ? null : object,
    inPerson: acts !== written,
    within: span.value,
    before: day.value,
    closes: by === "until",
    backTo: back,
    requires: own.requires,
  });
}

export function unknownRole(role: string, roles: readonly string[]): { readonly ok: false } & ReturnType<typeof fault> {
  return fault(say(`aucun rôle ne s'appelle \`${role}\``, `no role is called \`${role}\``), instead(role, roles));
}

function slug(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** What conditions on a dossier may name. */
export function conditionWords({ form, paths }: Pick<DossierKind, "form" | "paths">): ConditionVocabulary {
  return {
    fields: form.map(({ id, kind, choices }) => ({ id, is: kind, choices: choices.map((choice) => choice.id) })),
    paths: paths.map(({ id }) => id),
  };
}

/** Reads `FIELD`, `not FIELD`, `FIELD is CHOICE`, `path is PATH`. */
export function parseCondition(text: string, words: ConditionVocabulary): Parsed<Condition> {
  const [, no, field = "", is = null] = /^(not )?([a-z][a-z0-9-]*)(?: is ([a-z][a-z0-9-]*))?$/.exec(text.trim()) ?? [];
  if (field === "") {
    return fault(
      say(`« ${text} » n'est pas une condition`, `“${text}” is no condition`),
      say(
        "écrivez un champ oui-ou-non, `not CHAMP`, `CHAMP is CHOIX` ou `path is VOIE`",
        "write a yes-or-no field, `not FIELD`, `FIELD is CHOICE` or `path is PATH`",
      ),
    );
  }
  const known =
    words.paths.length > 0 ? ["path", ...words.fields.map(({ id }) => id)] : words.fields.map(({ id }) => id);
  const asked =
    field === "path" && words.paths.length > 0
      ? { is: "choice", choices: words.paths }
      : words.fields.find(({ id }) => id === field);
  if (!asked || (asked.is !== "choice" && asked.is !== "yes or no")) {
    return fault(
      say(
        `\`${field}\` n'est ni un champ à choix ni un champ oui-ou-non`,
        `\`${field}\` is neither a choice nor a yes-or-no field`,
      ),
      instead(
        field,
        known.filter((one) => one !== field),
      ),
    );
  }
  if (asked.is === "choice" && is === null && asked.choices.length > 0) {
    return fault(
      say(`\`${field}\` est un choix, mais lequel ?`, `\`${field}\` is a choice, but which?`),
      instead(
        "",
        asked.choices.map((choice) => `${field} is ${choice}`),
      ),
    );
  }
  if (asked.is === "choice" && is !== null && !asked.choices.includes(is)) {
    return fault(
      say(`\`${field}\` n'a pas de choix \`${is}\``, `\`${field}\` has no choice \`${is}\``),
      instead(is, asked.choices),
    );
  }
  if (asked.is === "yes or no" && is !== null) {
    return fault(
      say(`\`${field}\` se répond par oui ou non`, `\`${field}\` is answered by yes or no`),
      say(`écrivez \`${field}\` ou \`not ${field}\``, `write \`${field}\` or \`not ${field}\``),
    );
  }
  return parsed({ field, not: no !== undefined, is });
}
