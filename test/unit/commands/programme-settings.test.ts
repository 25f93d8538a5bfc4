import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  programmes: {
    programme: string;
    settings: { id: string; value: string | null; chosen: boolean; default: string | null; source: string }[];
  }[];
}

describe("/programme-settings", () => {
  it("lists every setting with its default and where the default comes from", async () => {
    const school = await demoSchool();
    const { programmes } = dataOf<Data>(await school.ask("registrar@demo.example", "programme-settings"));
    const settings = programmes.flatMap((one) => one.settings);
    expect(settings.length).toBeGreaterThan(5);
    for (const setting of settings) expect(setting.source, setting.id).not.toBe("");
    expect(settings.every((setting) => !setting.chosen)).toBe(true);
  });

  it("changes one, says so, and goes back to the default; both are audited", async () => {
    const school = await demoSchool();
    const one = async (line: string) =>
      dataOf<Data>(await school.ask("registrar@demo.example", line)).programmes[0]?.settings[0];
    expect(await one("programme-settings topicTutorDelay 8")).toMatchObject({ value: "8", chosen: true });
    expect(await one("programme-settings topicTutorDelay défaut")).toMatchObject({ value: "10", chosen: false });
    const subjects = (await school.app.stores.audit.recent(2)).map((entry) => entry.subject);
    expect(subjects).toEqual(["albi-apprenticeship", "albi-apprenticeship"]);
    expect(await school.app.stores.audit.verify()).toBeNull();
  });

  it("shows what was chosen beside the default, and never as a default", async () => {
    const school = await demoSchool();
    await school.ask("registrar@demo.example", "programme-settings topicTutorDelay 8");
    const { card } = await school.ask("registrar@demo.example", "programme-settings topicTutorDelay");
    const [row] = card.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
    expect(row?.[1]).toBe("8 working days (default: 10 working days)");
    expect(row?.[2]).toMatch(/^Chosen by the school\. /);
  });

  it.each([
    ["topicTutorDelay soon", "bad-arguments"],
    ["topicTutorDelay -3", "bad-arguments"],
    ["nothing 3", "not-found"],
  ])("refuses %j and keeps what was", async (rest, id) => {
    const school = await demoSchool();
    const outcome = await school.ask("registrar@demo.example", `programme-settings ${rest}`);
    expect(outcome).toMatchObject({ ok: false, error: { id } });
    expect(await school.app.stores.settings.of("albi-apprenticeship")).toEqual({});
  });

  it.each([
    ["semester1End 2027-02-05", /ne se lit pas comme un jour ; écrivez un jour comme `le vendredi de la semaine 5`/],
    ["topicTutorDelay 99999", /écrivez un nombre de jours ouvrés de 0 à 999/],
  ])("says in French what may be written instead of %j, with an example that is taken", async (rest, message) => {
    const school = await demoSchool();
    const outcome = await school.ask("registrar@demo.example", `programme-settings ${rest}`, "fr");
    if (outcome.ok) throw new Error("it was taken");
    expect(outcome.error.message).toMatch(message);
    const example = outcome.error.next.replace("Écrivez : /", "");
    expect(example).not.toMatch(/week|days/i);
    expect((await school.ask("registrar@demo.example", example, "fr")).ok).toBe(true);
  });

  it.each([
    ["en", "For example: programme-settings semester1End Friday of week 5"],
    ["fr", "Par exemple : programme-settings semester1End le vendredi de la semaine 5"],
  ] as const)("gives in %s an example of one's own programme, that is taken as it stands", async (lang, said) => {
    const school = await demoSchool();
    const text = cardText((await school.ask("registrar@demo.example", "programme-settings", lang)).card, lang);
    expect(text).toContain(said);
    expect((await school.ask("registrar@demo.example", said.replace(/^.* : |^.*?: /, ""), lang)).ok).toBe(true);
    const missions = await school.ask("mission.coordinator@demo.example", "programme-settings", lang);
    expect(cardText(missions.card, lang)).not.toContain("semester1End");
  });

  it("is for the registrar alone", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("master1@demo.example", "programme-settings topicTutorDelay 8");
    expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
  });
});
