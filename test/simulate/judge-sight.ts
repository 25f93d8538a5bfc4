import { dateOf, type LocalTime, localTime } from "./judge-days.ts";
import type { Delivery, Duty, Item, Someone, Story } from "./story.ts";

export interface Violation {
  readonly at: number;
  readonly rule: string;
  /** What led to it, a line each. */
  readonly story: readonly string[];
}

export interface Seen extends Delivery {
  readonly local: LocalTime;
  readonly who: Someone;
}

/** A message that said something about a step. */
export interface Mention {
  readonly seen: Seen;
  readonly item: Item;
}

/** A story, sorted for judging. */
export interface Sight {
  readonly story: Story;
  readonly seen: readonly Seen[];
  mentions(duty: Pick<Duty, "ref" | "step">): readonly Mention[];
  /** Of any step of a dossier. */
  dossier(ref: string): readonly Mention[];
  dutiesOf(ref: string, step: string): readonly Duty[];
  /** Whether someone could do it at an instant, for themselves or as a deputy. */
  canAct(person: string, duty: Duty, at: number, day: number): boolean;
  /** Who held one of the roles at an instant. */
  holders(enrolment: string, roles: readonly string[], at: number): readonly string[];
  /** A person, and those whose deputy they are on that day. */
  standsFor(person: string, day: number): readonly string[];
  /** What was decided and said about a step, told in order. */
  tell(duty: Duty, until?: number): readonly string[];
}

export function openSight(story: Story): Sight {
  const seen = story.delivered.map((delivery): Seen => {
    const who = story.people.get(delivery.person);
    if (!who) throw new Error(`${delivery.person} is nobody`);
    return { ...delivery, local: localTime(delivery.at, delivery.zone), who };
  });
  const mentions = new Map<string, Mention[]>();
  const dossiers = new Map<string, Mention[]>();
  for (const one of seen) {
    for (const item of one.items) {
      if (item.step === null) continue;
      push(mentions, `${item.subject} ${item.step}`, { seen: one, item });
      push(dossiers, item.subject, { seen: one, item });
    }
  }
  const duties = new Map<string, Duty[]>();
  for (const duty of story.duties) push(duties, `${duty.ref} ${duty.step}`, duty);
  const holdings = new Map<string, Story["holdings"][number][]>();
  for (const holding of story.holdings) push(holdings, holding.enrolment, holding);

  const sight: Sight = {
    story,
    seen,
    dossier: (ref) => dossiers.get(ref) ?? [],
    mentions: ({ ref, step }) => mentions.get(`${ref} ${step}`) ?? [],
    dutiesOf: (ref, step) => duties.get(`${ref} ${step}`) ?? [],
    holders: (enrolment, roles, at) =>
      (holdings.get(enrolment) ?? [])
        .filter(({ role, from, to }) => roles.includes(role) && from <= at && (to === null || at < to))
        .map(({ person }) => person),
    standsFor: (person, day) => [
      person,
      ...story.deputies
        .filter((one) => one.deputy === person && one.from <= day && day <= one.to)
        .map((one) => one.person),
    ],
    canAct: (person, duty, at, day) => {
      const holders = sight.holders(duty.enrolment, duty.roles, at);
      return sight.standsFor(person, day).some((one) => holders.includes(one));
    },
    tell: (duty, until = Number.POSITIVE_INFINITY) => {
      const head = `${duty.ref}, ${duty.step} by ${duty.roles.join(" or ")}: opens ${dateOf(duty.opens)}, due ${duty.due === null ? "never" : dateOf(duty.due)}`;
      const holders = sight.holders(duty.enrolment, duty.roles, Math.max(duty.from, story.span.from));
      const lines = sight
        .mentions(duty)
        .filter((one) => one.seen.at <= until)
        .map(
          ({ seen: { local, who }, item }) =>
            `${local.text} ${item.kind}${item.named ? "" : " (counted)"} to ${who.email}`,
        );
      const end = duty.until === null ? "it still waits" : `${localTime(duty.until, "Europe/Paris").text} ${duty.end}`;
      const asked = holders.map((id) => story.people.get(id)?.email ?? id).join(", ");
      return [head, `asked of ${asked}`, ...lines, end];
    },
  };
  return sight;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
