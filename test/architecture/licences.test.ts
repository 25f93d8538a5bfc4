import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { packageRoot } from "../../src/package-root.ts";

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().default(false), link: z.boolean().default(false) }),
  ),
});

const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "MIT-0",
  // Fonts only.
  "OFL-1.1",
]);

/** Packages whose licence npm does not record, read in the package itself. */
const READ_BY_HAND: Readonly<Record<string, string>> = { cldrjs: "MIT", "png-js": "MIT" };

function allows(licence: string): boolean {
  const choices = licence.replace(/^\(|\)$/g, "").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((one) => PERMISSIVE.has(one)));
}

describe("licences", () => {
  const { packages } = lock.parse(JSON.parse(readFileSync(join(packageRoot(), "package-lock.json"), "utf8")));
  const installed = Object.entries(packages).filter(
    ([path, { dev, link }]) => path.includes("node_modules/") && !dev && !link,
  );

  it("of everything a production installation brings are permissive", () => {
    const others = installed.flatMap(([path, { license }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = license ?? READ_BY_HAND[name] ?? "none";
      return allows(licence) ? [] : [`${name}: ${licence}`];
    });
    expect(installed.length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });

  it("that oblige others to share alike would be found", () => {
    expect(["GPL-3.0", "(GPL-2.0 AND MIT)", "none"].filter(allows)).toEqual([]);
  });
});
