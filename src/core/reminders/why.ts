import { targetOf } from "../../domain/counter/target.ts";
import type { Ladder } from "../../domain/programme/dossier-rules.ts";
import { saySpan } from "../../domain/programme/say-anchor.ts";
import { distanceOf } from "../../domain/reminder/rungs.ts";
import { targetSource } from "../answer-data.ts";
import { schoolDay } from "../dossiers/obligation.ts";
import type { KeptReminder } from "../reminder-ports.ts";
import { roleName } from "../roles.ts";
import { longDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { movedLines, nameOf, wordsOf } from "./sentences.ts";
import type { Reading, Told } from "./told.ts";
import { reminderSay } from "./words.ts";

/** Why one reminder was sent: its rule, the programme's ladder and source, in which role, for whom, and when the one before went. */
export async function whyLines(told: Told, last: KeptReminder | null, asking: Reading): Promise<readonly string[]> {
  const { lang } = asking;
  const { role, for: principal } = told.reminder.facts;
  const say = reminderSay(lang);
  const ladder = ladderOf(told);
  const source = sourceOf(told, lang);
  return [
    ...(told.reminder.kind === "moved" ? [say("why.moved")] : []),
    ruleLine(told, lang),
    ...(ladder === null ? [] : [say("why.ladder", rungs(ladder, lang))]),
    ...(source === null ? [] : [say("why.source", { source })]),
    say("why.role", { role: roleName(role, wordsOf(told, asking), lang) }),
    ...(principal === null ? [] : [say("why.deputy", { name: await nameOf(principal, asking) })]),
    last === null ? say("why.first") : say("why.last", { date: longDate(schoolDay(last.at), lang) }),
  ];
}

/** The rule alone, in one line. */
export function ruleLine({ reminder }: Told, lang: Lang): string {
  const { kind, facts } = reminder;
  const say = reminderSay(lang);
  const date = facts.due === null ? "" : longDate(facts.due, lang);
  const distance = distanceOf(reminder);
  const span = distance === null ? "" : saySpan(distance.count, distance.unit, lang);
  const before = { count: distance?.count ?? 0, span };
  switch (kind) {
    case "step":
      return facts.due === null || facts.before === null
        ? say("why.step.undated")
        : say("why.step", { ...before, date });
    case "late":
      return say("why.late", { level: facts.level ?? 1, date });
    case "escalated":
      return say("why.escalated", { level: facts.level ?? 1, date });
    case "period":
      return say("why.period", before);
    case "return":
      return say("why.return", before);
    case "turn":
      return say("why.turn");
    case "refused":
      return say("why.refused");
    case "counter":
      return say("why.counter");
    case "moved":
      return movedLines(facts.moves, lang).join(lang === "fr" ? " ; " : "; ");
    default:
      return kind satisfies never;
  }
}

function ladderOf({ reminder: { kind, subject }, met, place }: Told): Ladder | null {
  if (kind === "step") return met?.obligation.kind.remind ?? null;
  const programme = place?.days.programme;
  if (!programme) return null;
  if (kind === "period" || kind === "return") return programme.calendarReminders[kind];
  if (kind !== "counter") return null;
  return programme.counters.find(({ id }) => subject.endsWith(`:counter:${id}`))?.remind ?? null;
}

function sourceOf({ reminder: { subject, kind, day }, met, place }: Told, lang: Lang): string | null {
  if (met) return met.obligation.kind.source.line;
  const days = place?.days;
  if (kind !== "counter" || !days) return days?.programme.calendarSource.line ?? null;
  const counter = days.programme.counters.find(({ id }) => subject.endsWith(`:counter:${id}`));
  if (!counter) return null;
  const target = targetOf(counter, counter.each === "course" ? null : days.timeline.yearOf(day), days);
  return targetSource(counter, target, days.programme, lang) || null;
}

/** `28, 14, 7, 2 days`, and whether the very day is one of them. */
function rungs({ before, unit }: Ladder, lang: Lang) {
  const early = before.filter((count) => count > 0);
  const span = saySpan(Math.max(2, early.length), unit, lang).replace(/^\d+/, early.join(", "));
  return {
    ladder: early.length === 1 ? saySpan(early[0] ?? 0, unit, lang) : span,
    same: early.length < before.length ? "yes" : "no",
  };
}
