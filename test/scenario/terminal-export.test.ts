import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../db/sqlite/open.ts";
import { makeFolder, temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { pdfPages } from "../support/pdf-text.ts";
import { objectIn, type, typeForReal } from "../support/terminal.ts";

const { folder, remove } = makeFolder();
const db = ["--db", join(folder, "export.db")];
const AT = ["--at", "2026-11-23T09:00:00+01:00"];
const ONE = ["--enrolment", "apprentice1@demo.example"];
const NAME = "apprentice1-demo-example-demo-1";

beforeAll(async () => {
  await madeSchool(join(folder, "export.db"), "--demo", "--at", "2026-11-22T09:00:00+01:00");
  return remove;
});

const exported = (words: readonly string[]) => type(["export", ...db, ...AT, ...words]);

describe("export", () => {
  it("writes CSV and PDF from the real program, with the audit's last hash in all of it", async () => {
    const out = join(temporaryFolder(), "deep", "er");
    const words = ["export", ...db, ...AT, ...ONE, "--out", out, "--lang", "fr", "--json"];
    const typed = await typeForReal(words, { cwd: folder });
    expect(typed).toMatchObject({ code: 0, err: "" });
    const { data, text } = objectIn<{ data: { audit: { last: { hash: string } }; rows: object[] }; text: string }>(
      typed,
    );
    const { hash } = data.audit.last;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(text).toContain(hash);
    expect(readdirSync(out).sort()).toEqual([`${NAME}.csv`, `${NAME}.pdf`]);
    const csv = readFileSync(join(out, `${NAME}.csv`), "utf8");
    expect(csv.startsWith("\uFEFFDate;Heure;")).toBe(true);
    expect(csv).toContain("Sujet du projet en entreprise (pour le 5 févr. 2027);à remplir;apprenti;Apprentice One;");
    expect(csv).toContain(hash);
    const pages = pdfPages(readFileSync(join(out, `${NAME}.pdf`)));
    for (const said of ["Apprentissage IMT Mines Albi", "demo-1", " – 23 nov. 2026", hash, "001:L401"]) {
      expect(pages.join("\n")).toContain(said);
    }
  });

  it("overwrites nothing without --force, and writes neither file when one is there", async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, `${NAME}.pdf`), "mine");
    const refused = await exported([...ONE, "--out", out, "--json"]);
    expect(refused.code).toBe(1);
    expect(objectIn(refused)).toMatchObject({ error: { id: "file-exists", next: expect.stringContaining("--force") } });
    expect(existsSync(join(out, `${NAME}.csv`))).toBe(false);
    expect((await exported([...ONE, "--out", out, "--force"])).code).toBe(0);
    expect(readFileSync(join(out, `${NAME}.pdf`), "latin1")).toMatch(/^%PDF/);
  });

  it("takes the cohort behind the address or by itself, and names those there are", async () => {
    const out = ["--out", join(temporaryFolder(), "x")];
    expect((await exported(["--enrolment", "apprentice1@demo.example@demo-1", ...out])).code).toBe(0);
    expect((await exported([...ONE, "--cohort", "demo-1", ...out, "--force"])).code).toBe(0);
    const other = await exported([...ONE, "--cohort", "demo-2", ...out, "--force"]);
    expect(other).toMatchObject({ code: 1, out: "" });
    expect(other.err).toMatch(/“demo-2”\. Add --cohort with one of these: demo-1\n$/);
  });

  it("asks which of several enrolments is meant, and finds one that is over", async () => {
    const own = join(temporaryFolder(), "two.db");
    await madeSchool(own, "--demo", "--at", "2026-11-22T09:00:00+01:00");
    const open = openDatabase({ url: `file:${own}` });
    open.sqlite.exec(`
      insert into enrolments (id, cohort, person, role, joined, left, kept_from)
        select 'second', 'demo-2', person, role, joined, 20700, kept_from from enrolments where cohort = 'demo-1';
      insert into enrolment_terms (enrolment, from_day) values ('second', 0);`);
    open.close();
    const words = ["export", "--db", own, ...AT, ...ONE, "--out", join(temporaryFolder(), "x")];
    const several = await type(words);
    expect(several.code).toBe(1);
    expect(several.err).toMatch(/which of the enrolments .* Add --cohort with one of these: demo-1, demo-2\n$/);
    expect((await type([...words, "--cohort", "demo-2"])).code).toBe(0);
  });

  it.each([
    ["somebody unknown", ["--enrolment", "nobody@demo.example"], "unknown-person"],
    ["what is no address", ["--enrolment", "nobody"], "unknown-person"],
    ["somebody who learns nothing", ["--enrolment", "tutor1@demo.example"], "not-found"],
  ])("refuses %s", async (_case, words, id) => {
    const refused = await exported([...words, "--out", join(temporaryFolder(), "x"), "--json"]);
    expect(refused.code).toBe(1);
    expect(objectIn(refused)).toMatchObject({ error: { id, next: expect.stringMatching(/\S/) } });
  });

  it("says that a folder is none", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    for (const out of [file, join(file, "below")]) {
      const refused = await exported([...ONE, "--out", out]);
      expect(refused.code).toBe(1);
      expect(refused.err).toBe(`${out} is not a folder. Choose another folder with --out.\n`);
    }
  });

  it.runIf(existsSync("/proc/1"))("says that it may not write where nobody may", async () => {
    const refused = await exported([...ONE, "--out", "/proc/1/fdinfo"]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("/proc/1/fdinfo");
  });

  it("says in its answer that the audit's chain is broken, and doctor says where and what to do", async () => {
    const own = join(temporaryFolder(), "broken.db");
    await madeSchool(own, "--demo", "--at", "2026-11-22T09:00:00+01:00");
    await type(["grant", "registrar", "new@x.example", "--db", own, ...AT]);
    const open = openDatabase({ url: `file:${own}` });
    const { seq } = open.sqlite.prepare("select max(seq) as seq from audit").get() as { seq: number };
    open.sqlite.exec(`update audit set actor = 'somebody' where seq = ${seq}`);
    open.close();
    const words = ["export", "--db", own, ...AT, ...ONE, "--out", join(temporaryFolder(), "x")];
    expect((await type(words)).out).toContain(`does not hold from entry ${seq} on`);
    const examined = await type(["doctor", "--db", own, "--lang", "fr"]);
    expect(examined.code).toBe(1);
    expect(examined.err).toContain(`modifié à l'entrée ${seq}.`);
    expect(examined.err).toContain("sauvegarde");
  });
});
