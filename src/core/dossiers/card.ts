import { abilitiesOf, isEvent } from "../../domain/dossier/decide.ts";
import type { DossierEvent, DossierState } from "../../domain/dossier/state.ts";
import { actsOf, waysBack } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import type { DossierKind, Programme } from "../../domain/programme/programme.ts";
import type { Button, Card, Fact, Part } from "../card.ts";
import { type Naming, namingFor } from "../naming.ts";
import { roleName } from "../roles.ts";
import { capital, commaed, commonSay, inLang, longDate, shortDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import type { Asking } from "./asking.ts";
import { asksSomething, filledIn } from "./form.ts";
import { type AheadLine, aheadOf, missingLines } from "./gate.ts";
import { abilitiesNow, type Met, names } from "./load.ts";
import { isLate, isOpen, nextDue, type Obligation, schoolDay, yearOf } from "./obligation.ts";
import { occasionText } from "./occasion-text.ts";
import { aboutOf } from "./ref.ts";
import type { Circle } from "./standing.ts";
import { refuseLabel, stepLabel, stepWords, tellApart } from "./step-words.ts";
import { dossierSay } from "./words.ts";

/**
 * `Sujet du projet en entreprise, Apprentice One`; without the name for the learner themselves. What comes back within a year says when, what people
 * bring about when and what about, and those who have to do with several programmes are told which.
 */
export function dossierTitle(
  obligation: Obligation,
  { person, lang, naming }: Pick<Asking, "person" | "lang"> & { readonly naming: Naming },
): string {
  const { kind, view, days } = obligation;
  const when = occasionText(obligation, lang);
  const what = `${capital(inLang(kind.name, lang))}${when === null ? "" : ` (${when})`}`;
  const whose = view.person.id === person.id ? what : dossierSay(lang)("of", { what, name: view.person.name });
  return naming.of(whose, days.programme);
}

/** How it stands in a few words. */
export function statusLine(obligation: Obligation, today: number, lang: Lang): string {
  const say = dossierSay(lang);
  const { state, opens } = obligation;
  if (state.status !== "open") return say(`status.${state.status}`);
  if (!isOpen(obligation, today) && opens !== null) return say("status.later", { date: longDate(opens, lang) });
  const plain = state.refusal
    ? say("status.refused", { reason: state.refusal.reason })
    : say(state.version === 0 ? "status.untouched" : "status.open");
  return isLate(obligation, today) ? commaed([plain, say("status.late")]) : plain;
}

/** `à valider : Tutor One`, one for each step whose turn it is. */
export function turnLines({ kind, turns, days: { programme } }: Obligation, { holders }: Circle, lang: Lang): string[] {
  const say = dossierSay(lang);
  return turns.map(({ act }) => {
    const people = holders.filter(({ role }) => act.roles.includes(role)).map(({ person }) => person.name);
    const who = people.length > 0 ? [...new Set(people)].join(", ") : vacant(act, programme, lang);
    return say("next.line", { what: stepWords(kind, act, "to", lang), who });
  });
}

/** That nobody can do it, and who can name somebody. */
function vacant({ roles }: Act, programme: Programme, lang: Lang): string {
  const keepers = programme.roles.filter(({ duties }) => duties.includes("roster")).map(({ id }) => id);
  return dossierSay(lang)("next.nobody", {
    role: names(roles, programme, lang),
    keepers: names(keepers, programme, lang) || "none",
  });
}

/** What the asker may press: what they may do first, then refusing, taking back, another day. */
function actionButtons(met: Met, today: number, lang: Lang): Button[] {
  const { obligation, circle } = met;
  const { ref, kind, state } = obligation;
  const say = dossierSay(lang);
  const { perform, refuse, withdraw } = abilitiesNow(met, today);
  const input = (act: Act) => ({ dossier: ref, step: act.id, version: state.version });
  const plans = isEvent(kind) && abilitiesOf(kind, state, circle.actor).perform.length > 0;
  return [
    ...perform.map((act): Button => doButton(obligation, act, lang)),
    ...refuse.map(
      (act): Button => ({
        label: refuseLabel(kind, act, lang),
        command: "dossier-refuse",
        input: input(act),
        style: "danger",
        opens: "form",
      }),
    ),
    ...withdraw.map((act): Button => ({ label: say("withdraw"), command: "dossier-withdraw", input: input(act) })),
    ...(plans
      ? [
          {
            label: say("plan"),
            command: "dossier-plan",
            input: { dossier: ref, version: state.version },
            opens: "form",
          } as const,
        ]
      : []),
  ];
}

export function doButton(obligation: Obligation, act: Act, lang: Lang): Button {
  const { ref, kind, state } = obligation;
  return {
    label: stepLabel(kind, act, lang),
    command: "dossier-do",
    input: { dossier: ref, step: act.id, version: state.version },
    style: "primary",
    ...(asksSomething(obligation, act) && { opens: "form" }),
  };
}

/** What someone who may do these steps can press where a dossier is one of several: each step, refusing, and opening it. */
export function itemButtons(obligation: Obligation, acts: readonly Act[], lang: Lang): Button[] {
  const { ref, kind, state } = obligation;
  const say = dossierSay(lang);
  const refusable = acts.filter((act) => waysBack(kind, act, state).length > 0);
  return [
    ...acts.map((act) => doButton(obligation, act, lang)),
    ...refusable.map(
      (act): Button => ({
        label: refuseLabel(kind, act, lang),
        command: "dossier-refuse",
        input: { dossier: ref, step: act.id, version: state.version },
        style: "danger",
        opens: "form",
      }),
    ),
    { label: say("open"), command: "dossier", input: { which: ref } },
  ];
}

/** Everything about one dossier. `more` stands before the history: a form, a note. */
export async function dossierCard(
  asking: Asking,
  met: Met,
  history: readonly DossierEvent[],
  { title, more = [], buttons = true }: { title?: string; more?: readonly Part[]; buttons?: boolean } = {},
): Promise<Card> {
  const { today, lang, person } = asking;
  const { obligation } = met;
  const { kind, state, ref } = obligation;
  const naming = await namingFor(asking);
  const filled = filledIn(kind.form, state.values, lang);
  const note = yearOf(obligation)?.note;
  const past = await historyLines(asking, met, history);
  const parts: Part[] = [
    { kind: "facts", facts: [...factsOf(met, asking), ...missingFact(await aheadOf(asking, obligation), lang)] },
    ...(note ? [{ kind: "text", text: inLang(note, lang), weight: "subtle" } as const] : []),
    ...(obligation.doubtful ? [{ kind: "doubt", text: dossierSay(lang)("doubt.due") } as const] : []),
    ...(filled.length > 0 ? [{ kind: "facts", facts: filled } as const] : []),
    ...more,
    ...(past.length > 0
      ? ([
          { kind: "text", text: dossierSay(lang)("history"), weight: "strong" },
          { kind: "text", text: past.join("\n") },
        ] as const)
      : []),
    ...(kind.source.line
      ? [{ kind: "source", text: commonSay(lang)("source", { source: kind.source.line }) } as const]
      : []),
  ];
  return {
    title: title ?? dossierTitle(obligation, { person, lang, naming }),
    parts,
    buttons: buttons ? actionButtons(met, today, lang) : [],
    about: aboutOf([obligation], "dossier", { which: ref }),
  };
}

function factsOf({ obligation, circle }: Met, { today, lang, person }: Asking): Fact[] {
  const say = dossierSay(lang);
  const { state, year, kind, view } = obligation;
  const due = nextDue(obligation);
  const path = kind.paths.find(({ id }) => id === state.path);
  const turns = turnLines(obligation, circle, lang);
  const fact = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : []);
  return [
    ...fact(
      view.team ? say("team") : capital(inLang(obligation.days.programme.learner.name, lang)),
      view.person.id === person.id ? null : view.person.name,
    ),
    ...fact(say("year"), year === null ? null : commonSay(lang)("years", { n: year })),
    ...fact(say("state"), statusLine(obligation, today, lang)),
    ...fact(say("due"), due === null || state.status !== "open" ? null : longDate(due, lang)),
    ...fact(say("when"), state.event && daysText(state.event, lang)),
    ...fact(say("path"), path && inLang(path.name, lang)),
    ...fact(say("next"), turns.join("\n")),
  ];
}

function daysText({ from, to }: NonNullable<DossierState["event"]>, lang: Lang): string {
  if (from === to) return longDate(from, lang);
  return dossierSay(lang)("when.days", { from: longDate(from, lang), to: longDate(to, lang) });
}

function missingFact(ahead: readonly AheadLine[], lang: Lang): Fact[] {
  const lines = missingLines(ahead, lang);
  return lines.length === 0 ? [] : [{ label: dossierSay(lang)("missing"), value: lines.join("\n") }];
}

function doneWords(what: DossierEvent["kind"], kind: DossierKind, act: Act, lang: Lang): string {
  return what === "did"
    ? stepWords(kind, act, "past", lang)
    : tellApart(dossierSay(lang)(`event.${what}`), kind, act, lang);
}

async function historyLines(
  { stores, lang }: Asking,
  { obligation: { kind, days } }: Met,
  history: readonly DossierEvent[],
): Promise<string[]> {
  const say = dossierSay(lang);
  const ids = new Set(history.flatMap((event) => [event.by, ...(event.for ? [event.for] : [])]));
  const people = new Map(
    await Promise.all([...ids].map(async (id) => [id, (await stores.people.byId(id))?.name ?? "?"] as const)),
  );
  return history.map((event) => {
    const date = shortDate(schoolDay(event.at), lang);
    if (event.kind === "migrated") {
      return say("history.line", { date, what: say("event.migrated"), who: say("operator") });
    }
    const act = actsOf(kind).find(({ id }) => id === event.step);
    const what = act
      ? doneWords(event.kind, kind, act, lang)
      : say(event.kind === "did" ? "past.fills" : `event.${event.kind}`);
    const name = people.get(event.by) ?? "?";
    const who = event.for === null ? name : say("by.deputy", { who: name, whose: people.get(event.for) ?? "?" });
    const role = roleName(event.role, [days.programme], lang);
    const line = say("history.line", { date, what, who: say("by.role", { who, role }) });
    return event.reason === null ? line : say("history.reason", { line, reason: event.reason });
  });
}
