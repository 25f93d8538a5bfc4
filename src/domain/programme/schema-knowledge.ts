import * as z from "zod";
import { about, kebabId, nameKey, optionId, rulesKey, sourceKey, whyKey, writtenText } from "./schema-parts.ts";

const unitId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/);

const writtenUnit = z.strictObject({
  unit: about(unitId, "The teaching unit: one of unit names, or an option's id for its own modules.", "SF"),
  year: about(z.int().min(1), "The year of the course.", 1),
  semester: about(z.literal([1, 2]), "The semester of that year.", 1),
  ects: about(z.number().nonnegative(), "The credits of the whole block.", 4.5),
  hours: about(z.number().positive().optional(), "Hours of each module; left out where none are printed.", 30),
  modules: about(
    z.record(z.string().regex(/^L[1-9]\d*$/), z.string().min(1)),
    "Each module's name as printed, under its line of the document.",
    { L198: "MATHÉMATIQUES POUR L'INGÉNIEUR" },
  ),
  repaired: about(writtenText.optional(), "What was printed, and why it is shown differently here."),
  note: about(writtenText.optional(), "What looks odd but stands as printed."),
});

export const writtenCurriculum = z.strictObject({
  source: sourceKey,
  "unit names": about(z.record(unitId, writtenText), "The name of each teaching unit that is no option."),
  units: about(z.array(writtenUnit).min(1), "The printed blocks in order: one semester's modules of one unit."),
});

const writtenFact = z.strictObject({
  rules: rulesKey.optional(),
  ask: about(writtenText, "The question, as someone would ask it."),
  answer: about(writtenText, "The answer, in our own words."),
  source: sourceKey,
  why: whyKey.optional(),
  words: about(
    z
      .array(z.union([z.string().min(1), z.number()]))
      .min(1)
      .optional(),
    "Other words people use for it, in both languages.",
    ["price", "prix"],
  ),
});

const detail = about(z.string().min(1), "As printed.");

const writtenContact = z.strictObject({
  name: nameKey,
  about: about(writtenText, "What to turn to them for."),
  details: about(
    z
      .array(
        z.strictObject({
          phone: detail.optional(),
          mail: detail.optional(),
          web: detail.optional(),
          address: detail.optional(),
          source: sourceKey,
        }),
      )
      .min(1),
    "One of phone, mail, web or address each, with its source.",
  ),
  option: about(optionId.optional(), "The option it is for, when it is not for everybody."),
  note: about(writtenText.optional(), "What to know of these details, such as that two of them differ."),
});

export const writtenFacts = z.record(kebabId, writtenFact);
export const writtenContacts = z.record(kebabId, writtenContact);
