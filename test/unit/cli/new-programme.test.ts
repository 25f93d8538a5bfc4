import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";
import { objectIn, type } from "../../support/terminal.ts";

it("a starter file is what check accepts and proves, in both languages, under the id of its name", async () => {
  const file = join(temporaryFolder(), "night-school.yaml");
  const written = await type(["new", "programme", file]);
  expect(written).toMatchObject({ code: 0, err: "" });
  expect(written.out).toContain(`npx passerelle check programme ${file}`);
  const checked = await type(["check", "programme", file, "--json"]);
  expect(checked.code).toBe(0);
  expect(objectIn(checked)).toMatchObject({ data: { id: "night-school", proof: { requirements: [] } } });
  const french = await type(["check", "programme", file, "--lang", "fr"]);
  expect(french.out).toContain("il peut toujours se terminer");
});

it("a starter file names the schema that an editor completes it with, and has what a programme may have", async () => {
  const file = join(temporaryFolder(), "deep", "My School.yaml");
  await type(["new", "programme", file]);
  const text = readFileSync(file, "utf8");
  const [, schema = ""] = /\$schema=(\S+)/.exec(text) ?? [];
  expect(existsSync(resolve(dirname(file), schema))).toBe(true);
  expect(text).toContain("programme: my-school\n");
  const { data } = objectIn<{ data: { dossiers: string[]; counters: string[] } }>(
    await type(["check", "programme", file, "--json"]),
  );
  expect([data.dossiers.length, data.counters.length]).toEqual([3, 2]);
});

it("a file that is there is not written over, unless that is asked for", async () => {
  const file = join(temporaryFolder(), "mine.yaml");
  writeFileSync(file, "mine");
  const refused = await type(["new", "programme", file, "--lang", "fr"]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("existe déjà ; rien n'a été écrit. Choisissez un autre endroit, ou ajoutez --force");
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect((await type(["new", "programme", file, "--force"])).code).toBe(0);
  expect(readFileSync(file, "utf8")).toContain("programme: mine\n");
});

it("a word for a dossier that is one of the program's own commands is refused, by check and by import", async () => {
  const file = join(temporaryFolder(), "mine.yaml");
  await type(["new", "programme", file]);
  const text = readFileSync(file, "utf8");
  const [line = "", word = ""] = /^ +command: (\S+)$/m.exec(text) ?? [];
  const own = text.replace(line, line.replace(word, "inbox"));
  expect(own).not.toBe(text);
  writeFileSync(file, own);
  const at = own.slice(0, own.indexOf("command: inbox")).split("\n").length;
  for (const verb of ["check", "import"]) {
    const refused = await type([verb, "programme", file]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      `mine.yaml:${at}: \`inbox\` is already one of the program's own commands: that word would never open this dossier → write another word, such as `,
    );
  }
});
