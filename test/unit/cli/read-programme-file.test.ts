import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readProgrammeFile } from "../../../src/cli/read-programme-file.ts";
import { UserError } from "../../../src/core/errors.ts";
import { explain } from "../../../src/core/explain.ts";
import type { Lang } from "../../../src/core/words/lang.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { SMALL } from "../domain/programme/support.ts";

async function refusalOf(bytes: Uint8Array, lang: Lang): Promise<string> {
  const file = join(temporaryFolder(), "small.yaml");
  writeFileSync(file, bytes);
  try {
    await readProgrammeFile(file, lang, []);
  } catch (error) {
    if (error instanceof UserError) return explain(error, lang).message;
    throw error;
  }
  return "";
}

describe("a programme file", () => {
  const latin1 = Buffer.from(`# one\n# two\n# École\n${SMALL}`, "latin1");

  it.each([
    [
      "en",
      "One line of small.yaml must be mended; nothing was written:\nline 3: this line is not UTF-8",
      "Save the file as “UTF-8”",
    ],
    [
      "fr",
      "Une ligne de small.yaml est à corriger ; rien n'a été écrit :\nligne 3 : cette ligne n’est pas en UTF-8",
      "Enregistrez le fichier en « UTF-8 »",
    ],
  ] as const)("that is not in UTF-8 is refused in %s, with its line and what to do", async (lang, begins, mend) => {
    const said = await refusalOf(latin1, lang);
    expect(said.startsWith(begins)).toBe(true);
    expect(said).toContain(mend);
  });

  it("in UTF-16 is refused as no text", async () => {
    const said = await refusalOf(Buffer.from(SMALL, "utf16le"), "en");
    expect(said).toContain("line 1: this line holds null bytes");
  });

  it("in UTF-8 is read, with a mark at its beginning and the line ends of Windows too", async () => {
    const bytes = Buffer.from(`\uFEFF${SMALL.replaceAll("\n", "\r\n")}`, "utf8");
    expect(await refusalOf(bytes, "en")).toBe("");
  });
});
