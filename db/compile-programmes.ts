import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { compile } from "./compiled-programmes.ts";
import { loadProgrammes } from "./programmes.ts";
import { programmesFolder } from "./programmes-folder.ts";

/** Part of the build: run from the bundle, it leaves the programme files beside it, read and checked. */
writeFileSync(join(packageRoot(), "dist", "programmes.json"), compile(loadProgrammes().values(), programmesFolder()));
