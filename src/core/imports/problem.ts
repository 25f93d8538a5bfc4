import type { Lang } from "../words/lang.ts";
import { defineWords, sayer, type Values } from "../words/words.ts";

/** What is wrong with one line of an imported file. `line` is the line of the file where the row begins, the first being 1. */
export interface Problem {
  readonly line: number;
  readonly id: ProblemId;
  readonly values: Values;
}

/** All rows of a file, or everything that is wrong with it: never some of both. */
export type Read<Row> =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What is wrong with lines only shows against what is kept; nothing was written. */
export class BadRows extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} bad rows`);
    this.name = "BadRows";
    this.problems = problems;
  }
}

export function readOf<Row>(rows: readonly Row[], problems: readonly Problem[]): Read<Row> {
  if (problems.length === 0) return { ok: true, rows };
  return { ok: false, problems: problems.toSorted((one, other) => one.line - other.line) };
}

/** Long cells are cut where they are quoted back. */
export function quoted(value: string): string {
  const chars = [...value];
  return chars.length > 60 ? `${chars.slice(0, 59).join("")}…` : value;
}

/** Of `two-roles`: their columns. */
export function twoRoles(email: string, role: string, other: string): Values {
  return { email, column: `${role}_email`, other: `${other}_email` };
}

const words = defineWords({
  fr: {
    "not-utf8":
      "cette ligne n’est pas en UTF-8 (sans doute du Latin-1, comme l’écrivent d’anciens logiciels). Enregistrez le fichier en « {format} » et recommencez.",
    "not-text":
      "cette ligne contient des octets nuls : ce n’est pas un fichier de texte, ou il est en UTF-16. Enregistrez-le en « {format} » et recommencez.",
    "unclosed-quote":
      "un guillemet ouvert dans cette ligne ne se ferme jamais ; la suite n’a pas pu être lue. Fermez-le ou ôtez-le.",
    "bad-quote":
      "la case « {column} » commence par un guillemet qui reste. Entourez toute la case de guillemets et doublez ceux de l’intérieur.",
    "no-rows": "le fichier n’a aucune ligne sous son en-tête. Ajoutez-en au moins une.",
    "column-missing":
      "la colonne « {column} » manque. Ajoutez-la à l’en-tête ; ses cases peuvent rester vides si le reste le permet.",
    "column-unknown": "la colonne « {column} » n’existe pas ici. Colonnes possibles : {known}.",
    "column-twice": "la colonne « {column} » est là deux fois. Gardez-en une.",
    "calendar-columns":
      "il faut la colonne « week », ou bien « start » et « end », avec « place » (et « note » si vous voulez).",
    "calendar-both": "les colonnes « week » et « start », « end » sont là ensemble. Gardez l’une des deux façons.",
    "cells-count":
      "{count, plural, one {# case} other {# cases}} au lieu de {expected}. Entourez de guillemets une case qui contient le séparateur.",
    "control-character": "la case « {column} » contient un caractère invisible qui n’est pas permis. Réécrivez-la.",
    "cell-empty": "la case « {column} » est vide. Remplissez-la.",
    "too-long": "la case « {column} » dépasse {most} caractères. Raccourcissez-la.",
    "programme-unknown": "la formation « {value} » est inconnue. Écrivez l’une de celles-ci : {known}.",
    "start-year":
      "« {value} » n’est pas une année de début. Écrivez l’année où la première année a commencé, comme 2026.",
    "cohort-id":
      "« {value} » ne peut pas nommer une promotion. Écrivez-la d’un seul mot : lettres, chiffres, point ou tiret.",
    "cohort-differs-file":
      "la promotion « {cohort} » est de la formation « {programme} », début {year, number, ::group-off}, à la ligne {other, number, ::group-off}. Une promotion n’a qu’une formation et une année.",
    "cohort-differs":
      "la promotion « {cohort} » existe déjà : formation « {programme} », début {year, number, ::group-off}. Écrivez les mêmes, ou donnez un autre nom à la nouvelle.",
    "option-unknown": "l’option « {value} » n’est pas de cette formation. Écrivez l’une de celles-ci : {known}.",
    "option-none": "la formation « {programme} » n’a pas d’option. Videz la case « option ».",
    "email-bad": "« {value} » dans « {column} » n’est pas une adresse. Écrivez-la comme nom@exemple.fr.",
    "learner-twice":
      "{email} est déjà dans la promotion « {cohort} » à la ligne {other, number, ::group-off}. Gardez une seule des deux lignes.",
    "name-differs":
      "{email} s’appelle « {name} » à la ligne {other, number, ::group-off} et « {value} » ici. Une adresse est à une seule personne.",
    "own-supervisor": "« {column} » est l’adresse de la personne suivie elle-même. Mettez celle de qui l’encadre.",
    "two-roles":
      "« {column} » est {email}, qui est aussi à « {other} » : une personne ne tient qu’un rôle autour d’une inscription. Mettez une autre adresse dans l’une des deux.",
    "head-differs":
      "« {column} » est {email} pour l’option « {option} » de « {cohort} » à la ligne {other, number, ::group-off}. Une option d’une promotion n’en a qu’un.",
    "cohort-holder-differs":
      "« {column} » est {email} pour la promotion « {cohort} » à la ligne {other, number, ::group-off}. Une liste n’en nomme qu’un par promotion ; « npx passerelle grant » en ajoute d’autres.",
    "columns-both": "« {column} » et « {other} » sont remplis tous les deux. Videz l’un des deux.",
    "needs-option": "« {column} » dit qui suit une option, mais la case « option » est vide. Remplissez-la.",
    "team-none": "la formation « {programme} » ne connaît pas d’équipes. Videz la case « team ».",
    "needs-team": "« {column} » dit qui suit une équipe, mais la case « team » est vide. Remplissez-la.",
    "team-large":
      "l’équipe « {team} » serait trop grande : {most, plural, one {un membre} other {# membres}} au plus. Donnez une autre équipe à cette ligne.",
    "holder-differs":
      "« {column} » est {email} pour l’équipe « {team} » de « {cohort} » à la ligne {other, number, ::group-off}. Une équipe n’en a qu’un.",
    "team-role":
      "{who} aurait deux rôles dans l’équipe « {team} » ou auprès de l’un de ses membres. Mettez une autre adresse.",
    "role-unknown": "la formation « {programme} » n’a pas ce rôle. Videz la case « {column} ».",
    "name-alone": "« {column} » est rempli sans adresse. Remplissez aussi « {other} », ou videz les deux.",
    "region-unknown":
      "la région « {value} » est inconnue. Laissez la case vide pour les jours fériés habituels, ou écrivez : {known}.",
    "week-bad": "« {value} » n’est pas une semaine. Écrivez-la comme 2026-W45.",
    "week-none": "la semaine « {value} » n’existe pas : {year, number, ::group-off} en a {weeks}.",
    "date-bad": "« {value} » dans « {column} » n’est pas une date. Écrivez-la comme 2026-11-22.",
    "date-none": "le jour « {value} » dans « {column} » n’existe pas.",
    "start-after-end": "le début {start} est après la fin {end}. Échangez-les ou corrigez-en un.",
    "range-long": "{start} à {end} fait plus de trois ans en une seule ligne. Vérifiez les années.",
    "place-unknown": "« {value} » n’est pas un lieu. Écrivez exactement l’un de ceux-ci : {known}.",
    overlap: "cette ligne recouvre la ligne {other, number, ::group-off} à partir du {from}. Un jour n’a qu’une ligne.",
  },
  en: {
    "not-utf8":
      "this line is not UTF-8 (most likely Latin-1, as older programs write). Save the file as “{format}” and start again.",
    "not-text":
      "this line holds null bytes: this is no text file, or it is UTF-16. Save it as “{format}” and start again.",
    "unclosed-quote":
      "a quotation mark opened in this row is never closed; what follows could not be read. Close it or take it out.",
    "bad-quote":
      "the cell “{column}” begins with a left-over quotation mark. Put marks around the whole cell and double those inside.",
    "no-rows": "the file has no row below its header. Add at least one.",
    "column-missing":
      "the column “{column}” is missing. Add it to the header; its cells may stay empty where that is allowed.",
    "column-unknown": "there is no column “{column}” here. Possible columns: {known}.",
    "column-twice": "the column “{column}” is there twice. Keep one.",
    "calendar-columns":
      "the column “week” is needed, or else “start” and “end”, with “place” (and “note” if you like).",
    "calendar-both": "the columns “week” and “start”, “end” are there together. Keep one of the two ways.",
    "cells-count":
      "{count, plural, one {# cell} other {# cells}} instead of {expected}. Put quotation marks around a cell that holds the separator.",
    "control-character": "the cell “{column}” holds an invisible character that is not allowed. Type it again.",
    "cell-empty": "the cell “{column}” is empty. Fill it in.",
    "too-long": "the cell “{column}” is longer than {most} characters. Shorten it.",
    "programme-unknown": "the programme “{value}” is not known. Write one of these: {known}.",
    "start-year": "“{value}” is no start year. Write the year in which year 1 began, like 2026.",
    "cohort-id": "“{value}” cannot name a cohort. Write one word: letters, digits, dots or hyphens.",
    "cohort-differs-file":
      "the cohort “{cohort}” is of the programme “{programme}”, start year {year, number, ::group-off}, on line {other, number, ::group-off}. A cohort has one programme and one year.",
    "cohort-differs":
      "the cohort “{cohort}” exists already: programme “{programme}”, start year {year, number, ::group-off}. Write the same, or give the new one another name.",
    "option-unknown": "the option “{value}” is not of this programme. Write one of these: {known}.",
    "option-none": "the programme “{programme}” has no options. Empty the cell “option”.",
    "email-bad": "“{value}” in “{column}” is no e-mail address. Write it like name@example.com.",
    "learner-twice":
      "{email} is already in the cohort “{cohort}” on line {other, number, ::group-off}. Keep one of the two lines.",
    "name-differs":
      "{email} is called “{name}” on line {other, number, ::group-off} and “{value}” here. An address belongs to one person.",
    "own-supervisor": "“{column}” is the learner’s own address. Put the address of who looks after them.",
    "two-roles":
      "“{column}” is {email}, who is “{other}” too: one person holds one role around an enrolment. Put another address in one of the two.",
    "head-differs":
      "“{column}” is {email} for the option “{option}” of “{cohort}” on line {other, number, ::group-off}. An option of a cohort has one only.",
    "cohort-holder-differs":
      "“{column}” is {email} for the cohort “{cohort}” on line {other, number, ::group-off}. A roster names one only for a cohort; “npx passerelle grant” adds others.",
    "columns-both": "“{column}” and “{other}” are both filled in. Empty one of the two.",
    "needs-option": "“{column}” says who looks after an option, but the cell “option” is empty. Fill it in.",
    "team-none": "the programme “{programme}” knows no teams. Empty the cell “team”.",
    "needs-team": "“{column}” says who follows a team, but the cell “team” is empty. Fill it in.",
    "team-large":
      "the team “{team}” would be too large: {most, plural, one {one member} other {# members}} at most. Give this row another team.",
    "holder-differs":
      "“{column}” is {email} for the team “{team}” of “{cohort}” on line {other, number, ::group-off}. A team has one only.",
    "team-role": "{who} would have two roles in the team “{team}” or around one of its members. Write another address.",
    "role-unknown": "the programme “{programme}” has no such role. Empty the cell “{column}”.",
    "name-alone": "“{column}” is filled in without an address. Fill in “{other}” too, or empty both.",
    "region-unknown":
      "the region “{value}” is not known. Leave the cell empty for the usual public holidays, or write: {known}.",
    "week-bad": "“{value}” is no week. Write it like 2026-W45.",
    "week-none": "the week “{value}” does not exist: {year, number, ::group-off} has {weeks}.",
    "date-bad": "“{value}” in “{column}” is no date. Write it like 2026-11-22.",
    "date-none": "the day “{value}” in “{column}” does not exist.",
    "start-after-end": "the start {start} is after the end {end}. Swap them or mend one.",
    "range-long": "{start} to {end} is more than three years in a single row. Check the years.",
    "place-unknown": "“{value}” is no place. Write exactly one of these: {known}.",
    overlap: "this row overlaps line {other, number, ::group-off} from {from} on. A day has one row only.",
  },
});

export type ProblemId = keyof typeof words.en;

/** `line 7: …` in one language. */
export function sayProblem(problem: Problem, lang: Lang): string {
  const where = lang === "fr" ? `ligne ${problem.line} : ` : `line ${problem.line}: `;
  return where + sayer(words, lang)(problem.id, problem.values);
}
