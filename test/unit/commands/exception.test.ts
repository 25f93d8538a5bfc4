import { describe, expect, it } from "vitest";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Next {
  enrolments: { today: { place: string }; current: { to: string } | null }[];
}

describe("/exception", () => {
  it("ALB-06 changes the days of one person and of nobody else", async () => {
    const school = await demoSchool("2026-11-25T09:00:00+01:00");
    const line = "exception apprentice1@demo.example 2026-11-23 2026-11-27 fermé arrêt maladie";
    expect(dataOf(await school.ask("registrar@demo.example", line, "fr"))).toEqual({
      email: "apprentice1@demo.example",
      enrolments: 1,
    });
    const mine = dataOf<Next>(await school.ask("apprentice1@demo.example", "next-period"));
    expect(mine.enrolments[0]).toMatchObject({ today: { place: "off" }, current: null });
    const theirs = dataOf<Next>(await school.ask("apprentice2@demo.example", "next-period"));
    expect(theirs.enrolments[0]?.today.place).not.toBe("off");
  });

  it.each([
    ["apprentice1@demo.example 2026-11-27 2026-11-23 off why", "bad-arguments"],
    ["apprentice1@demo.example 2026-02-30 2026-03-02 off why", "bad-arguments"],
    ["apprentice1@demo.example 2026-11-23 2029-11-23 off why", "bad-arguments"],
    ["apprentice1@demo.example 2020-11-23 2020-11-24 off why", "bad-arguments"],
    ["apprentice1@demo.example soon 2026-11-24 off why", "bad-arguments"],
    ["apprentice1@demo.example 2026-11-23", "argument-missing"],
    ["nobody@demo.example 2026-11-23 2026-11-24 off why", "not-found"],
    ["tutor1@demo.example 2026-11-23 2026-11-24 off why", "not-found"],
  ])("refuses %j", async (rest, id) => {
    const school = await demoSchool();
    expect(await school.ask("registrar@demo.example", `exception ${rest}`)).toMatchObject({ ok: false, error: { id } });
  });

  it("takes days in the writings that other commands take", async () => {
    const school = await demoSchool("2026-11-25T09:00:00+01:00");
    const line = "exception apprentice1@demo.example 23/11/2026 demain fermé arrêt";
    const { card } = await school.ask("registrar@demo.example", line, "fr");
    expect(card.title).toMatch(/fermé, du 23 nov. 2026 au 26 nov. 2026$/);
  });

  it.each([
    ["", "Il manque : adresse."],
    ["apprentice1@demo.example 2026-11-23 2026-11-24 off", "Il manque : raison."],
    [
      "apprentice1@demo.example 2020-11-23 2020-11-24 off grippe",
      /^Je ne comprends pas les jours : la promotion va du \d+ \S+ 20\d\d au /,
    ],
  ])("says what is missing or wrong in %j, with an example", async (rest, message) => {
    const school = await demoSchool();
    const outcome = await school.ask("registrar@demo.example", `exception ${rest}`, "fr");
    if (outcome.ok) throw new Error("it was taken");
    expect(outcome.error.message).toMatch(message);
    if (outcome.error.id === "argument-missing") {
      expect(outcome.error.next).toContain("Par exemple : /exception apprenti@example.org 2026-11-23");
    }
  });

  it("is for the registrar alone", async () => {
    const school = await demoSchool();
    const line = "exception apprentice1@demo.example 2026-11-23 2026-11-27 off tired";
    expect(await school.ask("apprentice1@demo.example", line)).toMatchObject({
      ok: false,
      error: { id: "not-allowed" },
    });
  });
});
