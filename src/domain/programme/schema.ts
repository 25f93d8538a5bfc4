import * as z from "zod";
import { DUTIES } from "./programme.ts";
import { writtenCalendar } from "./schema-calendar.ts";
import { writtenCounter, writtenDossier } from "./schema-dossiers.ts";
import { writtenContacts, writtenCurriculum, writtenFacts } from "./schema-knowledge.ts";
import {
  about,
  camelId,
  kebabId,
  listOf,
  nameKey,
  optionId,
  rangeText,
  rulesKey,
  snakeId,
  sourceKey,
  whyKey,
} from "./schema-parts.ts";
import type { Text } from "./text.ts";

const SETTING_KINDS = ["day", "working days", "weekday", "half-day", "weeks", "number", "text", "date"] as const;

const writtenRole = z.strictObject({
  name: nameKey,
  per: about(
    z.enum(["enrolment", "option", "cohort", "school", "team"]),
    "In relation to what one holds it: one learner's enrolment, an option, a cohort, a team, or the whole school.",
    "enrolment",
  ),
  learner: about(z.boolean().optional(), "True for the one who learns; exactly one role is.", true),
  outside: about(z.boolean().optional(), "True for someone outside the school, who may have no account.", true),
  duties: about(listOf(z.enum(DUTIES)).optional(), "What its holders look after for the whole school.", [...DUTIES]),
});

export const writtenSetting = z.strictObject({
  name: nameKey,
  rules: rulesKey,
  is: about(z.enum(SETTING_KINDS), "The kind of value.", ...SETTING_KINDS),
  default: about(
    z.union([z.string().min(1), z.number(), z.null()]),
    "The value until the school says another; null when no guess would be honest and the school has to say.",
    "friday of week 5",
    10,
    null,
  ),
  source: sourceKey,
  why: whyKey.optional(),
});

/** A programme file as it is written. Docs and the JSON Schema of editors are made from the descriptions. */
export const writtenProgramme = z.strictObject({
  programme: about(kebabId, "The programme's id; also the file's name.", "my-school"),
  version: about(z.int().min(1), "Grows by one with every change that is given out.", 1),
  name: nameKey,
  document: about(
    z.string().min(1).optional(),
    "The document the rules were read from, by name only: nothing looks for the file. Its number begins every source line.",
    "001_guide.txt",
  ),
  roles: about(
    z.record(snakeId, writtenRole),
    "Who stands around a learner, by id; the roster's columns are ID_name and ID_email.",
  ),
  years: about(z.int().min(1).max(9), "How many academic years the course takes.", 3),
  options: about(
    z.union([z.literal("any"), z.record(optionId, nameKey)]).optional(),
    "The options between which learners are divided, by id; `any`: those that the roster names.",
    "any",
  ),
  calendar: about(writtenCalendar, "Where learners are, week by week: a table, a plan, or imported."),
  teams: about(
    z.strictObject({ size: about(rangeText, "How many people make a team.", "3 to 5") }).optional(),
    "Only when people work in teams.",
  ),
  settings: about(
    z.record(camelId, writtenSetting).optional(),
    "What the document leaves open, each with a default that the school can change.",
  ),
  dossiers: about(z.record(kebabId, writtenDossier).optional(), "The obligations, one kind each."),
  counters: about(z.record(kebabId, writtenCounter).optional(), "The totals that are held against a target."),
  curriculum: about(writtenCurriculum.optional(), "The modules and their credits."),
  facts: about(writtenFacts.optional(), "What people ask, and what the document answers."),
  contacts: about(writtenContacts.optional(), "Whom to turn to."),
});

export type WrittenProgramme = z.infer<typeof writtenProgramme>;
export type WrittenSetting = z.infer<typeof writtenSetting>;

/** The options that a file names; none when the roster names them. */
export function namedOptions({ options }: Pick<WrittenProgramme, "options">): Readonly<Record<string, Text>> {
  return options === undefined || options === "any" ? {} : options;
}
