import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { manifestFiles } from "../../../manifest/manifest-files.ts";
import { packageRoot } from "../../../src/package-root.ts";
import { readPng } from "../../support/png.ts";
import { sampleCommand } from "../../support/sample-command.ts";

const icon = (name: string) => new Uint8Array(readFileSync(join(packageRoot(), "manifest/teams", name)));
const icons = { color: icon("color.png"), outline: icon("outline.png") };
const commands = [sampleCommand("next-period")];
const options = {
  prefix: "mines-",
  url: "https://school.example.org",
  teamsAppId: "6d7b0a7e-0c38-4b7a-8a32-0f6f4a0a2c11",
  version: "1.2.3",
};

describe("passerelle manifest", () => {
  it("packs Teams' manifest and two icons at the root of a zip", () => {
    const zip = manifestFiles(commands, options, icons).get("passerelle-teams.zip");
    if (!(zip instanceof Uint8Array)) throw new Error("no zip");
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toMatchObject({
      id: options.teamsAppId,
      version: "1.2.3",
    });
    expect(files["color.png"]).toEqual(icons.color);
  });

  it("gives the same bytes for the same input", () => {
    const [one, other] = [manifestFiles(commands, options, icons), manifestFiles(commands, options, icons)];
    expect(one.get("passerelle-teams.zip")).toEqual(other.get("passerelle-teams.zip"));
  });

  it("fills the prefix and the URL in Slack's", () => {
    const slack = String(manifestFiles(commands, options, icons).get("slack.json"));
    expect(slack).toContain('"/mines-next-period"');
    expect(slack).toContain("https://school.example.org/slack/events");
  });

  it("makes no Teams package without a URL or without Teams' id", () => {
    for (const missing of [{ url: null }, { teamsAppId: null }]) {
      expect([...manifestFiles(commands, { ...options, ...missing }, icons).keys()]).toEqual(["slack.json"]);
    }
  });
});

describe("Teams' icons", () => {
  it("are 192 × 192 without a hole, and 32 × 32", () => {
    const { width, height, pixels } = readPng(icons.color);
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
    expect([readPng(icons.outline).width, readPng(icons.outline).height]).toEqual([32, 32]);
  });

  it("outline: white and nothing else, on transparent", () => {
    const drawn = readPng(icons.outline).pixels.filter(([, , , opacity]) => opacity > 0);
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(600);
    expect(drawn.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  });
});
