import { defineWords } from "../../core/words/words.ts";

/** What only this door has to say. */
export const teamsWords = defineWords({
  fr: {
    unreadable: "Je ne comprends pas ce bouton.",
    "unreadable.next":
      "Il vient peut-être d'une carte trop ancienne. Tapez « help » pour voir tout ce que je sais faire.",
    directory: "Teams ne me dit pas qui vous êtes pour le moment.",
    "directory.next": "Rien n'est perdu : posez de nouveau la question dans une minute.",
    late: "Je mets plus de temps que d'habitude.",
    "late.next": "Posez de nouveau la question en l'écrivant dans la conversation.",
    failed: "Quelque chose s'est mal passé de mon côté ; rien n'a été perdu.",
    "failed.next": "Réessayez dans un instant.",
    kept: "Pas encore enregistré : la réponse est en dessous. Ce que vous avez écrit est toujours là.",
    below: "La réponse est en dessous.",
    mend: "Il y a trop de texte pour le montrer ici une seconde fois. Le formulaire au-dessus contient toujours ce que vous avez écrit : corrigez-le et renvoyez-le.",
    twice: "Déjà reçu : la réponse est au-dessus.",
  },
  en: {
    unreadable: "I do not understand this button.",
    "unreadable.next": "It may come from a card that is too old. Type “help” to see everything I can do.",
    directory: "Teams does not tell me who you are at the moment.",
    "directory.next": "Nothing is lost: ask again in a minute.",
    late: "I am taking longer than usual.",
    "late.next": "Ask again by typing it in the chat.",
    failed: "Something went wrong on my side; nothing was lost.",
    "failed.next": "Try again in a moment.",
    kept: "Not recorded yet: the answer is below. What you typed is still here.",
    below: "The answer is below.",
    mend: "There is too much text to show it here a second time. The form above still holds what you typed: mend it there and send it again.",
    twice: "Received already: the answer is above.",
  },
});

export type TeamsTrouble = "unreadable" | "directory" | "late" | "failed";
