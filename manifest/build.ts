import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import * as z from "zod";
import { commandsFor } from "../commands/index.ts";
import { openProgrammes } from "../db/compiled-programmes.ts";
import { packageRoot } from "../src/package-root.ts";
import { COLOR_SVG, OUTLINE_SVG } from "./icons.ts";
import { templates } from "./template.ts";

// Writes what manifest/ keeps generated: run by `npm run generate`; a test fails when it was forgotten.
const root = packageRoot();
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
for (const [path, text] of templates(commandsFor((await openProgrammes()).values()), version))
  writeFileSync(join(root, "manifest", path), text);
writeFileSync(join(root, "manifest/teams/color.png"), new Resvg(COLOR_SVG).render().asPng());
writeFileSync(join(root, "manifest/teams/outline.png"), new Resvg(OUTLINE_SVG).render().asPng());
