import { describe, expect, it } from "vitest";
import { teamsManifest } from "../../../manifest/teams.ts";
import { publishedSchema } from "../../support/published-schema.ts";
import { sampleCommand } from "../../support/sample-command.ts";
import { validatorOfDraft4 } from "../../support/validator.ts";

const many = Array.from({ length: 15 }, (_, index) => sampleCommand(`command-${index + 1}`));
const options = { appId: "6d7b0a7e-0c38-4b7a-8a32-0f6f4a0a2c11", url: "https://school.example.org", version: "1.2.3" };
const schema = publishedSchema("teams-manifest.1.29.schema.json");

describe("Teams' manifest", () => {
  it("has one bot under the app's own id, for chats, teams and groups", () => {
    const { id, bots } = teamsManifest(many, options);
    expect(bots).toHaveLength(1);
    expect(bots[0]).toMatchObject({ botId: id, scopes: ["personal", "team", "groupChat"] });
  });

  it("suggests the first twelve commands, described in French and English", () => {
    const lists = teamsManifest(many, options).bots[0]?.commandLists;
    expect(lists).toHaveLength(1);
    expect(lists?.[0]?.commands).toHaveLength(12);
    expect(lists?.[0]?.commands[0]).toEqual({ title: "command-1", description: "Où l'on va · Where one goes" });
  });

  it("trusts the server's own host and no other", () => {
    expect(teamsManifest(many, { ...options, url: "https://school.example.org:8443" }).validDomains).toEqual([
      "school.example.org",
    ]);
  });

  it("keeps to the lengths of Teams' store", () => {
    const { name, description } = teamsManifest(many, options);
    expect(name.short.length).toBeLessThanOrEqual(30);
    expect(description.short.length).toBeLessThanOrEqual(80);
    expect(description.full.length).toBeLessThanOrEqual(4000);
  });

  it.skipIf(schema === null)("is valid against Microsoft's published schema", () => {
    const validate = validatorOfDraft4(schema ?? {});
    expect(validate(teamsManifest(many, options))).toBeNull();
    expect(validate({ ...teamsManifest(many, options), id: "not a GUID" })).not.toBeNull();
  });
});
