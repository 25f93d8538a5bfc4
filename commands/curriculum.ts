import * as z from "zod";
import { sourceOf } from "../src/core/answer-data.ts";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { programmesOf } from "../src/core/reach.ts";
import { commonSay, inLang, number, quoted } from "../src/core/words/common.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";
import type { Curriculum, Unit } from "../src/domain/programme/programme.ts";

const words = defineWords({
  fr: {
    summary: "Les cours de l'année ou d'un semestre, avec leurs crédits",
    example: "curriculum 2A-S1",
    "arg.semester": "1A-S1…3A-S2",
    "arg.option": "option",
    title: "Cours : {which} ({ects} ECTS)",
    "title.none": "Aucune liste de cours n'est donnée pour votre formation",
    which: "{year}, {semester, select, none {deux semestres} other {semestre {semester}}}",
    unit: "Unité",
    module: "Module",
    hours: "Heures",
    ects: "ECTS",
    repaired: "Corrigé ({unit}) : {why}",
  },
  en: {
    summary: "The courses of the year or of one semester, with their credits",
    example: "curriculum 2A-S1",
    "arg.semester": "1A-S1…3A-S2",
    "arg.option": "option",
    title: "Courses: {which} ({ects} ECTS)",
    "title.none": "No list of courses is given for your programme",
    which: "{year}, {semester, select, none {both semesters} other {semester {semester}}}",
    unit: "Unit",
    module: "Module",
    hours: "Hours",
    ects: "ECTS",
    repaired: "Repaired ({unit}): {why}",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

/** `2A-S1`, `2a s1`, `S2` (of the running year), `2A`; also `1` or `2`: the semester. */
const semester = z
  .string()
  .regex(/^(?:[1-9]a)?[ -]?(?:s?[12])?$/i)
  .transform((text) => ({
    year: /([1-9])a/i.test(text) ? Number(text[0]) : null,
    semester: /[12]$/.test(text) ? (Number(text.at(-1)) as 1 | 2) : null,
  }));
const input = z.object({ semester: semester.optional(), option: z.string().max(40).optional() });
const data = z.object({
  programme: z.string(),
  year: z.number(),
  semester: z.number().nullable(),
  option: z.string().nullable(),
  units: z.array(
    z.object({
      semester: z.number(),
      unit: z.string(),
      name: z.string(),
      option: z.string().nullable(),
      ects: z.number(),
      source: z.string(),
      repaired: z.string().nullable(),
      modules: z.array(z.object({ name: z.string(), hours: z.number().nullable(), source: z.string() })),
    }),
  ),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

/** The year and option of the asker's own enrolment, when there is one. */
async function own(context: Context) {
  const views = await context.stores.enrolments.of(context.person, context.today);
  const view = views.find((one) => one.person.id === context.person.id) ?? (views.length === 1 ? views[0] : undefined);
  if (!view) return { year: null, option: null };
  const { timeline } = await context.calendars.of(view);
  return { year: timeline.yearOf(context.today), option: view.option };
}

function unitsOf(curriculum: Curriculum, year: number, half: 1 | 2 | null, option: string | null): Unit[] {
  return curriculum.units.filter(
    (unit) =>
      unit.year === year &&
      (half === null || unit.semester === half) &&
      (option === null || unit.option === null || unit.option === option),
  );
}

function rowsOf(units: readonly Unit[], lang: Lang): string[][] {
  return units.flatMap((unit) =>
    unit.modules.map((module, i) => [
      i === 0 ? `S${unit.semester} ${unit.id}` : "",
      module.name,
      module.hours === null ? "" : String(module.hours),
      i === 0 ? `${number(unit.ects, lang)}${unit.repaired ? " *" : ""}` : "",
    ]),
  );
}

function dataOf(unit: Unit, lang: Lang): z.infer<typeof data>["units"][number] {
  return {
    semester: unit.semester,
    unit: unit.id,
    name: inLang(unit.name, lang),
    option: unit.option,
    ects: unit.ects,
    source: sourceOf(unit.source, lang),
    repaired: unit.repaired && inLang(unit.repaired, lang),
    modules: unit.modules.map((one) => ({ name: one.name, hours: one.hours, source: sourceOf(one.source, lang) })),
  };
}

export const curriculumCommand = defineCommand({
  name: "curriculum",
  needs: null,
  words,
  input,
  args: [{ name: "semester" }, { name: "option" }],
  data,
  async run(context: Context) {
    const { say, lang, parsed } = context;
    const programme = (await programmesOf(context)).find((one) => one.curriculum !== null);
    const curriculum = programme?.curriculum;
    if (!programme || !curriculum) {
      const empty = { programme: "", year: 0, semester: null, option: null, units: [] };
      return { card: { title: say("title.none"), parts: [], buttons: [] }, data: empty };
    }
    const mine = await own(context);
    const wanted = parsed.option?.toUpperCase();
    const option = programme.options.find((one) => one.toUpperCase() === wanted) ?? null;
    if (wanted !== undefined && option === null) {
      throw new UserError("not-found", { what: quoted(parsed.option ?? "", lang), mend: programme.options.join(", ") });
    }
    const year = parsed.semester?.year ?? mine.year ?? 1;
    if (year > programme.years) {
      throw new UserError("bad-arguments", {
        problem: quoted(`${year}A`, lang),
        usage: `/curriculum 1A-S1…${programme.years}A-S2`,
      });
    }
    const half = parsed.semester?.semester ?? null;
    const units = unitsOf(curriculum, year, half, option ?? mine.option);
    const which = say("which", { year: commonSay(lang)("years", { n: year }), semester: half ?? "none" });
    const counted = new Set(units.map((unit) => unit.option).filter((one) => one !== null)).size;
    const common = units.filter((unit) => unit.option === null).reduce((sum, unit) => sum + unit.ects, 0);
    const optional = units.filter((unit) => unit.option !== null).reduce((sum, unit) => sum + unit.ects, 0);
    const ects = common + (counted > 0 ? optional / counted : 0);
    const parts: Part[] = [
      { kind: "table", columns: [say("unit"), say("module"), say("hours"), say("ects")], rows: rowsOf(units, lang) },
      ...units.flatMap((unit): Part[] =>
        unit.repaired
          ? [
              {
                kind: "doubt",
                text: say("repaired", { unit: `S${unit.semester} ${unit.id}`, why: inLang(unit.repaired, lang) }),
              },
            ]
          : [],
      ),
      { kind: "source", text: commonSay(lang)("source", { source: sourceOf(curriculum.source, lang) }) },
    ];
    const others = ([1, 2] as const).filter((one) => one !== half);
    return {
      card: {
        title: say("title", { which, ects }),
        parts,
        buttons: others.map((one) => ({
          label: `${year}A-S${one}`,
          command: "curriculum",
          input: { semester: `${year}A-S${one}`, ...(option === null ? {} : { option }) },
        })),
      },
      data: {
        programme: programme.id,
        year,
        semester: half,
        option: option ?? mine.option,
        units: units.map((unit) => dataOf(unit, lang)),
      },
    };
  },
});
