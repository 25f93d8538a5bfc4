import * as z from "zod";
import type { Part } from "../src/core/card.ts";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { keptAmong } from "../src/core/ground.ts";
import { usageOf } from "../src/core/line.ts";
import { namingFor } from "../src/core/naming.ts";
import type { EnrolmentView } from "../src/core/ports.ts";
import { typedDay } from "../src/core/typed-day.ts";
import { commonSay, quoted, shortDate } from "../src/core/words/common.ts";
import { defineWords } from "../src/core/words/words.ts";
import { academicYear } from "../src/domain/calendar/academic-year.ts";
import type { Day } from "../src/domain/calendar/day.ts";
import { PLACES } from "../src/domain/calendar/place.ts";

/** The longest arrangement, in days: more is another calendar. */
const LONGEST = 366;

const words = defineWords({
  fr: {
    summary: "Un aménagement pour une seule personne : une semaine de maladie, un jour échangé",
    example: "exception apprenti@example.org 2026-11-23 2026-11-27 fermé arrêt maladie",
    "arg.learner": "adresse",
    "arg.from": "du (AAAA-MM-JJ)",
    "arg.to": "au (AAAA-MM-JJ)",
    "arg.place": "école|entreprise|soutenances|examen|fermé",
    "arg.reason": "raison",
    noted: "C''est noté pour {name} : {place}, du {from} au {to}",
    order: "les dates : la seconde vient avant la première, ou la période dépasse un an",
    years: "les jours : la promotion va du {first} au {last}",
    who: "Écrivez l''adresse d''une personne inscrite aujourd''hui.",
  },
  en: {
    summary: "An arrangement for one person alone: a sick week, a day swapped",
    example: "exception learner@example.org 2026-11-23 2026-11-27 off sick leave",
    "arg.learner": "address",
    "arg.from": "from (YYYY-MM-DD)",
    "arg.to": "to (YYYY-MM-DD)",
    "arg.place": "school|company|defence|exam|off",
    "arg.reason": "reason",
    noted: "Noted for {name}: {place}, {from} to {to}",
    order: "the dates: the second comes before the first, or they span more than a year",
    years: "the days: the cohort runs from {first} to {last}",
    who: "Write the address of someone enrolled today.",
  },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  learner: z.string().max(320),
  from: z.string().max(40),
  to: z.string().max(40),
  place: z.enum(PLACES).exclude(["unknown"]),
  reason: z.string().min(1).max(500),
});
type Context = CommandContext<Key, z.infer<typeof input>>;
const data = z.object({ email: z.string(), enrolments: z.number() });

export const exceptionCommand = defineCommand({
  name: "exception",
  needs: "calendar",
  words,
  input,
  args: [
    { name: "learner", required: true },
    { name: "from", required: true },
    { name: "to", required: true },
    {
      name: "place",
      required: true,
      choices: {
        school: ["école"],
        company: ["entreprise"],
        defence: ["soutenance", "soutenances"],
        exam: ["examen"],
        off: ["fermé", "libre"],
      },
    },
    { name: "reason", required: true, rest: true },
  ],
  data,
  async run(context: Context) {
    const { say, lang, stores, programmes, parsed, today, at } = context;
    const { learner, place, reason } = parsed;
    const [from, to] = [dayIn(parsed.from, context), dayIn(parsed.to, context)];
    if (to < from || to - from > LONGEST) {
      throw new UserError("bad-arguments", { problem: say("order"), usage: usageOf(exceptionCommand, lang) });
    }
    const person = await stores.people.byEmail(learner);
    const views = person ? await stores.enrolments.of(person, today) : [];
    const enrolled = views.filter((view) => view.person.id === person?.id);
    if (!person || enrolled.length === 0)
      throw new UserError("not-found", { what: quoted(learner, lang), mend: say("who") });
    const kept = await keptAmong("calendar", enrolled, context);
    const { authority } = kept;
    const own = holding(kept.own, { from, to }, context);
    for (const view of own) {
      await stores.calendars.except(authority, { enrolment: view.id, from, to, place, reason }, at);
    }
    const values = {
      name: person.name,
      place: commonSay(lang)(`place.${place}`),
      from: shortDate(from, lang),
      to: shortDate(to, lang),
    };
    const naming = await namingFor(context);
    const named = (naming.several ? own : []).flatMap(({ cohort }): Part[] => {
      const programme = programmes.get(cohort.programme);
      return programme ? [{ kind: "text", text: naming.of(cohort.id, programme), weight: "subtle" }] : [];
    });
    return {
      card: { title: say("noted", values), parts: [{ kind: "text", text: reason }, ...named], buttons: [] },
      data: { email: person.email, enrolments: own.length },
    };
  },
});

/** @throws UserError `bad-arguments` for what is no day */
function dayIn(typed: string, { lang, today }: Context): Day {
  const day = typedDay(typed, today);
  if (day !== null) return day;
  throw new UserError("bad-arguments", { problem: quoted(typed, lang), usage: usageOf(exceptionCommand, lang) });
}

/** The enrolments whose years hold these days. @throws UserError `bad-arguments` when there are none */
function holding(
  views: readonly EnrolmentView[],
  { from, to }: { readonly from: Day; readonly to: Day },
  { programmes, say, lang }: Context,
): readonly EnrolmentView[] {
  const spans = views.flatMap((view) => {
    const programme = programmes.get(view.cohort.programme);
    if (!programme) return [];
    const calendar = { startYear: view.cohort.startYear, startWeek: programme.startWeek };
    return [{ view, first: academicYear(calendar, 1).from, last: academicYear(calendar, programme.years).to }];
  });
  const held = spans.filter(({ first, last }) => from >= first && to <= last);
  if (held.length > 0) return held.map(({ view }) => view);
  const first = shortDate(Math.min(...spans.map((span) => span.first)), lang);
  const last = shortDate(Math.max(...spans.map((span) => span.last)), lang);
  throw new UserError("bad-arguments", {
    problem: say("years", { first, last }),
    usage: usageOf(exceptionCommand, lang),
  });
}
