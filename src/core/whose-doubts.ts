import type { Doubt } from "../domain/calendar/timeline.ts";
import type { Part } from "./card.ts";
import type { EnrolmentView } from "./ports.ts";
import { commonSay, doubtLine } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

/** People named one by one before a doubt; of more, their cohorts. */
const NAMED = 3;

/** The doubts that what a card says of one person rests on. */
export interface Doubtful {
  readonly view: EnrolmentView;
  readonly doubts: readonly Doubt[];
}

/** Each doubt once; where the card speaks of several people, with the names of those it is about. */
export function doubtParts(all: readonly Doubtful[], lang: Lang): Part[] {
  const whose = new Map<string, EnrolmentView[]>();
  for (const { view, doubts } of all) {
    for (const doubt of doubts) {
      const line = doubtLine(doubt, lang);
      const known = whose.get(line);
      if (known) known.push(view);
      else whose.set(line, [view]);
    }
  }
  return [...whose].map(([line, views]) => {
    const text = all.length === 1 ? line : commonSay(lang)("doubt.of", { who: namesOf(views), line });
    return { kind: "doubt", text };
  });
}

function namesOf(views: readonly EnrolmentView[]): string {
  const names = [...new Set(views.map(({ person }) => person.name))];
  return (names.length > NAMED ? [...new Set(views.map(({ cohort }) => cohort.id))] : names).join(", ");
}
