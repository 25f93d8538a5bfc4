import type { Verdict } from "./judge.ts";
import { SHARES } from "./people.ts";
import type { Simulated } from "./simulate.ts";

/** What came of a simulation, a line each. */
export function tableOf(simulated: Simulated, { violations, duties, weeks }: Verdict): string {
  const { story, people, outbox, courier, happened, errors, minutes, cpuSeconds } = simulated;
  const items = story.delivered.flatMap((one) => one.items);
  const kinds = new Map<string, number>();
  for (const { kind } of items) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const week = ({ median, p95, most, count }: Verdict["weeks"]["all"]) =>
    `median ${median}, p95 ${p95}, most ${most} of ${count}`;
  const rows: readonly (readonly [string, string | number])[] = [
    ["minutes", minutes],
    ["people", story.people.size],
    ["they answer", `on time ${percent(SHARES.onTime)}, late ${percent(SHARES.late)}, never ${percent(SHARES.never)}`],
    ["answers meant", `on time ${people.answers.onTime}, late ${people.answers.late}, never ${people.answers.never}`],
    ["steps done", people.done],
    ["of them sent back", people.sentBack],
    ["answers refused", list(people.refused)],
    ["besides", list(happened)],
    ["messages", story.delivered.length],
    ["things said", items.length],
    ...[...kinds].sort(([, one], [, other]) => other - one).map(([kind, those]) => [`  ${kind}`, those] as const),
    ["merged", outbox.states.merged],
    ["cancelled", outbox.states.cancelled],
    ["expired", outbox.states.expired],
    ["unknown, once", outbox.everUnknown],
    ["  found by look-up", courier.found],
    ["dead", outbox.states.dead],
    ["told to wait (429)", courier.busy],
    ["person-weeks with a message", week(weeks.written)],
    ["all person-weeks", week(weeks.all)],
    ["obligations", story.duties.length],
    ["  open for their whole ladder, not met", duties.judged],
    ["  reminded at least twice before due", duties.remindedTwice],
    ["    some of it as “+n”", duties.byCount],
    [
      "  not judged",
      `put off ${duties.putOff}, muted ${duties.muted}, the program was down ${duties.kept}, the learner away ${duties.away}`,
    ],
    ["  with less time, reminded twice", `${duties.shorterTwice} of ${duties.shorter}`],
    ["  kept back by the stop, said after it", duties.afterStop],
    [
      "half an hour after the stop",
      weeks.afterStop ? `${weeks.afterStop.messages}, ${weeks.afterStop.mostAMinute} a minute at most` : "no stop",
    ],
    ["errors logged", errors.length],
    ["judged violations", violations.length],
    ["CPU seconds", cpuSeconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

function list(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ") || "none"
  );
}
