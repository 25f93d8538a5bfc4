import { describe, expect, it } from "vitest";
import { isLoopback, parseConfig } from "../../src/config.ts";

const SECRET = "very-secret-value";
const slack = { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: `xoxb-${SECRET}` };
const id = "11111111-2222-4333-8444-555555555555";
const teams = { TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: SECRET, TEAMS_TENANT_ID: id };

function refused(env: Record<string, string>): string {
  try {
    parseConfig(env);
  } catch (error) {
    expect(error).toMatchObject({ name: "UserError", id: "bad-config" });
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET);
    return String((error as { values: { variable: string } }).values.variable);
  }
  return "nothing";
}

describe("the environment", () => {
  it("needs nothing: an embedded database on this machine alone", () => {
    expect(parseConfig({})).toMatchObject({
      databaseUrl: "file:data/passerelle.db",
      port: 3978,
      host: "127.0.0.1",
      demo: null,
      slack: null,
      teams: null,
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(parseConfig({ SLACK_BOT_TOKEN: "", PORT: "" })).toEqual(parseConfig({}));
  });

  it.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ DATABASE_URL: "postgres://x" }, "DATABASE_URL"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
    [{ BACKUPS: "nightly" }, "BACKUPS"],
    [{ DEMO: "yes" }, "DEMO"],
    [{ PUBLIC_URL: "ftp://x" }, "PUBLIC_URL"],
    [{ SLACK_SIGNING_SECRET: SECRET }, "SLACK_BOT_TOKEN"],
    [{ SLACK_BOT_TOKEN: `xoxb-${SECRET}` }, "SLACK_SIGNING_SECRET"],
    [{ ...slack, SLACK_BOT_TOKEN: SECRET }, "SLACK_BOT_TOKEN"],
    [{ ...slack, SLACK_APP_TOKEN: SECRET }, "SLACK_APP_TOKEN"],
    [{ ...slack, SLACK_COMMAND_PREFIX: "UPPER" }, "SLACK_COMMAND_PREFIX"],
    [{ ...slack, SLACK_MESSAGES_PER_MINUTE: "0" }, "SLACK_MESSAGES_PER_MINUTE"],
    [{ TEAMS_APP_ID: id }, "TEAMS_APP_PASSWORD"],
    [{ TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: SECRET }, "TEAMS_TENANT_ID"],
    [{ TEAMS_APP_PASSWORD: SECRET }, "TEAMS_APP_ID"],
    [{ ...teams, TEAMS_APP_ID: "my-app" }, "TEAMS_APP_ID"],
    [{ TEAMS_AUTH: "off", HOST: "0.0.0.0" }, "TEAMS_AUTH"],
    [{ DEMO: "1", HOST: "0.0.0.0" }, "HOST"],
    [{ DEMO: "1", ...slack }, "DEMO"],
    [{ DEMO: "1", ...teams }, "DEMO"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN"],
  ])("stops at %o, naming %s and never its value", (env, variable) => {
    expect(refused(env)).toBe(variable);
  });

  it("takes Slack over HTTP or over a socket", () => {
    expect(parseConfig(slack).slack).toMatchObject({ appToken: null, apiUrl: "https://slack.com/api/" });
    const socket = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://127.0.0.1:1/api/" };
    expect(parseConfig(socket).slack).toMatchObject({ appToken: "xapp-1", apiUrl: "http://127.0.0.1:1/api/" });
  });

  it("lets Teams go without authentication on loopback alone", () => {
    expect(parseConfig({ TEAMS_AUTH: "off" }).teams).toMatchObject({ auth: false, appId: "" });
    expect(parseConfig(teams).teams).toMatchObject({ auth: true });
  });

  it.each([
    ["127.0.0.1", true],
    ["127.1.2.3", true],
    ["localhost", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["127.0.0.1.example.org", false],
    ["192.168.0.1", false],
  ])("knows whether %s is loopback: %s", (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});
