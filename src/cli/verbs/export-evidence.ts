import type { App } from "../../compose.ts";
import type { Fact } from "../../core/card.ts";
import { auditText, evidenceOf } from "../../core/dossiers/evidence.ts";
import type { AuditEnd, EvidenceFile, EvidenceRow } from "../../core/dossiers/evidence-row.ts";
import { evidenceCsv, timeOf } from "../../core/dossiers/evidence-table.ts";
import { evidenceWords } from "../../core/dossiers/evidence-words.ts";
import { gatherEvidence } from "../../core/dossiers/gather-evidence.ts";
import { schoolDay } from "../../core/dossiers/obligation.ts";
import type { EnrolmentView } from "../../core/ports.ts";
import { inLang, shortDate } from "../../core/words/common.ts";
import type { Lang } from "../../core/words/lang.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { isoOf } from "../../domain/calendar/day.ts";
import { evidencePdf } from "../evidence-pdf.ts";
import { findEnrolment } from "../find-enrolment.ts";
import { visit } from "../house.ts";
import type { CommonOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";
import { writeNew } from "../write-new.ts";
import { notWritten } from "../write-words.ts";

const words = defineWords({
  fr: {
    done: "Export écrit : {name}",
    file: "Fichier",
    rows: "Lignes",
    broken: "La chaîne du journal ne tient plus à partir de l''entrée {entry}. Lancez « npx passerelle doctor ».",
    altered: "Des dossiers ne sont plus tels que le journal les a notés. Lancez « npx passerelle doctor ».",
  },
  en: {
    done: "Export written: {name}",
    file: "File",
    rows: "Rows",
    broken: "The audit trail no longer holds from entry {entry} on. Run “npx passerelle doctor”.",
    altered: "Dossiers are no longer as the audit recorded them. Run “npx passerelle doctor”.",
  },
});

interface Wanted extends CommonOptions {
  /** The learner's address, perhaps followed by `@COHORT`. */
  readonly enrolment: string;
  readonly cohort?: string;
  readonly out: string;
  readonly force?: boolean;
}

/** Writes who was asked what and when, and who answered, around one enrolment. @throws UserError `unknown-person`, `not-found` */
export async function exportEvidence(terminal: Terminal, { enrolment, out, ...options }: Wanted): Promise<Told> {
  return visit(terminal, options, async ({ app, lang }) => {
    const { stores } = app;
    const at = app.clock.now();
    const view = await findEnrolment(stores, { enrolment, cohort: options.cohort ?? null }, at, lang);
    const file = await gatherEvidence(app, view, at);
    const rows = evidenceOf(file, lang);
    const title = sayer(evidenceWords, lang)("title", { name: view.person.name });
    const facts = factsOf(view, file, rows, lang);
    const name = stemOf(`${view.person.email}-${view.cohort.id}`);
    const files = new Map<string, string | Uint8Array>([
      [`${name}.csv`, evidenceCsv(rows, lang)],
      [`${name}.pdf`, await evidencePdf({ title, facts, rows, at }, lang)],
      ...(await teamFiles(app, view, name, lang)),
    ]);
    const refused = await writeNew(out, files, options.force ?? false);
    if (refused) return notWritten(refused, "out", lang);
    return report({ view, out, names: [...files.keys()], rows, facts, audit: file.audit }, lang);
  });
}

/** The same of the team that the learner is in: what it was asked is asked of them. */
async function teamFiles(app: App, learner: EnrolmentView, name: string, lang: Lang) {
  const at = app.clock.now();
  const teams = await app.stores.teams.of(learner.id, schoolDay(at.epochMilliseconds));
  const files = teams.map(async (view) => {
    const file = await gatherEvidence(app, view, at);
    const rows = evidenceOf(file, lang);
    const title = sayer(evidenceWords, lang)("title", { name: view.person.name });
    const facts = factsOf(view, file, rows, lang);
    const stem = `${name}-${stemOf(view.person.name)}`;
    return [
      [`${stem}.csv`, evidenceCsv(rows, lang)],
      [`${stem}.pdf`, await evidencePdf({ title, facts, rows, at }, lang)],
    ] as const;
  });
  return (await Promise.all(files)).flat();
}

function stemOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function factsOf(
  view: EnrolmentView,
  { programme, audit, at }: EvidenceFile,
  rows: readonly EvidenceRow[],
  lang: Lang,
): Fact[] {
  const say = sayer(evidenceWords, lang);
  const today = schoolDay(at.epochMilliseconds);
  const first = Math.min(view.keptFrom, ...rows.map(({ day }) => day));
  const fact = (label: string, value: string | null): Fact[] => (value === null ? [] : [{ label, value }]);
  return [
    ...fact(say("fact.person"), view.team ? view.person.name : `${view.person.name}, ${view.person.email}`),
    ...fact(say("fact.cohort"), view.cohort.id),
    ...fact(say("fact.programme"), inLang(programme.name, lang)),
    ...fact(say("fact.option"), view.option),
    ...fact(say("fact.company"), view.company),
    ...fact(say("fact.period"), `${shortDate(first, lang)} – ${shortDate(today, lang)}`),
    ...fact(say("fact.exported"), `${shortDate(today, lang)}, ${timeOf(at.epochMilliseconds)}`),
    ...fact(say("fact.audit"), auditText(audit, lang)),
  ];
}

interface Written {
  readonly view: EnrolmentView;
  readonly out: string;
  readonly names: readonly string[];
  readonly rows: readonly EvidenceRow[];
  readonly facts: readonly Fact[];
  readonly audit: AuditEnd;
}

function report({ view, out, names, rows, facts, audit }: Written, lang: Lang): Told {
  const say = sayer(words, lang);
  const files = names.map((name) => ({ label: say("file"), value: `${out}/${name}` }));
  const doubts = [
    ...(audit.brokenAt === null ? [] : [say("broken", { entry: String(audit.brokenAt) })]),
    ...(audit.altered.length === 0 ? [] : [say("altered")]),
  ].map((text) => ({ kind: "doubt", text }) as const);
  return {
    ok: true,
    lang,
    command: "export",
    data: {
      person: { name: view.person.name, email: view.person.email },
      cohort: view.cohort.id,
      folder: out,
      files: names,
      audit,
      rows: rows.map(({ day, ...row }) => ({ date: isoOf(day), ...row })),
    },
    card: {
      title: say("done", { name: view.person.name }),
      parts: [
        { kind: "facts", facts: [...files, { label: say("rows"), value: String(rows.length) }, ...facts] },
        ...doubts,
      ],
      buttons: [],
    },
  };
}
