import * as z from "zod";
import { FIELD_KINDS } from "./dossier-rules.ts";
import { COUNTED } from "./programme.ts";
import {
  about,
  conditionKey,
  kebabId,
  listOf,
  nameKey,
  rangeText,
  rulesKey,
  snakeId,
  sourceKey,
  whyKey,
  writtenText,
  yearKey,
} from "./schema-parts.ts";

const EACH = [
  "year",
  "return to school",
  "school period",
  "visit",
  "course",
  "week with sessions",
  "internship",
  "stay",
  "team",
  "application",
  "time it is needed",
] as const;

const anchorText = z.string().min(1);

const opensKey = about(
  anchorText.optional(),
  "The day from which it can be done: a day as in due.",
  "12 weeks before planDue",
  "monday of the last company week",
  "start of the year",
);
const dueKey = about(
  anchorText.optional(),
  "The day by which it must be done: a setting (is: day), `friday of week 5`, `friday of the 4th week of the year`, `day of the return`, `end of the school period`, `end of the course`, `5 february`, or one of these moved by `5 working days after …`, `2 weeks before …`.",
  "planDue",
  "friday of week 5",
  "day of the return",
  "5 working days after the visit",
);

const requirement = z.strictObject({
  when: conditionKey.optional(),
  counter: about(kebabId.optional(), "A counter that must have reached `at least`, or must not have passed `at most`."),
  "at least": about(z.number().positive().optional(), "How much the counter must have reached.", 14),
  "at most": about(
    z.number().positive().optional(),
    "How much the counter may have reached; {missing} is then how much is too much.",
    100,
  ),
  dossier: about(
    kebabId.optional(),
    "A dossier that must be finished: of one that comes every year, this year's; of one that comes more often, any one.",
  ),
  on: about(
    z.literal("the same days").optional(),
    "Beside `dossier`: one whose own days share a day with those of this dossier. Own days are those of a visit, internship or stay, else the date fields `from` and `to`.",
    "the same days",
  ),
  lasts: about(
    z
      .string()
      .regex(/^[1-9]\d* (days|weeks|months)$/)
      .optional(),
    "How long this dossier's own days must be at least, judged with what is being submitted. A week is five weekdays.",
    "24 weeks",
  ),
  "every member has": about(kebabId.optional(), "A dossier that every member of the team must have finished."),
  team: about(
    z.literal("complete").optional(),
    "The team must have as many members as `teams` asks at least; {missing} is how many more it needs.",
    "complete",
  ),
  else: about(
    writtenText,
    "What is said while it does not hold. {missing} stands for how much is missing or too much (of a counter or a length with its unit, as in `3 weeks`), {who} for those who lack it.",
  ),
});

const requiresKey = about(
  z.array(requirement).min(1).optional(),
  "What must hold first: of a dossier, at each of its steps, to write in it as much as to judge it; of a step, when that step is done. It is refused until then, and people are told what is missing and for whom; sending back and taking back stay possible.",
);

const actText = about(
  z.string().min(1),
  "One role does one thing: `ROLE fills`, `ROLE or ROLE validates within SETTING`, `ROLE attests FIELD`, `ROLE chooses FIELD before DAY`, `ROLE signs until DAY`, with `in person` where no deputy may do it and `, or back to ROLE` where a refusal goes elsewhere. After `within` or `before`, whichever ends first, the step is late; after `until`, a setting, it is closed, and whoever looks after the settings is named as who may set a later day. What is attested is a field by its id, shown by its label; other words are shown as they are, in both languages.",
  "coach validates within coachDelay",
);

export type WrittenStep =
  | string
  | WrittenStep[]
  | { step: string; id?: string | undefined; requires?: z.infer<typeof requirement>[] | undefined }
  | { "in order": WrittenStep[] }
  | { "any order": WrittenStep[] }
  | { "all of": WrittenStep[] }
  | { when: string; do: WrittenStep };

/** A step inside a step; the schema is made once, or describing it would never end. */
const innerStep: z.ZodType<WrittenStep> = z.lazy(() => writtenStep);

const writtenStep: z.ZodType<WrittenStep> = z.union([
  actText,
  about(z.array(innerStep).min(1), "Steps in order."),
  z.strictObject({
    step: actText,
    id: about(kebabId.optional(), "A name of its own, when two steps of a dossier would read alike."),
    requires: requiresKey,
  }),
  z.strictObject({ "in order": about(z.array(innerStep).min(1), "One after the other.") }),
  z.strictObject({ "any order": about(z.array(innerStep).min(2), "Independent parts, whoever comes first.") }),
  z.strictObject({
    "all of": about(
      z.array(innerStep).min(2),
      "One joint decision of several, in whatever order; nobody takes two of its seats.",
    ),
  }),
  z.strictObject({ when: conditionKey, do: about(innerStep, "The steps that happen only then.") }),
]);

const formField = z.strictObject({
  label: about(writtenText, "The question as people see it."),
  is: about(
    z.enum(FIELD_KINDS),
    "What is written in it. A paper is something signed elsewhere: its date and file name.",
    ...FIELD_KINDS,
  ),
  required: about(z.boolean().optional(), "Whether it must be filled; true unless said otherwise."),
  by: about(listOf(snakeId).optional(), "The roles that fill it; without it, whoever fills the form."),
  least: about(z.number().optional(), "The smallest number, or the fewest characters."),
  most: about(z.number().positive().optional(), "The greatest number, or the most characters.", 200),
  whole: about(z.literal(true).optional(), "Of a number: no parts of one.", true),
  "no more than": about(
    z.string().min(1).optional(),
    "Of a number: at most as many `days` or `weeks` as there are between two date fields of the same form, both days included; a week that is begun counts.",
    "weeks between from and to",
  ),
  "at least 1 with": about(
    kebabId.optional(),
    "Of a number: another number of the same form, filled by the same roles; the two must come to at least 1 together.",
    "missed",
  ),
  during: about(
    z.literal("its own days").optional(),
    "Of a date: it must fall in the days that the dossier is about: its school period, week or event; else from the day it opens to the day it is due.",
    "its own days",
  ),
  "not after": about(
    z.literal("today").optional(),
    "Of a date: it must be today or over, as the day of work that was done; later days are refused.",
    "today",
  ),
  "must be": about(z.literal("yes").optional(), "Of a yes-or-no field: with no it cannot be sent.", "yes"),
  choices: about(z.record(kebabId, writtenText).optional(), "What can be chosen, each with its name."),
  when: about(
    conditionKey.optional(),
    "Asked only then: a condition on the path, on what is taken from another dossier, or on a field above it that the same step or one before fills in. In a form that asks both, it is needed only if the answer calls for it, and left out otherwise.",
    "path is exchange",
    "abroad",
  ),
  help: about(writtenText.optional(), "A sentence under the question."),
});

const takenField = z.strictObject({
  dossier: about(kebabId, "The dossier it stands in: one that this one `requires`, itself or by what it requires."),
  field: about(kebabId, "The field in it; its kind and its choices are those of that field."),
  label: about(writtenText.optional(), "What people read beside it; that field's own label unless said."),
});

export const writtenDossier = z.strictObject({
  rules: rulesKey,
  name: nameKey,
  source: sourceKey,
  why: whyKey.optional(),
  command: about(
    z.string().optional(),
    "The word people type for it: lower case with hyphens, 31 characters at most, none of Slack's own.",
  ),
  each: about(
    z.enum(EACH),
    "How often there is one. People bring about visits, internships and stays (which have days of their own), applications, and what comes each time it is needed; `team` is once for each team, borne by the team; the calendar brings about the rest, which needs `due`.",
    ...EACH,
  ),
  years: about(
    listOf(z.int().min(1)).optional(),
    "The years in which it exists, or may be brought about; all of them when left out. Not with `each: course` or `team`: once in the course, in year 2, is `each: year` with `years: [2]`.",
    [1],
  ),
  per: about(
    z.enum(["learner", "team"]).optional(),
    "Who bears it: each learner (unless said otherwise) or a whole team, which `each: team` says already.",
  ),
  opens: opensKey,
  due: dueKey,
  during: about(
    z.enum(["school period", "company period"]).optional(),
    "Where the days of a visit, an internship or a stay fall; other days are refused, but for those in doubt.",
    "company period",
  ),
  "in year": about(
    z
      .record(
        yearKey,
        z.strictObject({
          opens: opensKey,
          due: dueKey,
          note: about(writtenText.optional(), "Shown with the form in that year."),
        }),
      )
      .optional(),
    "What a single year changes.",
  ),
  readers: about(listOf(snakeId).optional(), "Roles that may read it without acting."),
  paths: about(
    z.record(kebabId, writtenText).optional(),
    "The roads between which one is chosen at the start; steps ask for it with `path is …`.",
  ),
  requires: requiresKey,
  takes: about(
    z.record(kebabId, takenField).optional(),
    "What another dossier knows already, so that nobody is asked twice: conditions name it like a field, and it is shown with what is filled in. It is taken once the other is finished (of one that comes every year this year's, of one that comes more often the last), and stays as it was when this one began.",
    { host: { dossier: "internship", field: "host" } },
  ),
  form: about(z.record(kebabId, formField).optional(), "The questions, in order."),
  steps: about(writtenStep.optional(), "Who does what, composed from in order, any order, all of, when … do.", {
    "in order": ["learner fills", "coach validates within coachDelay"],
  }),
  remind: about(
    z.string().optional(),
    "How many days before it is due people are reminded.",
    "28, 14, 7, 2, 0 days before due",
    "5, 2, 0 working days before due",
  ),
  escalate: about(
    z.string().optional(),
    "After how long past the due date the next role is told, and which roles in turn.",
    "after 5 working days to coach, office",
  ),
});

const countedDossier = z.strictObject({
  dossier: about(kebabId, "The dossier it counts."),
  field: about(
    kebabId.optional(),
    "Its number field that is added up; without it, how many there are. Of hours beside a date in the same form, no more than 24 are taken of one person on one day, unless `most` of that field is more.",
  ),
  length: about(
    z.literal(true).optional(),
    "How long it lasts, in days, weeks or months as the counter's unit says: the days of the visit, internship or stay it is about, else its date fields `from` and `to`. Only days that are over count; the rest is asked for.",
    true,
  ),
  when: about(
    conditionKey.optional(),
    "Only those whose form says so: a condition on the fields of that dossier.",
    "host is company",
    "abroad",
  ),
});

export const writtenCounter = z.strictObject({
  rules: rulesKey,
  name: nameKey,
  source: sourceKey,
  why: whyKey.optional(),
  unit: about(z.enum(COUNTED), "What is counted.", "week"),
  each: about(
    z.enum(["year", "course"]).optional(),
    "Whether it starts again every year; over the whole course unless said otherwise.",
  ),
  per: about(
    z.enum(["learner", "team"]).optional(),
    "Whose it is: each learner's (unless said otherwise) or a whole team's.",
  ),
  compulsory: about(z.boolean(), "Whether the diploma depends on it."),
  target: about(
    z.union([rangeText, z.string().min(1), z.record(yearKey, rangeText)]).optional(),
    "How much: a number, a range, a setting (is: number), or one of the first two for each year.",
    14,
    "40 to 100",
    { 1: 46, 2: 40 },
  ),
  recommended: about(z.boolean().optional(), "True when the target is only recommended."),
  adds: about(
    z.enum(["cumulative", "continuous"]),
    "Whether all of it counts together, or only the longest unbroken stretch.",
    "cumulative",
    "continuous",
  ),
  counts: about(
    z.union([countedDossier, z.array(countedDossier).min(1)]).optional(),
    "Where the numbers come from, one dossier or a list of them; without it they are entered by hand.",
    { dossier: "log", field: "hours" },
    [
      { dossier: "internship", length: true, when: "host is company" },
      { dossier: "stay", length: true },
    ],
  ),
  "approved by": about(snakeId.optional(), "The role that may approve another target for one learner."),
  best: about(writtenText.optional(), "When it is best done."),
  remind: about(
    z.string().optional(),
    "How long before the end of its year, or of the course, people are told that it will be missed at this pace.",
    "120, 60, 30 days before the end",
  ),
});

export type WrittenDossier = z.infer<typeof writtenDossier>;
export type WrittenCounter = z.infer<typeof writtenCounter>;
export type WrittenCounted = z.infer<typeof countedDossier>;
export type WrittenRequirement = z.infer<typeof requirement>;
export type WrittenField = z.infer<typeof formField>;
export type WrittenTaken = z.infer<typeof takenField>;
