import { dateOf, workingDaysBetween } from "./judge-days.ts";
import type { Mention, Sight, Violation } from "./judge-sight.ts";
import type { Duty } from "./story.ts";

/** Whether silence went up only after silence, and in the order of the programme file. */
export function judgeEscalations(sight: Sight): readonly Violation[] {
  return sight.story.duties.flatMap((duty) =>
    duty.escalate === null
      ? []
      : sight
          .mentions(duty)
          .filter(({ seen, item }) => item.kind === "escalated" && isDuring(seen.at, duty))
          .flatMap((mention) => judgeOne(mention, duty, sight)),
  );
}

function isDuring(at: number, { from, until }: Duty): boolean {
  return from <= at && (until === null || at < until);
}

function judgeOne({ seen }: Mention, duty: Duty, sight: Sight): readonly Violation[] {
  const { at, local, person } = seen;
  const tell = (rule: string) => [{ at, rule, story: sight.tell(duty, at) }];
  if (duty.due === null || local.day <= duty.due) return tell("silence goes up only once it is late");
  const levels = levelsOf(duty, at, sight);
  const me = sight.standsFor(person, local.day);
  const level = levels.findIndex((people) => people.some((one) => me.includes(one)));
  if (level < 0) return tell("silence goes up to the roles of the file");
  const since = Math.max(duty.due, duty.opens);
  const wanted = (duty.escalate?.count ?? 0) * (level + 1);
  const passed = workingDaysBetween(since, local.day);
  if (duty.escalate?.unit === "working-days" && passed < wanted) {
    return tell(`silence goes up after ${wanted} working days, not ${passed} since ${dateOf(since)}`);
  }
  const earlier = sight.mentions(duty).filter((one) => one.seen.at <= at);
  const asked = earlier.some(
    (one) => one.item.kind !== "escalated" && sight.canAct(one.seen.person, duty, one.seen.at, one.seen.local.day),
  );
  if (!asked) return tell("silence goes up only after silence");
  const below = levels[level - 1];
  // Silence about several steps of one dossier goes up in one.
  const about = sight.dossier(duty.ref).filter((one) => one.seen.at <= at);
  const known = about.some(
    (one) =>
      one.item.kind === "escalated" &&
      below?.some((id) => sight.standsFor(one.seen.person, one.seen.local.day).includes(id)),
  );
  if (below === undefined || known) return [];
  const [wrong] = tell("silence goes up in the order of the file");
  const missing = below.map((id) => sight.story.people.get(id)?.email ?? id).join(", ");
  return wrong ? [{ ...wrong, story: [...wrong.story, `${missing} did not hear of it before`] }] : [];
}

/** By rung, those who hold its role and are told nothing of it yet; a rung without any is left out. */
function levelsOf({ enrolment, roles, escalate }: Duty, at: number, sight: Sight): readonly (readonly string[])[] {
  const known = new Set(sight.holders(enrolment, roles, at));
  const levels: string[][] = [];
  for (const role of escalate?.to ?? []) {
    const fresh = roles.includes(role) ? [] : sight.holders(enrolment, [role], at).filter((id) => !known.has(id));
    if (fresh.length === 0) continue;
    for (const id of fresh) known.add(id);
    levels.push(fresh);
  }
  return levels;
}
