// Bundles the two ways in and the web chat's page into dist/. Packages stay outside; Slack and Teams stay chunks of their own, loaded when configured.
import { existsSync } from "node:fs";
import { chmod, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist");
const fromOut = createRequire(join(out, "main.js"));

function whereIs(name, require) {
  try {
    return require.resolve(name);
  } catch {
    return null;
  }
}

/**
 * What Teams needs stays outside: it is heavy, and may not be installed. A package that only the workspace holds is not found from dist/:
 * its import becomes a path from there, so all chunks lie flat in dist/.
 */
const teamsPackages = {
  name: "teams-packages",
  setup(bundle) {
    const teams = join(root, "src/platforms/teams");
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      if (!importer.startsWith(teams) || path.startsWith("node:")) return null;
      const held = whereIs(path, createRequire(importer));
      const found = held === null || held === whereIs(path, fromOut);
      return { path: found ? path : `./${relative(out, held)}`, external: true };
    });
  },
};

/**
 * What Bolt asks for on loading and needs only for doors that are not ours, or for socket mode, stays outside and is loaded at its first use.
 * One that its importer would find elsewhere than dist/ does is bundled as usual.
 */
const atFirstUse = {
  name: "at-first-use",
  setup(bundle) {
    bundle.onResolve({ filter: /^(undici|express|iconv-lite|@slack\/oauth)$/ }, ({ path, importer, kind }) => {
      if (kind !== "require-call" || whereIs(path, createRequire(importer)) !== whereIs(path, fromOut)) return null;
      return { path, namespace: "at-first-use" };
    });
    bundle.onLoad({ filter: /.*/, namespace: "at-first-use" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => (name === "__esModule" ? false : $load(${JSON.stringify(path)})[name]) });`,
    }));
  },
};

function present(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  sourcemap: true,
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
};

const program = {
  ...common,
  entryPoints: present({
    main: join(root, "src/main.ts"),
    cli: join(root, "src/cli.ts"),
    // The same program in parts, for whoever starts it on a clock of their own.
    compose: join(root, "src/compose.ts"),
    config: join(root, "src/config.ts"),
    serve: join(root, "src/serve.ts"),
    "compile-programmes": join(root, "db/compile-programmes.ts"),
    "aside-thread": join(root, "db/sqlite/aside-thread.ts"),
  }),
  outdir: out,
  chunkNames: "[name]-[hash]",
  platform: "node",
  target: "node20",
  // A few files load in a fraction of the time and memory that a thousand take. What is native, reads files of its own, or is loaded for Teams alone, stays outside.
  external: ["better-sqlite3", "fontkit", "pdfkit"],
  // Node keeps the text of all it runs; names stay, so that a stack can be read.
  minifyWhitespace: true,
  banner: {
    js: [
      'import { createRequire as $requireFrom } from "node:module";',
      'import { dirname as $folderOf } from "node:path";',
      'import { fileURLToPath as $pathOf } from "node:url";',
      "const require = $requireFrom(import.meta.url);",
      "const $load = require;",
      "const __filename = $pathOf(import.meta.url);",
      "const __dirname = $folderOf(__filename);",
    ].join("\n"),
  },
  splitting: true,
  plugins: [teamsPackages, atFirstUse],
};

const page = {
  ...common,
  entryPoints: present({ client: join(root, "src/platforms/web/client/main.ts") }),
  outdir: join(out, "web"),
  platform: "browser",
  target: "es2022",
  minify: true,
};

const wanted = [program, page].filter((each) => Object.keys(each.entryPoints).length > 0);
const built = await Promise.all(wanted.map((each) => build(each))).catch(() => process.exit(1)); // esbuild has said what is wrong
const kept = new Set(built.flatMap(({ metafile }) => Object.keys(metafile.outputs)).map((file) => resolve(root, file)));

// A start takes the programme files as read and checked here.
await import(pathToFileURL(join(out, "compile-programmes.js")).href).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
kept.add(join(out, "programmes.json"));

// Only what is stale goes, so that a running program still finds its chunks while an equal build replaces them.
for (const entry of existsSync(out) ? await readdir(out, { recursive: true, withFileTypes: true }) : []) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !kept.has(file)) await rm(file);
}
if (kept.has(join(out, "cli.js"))) await chmod(join(out, "cli.js"), 0o755);
