import { changed, SMALL } from "./support.ts";

/** One kind of mistake: a file in which it is planted, and what is told of it, `LINE what is wrong → what to write instead`. */
export interface BadInput {
  readonly kind: string;
  readonly text: () => string;
  readonly fr: string;
  readonly en: string;
}

const LOOP = "{ dossier: plan, else: { fr: Le projet d'abord., en: The plan first. } }";
const REQUIRES_LOG = "    requires: [{ dossier: log, else: { fr: a, en: a } }]\n    form:\n";

/** Every kind of mistake for which a programme file is refused. */
export const BAD_INPUT: readonly BadInput[] = [
  {
    kind: "an unknown role",
    text: () => changed("- student fills", "- studnt fills"),
    fr: "52 aucun rôle ne s'appelle `studnt` → écrivez `student`",
    en: "52 no role is called `studnt` → write `student`",
  },
  {
    kind: "a source line that no document has",
    text: () => changed("source: 009:L14", "source: 009:L0"),
    fr: "60 `009:L0` n'est pas accepté ici → écrivez par exemple `001:L401`, `001:L391-399`, `001:L61, L405`, `none`",
    en: "60 `009:L0` is not taken here → write for example `001:L401`, `001:L391-399`, `001:L61, L405`, `none`",
  },
  {
    kind: "source lines that end before they begin",
    text: () => changed("source: 009:L14", "source: 009:L9-14, L14-12"),
    fr: "60 `L14-12` finit avant de commencer → écrivez la première ligne d'abord, comme `L391-399`",
    en: "60 `L14-12` ends before it begins → write the first line first, such as `L391-399`",
  },
  {
    kind: "a list that names one thing twice",
    text: () => changed("is: yes or no }", "is: yes or no, by: [student, coach, student] }"),
    fr: "48 `student` y est deux fois → gardez-le une fois",
    en: "48 `student` stands there twice → keep it once",
  },
  {
    kind: "a step of one role twice",
    text: () => changed("- student fills", "- student or student fills"),
    fr: "52 `student` y est deux fois → gardez-le une fois",
    en: "52 `student` stands there twice → keep it once",
  },
  {
    kind: "an escalation to one role twice",
    text: () => changed("days to coach, office", "days to office, office"),
    fr: "56 `office` y est deux fois → gardez-le une fois",
    en: "56 `office` stands there twice → keep it once",
  },
  {
    kind: "a misspelt key that has to be there",
    text: () => changed("    each: year\n", "    eech: year\n"),
    fr: "43 la clé `eech` n'existe pas ici → écrivez `each`",
    en: "43 there is no key `eech` here → write `each`",
  },
  {
    kind: "a sign that nobody sees",
    text: () => changed("en: Small", 'en: "Sm\\0all"'),
    fr: "3 un signe de commande invisible se trouve dans ce texte → retirez-le, ou écrivez ce texte de nouveau",
    en: "3 an invisible control sign stands in this text → take it out, or type that text anew",
  },
  {
    kind: "a step that is never reached, for its conditions exclude each other",
    text: () =>
      changed("do: office validates", "do: { when: not abroad, do: office validates }").replace(
        " within coachTime }",
        " }",
      ),
    fr: "54 ces étapes n'arrivent jamais : la condition ne peut pas devenir vraie ici → écrivez une condition sur ce qu'une étape d'avant remplit, et qui va avec celles autour",
    en: "54 these steps never come: the condition cannot become true here → write a condition on what a step before fills in, and that goes with those around it",
  },
  {
    kind: "a step that is never reached, for it would fill in itself what it waits for",
    text: () =>
      changed("is: yes or no }", "is: yes or no, by: [coach] }")
        .replace("coach completes and signs", "office validates")
        .replace("do: office validates within", "do: coach fills within"),
    fr: "54 ces étapes n'arrivent jamais : la condition ne peut pas devenir vraie ici → écrivez une condition sur ce qu'une étape d'avant remplit, et qui va avec celles autour",
    en: "54 these steps never come: the condition cannot become true here → write a condition on what a step before fills in, and that goes with those around it",
  },
  {
    kind: "a refusal to someone who does nothing before",
    text: () => changed("- student fills", "- student fills\n        - office signs, or back to coach"),
    fr: "53 un refus ne peut pas revenir à `coach`, qui ne fait rien avant → écrivez `or back to student`",
    en: "53 a refusal cannot go back to `coach`, who does nothing before → write `or back to student`",
  },
  {
    kind: "a field of someone who has no step",
    text: () =>
      changed("is: yes or no }", "is: yes or no, by: [coach] }").replace("coach completes and signs", "student signs"),
    fr: "48 `coach` n'a pas d'étape ici, donc personne ne remplit `abroad` → écrivez l'un de : `student`, `office`",
    en: "48 `coach` has no step here, so nobody fills in `abroad` → write one of: `student`, `office`",
  },
  {
    kind: "a form without steps",
    text: () => changed("    steps: student fills", "    form: { said: { label: { fr: Dit, en: Said }, is: text } }"),
    fr: "65 personne ne remplit ce formulaire : il n'y a pas d'étapes → ajoutez `steps: RÔLE fills`, ou retirez `form`",
    en: "65 nobody fills in this form: there are no steps → add `steps: ROLE fills`, or take `form` out",
  },
  {
    kind: "dossiers that wait for each other",
    text: () => changed("    form:\n", REQUIRES_LOG),
    fr: "46 ces dossiers s'attendent l'un l'autre : plan → log → plan → retirez l'une de ces conditions préalables",
    en: "46 these dossiers wait for each other: plan → log → plan → take out one of these requirements",
  },
  {
    kind: "settings that point at each other",
    text: () => changed("default: friday of week 5", "default: 2 weeks after half"),
    fr: "22 ces réglages se renvoient l'un à l'autre : half → half → donnez à l'un d'eux un jour du calendrier, comme `friday of week 5`",
    en: "22 these settings point at each other: half → half → give one of them a day of the calendar, such as `friday of week 5`",
  },
  {
    kind: "a missing language",
    text: () => changed("fr: Petite, en: Small", "fr: Petite"),
    fr: "3 il manque `en` → ajoutez `en: …`",
    en: "3 `en` is missing → add `en: …`",
  },
  {
    kind: "reminders after the due day",
    text: () => changed("0 days before due", "0 days after due"),
    fr: "55 ces rappels viendraient après l'échéance → écrivez `… before due` ; ce qui suit l'échéance va dans `escalate`",
    en: "55 these reminders would come after it is due → write `… before due`; what follows goes into `escalate`",
  },
  {
    kind: "a counter without a unit",
    text: () => changed("    unit: hour\n", ""),
    fr: "67 il manque `unit` → ajoutez `unit: week`",
    en: "67 `unit` is missing → add `unit: week`",
  },
  {
    kind: "a setting without a source",
    text: () => changed("    source: 009:L13\ndossiers", "dossiers"),
    fr: "31 il manque `source` → ajoutez `source: 001:L401`",
    en: "31 `source` is missing → add `source: 001:L401`",
  },
  {
    kind: "an id that stands twice",
    text: () => changed("  log:", "  plan:"),
    fr: "57 cette clé est déjà écrite plus haut au même endroit → renommez l'une des deux ou retirez-la",
    en: "57 this key was already written above in the same place → rename one of the two or take it out",
  },
  {
    kind: "a YAML anchor",
    text: () => changed("student: {", "student: &a {"),
    fr: "6 les ancres (&) et les renvois (*) de YAML ne sont pas acceptés → écrivez la valeur en entier ; mettez entre guillemets un texte qui commence par & ou *",
    en: "6 YAML anchors (&) and aliases (*) are not taken → write the value out; put quotes around a text that begins with & or *",
  },
  {
    kind: "a YAML alias",
    text: () => changed("years: 2", "years: *a"),
    fr: "9 les ancres (&) et les renvois (*) de YAML ne sont pas acceptés → écrivez la valeur en entier ; mettez entre guillemets un texte qui commence par & ou *",
    en: "9 YAML anchors (&) and aliases (*) are not taken → write the value out; put quotes around a text that begins with & or *",
  },
  {
    kind: "a tab",
    text: () => changed("  coach:", "\tcoach:"),
    fr: "7 une tabulation sert de retrait → écrivez deux espaces à sa place",
    en: "7 a tab is used to indent → write two spaces instead",
  },
  {
    kind: "a file of 10 MB",
    text: () => SMALL + "# filler filler\n".repeat(655_360),
    fr: "1 le fichier dépasse 1 000 000 caractères → gardez une formation par fichier",
    en: "1 the file is longer than 1,000,000 characters → keep one programme a file",
  },
  {
    kind: "an unknown key",
    text: () => changed("outside: true", "outsid: true"),
    fr: "7 la clé `outsid` n'existe pas ici → écrivez `outside`",
    en: "7 there is no key `outsid` here → write `outside`",
  },
  {
    kind: "a day that no year has",
    text: () => changed("default: friday of week 5", "default: 30 february"),
    fr: "22 « 30 february » ne se lit pas comme un jour → écrivez un jour comme `vendredi de la semaine 5`, `vendredi de la 4e semaine de l'année`, `5 février`, `jour du retour`, `lundi de la dernière semaine en entreprise`, `fin de la période à l'école`, `5 jours ouvrés après le jour du retour`",
    en: "22 “30 february” cannot be read as a day → write a day such as `friday of week 5`, `friday of the 4th week of the year`, `5 february`, `day of the return`, `monday of the last company week`, `end of the school period`, `5 working days after the day of the return`",
  },
  {
    kind: "a day that never comes for what it is due for",
    text: () => changed("due: day of the return", "due: half"),
    fr: "62 « half, qui est friday of week 5 » n'arrive pas pour `each: return to school` → écrivez l'un de : `day of the return`, `monday of the last company week`",
    en: "62 “half, which is friday of week 5” does not come with `each: return to school` → write one of: `day of the return`, `monday of the last company week`",
  },
  {
    kind: "a dossier of sessions that no week has",
    text: () =>
      changed(
        "each: return to school\n    due: day of the return",
        "each: week with sessions\n    due: friday of that week",
      ),
    fr: "61 aucune semaine n'a de séances : le calendrier n'en dit rien → ajoutez `sessions: …` sous `calendar`, ou écrivez un autre `each`",
    en: "61 no week has sessions: the calendar says nothing of them → add `sessions: …` under `calendar`, or write another `each`",
  },
  {
    kind: "a team where nobody works in teams",
    text: () => changed("office }, per: school", "office }, per: team"),
    fr: "8 personne ne travaille en équipe dans cette formation → ajoutez `teams: { size: 3 to 5 }`, ou retirez `team` ici",
    en: "8 nobody works in teams in this programme → add `teams: { size: 3 to 5 }`, or take `team` out here",
  },
  {
    kind: "a requirement of what there is not",
    text: () => changed(LOOP, LOOP.replace("plan", "plann")),
    fr: "64 aucun dossier ne s'appelle `plann` → écrivez `plan`",
    en: "64 no dossier is called `plann` → write `plan`",
  },
  {
    kind: "a stretch without a gap of what has no days",
    text: () =>
      changed("adds: cumulative", "adds: continuous").replace(
        "counts: { dossier: plan, field: hours }",
        "counts: { dossier: plan }",
      ),
    fr: "75 `plan` n'a pas de jours à soi : plusieurs ne se suivent jamais → écrivez `adds: cumulative`, ou donnez à ce dossier deux dates `from` et `to`",
    en: "75 `plan` has no days of its own: several of them never follow one another → write `adds: cumulative`, or give that dossier two dates `from` and `to`",
  },
];
