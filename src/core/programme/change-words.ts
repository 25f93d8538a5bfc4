import type { Lang } from "../words/lang.ts";
import { defineWords, sayer } from "../words/words.ts";

/** What a new version of a programme file says otherwise than the one before it. */
const changeWords = defineWords({
  fr: {
    name: "Nom",
    command: "Commande",
    per: "Tenu",
    "per.enrolment": "autour de chaque apprenant",
    "per.team": "autour de chaque équipe",
    "per.option": "pour une option",
    "per.cohort": "pour une promotion",
    "per.school": "pour toute l'école",
    outside: "Hors de l'école",
    learner: "Apprend",
    yes: "oui",
    no: "non",
    duties: "S'occupe de",
    "duty.calendar": "calendrier",
    "duty.settings": "réglages",
    "duty.roster": "inscriptions",
    options: "Options",
    teams: "Équipes",
    size: "{least} à {most}",
    years: "Années",
    was: "avant : {text}",
    is: "après : {text}",
    other: "en anglais : {text}",
    more: "… et {count, plural, one {une ligne} other {# lignes}} de plus : npx passerelle check programme FICHIER relit tout",
    unseen: "ce qu''aucune lecture ne montre : un identifiant, un mot d''aide, un ordre",
  },
  en: {
    name: "Name",
    command: "Command",
    per: "Held",
    "per.enrolment": "around each learner",
    "per.team": "around each team",
    "per.option": "for an option",
    "per.cohort": "for a cohort",
    "per.school": "for the whole school",
    outside: "Outside the school",
    learner: "Learns",
    yes: "yes",
    no: "no",
    duties: "Looks after",
    "duty.calendar": "calendar",
    "duty.settings": "settings",
    "duty.roster": "roster",
    options: "Options",
    teams: "Teams",
    size: "{least} to {most}",
    years: "Years",
    was: "before: {text}",
    is: "after: {text}",
    other: "in French: {text}",
    more: "… and {count, plural, one {one line} other {# lines}} more: npx passerelle check programme FILE reads all of it back",
    unseen: "what no reading shows: an id, a word of help, an order",
  },
});

const says = { fr: sayer(changeWords, "fr"), en: sayer(changeWords, "en") };

export const changeSay = (lang: Lang) => says[lang];
