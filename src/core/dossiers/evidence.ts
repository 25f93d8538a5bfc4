import type { Day } from "../../domain/calendar/day.ts";
import type { DossierEvent } from "../../domain/dossier/state.ts";
import { actsOf } from "../../domain/dossier/steps.ts";
import { OPERATOR } from "../authority.ts";
import { listed, shortDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { sayer } from "../words/words.ts";
import { type Asked, askedOver } from "./asked.ts";
import { statusLine } from "./card.ts";
import { type AuditEnd, about, type Dossier, type EvidenceFile, type EvidenceRow, NOTHING } from "./evidence-row.ts";
import { evidenceWords } from "./evidence-words.ts";
import { changesAround, holdersOn } from "./holders.ts";
import { names } from "./load.ts";
import { isOpen, nextDue, schoolDay } from "./obligation.ts";
import { saidRow } from "./said-row.ts";
import { stepWords } from "./step-words.ts";
import { dossierSay } from "./words.ts";

/** Who was asked what and when, who answered, who stood in for whom; then how each dossier stands, and the audit's last link. */
export function evidenceOf(file: EvidenceFile, lang: Lang): readonly EvidenceRow[] {
  const today = schoolDay(file.at.epochMilliseconds);
  const past = [
    ...changesOf(file, today, lang),
    ...file.dossiers.flatMap((dossier) => requestsAndAnswers(dossier, file, today, lang)),
    ...file.said.map((one) => saidRow(one, file, lang)),
  ].toSorted((one, other) => one.day - other.day || (one.at ?? 0) - (other.at ?? 0));
  return [...past, ...file.dossiers.flatMap((dossier) => stateRow(dossier, file, today, lang)), auditRow(file, lang)];
}

/** As one led to the other, which matters where several happened at once. */
function requestsAndAnswers(dossier: Dossier, file: EvidenceFile, today: Day, lang: Lang): EvidenceRow[] {
  const asked = askedOver(dossier.obligation, dossier.history, today);
  const after = (version: number | null) =>
    asked.filter((one) => one.after === version).map((one) => askedRow(one, dossier, file, lang));
  return [
    ...after(null),
    ...dossier.history.flatMap((event) => [answerRow(event, dossier, file, lang), ...after(event.version)]),
  ];
}

function askedRow({ act, day, at }: Asked, dossier: Dossier, file: EvidenceFile, lang: Lang): EvidenceRow {
  return {
    ...about(dossier, lang),
    day,
    at,
    kind: "asked",
    what: stepWords(dossier.obligation.kind, act, "to", lang),
    role: names(act.roles, dossier.obligation.days.programme, lang),
    who: askedPeople(act.roles, day, file, lang),
  };
}

/** Who held the roles on that day, with those who stood in for them. */
function askedPeople(roles: readonly string[], day: Day, { holdings, delegations }: EvidenceFile, lang: Lang): string {
  const say = sayer(evidenceWords, lang);
  const held = holdersOn(holdings, roles, day).map(({ id, name }) => {
    const away = delegations.filter(
      ({ person, from, to, endedAt }) =>
        person === id && from <= day && day <= to && (endedAt === null || schoolDay(endedAt) > day),
    );
    const deputies = away.map(({ deputy }) => deputy.name).join(", ");
    return deputies === "" ? name : say("deputy", { who: name, deputies });
  });
  return held.join(", ") || say("nobody");
}

const KINDS = {
  did: "answered",
  refused: "refused",
  withdrew: "withdrawn",
  planned: "planned",
  migrated: "migrated",
} as const;

function answerRow(event: DossierEvent, dossier: Dossier, { people }: EvidenceFile, lang: Lang): EvidenceRow {
  const { kind, days } = dossier.obligation;
  const { programme } = days;
  const say = sayer(evidenceWords, lang);
  const step = (id: string | null) => actsOf(kind).find((act) => act.id === id);
  const act = step(event.step);
  const back = event.reopened.flatMap((id) => {
    const again = step(id);
    return again ? [`${stepWords(kind, again, "to", lang)} (${names(again.roles, programme, lang)})`] : [];
  });
  const detail = [
    ...(event.reason === null ? [] : [say("reason", { reason: event.reason })]),
    ...(event.kind === "refused" && back.length > 0 ? [say("back", { steps: back.join(", ") })] : []),
  ];
  return {
    ...about(dossier, lang),
    day: schoolDay(event.at),
    at: event.at,
    kind: KINDS[event.kind],
    what: act
      ? stepWords(kind, act, event.kind === "did" ? "past" : "to", lang)
      : dossierSay(lang)(event.kind === "migrated" ? "event.migrated" : "event.planned"),
    role: event.role === "" ? "" : names([event.role], programme, lang),
    who: event.by === OPERATOR ? dossierSay(lang)("operator") : (people.get(event.by) ?? "?"),
    behalf: event.for === null ? "" : (people.get(event.for) ?? "?"),
    detail: detail.join("\n"),
  };
}

/** People named, replaced and gone, and their deputies, in the roles that act in this programme's dossiers. */
function changesOf(file: EvidenceFile, today: Day, lang: Lang): EvidenceRow[] {
  const { programme, holdings, delegations } = file;
  const say = sayer(evidenceWords, lang);
  const acting = new Set(
    [...programme.dossiers, ...file.dossiers.map(({ obligation }) => obligation.kind)].flatMap((kind) =>
      actsOf(kind).flatMap(({ roles }) => roles),
    ),
  );
  const theirs = holdings.filter(({ role }) => acting.has(role) && role !== programme.learner.id);
  const changes = changesAround(theirs, today).map(({ kind, day, role, person, before }) => ({
    ...NOTHING,
    day,
    kind,
    role: names([role], programme, lang),
    who: person,
    detail: before.length === 0 ? "" : say("before", { names: before.join(", ") }),
  }));
  const deputies = delegations.flatMap(({ person, deputy, from, to, endedAt }) => {
    const roles = theirs.filter(
      (held) => held.person.id === person && (held.from ?? from) <= to && (held.until === null || held.until > from),
    );
    const ended = endedAt === null ? null : schoolDay(endedAt);
    if (roles.length === 0 || from > today || (ended !== null && ended < from)) return [];
    const span = say("span", { from: shortDate(from, lang), to: shortDate(to, lang) });
    const end = ended === null ? [] : [say("ended", { date: shortDate(ended, lang) })];
    return [
      {
        ...NOTHING,
        day: from,
        kind: "delegated" as const,
        role: names([...new Set(roles.map(({ role }) => role))], programme, lang),
        who: deputy.name,
        behalf: roles[0]?.person.name ?? "",
        detail: [span, ...end].join(", "),
      },
    ];
  });
  return [...changes, ...deputies];
}

/** How it stands; what has neither opened nor begun is left out. */
function stateRow(dossier: Dossier, file: EvidenceFile, today: Day, lang: Lang): EvidenceRow[] {
  const { obligation } = dossier;
  const { state, turns, kind } = obligation;
  if (kind.steps === null || (state.version === 0 && !isOpen(obligation, today))) return [];
  const say = sayer(evidenceWords, lang);
  const open = isOpen(obligation, today) ? turns : [];
  const roles = [...new Set(open.flatMap(({ act }) => act.roles))];
  const due = nextDue(obligation);
  const details = [
    ...open.map(
      ({ act, since }) =>
        `${stepWords(kind, act, "to", lang)} ${say("since", { date: shortDate(Math.max(since, obligation.view.keptFrom), lang) })}`,
    ),
    ...(due === null || open.length === 0 ? [] : [say("due", { date: shortDate(due, lang) })]),
  ];
  return [
    {
      ...about(dossier, lang),
      day: today,
      at: file.at.epochMilliseconds,
      kind: "state",
      what: statusLine(obligation, today, lang),
      role: names(roles, obligation.days.programme, lang),
      who: roles.length === 0 ? "" : askedPeople(roles, today, file, lang),
      detail: details.join(", "),
    },
  ];
}

function auditRow({ audit, at }: EvidenceFile, lang: Lang): EvidenceRow {
  const day = schoolDay(at.epochMilliseconds);
  return { ...NOTHING, day, at: at.epochMilliseconds, kind: "audit", detail: auditText(audit, lang) };
}

/** The last link of the audit's chain: it ties an export to the log. */
export function auditText({ last, brokenAt, altered }: AuditEnd, lang: Lang): string {
  const say = sayer(evidenceWords, lang);
  const end = last === null ? say("audit.none") : say("audit", { entry: String(last.seq), hash: last.hash });
  const dossiers = altered.map(({ kind, occasion, version }) => `${kind} ${occasion} (${version})`).join(", ");
  const parts = [
    end,
    ...(brokenAt === null ? [] : [say("audit.broken", { entry: String(brokenAt) })]),
    ...(dossiers === "" ? [] : [say("audit.altered", { dossiers })]),
  ];
  return listed(parts, lang);
}
