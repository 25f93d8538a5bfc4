import { describe, expect, it } from "vitest";
import { dataOf, demoSchool } from "../../support/school.ts";

describe("/settings", () => {
  it("shows a form when nothing is given, and changes nothing", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "settings");
    expect(dataOf(outcome)).toMatchObject({ lang: "en", zone: "Europe/Paris", changed: false });
    expect(outcome.card.parts.some((part) => part.kind === "form")).toBe(true);
    expect((await school.app.stores.people.byEmail("apprentice1@demo.example"))?.lang).toBeNull();
  });

  it("keeps language, zone and hour, and answers in the new language at once", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "settings français Europe/Brussels 7");
    expect(outcome.card.title).toBe("C'est noté");
    expect(await school.app.stores.people.byEmail("apprentice1@demo.example")).toMatchObject({
      lang: "fr",
      zone: "Europe/Brussels",
      hour: 7,
    });
  });

  it.each(["german", "zone=Mars/Olympus", "hour=24", "hour=soon", "zone=+02:00"])("refuses %j", async (typed) => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", `settings ${typed}`);
    expect(outcome).toMatchObject({ ok: false, error: { id: "bad-arguments" } });
  });
});
