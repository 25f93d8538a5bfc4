import { describe, expect, it } from "vitest";
import type { CommandInput } from "../../src/core/card.ts";
import type { Outcome } from "../../src/core/door.ts";
import { errorOf } from "../support/dossier-desk.ts";
import { dataOf } from "../support/school.ts";
import { objectIn } from "../support/terminal.ts";
import { type VersionedSchool, versioned, versionedSchool } from "../support/versioned.ts";

const LEARNER = "one@x.example";
const TUTOR = "tutor@x.example";
const REGISTRAR = "reg@x.example";

interface Dossier {
  readonly dossier: string;
  readonly version: number;
  readonly status: string;
  readonly waiting: readonly { readonly step: string; readonly roles: readonly string[] }[];
  readonly filled: readonly { readonly label: string; readonly value: string }[];
  readonly history: readonly { readonly what: string }[];
}

/** What people do in the dossiers of the school while its server runs. */
async function serverOf({ open }: VersionedSchool) {
  const { press, close } = await open();
  const asked = async (which: string) => {
    const { card, ...outcome } = await press(LEARNER, "dossier", { which });
    return { card, dossiers: dataOf<{ dossiers: readonly Dossier[] }>({ card, ...outcome } as Outcome).dossiers };
  };
  const act = (
    who: string,
    { dossier, version }: Pick<Dossier, "dossier" | "version">,
    step: string,
    more: object = {},
  ) => press(who, "dossier-do", { dossier, step, version, sent: true, ...more });
  return {
    close,
    act,
    async begin(title: string, more: object = {}) {
      const button = (await asked("subject")).card.buttons.find(({ command }) => command === "dossier-start");
      const form = dataOf<Dossier>(await press(LEARNER, "dossier-start", button?.input ?? {}));
      return dataOf<Dossier>(await act(LEARNER, form, "learner-fills", { "f.title": title, ...more }));
    },
    async read({ dossier }: Dossier) {
      const [found] = (await asked(dossier)).dossiers;
      if (!found) throw new Error(`no ${dossier}`);
      return found;
    },
  };
}

const keyboard = (answer: string) => ({ prompt: () => ({ line: async () => answer, close: () => undefined }) });

const steps = ({ waiting }: Dossier) => waiting.map(({ step }) => step);
const labels = ({ filled }: Dossier) => filled.map(({ label }) => label);

describe("a new version of a programme while dossiers are open", () => {
  it("leaves what was begun its rules, has the new ones for what is new, and migrates on demand", async () => {
    const school = await versionedSchool();
    await school.typed(["grant", "registrar", REGISTRAR]);
    const before = await serverOf(school);
    const [first, second, third] = [
      await before.begin("First", { "f.colour": "red" }),
      await before.begin("Second", { "f.colour": "blue" }),
      await before.begin("Third", { "f.colour": "green" }),
    ];
    expect(steps(first)).toEqual(["tutor-validates"]);
    expect(dataOf<Dossier>(await before.act(TUTOR, third, "tutor-validates")).status).toBe("done");

    expect(objectIn(await school.take(2, "--yes", "--json"))).toMatchObject({
      data: {
        ...{ changed: true, before: 1, version: 2, cohorts: 1, learners: 1, open: 2 },
        changes: [
          { what: "dossiers", id: "topic", how: "changed", parts: ["steps", "form"], open: 2 },
          { what: "roles", id: "head", how: "added" },
          { what: "roles", id: "helper", how: "gone", holders: 0 },
        ],
      },
    });
    before.close();

    const server = await serverOf(school);
    const { act, read } = server;
    const late = await server.begin("Late");
    expect(labels(late)).toEqual(["Title"]);
    const lateNow = dataOf<Dossier>(await act(TUTOR, late, "tutor-validates"));
    expect(steps(lateNow)).toEqual(["registrar-validates"]);
    expect(labels(await read(first))).toEqual(["Title", "Colour"]);
    expect(dataOf(await act(TUTOR, first, "tutor-validates"))).toMatchObject({ status: "done", waiting: [] });

    const moved = {
      data: { changed: false, migrated: [{ dossier: second.dossier, stays: null, dropped: ["colour"] }] },
    };
    expect(objectIn(await school.take(2, "--migrate", "--dry-run", "--json"))).toMatchObject(moved);
    expect((await read(second)).version).toBe(1);
    const asked = await school.take(2, "--migrate");
    expect(asked).toMatchObject({ code: 1, out: "" });
    expect(asked.err).toContain("Open dossiers would go by version 2");
    expect(asked.err).toMatch(/Topic:? +one moves to the new version/);
    expect(asked.err).toContain("add --yes");
    const words = ["import", "programme", school.file(versioned(2)), "--migrate"];
    const declined = await school.typed(words, keyboard("no"));
    expect(declined.out).toContain("Nothing has changed: open dossiers keep their version");
    expect((await read(second)).version).toBe(1);
    expect(objectIn(await school.take(2, "--migrate", "--yes", "--json"))).toMatchObject(moved);

    const after = await read(second);
    expect(after).toMatchObject({ version: 2, status: "open", history: [{}, { what: "migrated" }] });
    expect(labels(after)).toEqual(["Title"]);
    expect(errorOf(await act(TUTOR, second, "tutor-validates"))).toBe("stale-dossier");
    const validated = dataOf<Dossier>(await act(TUTOR, after, "tutor-validates"));
    expect(steps(validated)).toEqual(["registrar-validates"]);
    expect(dataOf<Dossier>(await act(REGISTRAR, validated, "registrar-validates")).status).toBe("done");
    expect(labels(await read(third))).toEqual(["Title", "Colour"]);
    server.close();
    expect((await school.typed(["doctor"])).code).toBe(0);
  });

  it("is shown first, and taken only when somebody says so", async () => {
    const { take, typed, file } = await versionedSchool();
    const refused = await take(2);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("dossier: topic  changed: steps, form");
    expect(refused.err).toContain("add --yes");
    const words = ["import", "programme", file(versioned(2))];
    const both = await typed([...words, "--migrate"], keyboard("no"));
    expect(both.out).not.toContain("--migrate");
    expect((await typed(words, keyboard("no"))).out).toContain("Nothing has changed: version 1 of Small");
    expect((await typed(words, keyboard("yes"))).out).toContain("Version 2 of Small takes the place of version 1");
    expect((await take(2)).out).toContain("Nothing changes");
  });

  it("keeps what is open of a kind that it no longer has in the lists and under its word", async () => {
    const school = await versionedSchool();
    const before = await serverOf(school);
    const first = await before.begin("First", { "f.colour": "red" });
    before.close();
    expect((await school.takeRenamed()).out).toContain("the open dossier is finished by the old one");

    const { press, close } = await school.open();
    const listed = async (input: CommandInput) => {
      const { card, ...outcome } = await press(LEARNER, "dossier", input);
      const { dossiers } = dataOf<{ dossiers: readonly Dossier[] }>({ card, ...outcome } as Outcome);
      return { refs: dossiers.map(({ dossier }) => dossier), starts: card.buttons.map(({ command }) => command) };
    };
    expect((await listed({})).refs).toEqual([first.dossier]);
    const byWord = await listed({ which: "subject" });
    expect(byWord.refs).toEqual([first.dossier]);
    expect(byWord.starts).not.toContain("dossier-start");
    expect((await listed({ which: "theme" })).starts).toEqual(["dossier-start"]);
    expect(
      dataOf(
        await press(TUTOR, "dossier-do", {
          dossier: first.dossier,
          version: first.version,
          step: "tutor-validates",
          sent: true,
        }),
      ),
    ).toMatchObject({
      status: "done",
    });
    expect((await listed({})).refs).toEqual([]);
    close();
  });

  it("has to have a greater number", async () => {
    const { take, typed, file } = await versionedSchool();
    const other = await typed(["import", "programme", file(`${versioned(1)}# other words\n`)]);
    expect(other).toMatchObject({ code: 1, out: "" });
    expect(other.err).toContain("Write a `version` greater than 1");
    await take(2, "--yes");
    expect((await take(1)).err).toContain("version 2 is in force");
  });
});
