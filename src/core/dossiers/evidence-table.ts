import { Temporal } from "temporal-polyfill";
import { isoOf } from "../../domain/calendar/day.ts";
import type { Lang } from "../words/lang.ts";
import { sayer } from "../words/words.ts";
import { DEFAULT_ZONE } from "../zone.ts";
import type { EvidenceRow } from "./evidence-row.ts";
import { evidenceWords } from "./evidence-words.ts";

const COLUMNS = ["date", "time", "kind", "dossier", "what", "role", "who", "for", "detail", "source"] as const;

/** The school's local time of an instant, epoch milliseconds: `14:05`. */
export function timeOf(at: number | null): string {
  if (at === null) return "";
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(DEFAULT_ZONE);
  return local.toPlainTime().toString({ smallestUnit: "minute" });
}

/** Evidence as a CSV file for a spreadsheet: UTF-8 with a byte order mark, `;` in French, and no cell that would be run as a formula. */
export function evidenceCsv(rows: readonly EvidenceRow[], lang: Lang): string {
  const say = sayer(evidenceWords, lang);
  const heads = COLUMNS.map((column) => say(`column.${column}`));
  const lines = rows.map(({ day, at, kind, dossier, what, role, who, behalf, detail, source }) => {
    return [isoOf(day), timeOf(at), say(`kind.${kind}`), dossier, what, role, who, behalf, detail, source];
  });
  const separator = lang === "fr" ? ";" : ",";
  const text = [heads, ...lines].map((line) => line.map(cell).join(separator)).join("\r\n");
  return `\uFEFF${text}\r\n`;
}

/** A spreadsheet takes a text that begins so for a formula; an apprentice's text is never one. */
const FORMULA = /^\s*[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
