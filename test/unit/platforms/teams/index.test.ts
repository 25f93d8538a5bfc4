import { describe, expect, it } from "vitest";
import { createTeams } from "../../../../src/platforms/teams/index.ts";
import { fakeDoor, fakeLog } from "../../../support/teams/fake-door.ts";

const config = { appId: "", appPassword: "", tenantId: "", auth: false };
const parts = { config, door: fakeDoor(), log: fakeLog() };
const failing = (message: string, code?: string) => () => Promise.reject(Object.assign(new Error(message), { code }));

describe("opening Teams", () => {
  it("says which command installs its packages where they were left out", async () => {
    for (const code of ["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"]) {
      const load = failing("Cannot find package '@microsoft/teams-ai' imported from dist/open-teams.js", code);
      await expect(createTeams(parts, load)).rejects.toMatchObject({
        id: "not-installed",
        values: { what: "Microsoft Teams", command: "npm ci --omit=dev" },
      });
    }
  });

  it("hides no other failure behind that", async () => {
    await expect(createTeams(parts, failing("Cannot find module './mine.ts'", "ERR_MODULE_NOT_FOUND"))).rejects.toThrow(
      "mine",
    );
    await expect(createTeams(parts, failing("botbuilder broke"))).rejects.toThrow("broke");
  });

  it("is never without authentication because an id is missing", async () => {
    const half = { ...parts, config: { ...config, auth: true } };
    await expect(createTeams(half)).rejects.toMatchObject({ id: "bad-config" });
  });
});
