import { UserError } from "../../core/errors.ts";
import { isNotInstalled } from "./errors.ts";
import type { TeamsDoor, TeamsParts } from "./open-teams.ts";

type Load = () => Promise<{ openTeams(parts: TeamsParts): TeamsDoor }>;

/** Installs everything, the packages of Teams included. */
const INSTALL = "npm ci --omit=dev";

/** @throws UserError `not-installed` where the packages were left out, `bad-config` for a half-set configuration */
export async function createTeams(parts: TeamsParts, load: Load = () => import("./open-teams.ts")): Promise<TeamsDoor> {
  try {
    return (await load()).openTeams(parts);
  } catch (error) {
    throw isNotInstalled(error) ? new UserError("not-installed", { what: "Microsoft Teams", command: INSTALL }) : error;
  }
}
