import { describe, expect, it } from "vitest";
import { objectIn, type } from "../../support/terminal.ts";

const misuses: readonly (readonly [string, readonly string[]])[] = [
  ["no verb", []],
  ["no verb of import", ["import"]],
  ["an unknown verb", ["frobnicate"]],
  ["an unknown verb of import", ["import", "moon"]],
  ["an unknown flag", ["doctor", "--moon"]],
  ["a flag without its value", ["doctor", "--db"]],
  ["nobody to ask as", ["ask", "/next-period"]],
  ["nothing to ask", ["ask", "--as", "a@demo.example"]],
  ["no cohort", ["import", "calendar", "file.csv"]],
  ["a word too many", ["import", "roster", "one.csv", "two.csv"]],
  ["an instant without an offset", ["ask", "--as", "a@demo.example", "hi", "--at", "2026-11-22T09:00:00"]],
  ["an instant that does not exist", ["ask", "--as", "a@demo.example", "hi", "--at", "2026-02-30T09:00:00Z"]],
  ["another language", ["doctor", "--lang", "de"]],
  ["a role for no address", ["grant", "registrar", "nobody"]],
];

describe("the terminal's own verbs and flags", () => {
  it.each(misuses)("end with 2 when misused: %s", async (_case, words) => {
    const plain = await type(words);
    expect(plain).toMatchObject({ code: 2, out: "" });
    expect(plain.err).toMatch(/Run “npx passerelle .*--help”\.\n$/);
    const french = await type(words, { env: { LANG: "fr_FR.UTF-8" } });
    expect(french.err).toMatch(/Lancez « npx passerelle .*--help »\.\n$/);
  });

  it.each(misuses)("print one object under --json: %s", async (_case, words) => {
    const typed = await type([...words, "--json"]);
    expect(typed).toMatchObject({ code: 2, err: "" });
    expect(objectIn(typed)).toEqual({
      ok: false,
      error: { id: "misuse", message: expect.any(String), next: expect.any(String) },
    });
  });

  it("name the verb whose help is worth reading", async () => {
    expect((await type(["import", "calendar", "file.csv"])).err).toBe(
      "The option “--cohort <id>” is missing. Run “npx passerelle import calendar --help”.\n",
    );
  });

  it("take flags before the verb as after it", async () => {
    const db = ["--db", "/nowhere/none.db"];
    for (const words of [
      ["--json", ...db, "--lang", "fr", "ask", "--as", "a@demo.example", "hi"],
      ["--json", "--lang=fr", "import", "calendar", ...db, "file.csv", "--cohort", "c"],
      ["--cohort", "c", "--json", "--lang", "fr", ...db, "import", "calendar", "file.csv"],
    ]) {
      const typed = await type(words);
      expect(typed.code).toBe(1);
      expect(objectIn(typed)).toMatchObject({ error: { id: "no-database", message: expect.stringContaining("base") } });
    }
    expect(await type(["--version", "ask"])).toMatchObject({ code: 0, out: "1.2.3\n" });
    expect((await type(["--json"])).code).toBe(2);
  });

  it("print help and version on stdout, in the machine's language", async () => {
    expect(await type(["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
    const { code, out } = await type(["import", "roster", "--help"], { env: { LC_ALL: "fr_FR.UTF-8" } });
    expect(code).toBe(0);
    expect(out).toContain("Utilisation : passerelle import roster");
    expect(out).toContain("tout vérifier et ne rien écrire");
  });
});
