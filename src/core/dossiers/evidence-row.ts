import type { Temporal } from "temporal-polyfill";
import type { Day } from "../../domain/calendar/day.ts";
import type { DossierEvent } from "../../domain/dossier/state.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import type { Holding, PastDelegation, SaidReminder } from "../evidence-ports.ts";
import type { AlteredDossier } from "../ports.ts";
import { capital, inLang, shortDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { sayer } from "../words/words.ts";
import { evidenceWords } from "./evidence-words.ts";
import type { Obligation } from "./obligation.ts";
import { occasionText } from "./occasion-text.ts";

export type EvidenceKind =
  | "asked"
  | "answered"
  | "refused"
  | "withdrawn"
  | "planned"
  | "migrated"
  | "named"
  | "replaced"
  | "left"
  | "delegated"
  | "reminded"
  | "unreminded"
  | "state"
  | "audit";

/** One line of evidence, in words; what does not apply is empty. */
export interface EvidenceRow {
  readonly day: Day;
  /** Epoch milliseconds; null: known to the day only. */
  readonly at: number | null;
  readonly kind: EvidenceKind;
  readonly dossier: string;
  readonly what: string;
  readonly role: string;
  readonly who: string;
  /** Whose deputy they were. */
  readonly behalf: string;
  readonly detail: string;
  /** Where the programme's document asks for it. */
  readonly source: string;
}

/** The last link of the audit's chain, the first entry that does not fit it, and the dossiers that are not as it recorded them. */
export interface AuditEnd {
  readonly last: { readonly seq: number; readonly hash: string } | null;
  readonly brokenAt: number | null;
  readonly altered: readonly AlteredDossier[];
}

export interface EvidenceFile {
  readonly programme: Programme;
  readonly dossiers: readonly { readonly obligation: Obligation; readonly history: readonly DossierEvent[] }[];
  readonly holdings: readonly Holding[];
  readonly delegations: readonly PastDelegation[];
  readonly said: readonly SaidReminder[];
  /** By person id, of everybody whom the histories name. */
  readonly people: ReadonlyMap<string, string>;
  readonly audit: AuditEnd;
  readonly at: Temporal.Instant;
}

export const NOTHING = {
  at: null,
  dossier: "",
  what: "",
  role: "",
  who: "",
  behalf: "",
  detail: "",
  source: "",
} as const;

export type Dossier = EvidenceFile["dossiers"][number];

/** `Liaison form (due 4 Jan 2027)`; of what is due on no day, what tells it from the next. */
function titleOf(obligation: Obligation, lang: Lang): string {
  const { kind, due, state } = obligation;
  const name = capital(inLang(kind.name, lang));
  const day = due ?? state.event?.from;
  const what = day === undefined ? occasionText(obligation, lang) : null;
  if (what !== null) return `${name} (${what})`;
  return day === undefined ? name : `${name} (${sayer(evidenceWords, lang)("due", { date: shortDate(day, lang) })})`;
}

export function about({ obligation }: Pick<Dossier, "obligation">, lang: Lang) {
  return { ...NOTHING, dossier: titleOf(obligation, lang), source: obligation.kind.source.line ?? "" };
}
