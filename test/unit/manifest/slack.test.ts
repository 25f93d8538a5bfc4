import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { slackManifest } from "../../../manifest/slack.ts";
import { publishedSchema } from "../../support/published-schema.ts";
import { sampleCommand } from "../../support/sample-command.ts";

const commands = [sampleCommand("next-period"), sampleCommand("whoami", { fr: "Qui ? ".repeat(600), en: "Who?" })];
const url = "https://school.example.org";
const schema = publishedSchema("slack-manifest.2.0.0.schema.json");

describe("Slack's manifest", () => {
  it("points every request at /slack/events", () => {
    const manifest = slackManifest(commands, { prefix: "", url });
    expect(manifest.settings.event_subscriptions).toMatchObject({ request_url: `${url}/slack/events` });
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true, request_url: `${url}/slack/events` });
    expect(manifest.features.slash_commands.map((command) => command.url)).toEqual(
      Array(3).fill(`${url}/slack/events`),
    );
    expect(manifest.settings.socket_mode_enabled).toBe(false);
  });

  it("without a URL asks for socket mode and names no URL", () => {
    const manifest = slackManifest(commands, { prefix: "", url: null });
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toMatch(/"(request_)?url"/);
  });

  it("describes a command in French and English, with its arguments", () => {
    const command = slackManifest(commands, { prefix: "mines-", url }).features.slash_commands[1];
    expect(command).toMatchObject({
      command: "/mines-next-period",
      description: "Où l'on va · Where one goes",
      usage_hint: "[école|entreprise] · [school|company]",
    });
  });

  it("cuts a long description visibly", () => {
    const command = slackManifest(commands, { prefix: "", url }).features.slash_commands[2];
    expect(command?.description).toHaveLength(2000);
    expect(command?.description.endsWith("…")).toBe(true);
  });

  it("lets people write to the bot and find it by mention, message and Home", () => {
    const manifest = slackManifest(commands, { prefix: "", url });
    expect(manifest.features.app_home.messages_tab_read_only_enabled).toBe(false);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(["app_home_opened", "app_mention", "message.im"]);
    expect(manifest.oauth_config.scopes.bot).toEqual(
      expect.arrayContaining(["app_mentions:read", "im:history", "users:read.email"]),
    );
  });

  it("is refused with a command that has one of Slack's own names", () => {
    expect(() => slackManifest([...commands, sampleCommand("status")], { prefix: "", url })).toThrow(
      "/status is one of Slack's own",
    );
  });

  it("leaves out the last of the programmes' words when there are more than Slack takes, and no command of the program", () => {
    const words = Array.from({ length: 60 }, (_, index) => ({
      ...sampleCommand(`word-${index}`),
      word: `word-${index}`,
    }));
    const [first = sampleCommand("none"), ...others] = commands;
    const names = slackManifest([first, ...words, ...others], { prefix: "", url }).features.slash_commands.map(
      ({ command }) => command,
    );
    expect(names).toHaveLength(50);
    expect(names.slice(0, 3)).toEqual(["/passerelle", "/next-period", "/word-0"]);
    expect(names.slice(-2)).toEqual(["/word-46", "/whoami"]);
  });

  it("is refused with more commands of the program's own than Slack takes", () => {
    const many = Array.from({ length: 50 }, (_, index) => sampleCommand(`own-${index}`));
    expect(() => slackManifest(many, { prefix: "", url })).toThrow("51 commands are more than 50");
  });

  it.skipIf(schema === null)("is valid against Slack's published schema, by HTTP and by socket", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema ?? {});
    for (const manifest of [
      slackManifest(commands, { prefix: "", url }),
      slackManifest(commands, { prefix: "m-", url: null }),
    ]) {
      validate(manifest);
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...slackManifest(commands, { prefix: "", url }), display_information: {} })).toBe(false);
  });
});
