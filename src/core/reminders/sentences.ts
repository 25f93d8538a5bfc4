import { Temporal } from "temporal-polyfill";
import type { Move } from "../../domain/calendar/moved.ts";
import { actsOf } from "../../domain/dossier/steps.ts";
import { deadlines } from "../../domain/programme/deadlines.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import { dossierTitle } from "../dossiers/card.ts";
import { aheadOf, missingLines } from "../dossiers/gate.ts";
import type { Obligation } from "../dossiers/obligation.ts";
import { schoolDay } from "../dossiers/obligation.ts";
import { readRef } from "../dossiers/ref.ts";
import { stepWords } from "../dossiers/step-words.ts";
import { dossierSay } from "../dossiers/words.ts";
import { roleName } from "../roles.ts";
import { capital, commonSay, inLang, longDate, number } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { unitName } from "../words/units.ts";
import type { Reading, Told } from "./told.ts";
import { reminderSay } from "./words.ts";

/** Changes of the calendar that one reminder lists. */
const MOVES = 5;
/** Messages of someone else that are looked through for the last one about a subject. */
const LOOKED_AT = 50;
/** Nothing is to come before it. */
const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);

/** What a reminder is about: the dossier and whose it is, the total, or the calendar; and which programme, to those who have several. */
export function titleOf(told: Told, { person, lang }: Pick<Reading, "person" | "lang">): string {
  const { reminder, place, met, naming } = told;
  const say = reminderSay(lang);
  if (met) return dossierTitle(met.obligation, { person, lang, naming });
  const { counters = [], dossiers = [] } = place?.days.programme ?? {};
  const of = readRef(reminder.subject)?.kind;
  const named =
    counters.find(({ id }) => reminder.subject.endsWith(`:counter:${id}`)) ?? dossiers.find(({ id }) => id === of);
  const what =
    named !== undefined
      ? capital(inLang(named.name, lang))
      : say(reminder.kind === "moved" ? "moved.title" : "calendar");
  if (!place) return what;
  const { view, days } = place;
  const own = view.person.id === person.id || reminder.kind === "moved";
  return naming.of(own ? what : dossierSay(lang)("of", { what, name: view.person.name }), days.programme);
}

/** The programmes in whose words its roles are told: its own, while it is under way. */
export function wordsOf({ place }: Told, { programmes }: Pick<Reading, "programmes">): Iterable<Programme> {
  return place ? [place.days.programme] : programmes.values();
}

/** What is said in an item's lines: what, by when and why it matters; once it is done, by whom and when. */
export async function linesOf(told: Told, asking: Reading): Promise<readonly string[]> {
  const { lang } = asking;
  const say = reminderSay(lang);
  const principal = told.reminder.facts.for;
  const deputy = principal === null ? [] : [say("deputy", { name: await nameOf(principal, asking) })];
  const said = told.open ? await openLines(told, asking) : [await overLine(told, asking)];
  return [...said, ...(told.open ? deputy : [])];
}

async function overLine({ met, done, place, reminder }: Told, asking: Reading): Promise<string> {
  const { lang } = asking;
  const say = reminderSay(lang);
  const act = met && actOf(met.obligation, reminder.step);
  if (done && act) {
    const values = { who: await nameOf(done.by, asking), date: longDate(schoolDay(done.at), lang) };
    return say("told.done", { ...values, what: stepWords(met.obligation.kind, act, "past", lang) });
  }
  if (place === null || (!met && reminder.step !== null)) return say("told.gone");
  if (!met || reminder.step === null) return say("told.past");
  const { status } = met.obligation.state;
  return say(status === "withdrawn" ? "told.withdrawn" : status === "done" ? "told.over" : "told.back");
}

async function openLines(told: Told, asking: Reading): Promise<readonly string[]> {
  const { lang, today } = asking;
  const { reminder, met, place } = told;
  const { due, count, moves } = reminder.facts;
  const say = reminderSay(lang);
  const date = due === null ? "" : longDate(due, lang);
  const act = met && actOf(met.obligation, reminder.step);
  const what = act ? stepWords(met.obligation.kind, act, "to", lang) : "";
  switch (reminder.kind) {
    case "step":
      if (act === null) return [due === today ? say("event.today") : say("event", { date })];
      if (due === null) return [say("step.undated", { what: capital(what) })];
      return [say(due === today ? "step.today" : "step", { what: capital(what), date })];
    case "turn":
      return [say("turn", { what, when: due === null ? "none" : date })];
    case "refused":
      return refusedLines(told, what, asking);
    case "late":
      return [say("late", { date, what })];
    case "escalated":
      return escalatedLines(told, what, asking);
    case "period":
      return [periodLine(told, date, lang)];
    case "return":
      return [say("return", { date }), returnLine(told, asking)];
    case "counter": {
      const unit = place?.days.programme.counters.find(({ id }) => reminder.subject.endsWith(`:counter:${id}`))?.unit;
      const { have, want } = count ?? { have: 0, want: 0 };
      const values = { have: number(have, lang), want: number(want, lang), today: longDate(reminder.day, lang), date };
      return [say("counter", { ...values, unit: unitName(unit ?? "time", want, lang) })];
    }
    case "moved":
      return movedLines(moves, lang);
    default:
      return reminder.kind satisfies never;
  }
}

function actOf({ kind }: Obligation, step: string | null): Act | null {
  return actsOf(kind).find(({ id }) => id === step) ?? null;
}

async function refusedLines({ met }: Told, what: string, asking: Reading): Promise<readonly string[]> {
  const say = reminderSay(asking.lang);
  const refusal = met?.obligation.state.refusal;
  const next = say("refused.next", { what });
  return refusal ? [say("refused", { who: await nameOf(refusal.by, asking), reason: refusal.reason }), next] : [next];
}

/** Whom it waits for, what must hold before, and what each one before was told, with its day. */
async function escalatedLines(told: Told, what: string, asking: Reading): Promise<readonly string[]> {
  const { lang, stores } = asking;
  const { reminder, met } = told;
  const say = reminderSay(lang);
  const act = met && actOf(met.obligation, reminder.step);
  const waited = met?.circle.holders.filter(({ role }) => act?.roles.includes(role)) ?? [];
  const due = reminder.facts.due;
  const values = { what, date: due === null ? "?" : longDate(due, lang) };
  const names = [...new Set(waited.map(({ person }) => person.name))].join(", ");
  const roles = (act?.roles ?? []).map((role) => roleName(role, wordsOf(told, asking), lang)).join(", ");
  const first =
    names === "" ? say("escalated.nobody", { ...values, who: roles }) : say("escalated", { ...values, who: names });
  const before = await Promise.all(
    reminder.facts.told.map(async (id) => {
      const { sent } = await stores.outbox.ofPerson(id, LONG_AGO, LOOKED_AT);
      const last = sent.find((one) => one.reminder.subject === reminder.subject);
      const who = await nameOf(id, asking);
      if (!last) return say("escalated.told.undated", { who });
      return say("escalated.told", { who, date: longDate(schoolDay(last.at), lang) });
    }),
  );
  const ahead = met ? await aheadOf(asking, met.obligation) : [];
  const missing = missingLines(
    ahead.filter((one) => one.act.id === act?.id && one.certain),
    lang,
  );
  return [first, ...missing, ...before];
}

/** Where it will be and until when, as the calendar stands now. */
function periodLine({ reminder, place }: Told, date: string, lang: Lang): string {
  const say = reminderSay(lang);
  const { due } = reminder.facts;
  const period = place?.days.timeline.periods.find(({ from, to }) => due !== null && from <= due && due <= to);
  if (!period) return say("period.plain", { date });
  const named = capital(commonSay(lang)(`place.${period.place}`));
  return say("period", { place: named, date, until: longDate(period.to, lang) });
}

/** What falls due on the day of a return. */
function returnLine({ reminder, place }: Told, { lang }: Reading): string {
  const say = reminderSay(lang);
  const { due } = reminder.facts;
  if (!place || due === null) return say("return.nothing");
  const { programme, timeline, settings } = place.days;
  const names = deadlines(programme, timeline, settings, due, due)
    .filter(({ dossier }) => dossier.steps !== null)
    .map(({ dossier }) => inLang(dossier.name, lang));
  return names.length === 0 ? say("return.nothing") : say("return.due", { what: [...new Set(names)].join(", ") });
}

/** What moved, the first few of it. */
export function movedLines(moves: readonly Move[], lang: Lang): readonly string[] {
  const say = reminderSay(lang);
  const named = (place: Move["before"]) =>
    place === null || place === "unknown" ? say("moved.nothing") : commonSay(lang)(`place.${place}`);
  const lines = moves.slice(0, MOVES).map(({ from, to, before, after }) => {
    const values = { from: longDate(from, lang), before: named(before), after: named(after) };
    return from === to ? say("moved.day", values) : say("moved", { ...values, to: longDate(to, lang) });
  });
  return moves.length > MOVES ? [...lines, say("moved.more", { n: moves.length - MOVES })] : lines;
}

export async function nameOf(id: string, { stores }: Pick<Reading, "stores">): Promise<string> {
  return (await stores.people.byId(id))?.name ?? "?";
}
