import { daysOf } from "../../domain/dossier/own-days.ts";
import {
  type Ahead,
  type Facts,
  hasRequirements,
  missingBefore,
  NO_FACTS,
  requirementsOf,
} from "../../domain/dossier/requirements.ts";
import type { Unmet } from "../../domain/dossier/state.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { Counter, DossierKind, Programme } from "../../domain/programme/programme.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import { UserError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { Stores } from "../ports.ts";
import { inLang, longDate, number, withoutStop } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { unitName } from "../words/units.ts";
import type { Asking } from "./asking.ts";
import type { Reach } from "./find.ts";
import { keepers } from "./load.ts";
import { closedSince, type Obligation, obligationOf } from "./obligation.ts";
import { countersIn } from "./progress.ts";
import { dossierSay } from "./words.ts";

/** What facts are gathered from. */
export type Reading = Pick<Asking, "today" | "calendars"> & {
  readonly stores: {
    readonly dossiers: Pick<Stores["dossiers"], "ofEnrolments">;
    readonly teams: Pick<Stores["teams"], "of" | "members">;
  };
};
type Around = Pick<Reach, "view" | "days">;

/** What the requirements of a dossier are held against today. Nothing is read where nothing is required. */
export async function factsOf(reading: Reading, obligation: Obligation): Promise<Facts> {
  const { kind, view, days } = obligation;
  if (!hasRequirements(kind)) return NO_FACTS;
  const { stores, today, calendars } = reading;
  const own = await ownFacts(reading, { view, days }, obligation);
  if (view.team) return { ...own, team: await teamFacts(reading, obligation) };
  if (!asksOfTeam(obligation)) return { ...own, team: null };
  const teams = await stores.teams.of(view.id, today);
  const theirs = await Promise.all(
    teams.map(async (team) => ownFacts(reading, { view: team, days: await calendars.of(team) }, obligation)),
  );
  return {
    finished: new Set([own, ...theirs].flatMap(({ finished }) => [...finished])),
    finishedOn: joinedLists([own, ...theirs].map(({ finishedOn }) => finishedOn)),
    counters: Object.assign({}, own.counters, ...theirs.map(({ counters }) => counters)),
    team: null,
  };
}

/** Whether a learner's dossier waits for something that the team bears: the programme as a learner sees it does not hold it. */
function asksOfTeam({ kind, days: { programme } }: Obligation): boolean {
  return requirementsOf(kind).some(({ needs }) => {
    if (needs.kind === "dossier") return !programme.dossiers.some(({ id }) => id === needs.dossier);
    return needs.kind === "counter" && !programme.counters.some(({ id }) => id === needs.counter);
  });
}

/** The members of a team today, each with what they have finished. */
async function teamFacts(
  { stores, today, calendars }: Reading,
  { view, days, year }: Obligation,
): Promise<Facts["team"]> {
  const members = await stores.teams.members(view.id, today);
  const stored = await stores.dossiers.ofEnrolments(members.map(({ id }) => id));
  return {
    least: days.programme.teams?.least ?? 1,
    members: await Promise.all(
      members.map(async (member) => {
        const around = { view: member, days: await calendars.of(member) };
        const own = stored.filter(({ enrolment }) => enrolment === member.id);
        return { who: member.person.name, finished: finishedIn(around, own, year) };
      }),
    ),
  };
}

/** What is finished around one enrolment, and the totals that are asked for. */
async function ownFacts(
  { stores, today }: Reading,
  around: Around,
  { kind, year }: Pick<Obligation, "kind" | "year">,
): Promise<Pick<Facts, "finished" | "finishedOn" | "counters">> {
  const stored = await stores.dossiers.ofEnrolments([around.view.id]);
  const needed = new Set(
    requirementsOf(kind).flatMap(({ needs }) => (needs.kind === "counter" ? [needs.counter] : [])),
  );
  const standings = needed.size === 0 ? [] : countersIn(around, stored, today);
  const amounts = standings
    .filter((one) => needed.has(one.counter.id) && (one.year === null || year === null || one.year === year))
    .map(({ counter, tally }) => [counter.id, tally?.settled ?? 0] as const);
  return {
    finished: finishedIn(around, stored, year),
    finishedOn: finishedDays(stored),
    counters: Object.fromEntries(amounts),
  };
}

/** The days of what is finished, by kind; what has none of its own is left out. */
function finishedDays(stored: readonly StoredDossier[]): Facts["finishedOn"] {
  const runs = stored.flatMap(({ kind, state }) => {
    const days = state.status === "done" ? daysOf(state) : null;
    return days === null ? [] : [{ [kind]: [days] }];
  });
  return joinedLists(runs);
}

function joinedLists(all: readonly Facts["finishedOn"][]): Facts["finishedOn"] {
  const kinds = new Set(all.flatMap((one) => Object.keys(one)));
  return Object.fromEntries([...kinds].map((kind) => [kind, all.flatMap((one) => one[kind] ?? [])]));
}

/** The kinds that are finished; of one that comes every year, in the year that asks. */
function finishedIn(
  { view, days }: Around,
  stored: readonly StoredDossier[],
  year: number | null,
): ReadonlySet<string> {
  const done = stored.filter(({ state }) => state.status === "done");
  return new Set(
    done
      .filter((one) => {
        const kind = days.programme.dossiers.find(({ id }) => id === one.kind);
        const comesThen = kind !== undefined && year !== null && comesIn(kind, year);
        const key = { enrolment: view.id, kind: one.kind, occasion: one.occasion };
        return !comesThen || obligationOf(view, days, key, one)?.year === year;
      })
      .map((one) => one.kind),
  );
}

/** Whether there is one for that year. */
function comesIn({ each, years }: Pick<DossierKind, "each" | "years">, year: number): boolean {
  return each === "year" && (years?.includes(year) ?? true);
}

/** Something that is missing before a step, in words. */
export interface AheadLine extends Pick<Ahead, "missing" | "who" | "certain"> {
  readonly act: Act;
  readonly text: string;
}

/** What is still missing before the steps whose turn it is. */
export async function aheadOf(
  asking: Reading & Pick<Asking, "lang">,
  obligation: Obligation,
): Promise<readonly AheadLine[]> {
  const { kind, state, turns } = obligation;
  const closed = turns.flatMap(({ act }) => closedLine(asking, obligation, act));
  if (turns.length === 0 || !hasRequirements(kind)) return closed;
  const facts = await factsOf(asking, obligation);
  const missing = turns.flatMap(({ act }) =>
    missingBefore(kind, state, act, facts).map((ahead) => {
      const { missing, who, certain } = ahead;
      return { act, missing, who, certain, text: unmetText(ahead, obligation, asking.lang) };
    }),
  );
  return [...closed, ...missing];
}

/** A step whose last day is over, with who may set a later one. */
function closedLine({ today, lang }: Pick<Asking, "today" | "lang">, obligation: Obligation, act: Act): AheadLine[] {
  const last = closedSince(obligation, act, today);
  if (last === null) return [];
  const error = new UserError("closed", { date: longDate(last, lang), who: keepers(obligation.days.programme, lang) });
  const { message, next } = explain(error, lang);
  return [{ act, missing: 1, who: [], certain: true, text: `${message} ${next}` }];
}

/** Each thing that is missing, once. */
export function missingLines(ahead: readonly AheadLine[], lang: Lang): readonly string[] {
  const lineOf = (text: string, certain: boolean): string =>
    certain ? text : dossierSay(lang)("missing.line", { text: withoutStop(text) });
  return [...new Set(ahead.map(({ text, certain }) => lineOf(text, certain)))];
}

function unitOf(needs: Unmet["requirement"]["needs"], { counters }: Programme): Counter["unit"] | undefined {
  if (needs.kind === "lasts") return needs.unit;
  return needs.kind === "counter" ? counters.find(({ id }) => id === needs.counter)?.unit : undefined;
}

/** What the file says of it: how much is missing or too much, a counter's or a length's with its unit, and for whom; of a dossier that there is for several years, the year too. */
export function unmetText(unmet: Unmet, obligation: Obligation, lang: Lang): string {
  const text = saidOf(unmet, obligation, lang);
  const { year, days } = obligation;
  const { needs } = unmet.requirement;
  const needed = "dossier" in needs ? days.programme.dossiers.find(({ id }) => id === needs.dossier) : undefined;
  if (!needed || year === null || !comesIn(needed, year)) return text;
  if ((needed.years?.length ?? days.programme.years) < 2) return text;
  const [, body = text, end = ""] = /^(.*?)(\s*[.!…]*)$/s.exec(text) ?? [];
  return dossierSay(lang)("missing.year", { text: body, year, end });
}

function saidOf({ requirement, missing, who }: Unmet, { view, days }: Obligation, lang: Lang): string {
  const { needs } = requirement;
  const unit = unitOf(needs, days.programme);
  const amount = unit ? `${number(missing, lang)} ${unitName(unit, missing, lang)}` : number(missing, lang);
  const names = who.length > 0 ? who.join(", ") : view.person.name;
  return inLang(requirement.else, lang).replaceAll("{missing}", amount).replaceAll("{who}", names);
}
