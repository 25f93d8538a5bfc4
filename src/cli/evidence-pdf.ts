import type { Temporal } from "temporal-polyfill";
import type { Fact } from "../core/card.ts";
import type { EvidenceRow } from "../core/dossiers/evidence-row.ts";
import { timeOf } from "../core/dossiers/evidence-table.ts";
import { evidenceWords } from "../core/dossiers/evidence-words.ts";
import { shortDate } from "../core/words/common.ts";
import type { Lang } from "../core/words/lang.ts";
import { sayer } from "../core/words/words.ts";
import { drawTable, foot, heading, newDocument, type TableRow } from "./pdf-page.ts";
import { pieces } from "./pdf-text.ts";

export interface EvidenceSheet {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly rows: readonly EvidenceRow[];
  readonly at: Temporal.Instant;
}

/** Evidence as an A4 document, landscape: what it is about, the rows, the document's lines they rest on. */
export async function evidencePdf({ title, facts, rows, at }: EvidenceSheet, lang: Lang): Promise<Uint8Array> {
  const say = sayer(evidenceWords, lang);
  const { document, bytes } = newDocument({ title, lang, at: at.epochMilliseconds });
  heading(document, title, facts);
  const told = rows.flatMap((row) => tableRows(row, lang));
  const heads = [
    say("column.date"),
    say("column.kind"),
    `${say("column.dossier")}, ${say("column.what")}`,
    `${say("column.role")}, ${say("column.who")}`,
    `${say("column.detail")}, ${say("column.source")}`,
  ];
  drawTable(document, heads, told);
  const sources = [...new Set(rows.map(({ source }) => source).filter((source) => source !== ""))];
  if (sources.length > 0) heading(document, say("sources"), [], sources.toSorted().join(", "));
  foot(document, (page, pages) => `${title}    ${say("page", { page, pages })}`);
  document.end();
  return bytes;
}

/** A row for the table; a long text goes on in rows of its own. */
function tableRows(row: EvidenceRow, lang: Lang): TableRow[] {
  const say = sayer(evidenceWords, lang);
  const { day, at, kind, dossier, what, role, who, behalf, detail, source } = row;
  const lines = (...all: readonly string[]) => all.filter((line) => line !== "").join("\n");
  const instead = behalf === "" ? "" : `${say("column.for")} ${behalf}`;
  const [first = "", ...more] = pieces(lines(detail, source));
  return [
    {
      cells: [
        lines(shortDate(day, lang), timeOf(at)),
        say(`kind.${kind}`),
        lines(dossier, what),
        lines(role, who, instead),
        first,
      ],
      strong: kind === "state",
    },
    ...more.map((text) => ({ cells: ["", "", "", "", text], strong: false })),
  ];
}
