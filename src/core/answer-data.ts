import * as z from "zod";
import { isoOf } from "../domain/calendar/day.ts";
import { PLACES } from "../domain/calendar/place.ts";
import type { Doubt, Period } from "../domain/calendar/timeline.ts";
import type { Wanted } from "../domain/counter/target.ts";
import type { Deadline } from "../domain/programme/deadlines.ts";
import type { Counter, Programme, Source } from "../domain/programme/programme.ts";
import type { DatedAnswer } from "./next-answer.ts";
import type { EnrolmentView } from "./ports.ts";
import { commonSay, inLang } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

/** Dates are `YYYY-MM-DD`, local to the asker; weeks are ISO labels like `2026-W45`. */
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const periodData = z.object({
  place: z.enum(PLACES),
  from: isoDate,
  to: isoDate,
  weeks: z.array(z.string()),
  workingDays: z.number(),
});

export const doubtData = z.object({
  from: isoDate,
  to: isoDate,
  reason: z.object({ id: z.string(), text: z.string() }),
});

export const dueData = z.object({
  id: z.string(),
  title: z.string(),
  opens: isoDate.nullable(),
  due: isoDate,
  source: z.string(),
});

export const personData = z.object({ name: z.string(), email: z.string() });

export function periodOf(period: Period): z.infer<typeof periodData> {
  const { place, from, to, weeks, workingDays } = period;
  return { place, from: isoOf(from), to: isoOf(to), weeks: [...weeks], workingDays };
}

export function doubtOf(doubt: Doubt, lang: Lang): z.infer<typeof doubtData> {
  const text = commonSay(lang)(`doubt.${doubt.reason}`);
  return { from: isoOf(doubt.from), to: isoOf(doubt.to), reason: { id: doubt.reason, text } };
}

/** `001:L401`, or that it is a default and why. */
export function sourceOf(source: Source, lang: Lang): string {
  if (source.line !== null) return source.line;
  return source.why ? commonSay(lang)("source.none", { why: inLang(source.why, lang) }) : "";
}

/** Where a counter's target comes from: the file's source, unless the school chose another number, which no document says. */
export function targetSource(
  { source }: Pick<Counter, "source">,
  target: Wanted | null,
  { settings }: Pick<Programme, "settings">,
  lang: Lang,
): string {
  const name = (wanted: string | null | undefined) => {
    const setting = settings.find(({ id }) => id === wanted);
    return setting && inLang(setting.name, lang);
  };
  const [chosen, rests] = [name(target?.chosen), name(target?.defaulted)];
  if (chosen !== undefined) return commonSay(lang)("source.chosen", { rests: chosen });
  const file = sourceOf(source, lang);
  return rests === undefined ? file : commonSay(lang)("source.default", { source: file, rests });
}

/** `source` also tells which settings stand at Passerelle's default, which is never the school's word, and which the school chose otherwise than the document. */
export function dueOf(deadline: Deadline, { settings }: Programme, lang: Lang): z.infer<typeof dueData> {
  const { id, dossier, opens, due, defaulted, chosen } = deadline;
  const say = commonSay(lang);
  const named = (ids: readonly string[]) =>
    settings
      .filter((setting) => ids.includes(setting.id))
      .map((setting) => inLang(setting.name, lang))
      .join(", ");
  const [rests, own] = [named(defaulted), named(chosen)];
  const file = sourceOf(dossier.source, lang);
  const source = own === "" ? file : say("source.moved", { source: file, rests: own });
  return {
    id,
    title: inLang(dossier.name, lang),
    opens: opens === null ? null : isoOf(opens),
    due: isoOf(due),
    source: rests === "" ? source : say("source.default", { source, rests }),
  };
}

/** What `/next-period` says of one enrolment. */
export const answerData = z.object({
  person: personData,
  cohort: z.string(),
  year: z.number().nullable(),
  today: z.object({ date: isoDate, place: z.enum(PLACES) }),
  current: periodData.nullable(),
  next: periodData.nullable(),
  return: isoDate.nullable(),
  due: z.array(dueData),
  doubts: z.array(doubtData),
});
export type AnswerData = z.infer<typeof answerData>;

type SharedAnswer = Omit<AnswerData, "person" | "cohort">;
const shared = new WeakMap<DatedAnswer, Map<Lang, SharedAnswer>>();

/** What the answer says of anyone who shares the calendar, worked out once. */
function sharedAnswer(answer: DatedAnswer, programme: Programme, lang: Lang): SharedAnswer {
  const kept = shared.get(answer) ?? new Map<Lang, SharedAnswer>();
  shared.set(answer, kept);
  let told = kept.get(lang);
  if (!told) {
    told = {
      year: answer.year,
      today: { date: isoOf(answer.today), place: answer.place },
      current: answer.current && periodOf(answer.current),
      next: answer.next && periodOf(answer.next),
      return: answer.return === null ? null : isoOf(answer.return),
      due: answer.due.map((deadline) => dueOf(deadline, programme, lang)),
      doubts: answer.doubts.map((doubt) => doubtOf(doubt, lang)),
    };
    kept.set(lang, told);
  }
  return told;
}

export function answerOf(view: EnrolmentView, answer: DatedAnswer, programme: Programme, lang: Lang): AnswerData {
  const { name, email } = view.person;
  return { person: { name, email }, cohort: view.cohort.id, ...sharedAnswer(answer, programme, lang) };
}
