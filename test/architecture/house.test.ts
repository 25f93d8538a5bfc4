import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { linesWith, sourcesIn } from "../support/sources.ts";

const product = sourcesIn("src", "commands", "db", "manifest");
const tests = sourcesIn("test").filter(({ path }) => !path.startsWith("test/architecture/"));

describe("the house", () => {
  it("has no file above 350 lines", () => {
    const long = [...product, ...tests].filter(({ text }) => text.split("\n").length > 351);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("names its files in kebab-case", () => {
    const names = [...product, ...tests].map(({ path }) => path);
    expect(
      names.filter((path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.ts$/.test(path)),
    ).toEqual([]);
  });

  it("numbers its decisions, each once, without a gap", () => {
    const notes = readdirSync(join(packageRoot(), "docs/decisions")).sort();
    expect(notes.map((name) => Number(name.slice(0, 4)))).toEqual(notes.map((_, index) => index + 1));
  });

  it("silences no tool", () => {
    // The words looked for: none of them is a comment to a tool here.
    const silenced =
      /biome-ignore|(eslint|oxlint)-disable|@ts-(ignore|expect-error|nocheck)|\b(v8|c8|istanbul) ignore|\bas any\b/;
    expect(linesWith(silenced, [...product, ...tests])).toEqual([]);
  });

  it("leaves nothing for later and runs every test", () => {
    // The words looked for: nothing here waits to be done.
    const unfinished = /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(only|skip|todo)\b/;
    expect(linesWith(unfinished, [...product, ...tests])).toEqual([]);
  });

  it("reads the time in a clock and nowhere else", () => {
    const reads = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;
    expect(
      linesWith(
        reads,
        product.filter(({ path }) => !path.endsWith("clock.ts")),
      ),
    ).toEqual([]);
  });

  it("imports zod as a whole, of which the build leaves out what nobody calls", () => {
    expect(linesWith(/^import .*\{.*\} from "zod"/, product)).toEqual([]);
  });

  it("exports by name", () => {
    expect(linesWith(/^export default\b/, product)).toEqual([]);
  });

  it("asks no platform's name before it acts", () => {
    expect(linesWith(/platform\s*[!=]==/, product)).toEqual([]);
  });
});
