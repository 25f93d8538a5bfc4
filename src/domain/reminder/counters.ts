import type { Day } from "../calendar/day.ts";
import { atThisPace } from "../counter/pace.ts";
import { isBroughtByPeople } from "../dossier/decide.ts";
import { firstRoles } from "../dossier/fillings.ts";
import type { DossierKind } from "../programme/programme.ts";
import { type Around, holdersOf, inSpan, isLearner, remindersTo, type Span } from "./audience.ts";
import type { Holder, Total } from "./picture.ts";
import type { Reminder } from "./reminder.ts";
import { rungsOf } from "./rungs.ts";

/** Of totals that will be missed at this pace: to the learner, or to those who have to bring about what is counted. */
export function counterReminders(totals: readonly Total[], around: Around, span: Span): readonly Reminder[] {
  return totals.flatMap((total) =>
    audienceOf(total.counts, around).flatMap((holder) => toldOf(total, holder, around, span)),
  );
}

function toldOf(total: Total, holder: Holder, around: Around, span: Span): readonly Reminder[] {
  const { counter, have, want, to: due } = total;
  if (counter.remind === null) return [];
  const opens = Math.max(total.from, around.keptFrom);
  const rungs = rungsOf(counter.remind, { opens, due, catchUp: false }, holder, around);
  const short = rungs.filter(({ day }) => falls(total, opens, day));
  const subject = `${around.enrolment}:counter:${counter.id}`;
  return inSpan(short, span, holder, around).flatMap((rung) => {
    const facts = { due, before: rung.before, count: { have, want } };
    return remindersTo(holder, { kind: "counter", subject, step: null, weight: "usual", facts }, rung, around);
  });
}

/** What is asked for already counts as if it were settled; what nobody kept here says nothing of the pace. */
function falls({ have, asked = 0, want, from, to }: Total, kept: Day, day: Day): boolean {
  return atThisPace(have + asked, { elapsed: day - kept + 1, whole: to - from + 1 }) < want;
}

function audienceOf(counts: readonly DossierKind[], around: Around): readonly Holder[] {
  const learner = around.around.filter((holder) => isLearner(holder, around));
  if (counts.some((kind) => kind.steps === null || !isBroughtByPeople(kind))) return learner;
  const roles = counts.flatMap(({ steps, form }) => (steps === null ? [] : firstRoles({ steps, form }, null)));
  return roles.length === 0 || roles.includes(around.programme.learner.id)
    ? learner
    : holdersOf([...new Set(roles)], around);
}
