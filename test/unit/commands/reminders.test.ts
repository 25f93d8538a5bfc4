import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { type ReminderDesk, reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";
import { twoProgrammes } from "../../support/two-programmes.ts";

interface Entry {
  kind: string;
  subject: string;
  day: string;
  rule: string;
  state: string;
  message: string | null;
}
interface Data {
  total: number;
  complete: boolean;
  coming: Entry[];
  sent: Entry[];
}

describe("/reminders", () => {
  it.each([
    ["en", "Friday 27 November 2026", "A reminder on the due day itself, Friday 27 November 2026"],
    ["fr", "Vendredi 27 novembre 2026", "Rappel le jour même de l'échéance, vendredi 27 novembre 2026"],
  ] as const)("shows in %s what will come in two weeks, day by day", async (lang, day, rule) => {
    const desk = await reminderDesk();
    await desk.at("2026-11-25T09:00:00+01:00");
    const { card } = await desk.press("apprentice1", "reminders", {}, lang);
    const text = cardText(card, lang);
    expect(text.indexOf(day)).toBeGreaterThan(0);
    expect(text.indexOf(rule)).toBeGreaterThan(text.indexOf(day));
  });

  it("has nothing of later than two weeks, nothing of others, and each in order", async () => {
    const desk = await reminderDesk();
    await desk.plan();
    const { coming, total } = dataOf<Data>(await desk.press("apprentice1", "reminders", {}));
    const days = coming.map(({ day }) => day);
    expect(total).toBe(coming.length);
    expect(total).toBeGreaterThan(3);
    expect(days).toEqual(days.toSorted());
    expect(days.at(-1)?.localeCompare("2026-12-09")).toBeLessThanOrEqual(0);
    const enrolment = await desk.enrolment("demo-1");
    expect(coming.filter(({ subject }) => !subject.startsWith(enrolment))).toEqual([]);
  });

  it("shows what was sent last, each thing of a message once, and leads back to it", async () => {
    const desk = await reminderDesk();
    const sent = await desk.at("2026-11-25T09:00:00+01:00");
    const outcome = await desk.press("tutor1", "reminders", {});
    const message = sent.find(({ recipient }) => recipient.email === "tutor1@demo.example")?.message;
    const { sent: last } = dataOf<Data>(outcome);
    expect(new Set(last.map(({ subject }) => subject)).size).toBe(last.length);
    expect(new Set(last.map((one) => one.message))).toEqual(new Set([message]));
    expect(outcome.card.buttons[0]).toMatchObject({ command: "reminder", input: { message } });
  });

  it("lists a subject once a day, as the message will say it", async () => {
    const school = await twoProgrammes("2026-11-26T21:00:00+01:00");
    const [report] = dataOf<{ dossiers: { dossier: string }[] }>(await school.ask("learner-north", "report")).dossiers;
    const input = { dossier: report?.dossier ?? "", step: "student-fills", version: 0, sent: true, "f.title": "Title" };
    expect((await school.press("learner-north", "dossier-do", input)).ok).toBe(true);
    expect(await school.send()).toEqual([]);
    const tutor = await school.stores.people.byEmail("tutor-north@two.example");
    const friday = Temporal.Instant.from("2026-11-27T23:00:00+01:00");
    const { coming } = await school.stores.outbox.ofPerson(tutor?.id ?? "", friday, 10);
    expect(coming.map(({ reminder }) => reminder.kind).toSorted()).toEqual(["step", "turn"]);
    const told = dataOf<Data>(await school.ask("tutor-north", "reminders")).coming;
    expect(told.filter(({ day }) => day === "2026-11-27").map(({ kind }) => kind)).toEqual(["turn"]);
  });

  it("says so when there is nothing", async () => {
    const desk = await reminderDesk();
    const replacement = {
      learner: "apprentice3@demo.example",
      role: "master",
      email: "new@demo.example",
      name: "New Master",
    };
    expect((await desk.press("registrar", "replace", replacement)).ok).toBe(true);
    await desk.plan();
    const { card } = await desk.press("master3", "reminders", {});
    expect(cardText(card, "en")).toContain("Nothing was sent to you yet.");
    expect(card.title).toBe("No reminder is planned for the next two weeks");
  });

  it.each([
    ["en", "Your reminders are still being prepared", "This list is not complete yet", "ask again then"],
    ["fr", "Vos rappels sont encore en préparation", "Cette liste n'est pas encore complète", "redemandez ensuite"],
  ] as const)(
    "says in %s that it is not complete while something is to be planned, and what completes it",
    async (lang, ...said) => {
      const desk = await reminderDesk();
      const before = await desk.press("apprentice1", "reminders", {}, lang);
      const [title, ...texts] = said;
      expect(before.card.title).toBe(title);
      for (const text of texts) expect(cardText(before.card, lang)).toContain(text);
      expect(dataOf<Data>(before)).toMatchObject({ complete: false, coming: [] });
      await desk.plan();
      expect(dataOf<Data>(await desk.press("apprentice1", "reminders", {}, lang))).toMatchObject({ complete: true });
      await desk.school.app.stores.plans.markAll();
      const { card, ...after } = await desk.press("apprentice1", "reminders", {}, lang);
      expect(card.title).toContain(lang === "en" ? "so far" : "pour l'instant");
      expect(dataOf<Data>({ ...after, card })).toMatchObject({ complete: false });
    },
  );

  describe("of a calendar that changes", () => {
    const settled = async (desk: ReminderDesk, week: string, place: string) => {
      const input = { action: "settle", cohort: "demo-3", week, place, reason: "x" };
      expect((await desk.press("registrar", "doubts", input)).ok).toBe(true);
    };
    const told = async (desk: ReminderDesk) => {
      await desk.plan();
      const { coming } = dataOf<Data>(await desk.press("apprentice3", "reminders", {}));
      return coming.filter(({ kind }) => kind === "moved").map(({ rule }) => rule);
    };
    // ALB-02: with one week settled, other weeks in doubt are read otherwise, too.
    const whole = [
      "From Monday 9 November 2026 to Friday 5 February 2027: school instead of company",
      "From Monday 8 February 2027 to Friday 19 March 2027: company instead of school",
    ].join("; ");
    const withExam = [
      "From Monday 9 November 2026 to Friday 11 December 2026: school instead of company",
      "From Monday 14 December 2026 to Friday 18 December 2026: exam instead of company",
      "From Monday 21 December 2026 to Friday 5 February 2027: school instead of company",
      "From Monday 8 February 2027 to Friday 19 March 2027: company instead of school",
    ].join("; ");
    const turned = (text: string) =>
      text.replace(
        /(school|company) instead of (school|company)/g,
        (_, after, before) => `${before} instead of ${after}`,
      );

    it("ALB-06 has one entry that says what moved, and none once it was undone", async () => {
      const desk = await reminderDesk();
      await settled(desk, "2026-W50", "school");
      expect(await told(desk)).toEqual([whole]);
      await settled(desk, "2026-W51", "exam");
      expect(await told(desk)).toEqual([withExam]);
      await settled(desk, "2026-W51", "company");
      expect(await told(desk)).toEqual([withExam.replace(/ [^;]*exam[^;]*;/, "")]);
      await settled(desk, "2026-W50", "company");
      expect(await told(desk)).toEqual([]);
    });

    it("ALB-06 after one was sent has the next change alone, also one that undoes it", async () => {
      const desk = await reminderDesk();
      await settled(desk, "2026-W50", "school");
      await desk.at("2026-11-25T09:00:00+01:00");
      expect(await told(desk)).toEqual([]);
      await settled(desk, "2026-W50", "company");
      expect(await told(desk)).toEqual([turned(whole)]);
      await settled(desk, "2026-W51", "exam");
      expect(await told(desk)).toEqual([turned(withExam).replace("exam instead of company", "exam instead of school")]);
    });
  });
});
