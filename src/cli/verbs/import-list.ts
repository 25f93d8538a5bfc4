import { Temporal } from "temporal-polyfill";
import type { Part } from "../../core/card.ts";
import { sayer } from "../../core/words/words.ts";
import { DEFAULT_ZONE } from "../../core/zone.ts";
import { visit } from "../house.ts";
import { importWords } from "../import-words.ts";
import type { CommonOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const MOST = 100;

/** The latest imports, newest first. */
export async function importList(terminal: Terminal, options: CommonOptions): Promise<Told> {
  return visit(terminal, options, async ({ app, lang }) => {
    const say = sayer(importWords, lang);
    const imports = await app.stores.imports.list(MOST);
    const table: Part = {
      kind: "table",
      columns: [say("import"), say("when"), say("kind"), say("cohort"), say("file"), say("state")],
      rows: imports.map(({ id, at, kind, cohort, file, undone }) => [
        id,
        wallTime(at),
        say(`kind.${kind}`),
        cohort ?? "",
        file,
        say(undone ? "state.undone" : "state.stands"),
      ]),
    };
    return {
      ok: true,
      lang,
      command: "import list",
      data: { imports: imports.map(({ at, ...rest }) => ({ ...rest, at: instantOf(at).toString() })) },
      card: {
        title: say(imports.length > 0 ? "list" : "list.none"),
        parts: imports.length > 0 ? [table] : [],
        buttons: [],
      },
    };
  });
}

function instantOf(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

/** `2026-11-22 10:05` in the school's zone. */
function wallTime(ms: number): string {
  return instantOf(ms)
    .toZonedDateTimeISO(DEFAULT_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
}
