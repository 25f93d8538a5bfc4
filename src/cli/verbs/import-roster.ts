import { basename } from "node:path";
import { operator } from "../../core/authority.ts";
import type { Part } from "../../core/card.ts";
import { BadRows } from "../../core/imports/problem.ts";
import { readRoster } from "../../core/imports/roster.ts";
import type { RosterSummary } from "../../core/ports.ts";
import { roleName } from "../../core/roles.ts";
import { sayer } from "../../core/words/words.ts";
import { type Visit, visitToWrite } from "../house.ts";
import { importWords } from "../import-words.ts";
import { MOST_SHOWN, moreThanShown } from "../moves-part.ts";
import type { CommonOptions } from "../options.ts";
import { progressLine } from "../progress.ts";
import { badRows, readNamedFile, rowsOrRefusal } from "../read-import.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/** Imports a roster, all of it or nothing. @throws UserError `bad-file` */
export async function importRoster(terminal: Terminal, file: string, options: CommonOptions): Promise<Told> {
  return visitToWrite(terminal, options, async (here) => {
    const { app, lang } = here;
    const bytes = await readNamedFile(file, lang);
    const cohorts = new Map((await app.stores.cohorts.all()).map((cohort) => [cohort.id, cohort]));
    const rows = rowsOrRefusal(readRoster(bytes, { programmes: app.programmes, cohorts }), file, lang);
    const name = basename(file);
    const dryRun = options.dryRun ?? false;
    const bar = progressLine(terminal, sayer(importWords, lang)("writing"), rows.length);
    const at = app.clock.now();
    const done = await app.stores.imports
      .roster(operator("roster"), rows, name, at, dryRun, bar.step)
      .finally(() => bar.end())
      .catch((error: unknown) => {
        throw error instanceof BadRows ? badRows(error, file, lang) : error;
      });
    return report(here, done, name, dryRun);
  });
}

function report({ app, lang }: Visit, done: RosterSummary, file: string, dryRun: boolean): Told {
  const say = sayer(importWords, lang);
  const columns: Readonly<Record<string, string>> = {
    name: say("what.name"),
    option: say("what.option"),
    company: say("what.company"),
    region: say("what.region"),
    left: say("what.left"),
    team: say("what.team"),
  };
  const { added, changed, unchanged, changes } = done;
  const same = added === 0 && changed === 0;
  const rows = changes.map(({ subject, what, from, to }) => [
    subject,
    columns[what] ?? roleName(what, app.programmes.values(), lang),
    from ?? "",
    to ?? "",
  ]);
  const table: Part = {
    kind: "table",
    columns: [say("who"), say("what"), say("before"), say("after")],
    rows: rows.slice(0, MOST_SHOWN),
  };
  const facts = [
    { label: say("added"), value: String(added) },
    { label: say("changed"), value: String(changed) },
    { label: say("unchanged"), value: String(unchanged) },
  ];
  return {
    ok: true,
    lang,
    command: "import roster",
    data: { kind: "roster", file, dryRun, import: done.import, added, changed, unchanged, changes },
    card: {
      title: say(same ? "roster.same" : dryRun ? "roster.dry" : "roster.done", { file }),
      parts: [
        { kind: "facts", facts },
        ...(rows.length > 0 ? [table] : []),
        ...moreThanShown(rows.length, lang),
        ...(done.import === null ? [] : [{ kind: "text" as const, text: say("undo", { id: done.import }) }]),
      ],
      buttons: [],
    },
  };
}
