import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStores } from "../../db/sqlite/stores.ts";
import { packageRoot } from "../../src/package-root.ts";
import { temporaryFolder } from "../support/folder.ts";
import { madeSchool } from "../support/made-school.ts";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { objectIn, type } from "../support/terminal.ts";

const ONE =
  "albi-apprenticeship,x1,2026,SIMMA,Apprentice One,one@x.example,Master One,m1@x.example,Company One,Tutor One,t1@x.example,";
const PLAIN = "plain-alternation,p1,2026,,Apprentice Two,two@x.example,,,,,,";

interface ImportData {
  readonly data: { readonly import: string | null; readonly moved: readonly unknown[] };
}

/** A database of its own, files beside it, and what is typed about them. */
async function house() {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const typed = (words: readonly string[], columns?: number) =>
    type([...words, "--db", path("test.db")], columns === undefined ? {} : { columns });
  const write = (name: string, ...lines: readonly string[]) => {
    writeFileSync(path(name), `${lines.join("\n")}\n`);
    return path(name);
  };
  await madeSchool(path("test.db"));
  const bring = async (kind: "roster" | "calendar", file: string, ...flags: readonly string[]) =>
    typed(["import", kind, file, ...flags, "--json"]);
  return { path, typed, write, bring };
}

describe("importing a roster at the terminal", () => {
  it("lets the people in it ask at once", async () => {
    const { typed, write } = await house();
    const done = await typed(["import", "roster", write("roster.csv", ROSTER_COLUMNS, ONE)]);
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toContain("Roster imported: roster.csv\nNew enrolments: 1\n");
    const asked = await typed(["ask", "--as", "m1@x.example", "/next-period", "--json"]);
    expect(objectIn(asked)).toMatchObject({ data: { enrolments: [{ person: { email: "one@x.example" }, year: 1 }] } });
  });

  it("rehearses with --dry-run and changes nothing the second time", async () => {
    const { typed, write, bring } = await house();
    const file = write("roster.csv", ROSTER_COLUMNS, ONE);
    expect(objectIn(await bring("roster", file, "--dry-run"))).toMatchObject({
      ok: true,
      command: "import roster",
      data: { kind: "roster", dryRun: true, import: null, added: 1 },
    });
    expect((await typed(["ask", "--as", "one@x.example", "/whoami"])).code).toBe(1);
    await bring("roster", file);
    const again = objectIn<{ data: object; text: string }>(await bring("roster", file));
    expect(again).toMatchObject({ data: { import: null, added: 0, changed: 0, unchanged: 1, changes: [] } });
    expect(again.text).toContain("Nothing changes");
  });

  it("refuses with its line whoever would be master and tutor of one learner, once against what is kept", async () => {
    const { typed, write } = await house();
    await typed(["import", "roster", write("roster.csv", ROSTER_COLUMNS, ONE)]);
    const swap = ONE.replace("Tutor One,t1@x.example", ",m1@x.example").replace("Master One,m1@x.example", ",");
    const done = await typed(["import", "roster", write("again.csv", ROSTER_COLUMNS, swap)]);
    expect(done.code).toBe(1);
    expect(done.err).toContain("line 2: “tutor_email” is m1@x.example, who is “master_email” too");
  });

  it("lists every bad line with its number and writes nothing", async () => {
    const { typed, write } = await house();
    const bad = [ONE.replace("2026", "26"), PLAIN.replace("two@x.example", "two"), PLAIN.replace("plain-", "no-")];
    const refused = await typed(["import", "roster", write("roster.csv", ROSTER_COLUMNS, ONE, ...bad)]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toBe(
      [
        "3 lines of roster.csv must be mended; nothing was written:",
        "line 3: “26” is no start year. Write the year in which year 1 began, like 2026.",
        "line 4: “two” in “apprentice_email” is no e-mail address. Write it like name@example.com.",
        "line 5: the programme “no-alternation” is not known. Write one of these: albi-apprenticeship, ales-mobility, cmi-internships, imt-international, missions-professionnelles, plain-alternation.",
        "Mend the file and try again.",
        "",
      ].join("\n"),
    );
    expect((await typed(["import", "list"])).out).toBe("No import so far\n");
  });

  it("refuses Latin-1, naming the first bad line and what to do", async () => {
    const { path, typed } = await house();
    writeFileSync(
      path("old.csv"),
      Buffer.from(`${ROSTER_COLUMNS}\n${ONE}\n${PLAIN.replace("Two", "Zoé")}\n`, "latin1"),
    );
    const refused = await typed(["import", "roster", path("old.csv"), "--lang", "fr"]);
    expect(refused.err).toContain("ligne 3 : cette ligne n’est pas en UTF-8");
    expect(refused.err).toContain("« CSV UTF-8 »");
  });

  it("shows how far it is where somebody watches, on stderr only", async () => {
    const { typed, write } = await house();
    const file = write("roster.csv", ROSTER_COLUMNS, ONE, PLAIN);
    const watched = await typed(["import", "roster", file], 80);
    expect(watched.err).toMatch(/^\rWriting \[#{10}-{10}\] 50 % {2}1\/2\rWriting \[#{20}\] 100 % {2}2\/2\r +\r$/);
    expect(watched.out).toContain("New enrolments: 2");
  });

  it("can be taken back, the newest first", async () => {
    const { typed, write, bring } = await house();
    const first = objectIn<ImportData>(await bring("roster", write("one.csv", ROSTER_COLUMNS, ONE))).data.import ?? "";
    const moved = write("two.csv", ROSTER_COLUMNS, ONE.replace("Master One,m1@", "Master Two,m2@"));
    const second = objectIn<ImportData>(await bring("roster", moved)).data.import ?? "";
    const early = await typed(["import", "undo", first]);
    expect(early).toMatchObject({ code: 1, out: "" });
    expect(early.err).toContain(`npx passerelle import undo ${second}`);
    expect((await typed(["import", "undo", second])).code).toBe(0);
    expect((await typed(["ask", "--as", "m1@x.example", "/next-period"])).code).toBe(0);
    expect((await typed(["import", "undo", second])).err).toContain("was taken back before");
    expect((await typed(["import", "undo", first])).code).toBe(0);
    expect((await typed(["ask", "--as", "m1@x.example", "/next-period"])).code).toBe(1);
  });

  it("takes 100,000 lines", { timeout: 120_000 }, async () => {
    const { bring, write } = await house();
    const lines = Array.from({ length: 100_000 }, (_, i) =>
      PLAIN.replace("two@", `a${i}@`).replace("p1", `p${i % 300}`),
    );
    const done = objectIn(await bring("roster", write("big.csv", ROSTER_COLUMNS, ...lines)));
    expect(done).toMatchObject({ ok: true, data: { added: 100_000 } });
  });
});

describe("importing a calendar at the terminal", () => {
  it("ALB-06 says what moves against the programme, and what moves back", async () => {
    const { typed, write, bring } = await house();
    await bring("roster", write("roster.csv", ROSTER_COLUMNS, ONE));
    const file = write("weeks.csv", "week;place", "2026-W45;school", "2026-W46;company");
    const told = objectIn<ImportData>(await bring("calendar", file, "--cohort", "x1"));
    const week = { from: "2026-11-09", to: "2026-11-13" };
    expect(told).toMatchObject({ ok: true, command: "import calendar", data: { days: 10, cohort: "x1" } });
    expect(told.data.moved).toEqual([{ ...week, before: "school", after: "company" }]);
    const back = await typed(["import", "undo", told.data.import ?? "", "--json"]);
    expect(objectIn<ImportData>(back).data.moved).toEqual([{ ...week, before: "company", after: "school" }]);
  });

  it("gives a cohort without a calendar of its own its days", async () => {
    const { typed, write, bring } = await house();
    await bring("roster", write("roster.csv", ROSTER_COLUMNS, PLAIN));
    const days = write(
      "days.csv",
      "start,end,place,note",
      "2026-11-16,2026-12-04,company,",
      "2026-12-07,2026-12-18,school,x",
    );
    const dry = objectIn(await bring("calendar", days, "--cohort", "p1", "--dry-run"));
    expect(dry).toMatchObject({
      data: {
        import: null,
        days: 25,
        from: "2026-11-16",
        to: "2026-12-18",
        moved: [
          { from: "2026-11-16", to: "2026-12-04", before: null, after: "company" },
          { from: "2026-12-07", to: "2026-12-18", before: null, after: "school" },
        ],
      },
    });
    await bring("calendar", days, "--cohort", "p1");
    const asked = objectIn(await typed(["ask", "--as", "two@x.example", "/next-period", "--json"]));
    expect(asked).toMatchObject({ data: { enrolments: [{ return: "2026-12-07", next: { place: "school" } }] } });
  });

  it("ends with 1 for a cohort that is not there, naming those that are", async () => {
    const { typed, write } = await house();
    const file = write("weeks.csv", "week,place", "2026-W45,school");
    const none = await typed(["import", "calendar", file, "--cohort", "x9"]);
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toContain("import roster FILE");
    await typed(["import", "roster", write("roster.csv", ROSTER_COLUMNS, ONE)]);
    expect((await typed(["import", "calendar", file, "--cohort", "x9"])).err).toContain("Write one of these: x1");
  });
});

describe("a programme file at the terminal", () => {
  const shipped = join(packageRoot(), "db", "programmes", "plain-alternation.yaml");

  it("is said in words", async () => {
    const { code, out } = await type(["check", "programme", shipped]);
    expect(code).toBe(0);
    expect(out).toContain("Plain alternation: the file is right");
    expect(out).toContain("every cohort imports its own");
  });

  it("is refused with the file, the line and the mend", async () => {
    const { write } = await house();
    const refused = await type(["check", "programme", write("bad.yaml", "programme: bad", "yaers: 3")]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/bad\.yaml:2: /);
  });

  it("that people would get stuck in is refused by both verbs, with the way into it, and nothing is kept", async () => {
    const { typed, write } = await house();
    const trap = `dossiers:
  plan:
    rules: [ABC-01]
    name: { fr: projet, en: plan }
    source: none
    why: { fr: Un essai., en: A trial. }
    each: time it is needed
    steps: [apprentice fills, tutor completes, tutor validates]
`;
    const own = readFileSync(shipped, "utf8").replace("programme: plain-alternation", "programme: own-school") + trap;
    const file = write("own.yaml", own);
    const line = own.split("\n").findIndex((one) => one.startsWith("    steps:")) + 1;
    const checked = await type(["check", "programme", file, "--json"]);
    for (const refused of [checked, await typed(["import", "programme", file, "--json"])]) {
      expect(refused.code).toBe(1);
      const message = expect.stringContaining(
        `own.yaml:${line}: plan: “tutor: approves” waits for nobody: who holds that role wrote what is to be judged → give that step`,
      );
      expect(objectIn(refused)).toMatchObject({ ok: false, error: { id: "bad-file", message } });
      expect(refused.out).toContain("1. learner: fills in\\n   2. tutor: completes");
    }
    const roster = write("roster.csv", ROSTER_COLUMNS, PLAIN.replace("plain-alternation", "own-school"));
    expect((await typed(["import", "roster", roster])).err).toContain("own-school");
  });

  it("is read back as data too", async () => {
    const { data } = objectIn<{ data: { told: object; proof: object } }>(
      await type(["check", "programme", shipped, "--json"]),
    );
    expect(data).toMatchObject({ told: { dossiers: [], counters: [], settings: [] }, proof: { requirements: [] } });
  });

  it("adds a school without code: kept in the database, for that one alone, and ready for a roster", async () => {
    const { path, typed, write, bring } = await house();
    const own = readFileSync(shipped, "utf8").replace("programme: plain-alternation", "programme: own-school");
    const file = write("own.yaml", own);
    expect((await typed(["import", "programme", file, "--dry-run"])).out).toContain("nothing was written");
    expect((await typed(["import", "programme", file])).code).toBe(0);
    expect((await typed(["import", "programme", file])).out).toContain("there already");
    const roster = write("roster.csv", ROSTER_COLUMNS, PLAIN.replace("plain-alternation", "own-school"));
    expect(objectIn(await bring("roster", roster))).toMatchObject({ data: { added: 1 } });
    await madeSchool(path("other.db"));
    expect((await type(["import", "roster", roster, "--db", path("other.db")])).err).toContain("own-school");
    expect((await type(["import", "programme", file, "--db", path("none.db")])).err).toContain("no database yet");
  });

  it("that no longer holds stops the verbs with its line until a good one is imported", async () => {
    const { path, typed, write } = await house();
    const own = readFileSync(shipped, "utf8").replace("programme: plain-alternation", "programme: own-school");
    const stores = openStores({ url: `file:${path("test.db")}` });
    await stores.marks.set("programme:own-school", own.replace("years: 3", "years: none"));
    stores.close();
    const refused = await typed(["ask", "--as", "two@x.example", "/whoami"]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("own-school.yaml:");
    expect((await typed(["import", "programme", write("own.yaml", own)])).code).toBe(0);
    expect((await typed(["ask", "--as", "two@x.example", "/whoami"])).err).toContain("two@x.example");
  });
});

describe("a role given at the terminal", () => {
  it("opens what the role may do", async () => {
    const { typed } = await house();
    expect((await typed(["ask", "--as", "reg@x.example", "/doubts"])).code).toBe(1);
    expect((await typed(["grant", "registrar", "reg@x.example"])).out).toContain("registrar");
    expect((await typed(["ask", "--as", "reg@x.example", "/doubts"])).code).toBe(0);
  });

  it("is of a cohort or of an option of it where the programme says so, and is refused for anything else with what to add", async () => {
    const { typed, write, bring } = await house();
    const shipped = readFileSync(join(packageRoot(), "db", "programmes", "plain-alternation.yaml"), "utf8");
    const own = shipped
      .replace("programme: plain-alternation", "programme: own-school")
      .replace("options: any", "options: { RED: { fr: rouge, en: red }, BLUE: { fr: bleu, en: blue } }")
      .replace("roles:", "roles:\n  juror: { name: { fr: juré, en: jury member }, per: cohort }");
    await typed(["import", "programme", write("own.yaml", own)]);
    const grant = async (...words: readonly string[]) => {
      const { out, err } = await typed(["grant", ...words, "reg@x.example"]);
      return out + err;
    };
    expect(await grant("juror")).toContain("Add “--cohort ID”: first import a roster");
    const roster = write("roster.csv", ROSTER_COLUMNS, PLAIN.replace("plain-alternation", "own-school"));
    const brought = objectIn<ImportData>(await bring("roster", roster));

    expect(await grant("juror")).toContain("“juror” is held for one cohort. Add “--cohort ID”: p1.");
    expect(await grant("juror", "--cohort", "p9")).toContain("Write one of these: p1");
    expect(await grant("juror", "--cohort", "p1", "--option", "RED")).toContain("Leave “--option” out");
    expect(await grant("option_head", "--cohort", "p1")).toContain("Add “--option NAME”: RED, BLUE.");
    expect(await grant("registrar", "--cohort", "p1")).toContain("Leave “--cohort” out");
    expect(await grant("registrar", "--option", "RED")).toContain("Leave “--option” out");
    expect(await grant("tutor")).toContain("held around one person or team");
    expect(await grant("king")).toContain("There are: juror, option_head, registrar.");

    expect(await grant("jury member", "--cohort", "p1")).toContain("the role “jury member” for the cohort “p1”");
    expect(await grant("option_head", "--cohort", "p1", "--option", "red")).toContain("the option “RED” of the cohort");
    const people = await typed(["ask", "--as", "reg@x.example", "/my-people"]);
    expect(people.out).toContain("Apprentice Two");
    expect((await typed(["import", "undo", brought.data.import ?? ""])).code).toBe(1);
  });

  it("ends with 2 for a role that no school has", async () => {
    const { typed } = await house();
    expect(await typed(["grant", "king", "reg@x.example"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("registrar"),
    });
  });
});
