import type { Day } from "../../domain/calendar/day.ts";
import { isBroughtByPeople } from "../../domain/dossier/decide.ts";
import { broughtDeadline, type Deadline, deadlines } from "../../domain/programme/deadlines.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import { turnRests } from "../../domain/programme/turn-rests.ts";
import type { CohortDays } from "../calendars.ts";
import type { EnrolmentView, Stores } from "../ports.ts";
import type { Lang } from "../words/lang.ts";
import { mayRead } from "./load.ts";
import { nextDue, type Obligation, obligationOf } from "./obligation.ts";
import { occasionText } from "./occasion-text.ts";
import { dossierRef } from "./ref.ts";

/** One day by which something is due, and the programme by whose rules it is. */
export interface DueDay {
  readonly deadline: Deadline;
  readonly programme: Programme;
  /** Which of several it is, of what people brought about; null: its day says it. */
  readonly which: string | null;
}

/** An enrolment and the asker's roles around it. */
interface Around {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  readonly roles: readonly string[];
}

/**
 * What falls due in these enrolments from one day to another, both included, by enrolment id; the earliest first. Of what people brought about the
 * day by which the next step should be done, where the asker may read it; nothing of what is over. One reading of the store for all of them.
 */
export async function dueDays(
  {
    stores,
    lang,
  }: { readonly stores: { readonly dossiers: Pick<Stores["dossiers"], "standing"> }; readonly lang: Lang },
  around: readonly Around[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<ReadonlyMap<string, readonly DueDay[]>> {
  const { open, over } = await stores.dossiers.standing(around.map(({ view }) => view.id));
  const ended = new Set(over.map(dossierRef));
  return new Map(
    around.map(({ view, days, roles }) => {
      const { programme, timeline, settings } = days;
      const actor = { person: "", roles: roles.map((role) => ({ role, for: null })) };
      const calendar = deadlines(programme, timeline, settings, from, to)
        .filter(({ id }) => !ended.has(`${view.id}:${id}`))
        .map((deadline): DueDay => ({ deadline, programme, which: null }));
      const brought = open
        .filter(({ enrolment }) => enrolment === view.id)
        .map((stored) => obligationOf(view, days, stored, stored))
        .filter((one) => one !== null)
        .filter((one) => isBroughtByPeople(one.kind) && mayRead(one.days.programme, one.kind, actor))
        .flatMap((one) => {
          const due = nextDue(one);
          return due === null || due < from || due > to ? [] : [broughtDay(one, due, lang)];
        });
      const all = [...calendar, ...brought].toSorted((one, other) => one.deadline.due - other.deadline.due);
      return [view.id, all];
    }),
  );
}

function broughtDay(obligation: Obligation, due: Day, lang: Lang): DueDay {
  const { kind, key, about, days, opens, turns } = obligation;
  const { programme, timeline, settings } = days;
  const { event, opened } = about;
  const own = broughtDeadline(programme, timeline, settings, { dossier: kind, occasion: key.occasion, event, opened });
  const turn = turns.find((one) => one.due === due && (one.act.within ?? one.act.before) !== null);
  const rests = turn ? turnRests(days, turn.act, about) : own;
  const { defaulted, chosen } = rests;
  return { deadline: { ...own, opens, due, defaulted, chosen }, programme, which: occasionText(obligation, lang) };
}
