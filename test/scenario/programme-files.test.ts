import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { type } from "../support/terminal.ts";
import { BAD_INPUT } from "../unit/domain/programme/bad-input.ts";

it("every kind of mistake in a programme file is refused by check and by import with its line, and nothing is loaded", async () => {
  const folder = temporaryFolder();
  const db = ["--db", join(folder, "test.db")];
  await type(["init", ...db]);
  for (const { kind, text, en, fr } of BAD_INPUT) {
    const file = join(folder, "small.yaml");
    writeFileSync(file, text());
    const line = /^\d+/.exec(en)?.[0] ?? "";
    for (const [lang, told] of [
      ["en", en],
      ["fr", fr],
    ] as const) {
      const checked = await type(["check", "programme", file, "--lang", lang]);
      expect(checked, kind).toMatchObject({ code: 1, out: "" });
      expect(checked.err.replaceAll(/[\u00a0\u202f]/g, " "), kind).toContain(
        `small.yaml:${line}: ${told.slice(line.length + 1)}`,
      );
    }
    const imported = await type(["import", "programme", file, ...db]);
    expect(imported, kind).toMatchObject({ code: 1, out: "" });
    expect(imported.err, kind).toContain(`small.yaml:${line}: `);
  }
  const roster = join(folder, "roster.csv");
  writeFileSync(roster, `${ROSTER_COLUMNS}\nsmall,s1,2026,RED,Learner One,one@x.example,,,,,,\n`);
  expect((await type(["import", "roster", roster, ...db])).err).toContain("small");
});
