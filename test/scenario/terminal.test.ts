import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { albiAnswers } from "../support/albi-answers.ts";
import { objectIn, type, typeForReal } from "../support/terminal.ts";

const cwd = mkdtempSync(join(tmpdir(), "passerelle-"));
const AT = ["--at", "2026-11-22T09:00:00+01:00"];
const HERE = ["--db", join(cwd, "data/passerelle.db")];
const ONE = "apprentice1@demo.example";
const passerelle = (words: readonly string[], env: Record<string, string> = {}) => typeForReal(words, { cwd, env });

interface Refusal {
  readonly ok: boolean;
  readonly error: { readonly id: string; readonly message: string; readonly next: string };
}
interface NextPeriod {
  readonly data: {
    readonly enrolments: readonly {
      readonly year: number | null;
      readonly today: { readonly date: string; readonly place: string };
      readonly current: { readonly place: string; readonly from: string; readonly to: string } | null;
      readonly next: { readonly place: string; readonly from: string; readonly to: string } | null;
      readonly return: string | null;
    }[];
  };
}

beforeAll(async () => {
  const made = await passerelle(["init", "--db", "data/passerelle.db", "--demo", ...AT]);
  expect(made).toMatchObject({ code: 0, err: "" });
  return () => rmSync(cwd, { recursive: true, force: true });
});

describe("the terminal, as the program that people run", () => {
  it("answers in words, from the default database of the folder", async () => {
    const { code, out, err } = await passerelle(["ask", "--as", ONE, "/next-period", ...AT]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Back to school on Monday 4 January 2027\n/);
  });

  it("answers with one object and nothing else under --json", async () => {
    const typed = await passerelle(["ask", "--as", ONE, "next-period", ...AT, "--json", "--lang", "fr"]);
    expect(typed).toMatchObject({ code: 0, err: "" });
    expect(Object.keys(objectIn<object>(typed))).toEqual(["ok", "command", "data", "card", "text"]);
    expect(objectIn(typed)).toMatchObject({
      ok: true,
      command: "next-period",
      card: { title: "Retour à l'école le lundi 4 janvier 2027" },
      text: expect.stringContaining("Retour à l'école"),
    });
  });

  it("takes its language from --lang, then the machine's", async () => {
    const ask = ["ask", "--as", "nobody@demo.example", "/next-period", ...HERE];
    expect((await passerelle(ask, { LANG: "fr_FR.UTF-8" })).err).toContain("inscriptions");
    const both = { LC_ALL: "en_GB.UTF-8", LANG: "fr_FR.UTF-8" };
    expect((await type(ask, { env: both })).err).toContain("roster");
    expect((await type([...ask, "--lang", "fr"], { env: { LANG: "C.UTF-8" } })).err).toContain("inscriptions");
  });

  // The program itself refuses once; the rest of its refusals are typed within this process.
  it.each([
    ["an unknown person", ["ask", "--as", "nobody@demo.example", "/next-period"], "unknown-person"],
    ["a chat command that does not exist", ["ask", "--as", ONE, "/nonsense"], "unknown-command"],
    ["a chat command with nonsense arguments", ["ask", "--as", ONE, "/next-period moon"], "bad-arguments"],
    ["a database that is not there", ["ask", "--as", ONE, "/next-period", "--db", join(cwd, "none.db")], "no-database"],
    ["a file that is not there", ["import", "roster", "none.csv"], "bad-file"],
  ])("ends with 1 for %s, saying what to do", async (_case, words, id) => {
    const env = { DATABASE_URL: `file:${join(cwd, "data/passerelle.db")}` };
    const plain = id === "unknown-person" ? await passerelle(words) : await type(words, { env });
    expect(plain).toMatchObject({ code: 1, out: "" });
    expect(plain.err).toMatch(/^[^\n]+\. [^\n]+\n$/);
    const json = await type([...words, "--json"], { env });
    expect(json).toMatchObject({ code: 1, err: "" });
    expect(objectIn<Refusal>(json)).toEqual({
      ok: false,
      error: { id, message: expect.stringMatching(/\S/), next: expect.stringMatching(/\S/) },
    });
  });

  it("leaves no file behind where there was no database", async () => {
    await passerelle(["ask", "--as", ONE, "/next-period", "--db", "elsewhere/none.db"]);
    const again = await type(["doctor", "--db", join(cwd, "elsewhere/none.db"), "--json"]);
    expect(objectIn<Refusal>(again).error.id).toBe("no-database");
  });

  it("leaves no empty school behind a start that was refused, so that the mended one gets its demonstration", async () => {
    const refused = await passerelle(["start", "--db", "later.db"], { HOST: "0.0.0.0" });
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/^[^\n]*HOST[^\n]*\n$/);
    expect(existsSync(join(cwd, "later.db"))).toBe(false);
  });

  it("is quiet when its reader has gone, as `head` does", async () => {
    const typed = await typeForReal(["ask", "--as", ONE, "/calendar", ...AT, "--json"], { cwd, deaf: true });
    expect(typed).toEqual({ code: 0, out: "", err: "" });
  });

  it("says what is wrong with a damaged database and how to go back to a backup", async () => {
    writeFileSync(join(cwd, "damaged.db"), "this is no database at all, only text that is long enough to be looked at");
    const asked = await passerelle(["ask", "--as", ONE, "/next-period", "--db", "damaged.db"]);
    expect(asked).toMatchObject({ code: 1 });
    expect(asked.err).toContain("doctor");
    const examined = await passerelle(["doctor", "--db", "damaged.db"]);
    expect(examined).toMatchObject({ code: 1, out: "" });
    expect(examined.err).toMatch(/passerelle restore \S+ --db damaged\.db --yes/);
  });

  it("starts the server, which says what to try and stops when told to", async () => {
    const child = spawn(process.execPath, [join(packageRoot(), "dist/cli.js"), "start", "--db", "data/passerelle.db"], {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const gone = once(child, "exit");
    const [said] = await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(String(said)).toMatch(/^Passerelle is ready: http:\/\/127\.0\.0\.1:\d+\/\n/);
    expect((await gone)[0]).toBe(0);
  });

  // `npm run walk` (WALK=all) asks the real program for the first apprentice on every weekday, which takes minutes; the gate asks it once for each, and for the
  // other days of its sample what the program runs, within this process.
  it("ALB-01 walks through three academic years and is right on each day it is asked", {
    timeout: 40 * 60_000,
  }, async () => {
    const all = process.env["WALK"] === "all";
    const within = (words: readonly string[]) => type([...words, ...HERE]);
    const walks = [2026, 2025, 2024].flatMap((startYear, index) =>
      albiAnswers(startYear)
        .filter((_, day) => (all && index === 0) || day % 200 === index * 50)
        .map((expected, nth) => ({
          email: `apprentice${index + 1}@demo.example`,
          expected,
          asked: all || nth === 0 ? passerelle : within,
        })),
    );
    expect(walks.length).toBeGreaterThanOrEqual(all ? 3 * 52 * 5 : 11);
    const step = async ({ email, expected, asked }: (typeof walks)[number]) => {
      const at = `${expected.date}T12:00:00+01:00`;
      const typed = await asked(["ask", "--as", email, "/next-period", "--json", "--at", at]);
      const [answer] = objectIn<NextPeriod>(typed).data.enrolments;
      expect(answer).toMatchObject({
        year: expected.year,
        today: { date: expected.date, place: expected.place },
        current: expected.current,
        next: expected.next,
        return: expected.return,
      });
    };
    const two = [0, 1].map(async (first) => {
      for (let at = first; at < walks.length; at += 2) await step(walks[at] as (typeof walks)[number]);
    });
    await Promise.all(two);
  });
});
