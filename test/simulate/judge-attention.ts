import { isWorkingDay, mondayBefore, regionOf } from "./judge-days.ts";
import type { Seen, Sight, Violation } from "./judge-sight.ts";

const QUIET_UNTIL = 7;
const QUIET_FROM = 20;
const CAP = 5;
const SPREAD_MS = 30 * 60_000;

export interface WeekFigures {
  /** Weeks of people who got at least one message in them, and all weeks of all people. */
  readonly written: Spread;
  readonly all: Spread;
  /** Of the first half hour after a stop: messages, and the most in one minute. */
  readonly afterStop: { readonly messages: number; readonly mostAMinute: number } | null;
}

export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** When messages come, and how many. */
export function judgeAttention(sight: Sight): {
  readonly violations: readonly Violation[];
  readonly figures: WeekFigures;
} {
  const violations: Violation[] = [];
  const digests = new Map<string, Seen>();
  const weeks = new Map<string, Seen[]>();
  for (const seen of sight.seen) {
    const { local, who, at } = seen;
    const told = [`${local.text} to ${who.email} (${seen.zone}): ${saidIn(seen)}`];
    if (local.hour < QUIET_UNTIL || local.hour >= QUIET_FROM)
      violations.push({ at, rule: "none in quiet hours", story: told });
    if (!isWorkingDay(local.day, regionOf(who, seen)))
      violations.push({ at, rule: "none on a weekend or public holiday", story: told });
    if (seen.place === "off" && !chosen(seen, sight))
      violations.push({ at, rule: "none on a day off of the learner's calendar", story: told });
    if (seen.items.some(({ weight }) => weight !== "urgent")) {
      const key = `${who.id} ${local.day}`;
      const first = digests.get(key);
      if (first) {
        const both = [first, seen].map((one) => `${one.local.text} to ${who.email}: ${saidIn(one)}`);
        violations.push({ at, rule: "one digest a person a day", story: both });
      }
      digests.set(key, seen);
    }
    const week = `${who.id} ${mondayBefore(local.day)}`;
    const those = weeks.get(week) ?? [];
    weeks.set(week, [...those, seen]);
    if (those.length === CAP) {
      const all = [...those, seen].map((one) => `${one.local.text}: ${saidIn(one)}`);
      violations.push({ at, rule: `no more than ${CAP} messages a week`, story: [who.email, ...all] });
    }
  }
  const written = [...weeks.values()].map((those) => those.length);
  const possible =
    Math.floor((sight.story.span.to - sight.story.span.from) / (7 * 86_400_000)) * sight.story.people.size;
  const none = Array.from({ length: Math.max(0, possible - written.length) }, () => 0);
  const figures: WeekFigures = {
    written: spreadOf(written),
    all: spreadOf([...none, ...written]),
    afterStop: burstOf(sight),
  };
  // Over weeks with a message: quiet weeks would let any number pass.
  if (figures.written.median > 2) violations.push(weekly("median", figures.written, sight));
  if (figures.written.p95 > 4) violations.push(weekly("95th percentile", figures.written, sight));
  const burst = figures.afterStop;
  if (burst && burst.messages >= 40 && burst.mostAMinute > burst.messages / 4) {
    const story = [`${burst.mostAMinute} of ${burst.messages} messages in one minute`];
    violations.push({ at: sight.story.outage?.to ?? 0, rule: "what a stop left is spread", story });
  }
  return { violations, figures };
}

/** They put all of it off themselves, to that day or to days without messages just before it. */
function chosen({ who, local, items }: Seen, { story }: Sight): boolean {
  const off = story.wishes.filter(({ person, what }) => person === who.id && what === "later");
  return items.every(({ subject }) =>
    off.some(({ subjects, until }) => {
      const days = until === null ? -1 : local.day - until;
      return subjects.includes(subject) && days >= 0 && days <= 3;
    }),
  );
}

function weekly(what: string, spread: Spread, { story }: Sight): Violation {
  return {
    at: story.span.to,
    rule: "median 2 and 95th percentile 4 messages a week",
    story: [`the ${what}: ${JSON.stringify(spread)}`],
  };
}

function burstOf({ story: { outage }, seen }: Sight): WeekFigures["afterStop"] {
  if (!outage) return null;
  const minutes = new Map<number, number>();
  const after = seen.filter(({ at }) => at >= outage.to && at < outage.to + SPREAD_MS);
  for (const { at } of after) minutes.set(Math.floor(at / 60_000), (minutes.get(Math.floor(at / 60_000)) ?? 0) + 1);
  return { messages: after.length, mostAMinute: Math.max(0, ...minutes.values()) };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 };
}

function saidIn({ items }: Seen): string {
  return items
    .map(({ kind, subject, step }) => `${kind} ${subject.split(":").slice(1).join(":")} ${step ?? ""}`)
    .join("; ");
}
