import { describe, expect, it } from "vitest";
import { type ReminderDesk, reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";

interface Data {
  items: { kind: string; title: string; lines: string[]; role: string; for: string | null; last: number | null }[];
}

async function messageOf(desk: ReminderDesk, at: string, who: string): Promise<string> {
  const sent = await desk.at(at);
  return sent.find(({ recipient }) => recipient.email === `${who}@demo.example`)?.message ?? "";
}

const WEDNESDAY = "2026-11-25T09:00:00+01:00";

describe("why a reminder came", () => {
  it.each([
    [
      "en",
      [
        "A reminder 2 working days before the due day, Friday 27 November 2026",
        "The programme asks for them: 4 working days before and on the day itself",
        "Source: 001:L373",
        "You get it as: apprentice",
        "It is the first about this",
      ],
    ],
    [
      "fr",
      [
        "Rappel 2 jours ouvrés avant l'échéance du vendredi 27 novembre 2026",
        "La formation en prévoit : 4 jours ouvrés avant et le jour même",
        "Source : 001:L373",
        "Vous le recevez en tant que : apprenti",
        "C'est le premier à ce sujet",
      ],
    ],
  ] as const)("ALB-10 tells in %s the rung, the ladder, the source line and the role", async (lang, lines) => {
    const desk = await reminderDesk();
    const message = await messageOf(desk, WEDNESDAY, "apprentice1");
    const outcome = await desk.press("apprentice1", "reminder-why", { message }, lang);
    expect(dataOf<Data>(outcome).items.map((item) => item.lines)).toEqual([lines]);
    expect(outcome.card.buttons[0]).toMatchObject({ command: "settings", input: { messages: "essential" } });
  });

  it("tells when the one before went", async () => {
    const desk = await reminderDesk();
    await desk.at(WEDNESDAY);
    const message = await messageOf(desk, "2026-11-27T09:00:00+01:00", "apprentice1");
    const { items } = dataOf<Data>(await desk.press("apprentice1", "reminder-why", { message }));
    expect(items[0]?.lines.at(-1)).toBe("The one before about this went on Wednesday 25 November 2026");
    expect(items[0]?.last).toBe(Date.parse(WEDNESDAY));
  });

  it("tells a deputy for whom they are asked, in the message too", async () => {
    const desk = await reminderDesk();
    const deputy = { person: "optionhead-simma@demo.example", from: "2026-11-25", to: "2026-11-30" };
    dataOf(await desk.press("tutor1", "delegate", deputy));
    const message = await messageOf(desk, WEDNESDAY, "optionhead-simma");
    const { items } = dataOf<Data>(await desk.press("optionhead-simma", "reminder-why", { message }));
    const asDeputy = items.find((item) => item.for !== null);
    expect(asDeputy?.lines).toContain("You stand in for Tutor One while they are away");
    const said = dataOf<{ items: { lines: string[] }[] }>(
      await desk.press("optionhead-simma", "reminder", { message }),
    );
    expect(said.items.flatMap(({ lines }) => lines)).toContain("In place of Tutor One");
  });

  it("offers everything again to those who muted what is usual", async () => {
    const desk = await reminderDesk();
    const message = await messageOf(desk, WEDNESDAY, "apprentice1");
    dataOf(await desk.press("apprentice1", "settings", { messages: "essential" }));
    const { card } = await desk.press("apprentice1", "reminder-why", { message });
    expect(card.buttons[0]).toMatchObject({ label: "Get everything", input: { messages: "all" } });
  });
});
