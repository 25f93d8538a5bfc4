import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/core/door.ts";
import { formOf } from "../../support/dossier-desk.ts";
import { type ReminderDesk, reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";

const WHO = "apprentice1";

async function asked(): Promise<{ desk: ReminderDesk; message: string }> {
  const desk = await reminderDesk();
  const sent = await desk.at("2026-11-25T09:00:00+01:00");
  const message = sent.find(({ recipient }) => recipient.email === `${WHO}@demo.example`)?.message ?? "";
  return { desk, message };
}

const choicesIn = (outcome: Outcome) =>
  formOf(outcome).fields.flatMap(({ choices = [] }) => choices.map(({ label }) => label));

describe("putting a reminder off", () => {
  it.each([
    ["en", "When shall I remind you?", ["Next working day (Thursday 26 November 2026)"]],
    ["fr", "Quand vous le rappeler ?", ["Prochain jour ouvré (jeudi 26 novembre 2026)"]],
  ] as const)("offers the next working day and a date in %s, and changes nothing yet", async (lang, title, labels) => {
    const { desk, message } = await asked();
    const outcome = await desk.press(WHO, "reminder-later", { message }, lang);
    expect(outcome.card.title).toBe(title);
    expect(choicesIn(outcome)).toEqual(labels);
    expect(formOf(outcome).fixed).toEqual({ message });
    expect(dataOf(outcome)).toEqual({ message, until: null, reminders: 1 });
  });

  it("before a weekend tells tomorrow from the next working day", async () => {
    const { desk, message } = await asked();
    desk.school.setClock("2026-11-27T09:00:00+01:00");
    const outcome = await desk.press(WHO, "reminder-later", { message });
    expect(choicesIn(outcome)).toEqual(["Tomorrow", "Next working day (Monday 30 November 2026)"]);
    const noted = await desk.press(WHO, "reminder-later", { message, when: "2026-11-30", until: "" });
    expect(dataOf(noted)).toMatchObject({ until: "2026-11-30" });
    const dated = await desk.press(WHO, "reminder-later", { message, when: "2026-11-30", until: "2026-12-03" });
    expect(dataOf(dated)).toMatchObject({ until: "2026-12-03" });
  });

  it("says it again on that day and not before", async () => {
    const { desk, message } = await asked();
    const outcome = await desk.press(WHO, "reminder-later", { message, until: "2026-11-27" });
    expect(outcome.card.title).toBe("Noted: I will remind you of it on Friday 27 November 2026");
    expect(dataOf(outcome)).toEqual({ message, until: "2026-11-27", reminders: 1 });
    const mine = (sent: Awaited<ReturnType<ReminderDesk["at"]>>) =>
      sent.filter(({ recipient }) => recipient.email === `${WHO}@demo.example`);
    expect(mine(await desk.at("2026-11-26T15:00:00+01:00"))).toEqual([]);
    expect(mine(await desk.at("2026-11-27T09:00:00+01:00"))).toHaveLength(1);
  });

  it("promises a deputy nothing that they will not be asked any more by that day", async () => {
    const desk = await reminderDesk();
    const days = { from: "2026-11-25", to: "2026-11-27" };
    dataOf(await desk.press("master1", "delegate", { person: "academic-tutor-cmi@demo.example", ...days }));
    const sent = await desk.at("2026-11-25T09:00:00+01:00");
    const theirs = sent.find(({ recipient }) => recipient.email === "academic-tutor-cmi@demo.example");
    const putOff = async (until: string) => {
      const outcome = await desk.press("academic-tutor-cmi", "reminder-later", {
        message: theirs?.message ?? "",
        until,
      });
      return [outcome.card.title, dataOf<{ reminders: number }>(outcome).reminders];
    };
    const count = theirs?.reminders.length;
    expect(theirs?.reminders.map(({ facts }) => facts.for === null)).not.toContain(true);
    expect(await putOff("2026-11-27")).toEqual([expect.stringContaining("I will remind you of"), count]);
    expect(await putOff("2026-11-30")).toEqual([
      "Noted: nothing more about it before Monday 30 November 2026; by then it can no longer be done, or is no longer yours",
      0,
    ]);
  });

  it.each([
    ["", "To be filled in."],
    ["soon", "Write a day that exists, for example 2027-01-04 or 4/1/2027."],
    ["2026-11-25", "Choose a day after today."],
    ["2027-09-01", "Choose a day before Monday 25 January 2027."],
  ])("refuses %j at its field", async (until, problem) => {
    const { desk, message } = await asked();
    const outcome = await desk.press(WHO, "reminder-later", { message, until });
    expect(outcome).toMatchObject({ ok: false, error: { id: "bad-form" }, fields: { until: problem } });
  });
});
