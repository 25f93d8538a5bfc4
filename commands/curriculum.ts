import * as z from "zod";
import { sourceOf } from "../src/core/answer-data.ts";
import type { Button, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { namingFor, programmesOf } from "../src/core/naming.ts";
import { commonSay, inLang, number, quoted } from "../src/core/words/common.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";
import type { Curriculum, Programme, Unit } from "../src/domain/programme/programme.ts";

const words = defineWords({
  fr: {
    summary: "Les cours de l'année ou d'un semestre, et ce qu'ils valent",
    example: "curriculum 2A-S1",
    "arg.semester": "semestre",
    "arg.option": "option",
    title: "Cours : {which} ({ects} ECTS)",
    "title.none": "Aucune liste de cours n'est donnée",
    which: "{year}, {semester, select, none {deux semestres} other {semestre {semester}}}",
    unit: "Unité",
    module: "Module",
    hours: "Heures",
    ects: "ECTS",
    repaired: "Corrigé ({unit}) : {why}",
  },
  en: {
    summary: "The courses of the year or of one semester, and what they count for",
    example: "curriculum 2A-S1",
    "arg.semester": "semester",
    "arg.option": "option",
    title: "Courses: {which} ({ects} ECTS)",
    "title.none": "No list of courses is given",
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
const curriculumData = z.object({
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
/** `others`: of the other programmes that the asker has to do with. */
const data = z.object({ ...curriculumData.shape, others: z.array(curriculumData) });
type Context = CommandContext<Key, z.infer<typeof input>>;

/** A programme that lists its courses. */
interface Listed {
  readonly programme: Programme;
  readonly curriculum: Curriculum;
}

/** The year and option of the asker's own enrolment in a programme, or of the only one they follow there. */
async function own({ id }: Programme, context: Context) {
  const views = (await context.stores.enrolments.of(context.person, context.today)).filter(
    ({ cohort }) => cohort.programme === id,
  );
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

function unitData(unit: Unit, lang: Lang): z.infer<typeof curriculumData>["units"][number] {
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

const optionOf = ({ options }: Programme, typed: string | undefined): string | null =>
  options.find((one) => one.toUpperCase() === typed?.toUpperCase()) ?? null;

/** Of the programmes that list courses those that have the option and the year that were asked for. @throws UserError `not-found`, `bad-arguments` */
async function listed(context: Context): Promise<readonly Listed[]> {
  const { parsed, lang } = context;
  const { option, semester: half } = parsed;
  const all = (await programmesOf(context)).flatMap((programme) =>
    programme.curriculum === null ? [] : [{ programme, curriculum: programme.curriculum }],
  );
  const fitting = all.filter(({ programme }) => option === undefined || optionOf(programme, option) !== null);
  if (all.length > 0 && fitting.length === 0) {
    const mend = all.flatMap(({ programme }) => programme.options).join(", ");
    throw new UserError("not-found", { what: quoted(option ?? "", lang), mend });
  }
  const year = half?.year ?? 1;
  const found = fitting.filter(({ programme }) => year <= programme.years);
  if (fitting.length > 0 && found.length === 0) {
    const most = Math.max(...fitting.map(({ programme }) => programme.years));
    throw new UserError("bad-arguments", {
      problem: quoted(`${year}A`, lang),
      usage: `/curriculum 1A-S1…${most}A-S2`,
    });
  }
  return found;
}

interface Told {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly buttons: readonly Button[];
  readonly data: z.infer<typeof curriculumData>;
}

/** The courses of one programme. */
async function told({ programme, curriculum }: Listed, context: Context): Promise<Told> {
  const { say, lang, parsed } = context;
  const mine = await own(programme, context);
  const option = optionOf(programme, parsed.option);
  const year = parsed.semester?.year ?? mine.year ?? 1;
  const half = parsed.semester?.semester ?? null;
  const units = unitsOf(curriculum, year, half, option ?? mine.option);
  const which = say("which", { year: commonSay(lang)("years", { n: year }), semester: half ?? "none" });
  const repaired = units.flatMap((unit): Part[] => {
    if (!unit.repaired) return [];
    const why = inLang(unit.repaired, lang);
    return [{ kind: "doubt", text: say("repaired", { unit: `S${unit.semester} ${unit.id}`, why }) }];
  });
  const others = ([1, 2] as const).filter((one) => one !== half);
  return {
    title: say("title", { which, ects: ectsOf(units) }),
    parts: [
      { kind: "table", columns: [say("unit"), say("module"), say("hours"), say("ects")], rows: rowsOf(units, lang) },
      ...repaired,
      { kind: "source", text: commonSay(lang)("source", { source: sourceOf(curriculum.source, lang) }) },
    ],
    buttons: others.map((one) => ({
      label: `${year}A-S${one}`,
      command: "curriculum",
      input: { semester: `${year}A-S${one}`, ...(option === null ? {} : { option }) },
    })),
    data: {
      programme: programme.id,
      year,
      semester: half,
      option: option ?? mine.option,
      units: units.map((unit) => unitData(unit, lang)),
    },
  };
}

/** What one learner earns: the common units, and of the options' as much as one of them has. */
function ectsOf(units: readonly Unit[]): number {
  const sum = (some: readonly Unit[]) => some.reduce((total, unit) => total + unit.ects, 0);
  const common = sum(units.filter((unit) => unit.option === null));
  const optional = units.filter((unit) => unit.option !== null);
  const options = new Set(optional.map((unit) => unit.option)).size;
  return common + (options > 0 ? sum(optional) / options : 0);
}

export const curriculumCommand = defineCommand({
  name: "curriculum",
  needs: null,
  words,
  input,
  args: [{ name: "semester" }, { name: "option" }],
  data,
  async run(context: Context) {
    const [found, naming] = await Promise.all([listed(context), namingFor(context)]);
    const all = await Promise.all(
      found.map(async (one) => {
        const { title, ...more } = await told(one, context);
        return { ...more, title: naming.of(title, one.programme) };
      }),
    );
    const [first, ...others] = all;
    if (!first) {
      const empty = { programme: "", year: 0, semester: null, option: null, units: [], others: [] };
      const title = naming.of(context.say("title.none"), ...(await programmesOf(context)));
      return { card: { title, parts: [], buttons: [] }, data: empty };
    }
    const parts = [
      ...first.parts,
      ...others.flatMap((one): Part[] => [{ kind: "text", text: one.title, weight: "strong" }, ...one.parts]),
    ];
    const buttons = new Map(all.flatMap((one) => one.buttons.map((button) => [button.label, button] as const)));
    return {
      card: { title: first.title, parts, buttons: [...buttons.values()] },
      data: { ...first.data, others: others.map((one) => one.data) },
    };
  },
});
