import { defineWords } from "../../core/words/words.ts";

export const cardWords = defineWords({
  fr: {
    moreRows: "… {count, plural, one {# ligne de plus} other {# lignes de plus}}",
    moreFacts: "… {count, plural, one {# élément de plus} other {# éléments de plus}}",
    moreParts:
      "… la suite est trop longue pour cette carte ({count, plural, one {# partie} other {# parties}} de plus)",
    moreColumns: "… {count, plural, one {# colonne de plus} other {# colonnes de plus}}",
    moreFields: "… {count, plural, one {# champ de plus} other {# champs de plus}}",
    moreChoices: "… {count, plural, one {# choix de plus} other {# choix de plus}}",
    moreItems: "… {count, plural, one {# autre} other {# autres}}, à retrouver une fois ceux-ci traités",
    moreLines: "… {count, plural, one {# ligne de plus} other {# lignes de plus}}",
    moreButtons: "On peut aussi demander : {labels}",
    tooLong: "Cette réponse est trop longue pour être affichée ici. Demandez-en une partie.",
    formTooLong:
      "Ce formulaire contient trop de texte pour être affiché ici en entier ; rien n'en a été coupé ni perdu. Remplissez-le dans la discussion web ou dans le terminal.",
    requiredLabel: "{label} (à remplir)",
    required: "Ce champ est à remplir.",
    badDate: "Indiquez une date.",
    badNumber: "Indiquez un nombre.",
    badChoice: "Choisissez une valeur.",
  },
  en: {
    moreRows: "… {count, plural, one {# more row} other {# more rows}}",
    moreFacts: "… {count, plural, one {# more item} other {# more items}}",
    moreParts: "… the rest is too long for this card ({count, plural, one {# more part} other {# more parts}})",
    moreColumns: "… {count, plural, one {# more column} other {# more columns}}",
    moreFields: "… {count, plural, one {# more field} other {# more fields}}",
    moreChoices: "… {count, plural, one {# more choice} other {# more choices}}",
    moreItems: "… {count, plural, one {# more} other {# more}}, to be found once these are dealt with",
    moreLines: "… {count, plural, one {# more line} other {# more lines}}",
    moreButtons: "You can also ask for: {labels}",
    tooLong: "This answer is too long to be shown here. Ask for a part of it.",
    formTooLong:
      "This form holds too much text to be shown here in full; nothing of it was cut or lost. Fill it in in the web chat or in the terminal.",
    requiredLabel: "{label} (required)",
    required: "This field must be filled in.",
    badDate: "Enter a date.",
    badNumber: "Enter a number.",
    badChoice: "Choose a value.",
  },
});

export type CardWord = keyof (typeof cardWords)["fr"];
