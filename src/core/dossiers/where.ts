import { type Day, isWeekend, mondayOf } from "../../domain/calendar/day.ts";
import { doubtsTouching } from "../../domain/calendar/next.ts";
import type { Doubt } from "../../domain/calendar/timeline.ts";
import type { CohortDays } from "../calendars.ts";
import type { DatedAnswer } from "../next-answer.ts";
import { capital, commonSay, longDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { defineWords, sayer } from "../words/words.ts";

/** Where somebody is, in one line. */
const whereWords = defineWords({
  fr: {
    until: "{place} jusqu''au {date}",
    afterwards: "{now}, puis {place} à partir du {date}",
    over: "La formation est terminée depuis le {date}",
  },
  en: {
    until: "{place} until {date}",
    afterwards: "{now}, then {place} from {date}",
    over: "The programme was over on {date}",
  },
});

const says = { fr: sayer(whereWords, "fr"), en: sayer(whereWords, "en") };

/** The doubts that `whereLine` rests on: those from today to the first weekday in another place, both included. */
export function whereDoubts({ timeline }: CohortDays, { current, next, today }: DatedAnswer): readonly Doubt[] {
  const until = current ? weekdayFrom(current.to + 1) : (next?.from ?? today);
  return doubtsTouching(timeline.doubts, today, until);
}

/** `Company until Friday 1 January 2027`; between two periods, what today is and what comes next. Marked (!) where the calendar is in doubt. */
export function whereLine(days: CohortDays, answer: DatedAnswer, lang: Lang): string {
  const { last } = days.timeline;
  const { current, next, place, today } = answer;
  const say = says[lang];
  const named = (id: DatedAnswer["place"]) => commonSay(lang)(`place.${id}`);
  const sure = whereDoubts(days, answer).length > 0 ? " (!)" : "";
  if (last !== null && today > last) return say("over", { date: longDate(last, lang) });
  if (current) return say("until", { place: capital(named(current.place)), date: longDate(current.to, lang) }) + sure;
  if (!next) return capital(named(place)) + sure;
  const values = { now: capital(named(place)), place: named(next.place), date: longDate(next.from, lang) };
  return say("afterwards", values) + sure;
}

function weekdayFrom(day: Day): Day {
  return isWeekend(day) ? mondayOf(day) + 7 : day;
}
