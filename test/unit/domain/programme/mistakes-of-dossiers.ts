import type { Mistake } from "./mistakes-of-form.ts";

/** As in mistakes-of-form.ts, about what people have to do. */
export const MISTAKES_OF_DOSSIERS: readonly Mistake[] = [
  // Dossiers
  [
    "one of Slack's own commands",
    "command: plan",
    "command: search",
    "42 `search` is one of Slack's own commands → write another word, such as `plan`",
  ],
  [
    "a command that cannot be typed",
    "command: plan",
    "command: My Plan",
    "42 `My Plan` cannot be typed as a command → write lower case letters without accents, digits and hyphens, 31 at most",
  ],
  [
    "a command that two dossiers have",
    "source: 009:L14\n",
    "source: 009:L14\n    command: plan\n",
    "61 `plan` is already the command of `plan` → write another word, such as `log`",
  ],
  [
    "a step without a verb",
    "- student fills",
    "- student dances",
    "52 “student dances” is no step → write `ROLE VERB`, the verb one of: fills, completes, signs, completes and signs, validates, countersigns, attests, chooses; then if need be `in person`, `within SPAN`, `before DAY`, `, or back to ROLE`",
  ],
  [
    "a choice of what is no choice",
    "- student fills",
    "- student chooses title",
    "52 `title` is no choice field of this dossier → take it out: there are none",
  ],
  [
    "a refusal that goes to nobody",
    "- student fills",
    "- student fills, or back to nobody",
    "52 no role is called `nobody` → write one of: `student`, `coach`, `office`",
  ],
  ["an order that there is not", "any order:", "any oder:", "53 there is no key `any oder` here → write `any order`"],
  ["a condition without its steps", "do: office", "doo: office", "54 there is no key `doo` here → write `do`"],
  [
    "a joint decision of one",
    "any order: [coach completes and signs, office attests]",
    "all of: [office attests]",
    "53 this list is not taken here → write at least 2",
  ],
  [
    "a step that is a number",
    "- student fills",
    "- 12",
    "52 `12` is not taken here → write for example `{ in order: [student fills, coach validates within coachDelay] }`",
  ],
  [
    "two steps that read alike",
    "office attests]",
    "coach completes and signs]",
    "50 two steps read alike (`coach-completes-and-signs`) → give one of them a name: `{ step: …, id: … }`",
  ],
  [
    "a condition on what is not asked",
    "when: abroad",
    "when: abrod",
    "54 `abrod` is neither a choice nor a yes-or-no field → write `abroad`",
  ],
  [
    "a condition on a text",
    "when: abroad",
    "when: title",
    "54 `title` is neither a choice nor a yes-or-no field → write one of: `abroad`, `hours`",
  ],
  [
    "a yes-or-no field with a choice",
    "when: abroad",
    "when: abroad is yes",
    "54 `abroad` is answered by yes or no → write `abroad` or `not abroad`",
  ],
  [
    "a condition in prose",
    "when: abroad",
    "when: if abroad",
    "54 “if abroad” is no condition → write a yes-or-no field, `not FIELD`, `FIELD is CHOICE` or `path is PATH`",
  ],
  [
    "a choice field without choices",
    "Abroad? }, is: yes or no",
    "Abroad? }, is: choice",
    "48 a choice field has at least two choices, and no other field has any → write `is: choice` with `choices: { …: { fr: …, en: … } }`",
  ],
  [
    "reminders after the due day",
    "0 days before due",
    "0 days after due",
    "55 these reminders would come after it is due → write `… before due`; what follows goes into `escalate`",
  ],
  [
    "reminders in the wrong order",
    "14, 7, 0 days",
    "7, 14 days",
    "55 these reminders do not come closer to the due day → write them from the greatest to the smallest: `14, 7`",
  ],
  [
    "reminders in prose",
    "14, 7, 0 days before due",
    "now and then",
    "55 “now and then” cannot be read as a ladder of reminders → write for example `28, 14, 7, 2, 0 days before due`",
  ],
  [
    "reminders before it opens",
    "opens: 12 weeks before",
    "opens: 12 days before",
    "55 the first reminder comes before it opens → take it out, or write an earlier `opens`",
  ],
  [
    "reminders of what is never due",
    "    due: half\n",
    "",
    "54 there are reminders but no due day → add `due: …` or take `remind` out",
  ],
  [
    "an escalation that says no time",
    "after 5 working days to coach, office",
    "to coach",
    "56 “to coach” does not say after how long, or to whom → write for example `after 5 working days to ROLE, ROLE`",
  ],
  [
    "a year that the course has not",
    "each: year\n",
    "each: year\n    years: [3]\n",
    "44 the course has only 2 years → write a year from 1 to 2",
  ],
  [
    "years of what does not come by years",
    "each: return to school\n    due: day of the return",
    "each: visit\n    years: [1]",
    "62 `each: visit` is not counted by years → take these years out or write `each: year`",
  ],
];
