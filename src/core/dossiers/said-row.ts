import { actsOf } from "../../domain/dossier/steps.ts";
import type { SaidReminder } from "../evidence-ports.ts";
import { NO_ACCOUNT } from "../reminder-ports.ts";
import { capital, inLang, shortDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { sayer } from "../words/words.ts";
import { about, type EvidenceFile, type EvidenceRow, NOTHING } from "./evidence-row.ts";
import { evidenceWords } from "./evidence-words.ts";
import { names } from "./load.ts";
import { schoolDay } from "./obligation.ts";
import { stepWords } from "./step-words.ts";

/** A reminder as evidence: who was reminded of what, by when it was due, by which way it went, or why it could not. */
export function saidRow(said: SaidReminder, file: EvidenceFile, lang: Lang): EvidenceRow {
  const say = sayer(evidenceWords, lang);
  const { reminder, recipient, state, at } = said;
  const { kind, subject, step, facts } = reminder;
  const dossier = file.dossiers.find(({ obligation }) => obligation.ref === subject);
  const act = dossier && actsOf(dossier.obligation.kind).find(({ id }) => id === step);
  const told = say(`said.${kind}`);
  const due = facts.due === null ? [] : [say("due", { date: shortDate(facts.due, lang) })];
  return {
    ...(dossier ? about(dossier, lang) : { ...NOTHING, dossier: subjectOf(said, file, lang) }),
    day: schoolDay(at),
    at,
    kind: state === "dead" ? "unreminded" : "reminded",
    what: act ? stepWords(dossier.obligation.kind, act, "to", lang) : "",
    role: names([facts.role], dossier?.obligation.days.programme ?? file.programme, lang),
    who: recipient,
    behalf: facts.for === null ? "" : (file.people.get(facts.for) ?? nameIn(file, facts.for)),
    detail: [told, ...due, fate(said, file, lang)].join(", "),
  };
}

function nameIn({ holdings }: EvidenceFile, id: string): string {
  return holdings.find(({ person }) => person.id === id)?.person.name ?? "?";
}

/** The total it is about; the calendar, or a dossier that is there no more, in its own words. */
function subjectOf({ reminder: { kind, subject } }: SaidReminder, { programme }: EvidenceFile, lang: Lang): string {
  const counter = programme.counters.find(({ id }) => subject.endsWith(`:counter:${id}`));
  const dossier = programme.dossiers.find(({ id }) => subject.split(":")[1] === id);
  const named = kind === "moved" ? null : (counter?.name ?? dossier?.name ?? null);
  return named === null ? sayer(evidenceWords, lang)("calendar") : capital(inLang(named, lang));
}

function fate({ state, platform, reason, message, at }: SaidReminder, { said }: EvidenceFile, lang: Lang): string {
  const say = sayer(evidenceWords, lang);
  const way = capital(platform ?? "none");
  if (state === "sent") return say("way.sent", { way });
  if (state === "unknown") return say("way.unknown", { reason: reason ?? "?" });
  if (state === "dead") return say("way.dead", { reason: reason === NO_ACCOUNT ? say("no-account") : (reason ?? "?") });
  const first = said.find((one) => one.state === "sent" && one.message === message && one.at === at);
  const what = first ? say(`said.${first.reminder.kind}`) : "none";
  return say("way.merged", { way, what });
}
