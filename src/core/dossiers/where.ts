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

/** `Company until Friday 1 January 2027`; between two periods, what today is and what comes next. Marked (!) where the calendar is in doubt. */
export function whereLine({ timeline }: CohortDays, { current, next, place, today, doubts }: DatedAnswer, lang: Lang) {
  const say = says[lang];
  const named = (id: DatedAnswer["place"]) => commonSay(lang)(`place.${id}`);
  const sure = doubts.length > 0 ? " (!)" : "";
  if (timeline.last !== null && today > timeline.last) return say("over", { date: longDate(timeline.last, lang) });
  if (current) return say("until", { place: capital(named(current.place)), date: longDate(current.to, lang) }) + sure;
  if (!next) return capital(named(place)) + sure;
  const values = { now: capital(named(place)), place: named(next.place), date: longDate(next.from, lang) };
  return say("afterwards", values) + sure;
}
