// Bundles the two ways in and the web chat's page into dist/. Packages stay outside; Slack and Teams stay chunks of their own, loaded when configured.

import { existsSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist");
const fromOut = createRequire(join(out, "main.js"));

/** @returns {string | null} */
function whereIs(name, require) {
  try {
    return require.resolve(name);
  } catch {
    return null;
  }
}

/** A package that only a workspace holds is not found from dist/: its import becomes a path from there, so all chunks lie flat in dist/. */
const workspacePackages = {
  name: "workspace-packages",
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      if (!importer || path.startsWith("node:")) return null;
      const held = whereIs(path, createRequire(importer));
      if (held === null || held === whereIs(path, fromOut)) return null;
      return { path: `./${relative(out, held)}`, external: true };
    });
  },
};

function present(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  sourcemap: true,
  logLevel: "warning",
  legalComments: "none",
};

const program = {
  ...common,
  entryPoints: present({ main: join(root, "src/main.ts"), cli: join(root, "src/cli.ts") }),
  outdir: out,
  chunkNames: "[name]-[hash]",
  platform: "node",
  target: "node20",
  packages: "external",
  splitting: true,
  plugins: [workspacePackages],
};

const page = {
  ...common,
  entryPoints: present({ client: join(root, "src/platforms/web/client/main.ts") }),
  outdir: join(out, "web"),
  platform: "browser",
  target: "es2022",
  minify: true,
};

await rm(out, { recursive: true, force: true });
await Promise.all(
  [program, page].filter((each) => Object.keys(each.entryPoints).length > 0).map((each) => build(each)),
);
if ("cli" in program.entryPoints) await chmod(join(out, "cli.js"), 0o755);
