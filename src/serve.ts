import { type App, databaseFolder, nightlyBackups } from "./compose.ts";
import { UserError } from "./core/errors.ts";
import type { Person } from "./core/person.ts";
import { latelySent } from "./core/reminders/lately.ts";
import { DEFAULT_ZONE } from "./core/zone.ts";
import { demoPeople } from "./demo-people.ts";
import { freeBytesAt } from "./disk.ts";
import { houseFigures } from "./figures.ts";
import { type Forgetting, startHousekeeping } from "./jobs/housekeeping.ts";
import { startPlanner } from "./jobs/planner.ts";
import { startRedraw } from "./jobs/redraw.ts";
import { openSender } from "./jobs/sender.ts";
import type { Connection } from "./platforms/teams/adapter.ts";
import { readiness } from "./readiness.ts";
import { listen, requestListener, shut } from "./server.ts";
import { openSlack, openTeams } from "./ways-out.ts";

/** How long requests that run when the server is told to stop may take to end. */
const GRACE_MS = 5_000;
/** A school year and a bit: what was asked of whom can be shown for so long. */
const REMEMBERED_DAYS = 60 * 7;

export interface Serving {
  readonly port: number;
  readonly url: string;
  /** What answers: `slack`, `teams`, `web`. */
  readonly doors: readonly string[];
  stop(): Promise<void>;
}

/** `teams`: where Teams' tokens come from and go to; left out: Microsoft's public cloud. */
export interface ServeOptions {
  readonly teams?: Connection;
}

/** Opens the doors that are configured; each is loaded only then. @throws UserError when a door's packages are not installed or the port is taken */
export async function serve(app: App, options: ServeOptions = {}): Promise<Serving> {
  const { config, log, clock } = app;
  const backups = nightlyBackups(app);
  const closing = new AbortController();
  const [slack, teams, web] = await Promise.all([
    openSlack(app),
    openTeams(app, options.teams),
    openWeb(app, closing.signal),
  ]);
  await slack?.start();
  const { stores, door, tell } = app;
  const boards = [slack, teams].flatMap((way) => (way ? [way.board] : []));
  const redraw = startRedraw({ stores, door, boards, clock, log, tell });
  const planner = startPlanner(app);
  const couriers = [slack, teams, web].flatMap((way) => (way ? [way.courier] : []));
  const housekeeping = startHousekeeping({ backups, forgetting: forgettingOf(app), clock, log, zone: DEFAULT_ZONE });
  const folder = databaseFolder(config);
  const disk = folder === null ? null : () => freeBytesAt(folder);
  const room = disk ?? (async () => Number.POSITIVE_INFINITY);
  const sender = openSender({ stores, door, couriers, planner, clock, log, random: Math.random, disk: room });
  const ready = readiness({ health: stores.health, outbox: stores.outbox, sender, disk, clock, log });
  const figures = houseFigures({ outbox: stores.outbox, housekeeping, sender, disk, clock });
  const parts = { slack, teams, web: web?.router ?? null, ready, figures, metricsToken: config.metricsToken, log };
  const listener = await requestListener(parts);
  const { server, port } = await listen(listener, config.host, config.port).catch((error: unknown) => {
    throw error instanceof Error && "code" in error && error.code === "EADDRINUSE"
      ? new UserError("bad-config", { variable: "PORT", mend: `PORT=${config.port + 1}` })
      : error;
  });
  void housekeeping.run();
  sender.start();
  const host = config.host.includes(":") && !config.host.startsWith("[") ? `[${config.host}]` : config.host;
  return {
    port,
    url: `http://${host}:${port}/`,
    doors: [...(slack ? ["slack"] : []), ...(teams ? ["teams"] : []), ...(web ? ["web"] : [])],
    async stop() {
      closing.abort();
      await Promise.all([shut(server, GRACE_MS), slack?.stop(), teams?.stop(), sender.stop()]);
      await Promise.all([redraw.stop(), planner.stop(), housekeeping.stop()]);
      app.close();
    },
  };
}

/** What is long over is forgotten. Each store is asked for when its turn comes: none of them makes a start wait. */
function forgettingOf({ stores }: App): readonly Forgetting[] {
  const all: Readonly<Record<string, () => Pick<Forgetting, "forgetBefore">>> = {
    reminders: () => stores.outbox,
    drafts: () => stores.dossiers,
    "sent cards": () => stores.sentCards,
    leftovers: () => stores.leftovers,
  };
  return Object.entries(all).map(([what, store]) => ({
    what,
    afterDays: REMEMBERED_DAYS,
    forgetBefore: (at, limit) => store().forgetBefore(at, limit),
  }));
}

async function openWeb(app: App, closing: AbortSignal) {
  const { config, door, log, clock } = app;
  if (!app.demo || config.webChat !== "demo") return null;
  const { createWeb } = await import("./platforms/web/index.ts");
  const lately = (person: Person) => latelySent(app.stores.outbox, person, clock.now());
  return createWeb({ door, people: demoPeople(app), lately, log, clock, closing, mode: "demo" });
}
