import { describe, expect, it } from "vitest";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  commands: { name: string; usage: string }[];
}

describe("/help", () => {
  it("shows everyone what they may do, and the registrar more", async () => {
    const school = await demoSchool();
    const names = async (email: string) =>
      dataOf<Data>(await school.ask(email, "help")).commands.map((one) => one.name);
    const mine = await names("apprentice1@demo.example");
    expect(mine).toContain("next-period");
    expect(mine).not.toContain("doubts");
    expect(await names("registrar@demo.example")).toEqual(
      expect.arrayContaining([...mine, "doubts", "programme-settings"]),
    );
  });

  it("explains one command, misspelt too, in the person's language", async () => {
    const school = await demoSchool();
    const { commands } = dataOf<Data>(await school.ask("apprentice1@demo.example", "help /next-perod", "fr"));
    expect(commands).toEqual([
      expect.objectContaining({ name: "next-period", usage: "/next-period [école|entreprise]" }),
    ]);
  });

  it("says so when there is no such command", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "help xyzzy");
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-command" } });
  });
});
