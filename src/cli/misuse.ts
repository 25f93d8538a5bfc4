import { defineWords, type Values } from "../core/words/words.ts";

export const misuseWords = defineWords({
  fr: {
    "no-verb": "Dites quoi faire.",
    "unknown-verb": "Il n''y a pas de verbe « {name} » ici.",
    "unknown-option": "L''option « {name} » n''existe pas ici.",
    "option-value": "L''option « {name} » attend une valeur.",
    "missing-option": "Il manque l''option « {name} ».",
    "missing-argument": "Il manque « {name} ».",
    "too-many": "Il y a un mot de trop.",
    at: "« {value} » n''est pas un instant : il faut une date, une heure et un décalage, comme 2026-11-22T09:00:00+01:00.",
    lang: "« {value} » n''est pas une langue d''ici : écrivez fr ou en.",
    input:
      "« {value} » n''est pas l''entrée d''une commande : il faut un objet JSON, comme '''{'\"dossier\": \"…\", \"version\": 2'}'''.",
    email: "« {value} » n''est pas une adresse.",
    role: "« {value} » n''est pas un rôle que l''on donne ainsi. Il y a : {known}.",
    "role.cohort":
      "« {value} » se tient pour une promotion. Ajoutez « --cohort ID » : {known, select, none {importez d''abord une liste, qui fait les promotions} other {{known}}}.",
    "role.option": "« {value} » se tient pour une option. Ajoutez « --option NOM » : {known}.",
    "role.school": "« {value} » est un rôle pour toute l''école. Ôtez « --cohort ».",
    "role.no-option": "« {value} » se tient pour toute la promotion. Ôtez « --option ».",
    "role.around":
      "« {value} » se tient auprès d''une personne ou d''une équipe. Nommez qui le tient dans la liste (« import roster »), ou avec « /replace ».",
    next: "Lancez « npx passerelle {verb}--help ».",
  },
  en: {
    "no-verb": "Say what to do.",
    "unknown-verb": "There is no verb “{name}” here.",
    "unknown-option": "There is no option “{name}” here.",
    "option-value": "The option “{name}” needs a value.",
    "missing-option": "The option “{name}” is missing.",
    "missing-argument": "“{name}” is missing.",
    "too-many": "There is a word too many.",
    at: "“{value}” is no instant: give a date, a time and an offset, like 2026-11-22T09:00:00+01:00.",
    lang: "“{value}” is no language of this program: write fr or en.",
    input: "“{value}” is no input of a command: give a JSON object, like '''{'\"dossier\": \"…\", \"version\": 2'}'''.",
    email: "“{value}” is no e-mail address.",
    role: "“{value}” is no role that is given like this. There are: {known}.",
    "role.cohort":
      "“{value}” is held for one cohort. Add “--cohort ID”: {known, select, none {first import a roster, which makes the cohorts} other {{known}}}.",
    "role.option": "“{value}” is held for one option. Add “--option NAME”: {known}.",
    "role.school": "“{value}” is a role for the whole school. Leave “--cohort” out.",
    "role.no-option": "“{value}” is held for the whole cohort. Leave “--option” out.",
    "role.around":
      "“{value}” is held around one person or team. Name its holder in the roster (“import roster”), or with “/replace”.",
    next: "Run “npx passerelle {verb}--help”.",
  },
});

export type MisuseId = Exclude<keyof typeof misuseWords.en, "next">;

/** The terminal's own verbs or flags were not used as they are meant. */
export class Misuse extends Error {
  readonly id: MisuseId;
  readonly values: Values;
  constructor(id: MisuseId, values: Values = {}) {
    super(id);
    this.name = "Misuse";
    this.id = id;
    this.values = values;
  }
}
