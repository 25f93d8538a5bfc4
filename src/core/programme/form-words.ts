import type { Lang } from "../words/lang.ts";
import { defineWords, sayer } from "../words/words.ts";

/** How the questions of a form are read back. */
const formWords = defineWords({
  fr: {
    text: "texte",
    "long text": "texte long",
    number: "nombre",
    date: "date",
    "yes or no": "oui ou non",
    choice: "au choix : {choices}",
    paper: "papier signé ailleurs : sa date et son nom de fichier",
    optional: "facultatif",
    "must-be-yes": "oui exigé",
    whole: "entier",
    "own-days": "dans ses propres jours",
    "past-only": "pas après aujourd''hui",
    characters: "{most} caractères au plus",
    least: "{least} au moins",
    most: "{most} au plus",
    between: "au plus le nombre de {unit, select, weeks {semaines} other {jours}} entre « {from} » et « {to} »",
    together: "avec « {other} », au moins 1",
    by: "par {roles}",
    when: "demandé seulement si {condition}",
    taken: "repris de « {dossier} » (« {field} »), demandé à personne",
  },
  en: {
    text: "text",
    "long text": "long text",
    number: "number",
    date: "date",
    "yes or no": "yes or no",
    choice: "one of: {choices}",
    paper: "paper signed elsewhere: its date and file name",
    optional: "may be left out",
    "must-be-yes": "must be yes",
    whole: "whole",
    "own-days": "within its own days",
    "past-only": "not after today",
    characters: "{most} characters at most",
    least: "{least} at least",
    most: "{most} at most",
    between: "no more {unit, select, weeks {weeks} other {days}} than between “{from}” and “{to}”",
    together: "together with “{other}”, at least 1",
    by: "by {roles}",
    when: "asked only when {condition}",
    taken: "taken from “{dossier}” (“{field}”), asked of nobody",
  },
});

const says = { fr: sayer(formWords, "fr"), en: sayer(formWords, "en") };

export function formSay(lang: Lang) {
  return says[lang];
}
