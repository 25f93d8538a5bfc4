import type { Lang } from "../../core/words/lang.ts";
import { defineWords, sayer } from "../../core/words/words.ts";

const slackWords = defineWords({
  fr: {
    fact: "{label} : ",
    moreRows: "… {count, plural, one {# ligne de plus} other {# lignes de plus}} : demandez avec un filtre",
    moreParts: "… {count, plural, one {# partie de plus} other {# parties de plus}} : demandez avec un filtre",
    moreLines: "… {count, plural, one {# ligne de plus} other {# lignes de plus}}",
    moreColumns: "… {count, plural, one {# colonne de plus} other {# colonnes de plus}}",
    moreFields: "… {count, plural, one {# champ de plus} other {# champs de plus}}",
    moreButtons: "On peut aussi demander : {labels}",
    today: "Aujourd'hui",
    fill: "Remplir",
    window: "Passerelle",
    wait: "Un instant…",
    close: "Fermer",
    send: "Envoyer",
    needed: "Nécessaire pour envoyer.",
    blank: "Rien n'est rempli.",
    typed: "Ce que vous aviez écrit",
    yes: "oui",
    draft: "Brouillon",
    tooLarge: "Ce formulaire est trop grand pour Slack.",
    "tooLarge.next": "Remplissez-le depuis une autre entrée de Passerelle, ou prévenez votre école.",
    shut: "Slack n'a pas ouvert la fenêtre.",
    "shut.next": "Appuyez de nouveau sur le bouton.",
    again: "C'est déjà envoyé.",
    "again.next": "Fermez cette fenêtre et posez de nouveau la question pour voir où cela en est.",
    empty: "Il n'y a rien à montrer ici.",
    stale: "Ce bouton ne marche plus.",
    "stale.next": "Posez de nouveau la question, ou tapez « help ».",
    unnamed: "Slack ne me dit pas qui vous êtes.",
    "unnamed.next": "Réessayez dans une minute ; si cela dure, prévenez votre école.",
  },
  en: {
    fact: "{label}: ",
    moreRows: "… {count, plural, one {# more row} other {# more rows}}: ask with a filter",
    moreParts: "… {count, plural, one {# more part} other {# more parts}}: ask with a filter",
    moreLines: "… {count, plural, one {# more line} other {# more lines}}",
    moreColumns: "… {count, plural, one {# more column} other {# more columns}}",
    moreFields: "… {count, plural, one {# more field} other {# more fields}}",
    moreButtons: "You can also ask for: {labels}",
    today: "Today",
    fill: "Fill in",
    window: "Passerelle",
    wait: "One moment…",
    close: "Close",
    send: "Send",
    needed: "Needed to send.",
    blank: "Nothing is filled in.",
    typed: "What you had written",
    yes: "yes",
    draft: "Draft",
    tooLarge: "This form is too large for Slack.",
    "tooLarge.next": "Fill it in through another door of Passerelle, or tell your school.",
    shut: "Slack did not open the window.",
    "shut.next": "Press the button again.",
    again: "This was sent already.",
    "again.next": "Close this window and ask the question again to see how it stands.",
    empty: "There is nothing to show here.",
    stale: "This button no longer works.",
    "stale.next": "Ask the question again, or type “help”.",
    unnamed: "Slack does not tell me who you are.",
    "unnamed.next": "Try again in a minute; if it lasts, tell your school.",
  },
});

export type SlackWord = keyof (typeof slackWords)["en"];

const says = { fr: sayer(slackWords, "fr"), en: sayer(slackWords, "en") };

export function slackSay(lang: Lang) {
  return says[lang];
}
