import { dateOf } from "./judge-days.ts";
import type { Seen, Sight, Violation } from "./judge-sight.ts";
import type { Duty, Item } from "./story.ts";

/** Whether each thing that was said was true when it was said. */
export function judgeSayings(sight: Sight): readonly Violation[] {
  return sight.seen.flatMap((seen) => seen.items.flatMap((item) => judgeItem(item, seen, sight)));
}

function judgeItem(item: Item, seen: Seen, sight: Sight): readonly Violation[] {
  const { at, local, who } = seen;
  const said = `${local.text} to ${who.email}: ${item.kind} ${item.subject} ${item.step ?? ""}`;
  if (item.step === null) {
    const past = (item.kind === "return" || item.kind === "period") && item.due !== null && item.due < local.day;
    return past ? [{ at, rule: "none that is of no use", story: [said, `it began on ${dateOf(item.due ?? 0)}`] }] : [];
  }
  const spans = sight.dutiesOf(item.subject, item.step);
  const duty = spans.find(({ from, until }) => from <= at && (until === null || at < until));
  const tell = (rule: string, about: Duty | undefined) => [
    { at, rule, story: [said, ...(about ? sight.tell(about, at) : [])] },
  ];
  if (!duty) {
    const ended = spans.filter(({ until }) => until !== null && until <= at).at(-1);
    if (ended)
      return tell(ended.end === "met" ? "none after it is met" : "none after the calendar took it away", ended);
    return tell("none before it opens", spans[0]);
  }
  if (local.day < duty.opens) return tell("none before it opens", duty);
  const isStep = item.kind === "step" || item.kind === "turn";
  if (isStep && duty.due !== null && local.day > duty.due && duty.opens <= duty.due) {
    return tell("none that is of no use", duty);
  }
  const mine = item.kind === "escalated" || sight.canAct(seen.person, duty, at, local.day);
  return mine ? [] : tell("none to someone who cannot act", duty);
}
