const PRODUCT = "^(src|commands|db|manifest)/";
const ROOMS = "^(src/platforms|src/jobs|commands|db|manifest)/";
const COMPOSITION = "^src/(compose|config|serve)(\\.ts$|/)";
const WAYS_IN = "^src/(main\\.ts$|cli(\\.ts$|/))";
/** The script that writes the generated files is a way in of its own. */
const GENERATORS = "^(manifest/build|db/programmes/build[a-z-]*)\\.ts$";

/** Only `room` may import packages matching `packages`. */
function only(name, room, packages, comment) {
  return {
    name,
    severity: "error",
    comment,
    from: { path: PRODUCT, pathNot: room },
    to: { path: `(^|/)node_modules/(${packages})(/|$)` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "domain-stands-alone",
      severity: "error",
      comment:
        "The rules of a programme are pure: they must be readable, testable and true without any platform, store or command. Pass in what a rule needs.",
      from: { path: "^src/domain/" },
      to: { path: PRODUCT, pathNot: "^src/domain/" },
    },
    {
      name: "core-knows-only-the-domain",
      severity: "error",
      comment:
        "Core holds the contracts that rooms meet at. Were it to import a room, every room would depend on that one. Declare a port in core/ports.ts and let the room implement it.",
      from: { path: "^src/core/" },
      to: { path: PRODUCT, pathNot: "^src/(core|domain)/" },
    },
    {
      name: "pure-layers-do-no-io",
      severity: "error",
      comment:
        "Domain, core and commands take clock, ids, files and network as arguments, so that a test can hold them still. Do the I/O in a room and pass the result.",
      from: { path: "^(src/(domain|core)|commands)/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(util|buffer)$" },
    },
    {
      name: "rooms-do-not-know-each-other",
      severity: "error",
      comment:
        "Commands, stores, jobs, manifests and platforms are replaceable one at a time only while none imports another. They meet in src/compose.ts, through core.",
      from: { path: ROOMS, pathNot: GENERATORS },
      to: { path: ROOMS, pathNot: "^$1/" },
    },
    {
      name: "platforms-do-not-know-each-other",
      severity: "error",
      comment:
        "A platform is one folder that can be added or removed alone. Only adaptive-card is shared: Teams and the web chat draw the same card.",
      from: { path: "^src/platforms/([^/]+)/" },
      to: { path: "^src/platforms/", pathNot: "^src/platforms/($1|adaptive-card)/" },
    },
    {
      name: "rooms-do-not-compose",
      severity: "error",
      comment: "Only the ways in may import the composition root; a room that does makes a circle of the whole house.",
      from: { path: `${ROOMS}|^src/(core|domain)/` },
      to: { path: `${COMPOSITION}|${WAYS_IN}` },
    },
    {
      name: "ways-in-go-through-compose",
      severity: "error",
      comment:
        "main and cli are thin: what is wired, and how, is said once, in src/compose.ts, so that every way in answers alike.",
      from: { path: WAYS_IN },
      to: { path: ROOMS },
    },
    only(
      "slack-stays-in-its-folder",
      "^src/platforms/slack/",
      "@slack",
      "Slack's types change with Slack. Outside platforms/slack a card is a card and a person is a person.",
    ),
    only(
      "teams-stays-in-its-folder",
      "^src/platforms/teams/",
      "botbuilder[^/]*|botframework[^/]*|@microsoft/teams-ai",
      "These packages are heavy and their makers have moved on: they load only when Teams is configured and must be replaceable in one folder.",
    ),
    only(
      "the-database-stays-in-db",
      "^db/",
      "drizzle-orm|drizzle-kit|better-sqlite3",
      "A store verb is one transaction behind a port; no query and no Drizzle type leaves db/.",
    ),
    {
      name: "slack-and-teams-load-when-configured",
      severity: "error",
      comment:
        "Loading Slack or Teams costs memory and start time that others should not pay: import their folder with await import(), where it is configured.",
      from: { path: "^src/", pathNot: "^src/platforms/" },
      to: {
        path: "^src/platforms/(slack|teams)/",
        pathNot: "/config\\.ts$",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-circles",
      severity: "error",
      comment:
        "Files in a circle can only be understood, loaded and tested together. Move what both need into a third file.",
      from: {},
      to: { circular: true },
    },
    {
      name: "product-does-not-know-tests",
      severity: "error",
      comment: "Test helpers may do what the product must not. Move what the product needs into the product.",
      from: { path: PRODUCT },
      to: { path: "^test/" },
    },
    {
      name: "product-does-not-use-dev-packages",
      severity: "error",
      comment: "npm ci --omit=dev leaves development packages out: the program would not start.",
      from: { path: PRODUCT, pathNot: GENERATORS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packages-are-declared",
      severity: "error",
      comment:
        "A package that is there only because another one brought it may be gone tomorrow. Declare it in package.json.",
      from: { path: PRODUCT },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "imports-resolve",
      severity: "error",
      comment: "An import that leads nowhere fails when the program starts.",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@microsoft/teams-ai" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|coverage|data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
