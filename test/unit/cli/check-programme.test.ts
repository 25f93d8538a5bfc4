import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";
import { type } from "../../support/terminal.ts";
import { SMALL } from "../domain/programme/support.ts";

it.each([
  ["en", "Mind: no role looks after the settings, the roster: write `duties: [calendar, settings, roster]` at one"],
  [
    "fr",
    "À savoir : aucun rôle ne s'occupe des réglages, des inscriptions : écrivez `duties: [calendar, settings, roster]` à l'un d'eux",
  ],
])("check programme tells in %s what nobody looks after", async (lang, said) => {
  const file = join(temporaryFolder(), "small.yaml");
  writeFileSync(file, SMALL.replace("duties: [calendar, settings, roster]", "duties: [calendar]"));
  const { code, out } = await type(["check", "programme", file, "--lang", lang]);
  expect(code).toBe(0);
  expect(out).toContain(said);
  writeFileSync(file, SMALL);
  expect((await type(["check", "programme", file, "--lang", lang])).out).not.toContain(said.slice(0, 24));
});
