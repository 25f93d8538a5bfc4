import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile, openProgrammes } from "../../../db/compiled-programmes.ts";
import { loadProgrammes } from "../../../db/programmes.ts";
import { programmesFolder } from "../../../db/programmes-folder.ts";

const fromFiles = loadProgrammes();
const shipped = [...fromFiles.values()].map(({ version }) => version);
let folder: string;
let compiled: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "programmes-"));
  cpSync(programmesFolder(), folder, { recursive: true });
  compiled = join(folder, "compiled.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Compiled so that one can tell it from what the files say. */
function compileMarked(): void {
  const marked = [...fromFiles.values()].map((programme) => ({ ...programme, version: 99 }));
  writeFileSync(compiled, compile(marked, folder));
}

async function versions(): Promise<number[]> {
  return [...(await openProgrammes(folder, compiled)).values()].map(({ version }) => version);
}

describe("programmes made ready by the build", () => {
  it("mean the same as the files they were made from", async () => {
    writeFileSync(compiled, compile(fromFiles.values(), folder));
    const ready = await openProgrammes(folder, compiled);
    expect(ready).toEqual(fromFiles);
    for (const programme of ready.values()) expect(programme.roles).toContain(programme.learner);
  });

  it("are taken instead of the files while these are unchanged", async () => {
    compileMarked();
    expect(await versions()).toEqual(Array(fromFiles.size).fill(99));
  });

  it("are left aside once a file has changed", async () => {
    compileMarked();
    const text = "programme: plain-alternation\nversion: 7\nname: { fr: Simple, en: Plain }\n";
    const rest = "roles:\n  learner: { name: { fr: élève, en: learner }, per: enrolment, learner: true }\n";
    writeFileSync(
      join(folder, "plain-alternation.yaml"),
      `${text}${rest}years: 1\ncalendar: { starts: week 31, imported: true }\n`,
    );
    expect(await versions()).toEqual([...shipped.slice(0, -1), 7]);
  });

  it("are left aside once a file has come or gone", async () => {
    compileMarked();
    rmSync(join(folder, "plain-alternation.yaml"));
    expect(await versions()).toEqual(shipped.slice(0, -1));
  });

  it("are left aside when the build was cut short", async () => {
    compileMarked();
    writeFileSync(compiled, compile(fromFiles.values(), folder).slice(0, 1000));
    expect(await versions()).toEqual(shipped);
  });

  it("are not needed: the sources read the files", async () => {
    expect(await openProgrammes()).toEqual(fromFiles);
  });
});
