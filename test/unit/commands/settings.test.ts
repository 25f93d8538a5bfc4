import { describe, expect, it } from "vitest";
import { dataOf, demoSchool } from "../../support/school.ts";

const WHO = "apprentice1@demo.example";

describe("/settings", () => {
  it("shows a form when nothing is given, and changes nothing", async () => {
    const school = await demoSchool();
    const outcome = await school.ask(WHO, "settings");
    expect(dataOf(outcome)).toEqual({ lang: "en", zone: "Europe/Paris", hour: null, messages: "all", changed: false });
    expect(outcome.card.parts.some((part) => part.kind === "form")).toBe(true);
    expect((await school.app.stores.people.byEmail(WHO))?.lang).toBeNull();
  });

  it("keeps language, zone and hour, and answers in the new language at once", async () => {
    const school = await demoSchool();
    const outcome = await school.ask(WHO, "settings français Europe/Brussels 7");
    expect(outcome.card.title).toBe("C'est noté");
    expect(await school.app.stores.people.byEmail(WHO)).toMatchObject({ lang: "fr", zone: "Europe/Brussels", hour: 7 });
  });

  it.each(["german", "zone=Mars/Olympus", "hour=24", "hour=soon", "zone=+02:00", "messages=none"])(
    "refuses %j",
    async (typed) => {
      const school = await demoSchool();
      const outcome = await school.ask(WHO, `settings ${typed}`);
      expect(outcome).toMatchObject({ ok: false, error: { id: "bad-arguments" } });
    },
  );

  it.each([
    ["essential", "essential"],
    ["essentiel", "essential"],
    ["tout", "all"],
    ["all", "all"],
  ])("takes messages=%s, and gives it back", async (typed, kept) => {
    const school = await demoSchool();
    dataOf(await school.ask(WHO, "settings messages=essential"));
    expect(dataOf(await school.ask(WHO, `settings messages=${typed}`))).toMatchObject({ messages: kept });
    const { messages } = (await school.app.stores.people.byEmail(WHO)) ?? {};
    expect(messages).toBe(kept === "all" ? null : "essential");
    expect(dataOf(await school.ask(WHO, "settings"))).toMatchObject({ messages: kept, changed: false });
  });

  it.each([7, 19])("takes %i o'clock", async (hour) => {
    const school = await demoSchool();
    expect(dataOf(await school.ask(WHO, `settings hour=${hour}`))).toMatchObject({ hour });
  });

  it.each([
    [6, "en", "Choose an hour from 7 to 19: from 20:00 to 7:00 I write to nobody."],
    [20, "fr", "Choisissez une heure de 7 à 19 : de 20 h à 7 h, je n'écris à personne."],
  ] as const)("refuses %i o'clock with a sentence in %s, and keeps nothing", async (hour, lang, sentence) => {
    const school = await demoSchool();
    const outcome = await school.ask(WHO, `settings hour=${hour} zone=Europe/Brussels`, lang);
    expect(outcome).toMatchObject({ ok: false, error: { id: "bad-form" }, fields: { hour: sentence } });
    expect(await school.app.stores.people.byEmail(WHO)).toMatchObject({ hour: null, zone: null });
  });
});
