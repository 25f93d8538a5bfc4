import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";

interface Data {
  cap: number;
  people: { person: { email: string }; week: number; before: number }[];
  dead: { message: string; person: { email: string }; reason: string | null; reminders: number }[];
}

describe("/attention", () => {
  it.each(["apprentice1", "master1", "tutor1", "optionhead-simma"])("is not open to %s", async (who) => {
    const desk = await reminderDesk();
    for (const lang of ["fr", "en"] as const) {
      const outcome = await desk.press(who, "attention", {}, lang);
      expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
    }
  });

  it("counts the messages of each person this week and last, with the cap", async () => {
    const desk = await reminderDesk();
    await desk.at("2026-11-25T09:00:00+01:00");
    await desk.at("2026-12-01T09:00:00+01:00");
    const outcome = await desk.press("registrar", "attention", {});
    const { people, cap } = dataOf<Data>(outcome);
    const one = people.find(({ person }) => person.email === "apprentice1@demo.example");
    expect(one).toMatchObject({ week: 1, before: 1 });
    expect(cap).toBe(5);
    expect(cardText(outcome.card, "en")).toContain("At most 5 messages per person and week, 3 of them");
  });

  it("lists messages that could not go, with the reason and a way to try again", async () => {
    const desk = await reminderDesk();
    desk.school.setClock("2026-11-25T09:00:00+01:00");
    await desk.send({ kind: "dead", reason: "channel_not_found" });
    const outcome = await desk.press("registrar", "attention", {}, "fr");
    const { dead } = dataOf<Data>(outcome);
    expect(dead.length).toBeGreaterThan(5);
    const one = dead.find(({ person }) => person.email === "apprentice1@demo.example");
    expect(one).toMatchObject({ reason: "channel_not_found", reminders: 1 });
    expect(cardText(outcome.card, "fr")).toContain("Raison : channel_not_found");
    const buttons = outcome.card.parts.flatMap((part) => (part.kind === "item" ? part.buttons : []));
    expect(buttons.map(({ command }) => command)).toEqual(dead.map(() => "reminder-requeue"));
  });
});
