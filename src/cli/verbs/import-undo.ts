import { operator } from "../../core/authority.ts";
import { movesBetween } from "../../core/imports/moves.ts";
import { sayer } from "../../core/words/words.ts";
import { cohortOf } from "../find-cohort.ts";
import { visitToWrite } from "../house.ts";
import { importWords } from "../import-words.ts";
import { movesData, movesPart } from "../moves-part.ts";
import type { CommonOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/** Takes an import back and says what moved back. @throws UserError `import-unknown`, `import-undone`, `import-stands`, `changed-meanwhile` */
export async function importUndo(terminal: Terminal, id: string, options: CommonOptions): Promise<Told> {
  return visitToWrite(terminal, options, async ({ app, lang }) => {
    const { stores, clock } = app;
    const record = (await stores.imports.list(Number.MAX_SAFE_INTEGER)).find((one) => one.id === id);
    const cohort = record?.cohort ?? null;
    const before = cohort === null ? null : await stores.calendars.of(cohort);
    const { kind, file } = await stores.imports.undo(operator("roster"), id, clock.now());
    const of = cohort === null ? null : await cohortOf(app, cohort, lang);
    const moves =
      of && before ? movesBetween(of.cohort, of.programme, before, await stores.calendars.of(of.cohort.id)) : [];
    return {
      ok: true,
      lang,
      command: "import undo",
      data: { import: id, kind, file, cohort, moved: movesData(moves) },
      card: {
        title: sayer(importWords, lang)(`undone.${kind}`, { file, cohort: cohort ?? "" }),
        parts: movesPart(moves, lang),
        buttons: [],
      },
    };
  });
}
