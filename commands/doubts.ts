import * as z from "zod";
import { doubtData, doubtOf } from "../src/core/answer-data.ts";
import type { Authority } from "../src/core/authority.ts";
import type { Card, Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { cohortGround, cohortsUnder } from "../src/core/ground.ts";
import { movesBetween } from "../src/core/imports/moves.ts";
import { usageOf } from "../src/core/line.ts";
import { namingFor } from "../src/core/naming.ts";
import type { Cohort, ReckonMoves } from "../src/core/ports.ts";
import { commonSay, quoted, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { academicYear } from "../src/domain/calendar/academic-year.ts";
import { type Day, isoOf, mondayOfWeek, weekLabel, weeksInYear } from "../src/domain/calendar/day.ts";
import { movedTimelines } from "../src/domain/calendar/moved.ts";
import { PLACES, type Place } from "../src/domain/calendar/place.ts";

const words = defineWords({
  fr: {
    summary: "Les semaines qui ne sont pas certaines, et les trancher",
    example: "doubts settle promo-2026 2026-W53 entreprise fermeture annoncée",
    "arg.action": "settle|trancher",
    "arg.cohort": "promotion",
    "arg.week": "semaine (2026-W53)",
    "arg.place": "école|entreprise|soutenances|examen|fermé",
    "arg.reason": "raison",
    title: "{count, plural, =0 {Aucune semaine en doute} one {Un doute} other {# doutes}}",
    settled: "Semaine {week} de {cohort} : {place}, c''est noté",
    cohort: "Promotion",
    from: "Du",
    to: "Au",
    why: "Pourquoi",
    hint: "Pour trancher : doubts settle PROMOTION SEMAINE LIEU RAISON",
    moved: "Ce qui change",
    "moved.line": "du {from} au {to} : {before} → {after}",
    "moved.none": "Rien ne change de place ; ces jours ne sont plus en doute.",
    left: "{count, plural, =0 {Plus aucun doute pour cette promotion.} one {Il reste un doute pour cette promotion.} other {Il reste # doutes pour cette promotion.}}",
    "week.of": "la semaine {week} parmi celles de {cohort}",
    "week.mend": "Elles vont de {from} à {to}.",
  },
  en: {
    summary: "The weeks that are not certain, and settling them",
    example: "doubts settle cohort-2026 2026-W53 company closure announced",
    "arg.action": "settle",
    "arg.cohort": "cohort",
    "arg.week": "week (2026-W53)",
    "arg.place": "school|company|defence|exam|off",
    "arg.reason": "reason",
    title: "{count, plural, =0 {No week is in doubt} one {One doubt} other {# doubts}}",
    settled: "Week {week} of {cohort}: {place}, noted",
    cohort: "Cohort",
    from: "From",
    to: "To",
    why: "Why",
    hint: "To settle one: doubts settle COHORT WEEK PLACE REASON",
    moved: "What changes",
    "moved.line": "{from} to {to}: {before} → {after}",
    "moved.none": "No day changes its place; these days are in doubt no longer.",
    left: "{count, plural, =0 {No doubt is left for this cohort.} one {One doubt is left for this cohort.} other {# doubts are left for this cohort.}}",
    "week.of": "the week {week} among those of {cohort}",
    "week.mend": "They go from {from} to {to}.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const week = z
  .string()
  .regex(/^\d{4}-W\d{2}$/i)
  .transform((text) => ({ year: Number(text.slice(0, 4)), week: Number(text.slice(6)) }))
  .refine((one) => one.week >= 1 && one.week <= weeksInYear(one.year));
const input = z.object({
  action: z.literal("settle").optional(),
  cohort: z.string().max(64).optional(),
  week: week.optional(),
  place: z.enum(PLACES).exclude(["unknown"]).optional(),
  reason: z.string().min(1).max(500).optional(),
});
const data = z.object({
  cohorts: z.array(z.object({ cohort: z.string(), doubts: z.array(doubtData) })),
  moved: z.array(z.object({ from: z.string(), to: z.string(), before: z.string(), after: z.string() })),
});
type Data = z.infer<typeof data>;
type Context = CommandContext<Key, z.infer<typeof input>>;

async function list(cohorts: readonly Cohort[], context: Context) {
  const { calendars, say, lang, today } = context;
  const naming = await namingFor(context);
  const all = await Promise.all(
    cohorts.map(async (cohort) => {
      const { timeline, programme } = await calendars.ofCohort(cohort, null);
      return {
        cohort: cohort.id,
        named: naming.of(cohort.id, programme),
        doubts: timeline.doubts.filter((doubt) => doubt.to >= today),
      };
    }),
  );
  const rows = all.flatMap(({ named, doubts }) =>
    doubts.map((doubt) => [
      named,
      shortDate(doubt.from, lang),
      shortDate(doubt.to, lang),
      commonSay(lang)(`doubt.${doubt.reason}`),
    ]),
  );
  const parts: Part[] = [
    ...(rows.length > 0
      ? [{ kind: "table", columns: [say("cohort"), say("from"), say("to"), say("why")], rows } as const]
      : []),
    { kind: "text", text: say("hint"), weight: "subtle" },
  ];
  const told = all.map(({ cohort, doubts }) => ({ cohort, doubts: doubts.map((doubt) => doubtOf(doubt, lang)) }));
  return {
    card: { title: say("title", { count: rows.length }), parts, buttons: [] },
    data: { cohorts: told, moved: [] },
  };
}

interface Settling {
  readonly authority: Authority;
  readonly cohort: Cohort;
  readonly monday: Day;
  readonly label: string;
  readonly place: NonNullable<Context["parsed"]["place"]>;
  readonly reason: string;
}

/** @throws UserError when a part is missing, the cohort is not known or not the asker's to settle, or the week lies outside its years */
async function read(context: Context): Promise<Settling> {
  const { parsed, stores, programmes, say, lang } = context;
  const { cohort: id, week: wanted, place, reason } = parsed;
  if (id === undefined || wanted === undefined || place === undefined || reason === undefined) {
    throw new UserError("bad-arguments", { problem: "none", usage: usageOf(doubtsCommand, lang) });
  }
  const cohort = await stores.cohorts.byId(id);
  if (!cohort) {
    const known = (await cohortsUnder("calendar", context)).slice(0, 20).map((one) => one.id);
    throw new UserError("not-found", { what: quoted(id, lang), mend: known.join(", ") });
  }
  const authority = await context.authorise("calendar", cohortGround(cohort));
  const monday = mondayOfWeek(wanted);
  const label = weekLabel(monday);
  const programme = programmes.get(cohort.programme);
  if (programme) {
    const years = { startYear: cohort.startYear, startWeek: programme.startWeek };
    const { from } = academicYear(years, 1);
    const { to } = academicYear(years, programme.years);
    if (monday < from || monday > to) {
      const mend = say("week.mend", { from: weekLabel(from), to: weekLabel(to) });
      throw new UserError("not-found", { what: say("week.of", { week: label, cohort: cohort.id }), mend });
    }
  }
  return { authority, cohort, monday, label, place, reason };
}

async function settle(context: Context): Promise<{ card: Card; data: Data }> {
  const { say, lang, stores, calendars, at } = context;
  const { authority, cohort, monday, label, place, reason } = await read(context);
  const before = await calendars.ofCohort(cohort, null);
  const settlement = { cohort: cohort.id, from: monday, to: monday + 4, place, reason };
  const reckon: ReckonMoves = (one, other) => movesBetween(cohort, before.programme, one, other);
  const after = await calendars.ofCohort(await stores.calendars.settle(authority, settlement, reckon, at), null);
  const moved = movedTimelines(before.timeline, after.timeline);
  const named = (one: Place | null) => commonSay(lang)(`place.${one ?? "unknown"}`);
  const lines = moved.map(({ from, to, before: was, after: is }) => ({
    label: say("moved"),
    value: say("moved.line", {
      from: shortDate(from, lang),
      to: shortDate(to, lang),
      before: named(was),
      after: named(is),
    }),
  }));
  const { doubts } = after.timeline;
  const parts: Part[] = [
    { kind: "text", text: reason },
    lines.length > 0 ? { kind: "facts", facts: lines } : { kind: "text", text: say("moved.none") },
    { kind: "text", text: say("left", { count: doubts.length }), weight: "subtle" },
  ];
  return {
    card: { title: say("settled", { week: label, cohort: cohort.id, place: named(place) }), parts, buttons: [] },
    data: {
      cohorts: [{ cohort: cohort.id, doubts: doubts.map((doubt) => doubtOf(doubt, lang)) }],
      moved: moved.map(({ from, to, before: was, after: is }) => ({
        from: isoOf(from),
        to: isoOf(to),
        before: was ?? "unknown",
        after: is ?? "unknown",
      })),
    },
  };
}

export const doubtsCommand = defineCommand({
  name: "doubts",
  needs: "calendar",
  words,
  input,
  args: [
    { name: "action", choices: { settle: ["trancher"] } },
    { name: "cohort" },
    { name: "week" },
    {
      name: "place",
      choices: {
        school: ["école"],
        company: ["entreprise"],
        defence: ["soutenance", "soutenances", "defences"],
        exam: ["examen"],
        off: ["fermé", "libre"],
      },
    },
    { name: "reason", rest: true },
  ],
  data,
  async run(context: Context): Promise<{ card: Card; data: Data }> {
    if (context.parsed.action === "settle") return settle(context);
    return list(await cohortsUnder("calendar", context), context);
  },
});
