import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder } from "../support/folder.ts";
import { startClocked } from "../support/year/clocked-program.ts";
import type { YearDoor } from "../support/year/door.ts";
import { EXPECTED } from "../support/year/expected.ts";
import { standings } from "../support/year/outcome.ts";
import { runScript } from "../support/year/run.ts";
import { addressOf, letBeAnyone, makeSchool, PEOPLE, type SchoolFiles } from "../support/year/school.ts";
import { YEAR } from "../support/year/script.ts";
import { startSlackDoor } from "../support/year/slack-door.ts";
import { startTeamsDoor } from "../support/year/teams-door.ts";
import { webDoor } from "../support/year/web-door.ts";

const START = "2026-09-14T09:00:00+02:00";
const DOORS: Readonly<Record<string, (url: string) => Promise<YearDoor>>> = {
  slack: (url) => startSlackDoor(START, url, Object.values(PEOPLE)),
  teams: (url) => startTeamsDoor(START, url, Object.values(PEOPLE)),
  web: async (url) => {
    await letBeAnyone(url);
    return webDoor(await startClocked(START, { DATABASE_URL: url }));
  },
};

const { folder, remove } = makeFolder();
let school: SchoolFiles;
beforeAll(async () => {
  school = await makeSchool(folder, START, Object.keys(DOORS));
});
afterAll(remove);

const RULES =
  "ALB-10, ALB-12, ALB-13, ALB-14, ALB-20, ALB-21, ALB-22, ALB-23, ALB-24, ALB-30, ALB-31, ALB-32, ALB-33, ALB-40, ALB-41";

describe.concurrent(`${RULES} a whole year of an apprentice`, () => {
  it.each(Object.keys(DOORS))(
    "ends through %s as it does through the other doors",
    { timeout: 120_000 },
    async (name) => {
      const url = school.urlFor(name);
      const door = await DOORS[name]?.(url);
      if (!door) throw new Error(name);
      try {
        await runScript(door, YEAR, addressOf);
      } finally {
        await door.close();
      }
      expect(await standings(url)).toEqual(EXPECTED);
    },
  );
});
