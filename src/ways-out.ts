import type { App } from "./compose.ts";
import type { Connection } from "./platforms/teams/adapter.ts";

/** Slack, where it is configured; loaded only then. */
export async function openSlack({ config, door, log, clock }: Pick<App, "config" | "door" | "log" | "clock">) {
  if (!config.slack) return null;
  const { createSlack } = await import("./platforms/slack/index.ts");
  return createSlack({ config: config.slack, door, log, clock });
}

/** Teams, where it is configured; loaded only then. */
export async function openTeams({ config, door, log }: Pick<App, "config" | "door" | "log">, connection?: Connection) {
  if (!config.teams) return null;
  const { createTeams } = await import("./platforms/teams/index.ts");
  return createTeams({ config: config.teams, door, log, ...(connection && { connection }) });
}
