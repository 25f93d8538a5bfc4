import * as z from "zod";
import { UserError } from "./core/errors.ts";
import type { SlackConfig } from "./platforms/slack/config.ts";
import type { TeamsConfig } from "./platforms/teams/config.ts";

export interface Config {
  /** `file:PATH` or `:memory:`. */
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  /** Where people reach this server, without a slash at the end; null: on this machine only. */
  readonly publicUrl: string | null;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Null: decided by the database (a new one with no platform configured becomes the demonstration). */
  readonly demo: boolean | null;
  readonly webChat: "demo" | "off";
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig | null;
  readonly metricsToken: string | null;
  /** Null: on, but not of the demonstration. */
  readonly backups: "on" | "off" | null;
  /** Null: `backups` beside the database. */
  readonly backupDir: string | null;
}

export type Env = Readonly<Record<string, string | undefined>>;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const secret = z.string().min(1).regex(/^\S+$/);

/** One row a variable: how it is read, and what to write when it is wrong. */
const VARIABLES = {
  DATABASE_URL: [z.string().regex(/^(file:.+|:memory:)$/), "file:data/passerelle.db"],
  PORT: [whole(0, 65_535), "3978"],
  HOST: [z.string().regex(/^[\w.:-]+$/), "127.0.0.1"],
  PUBLIC_URL: [url, "https://passerelle.example.org"],
  LOG_LEVEL: [z.enum(["debug", "info", "warn", "error", "silent"]), "info"],
  DEMO: [z.enum(["0", "1"]), "0 | 1"],
  WEB_CHAT: [z.enum(["demo", "off"]), "demo | off"],
  SLACK_SIGNING_SECRET: [secret, "Slack → Basic Information → Signing Secret"],
  SLACK_BOT_TOKEN: [secret.startsWith("xoxb-"), "xoxb-…"],
  SLACK_APP_TOKEN: [secret.startsWith("xapp-"), "xapp-…"],
  SLACK_API_URL: [url, "https://slack.com/api/"],
  SLACK_MESSAGES_PER_MINUTE: [whole(1, 100_000), "240"],
  SLACK_COMMAND_PREFIX: [z.string().regex(/^[a-z0-9_-]{1,10}$/), "school-"],
  TEAMS_APP_ID: [z.guid(), "00000000-0000-0000-0000-000000000000"],
  TEAMS_APP_PASSWORD: [secret, "Azure → Certificates & secrets"],
  TEAMS_TENANT_ID: [z.guid(), "00000000-0000-0000-0000-000000000000"],
  TEAMS_AUTH: [z.enum(["on", "off"]), "on | off"],
  METRICS_TOKEN: [secret.min(16), "at least 16 characters"],
  BACKUPS: [z.enum(["on", "off"]), "on | off"],
  BACKUP_DIR: [z.string(), "data/backups"],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Variable = keyof typeof VARIABLES;

function wrong(variable: string, mend: string): UserError {
  return new UserError("bad-config", { variable, mend });
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function reader(env: Env): Get {
  return <Name extends Variable>(name: Name) => {
    const text = env[name];
    if (text === undefined || text === "") return null;
    const [schema, mend] = VARIABLES[name];
    const read = schema.safeParse(text);
    if (!read.success) throw wrong(name, mend);
    return read.data as z.output<(typeof VARIABLES)[Name][0]>;
  };
}

/** What the manifests take from the environment; they are made before there is any secret to set. @throws UserError `bad-config` */
export function parseManifestConfig(env: Env): { prefix: string; url: string | null; teamsAppId: string | null } {
  const get = reader(env);
  return { prefix: get("SLACK_COMMAND_PREFIX") ?? "", url: get("PUBLIC_URL"), teamsAppId: get("TEAMS_APP_ID") };
}

/** Reads the environment. An empty variable counts as absent. @throws UserError `bad-config`, naming the variable and what to write; never its value. */
export function parseConfig(env: Env): Config {
  const get = reader(env);
  const host = get("HOST") ?? "127.0.0.1";
  const demo = get("DEMO");
  const slack = parseSlack(get);
  const teams = parseTeams(get, host);
  if (demo === "1") refuseOpenDemonstration(host, holdsToken({ slack, teams }));
  return {
    databaseUrl: get("DATABASE_URL") ?? "file:data/passerelle.db",
    port: get("PORT") ?? 3978,
    host,
    publicUrl: get("PUBLIC_URL"),
    logLevel: get("LOG_LEVEL") ?? "info",
    demo: demo === null ? null : demo === "1",
    webChat: get("WEB_CHAT") ?? "demo",
    slack,
    teams,
    metricsToken: get("METRICS_TOKEN"),
    backups: get("BACKUPS"),
    backupDir: get("BACKUP_DIR"),
  };
}

/** The demonstration lets one be anyone: it stays on this machine and away from real accounts. @throws UserError `bad-config` */
export function refuseOpenDemonstration(host: string, platform: boolean): void {
  if (platform) throw wrong("DEMO", "DEMO=0 + DATABASE_URL=file:data/school.db");
  if (!isLoopback(host)) throw wrong("HOST", "127.0.0.1, or DEMO=0");
}

/** Whether real accounts could come in: Teams without authentication takes none. */
export function holdsToken({ slack, teams }: Pick<Config, "slack" | "teams">): boolean {
  return slack !== null || (teams?.auth ?? false) || Boolean(teams?.appPassword);
}

type Get = <Name extends Variable>(name: Name) => z.output<(typeof VARIABLES)[Name][0]> | null;

function parseSlack(get: Get): SlackConfig | null {
  const signingSecret = get("SLACK_SIGNING_SECRET");
  const botToken = get("SLACK_BOT_TOKEN");
  const appToken = get("SLACK_APP_TOKEN");
  const apiUrl = get("SLACK_API_URL");
  const prefix = get("SLACK_COMMAND_PREFIX");
  if (signingSecret === null && botToken === null && appToken === null) return null;
  if (botToken === null) throw wrong("SLACK_BOT_TOKEN", VARIABLES.SLACK_BOT_TOKEN[1]);
  if (signingSecret === null && appToken === null)
    throw wrong("SLACK_SIGNING_SECRET", VARIABLES.SLACK_SIGNING_SECRET[1]);
  return {
    signingSecret: signingSecret ?? "",
    botToken,
    appToken,
    apiUrl: `${apiUrl ?? "https://slack.com/api"}/`,
    commandPrefix: prefix ?? "",
    messagesPerMinute: get("SLACK_MESSAGES_PER_MINUTE") ?? 240,
  };
}

function parseTeams(get: Get, host: string): TeamsConfig | null {
  const auth = get("TEAMS_AUTH") !== "off";
  const appId = get("TEAMS_APP_ID");
  const appPassword = get("TEAMS_APP_PASSWORD");
  const tenantId = get("TEAMS_TENANT_ID");
  if (!auth) {
    if (!isLoopback(host)) throw wrong("TEAMS_AUTH", "on, or HOST=127.0.0.1");
    return { appId: appId ?? "", appPassword: appPassword ?? "", tenantId: tenantId ?? "", auth };
  }
  if (appId === null && appPassword === null && tenantId === null) return null;
  if (appId === null) throw wrong("TEAMS_APP_ID", VARIABLES.TEAMS_APP_ID[1]);
  if (appPassword === null) throw wrong("TEAMS_APP_PASSWORD", VARIABLES.TEAMS_APP_PASSWORD[1]);
  if (tenantId === null) throw wrong("TEAMS_TENANT_ID", VARIABLES.TEAMS_TENANT_ID[1]);
  return { appId, appPassword, tenantId, auth };
}
