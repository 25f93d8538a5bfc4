import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Part } from "../../../src/core/card.ts";
import type { Outcome } from "../../../src/core/door.ts";
import type { Claimed } from "../../../src/core/reminder-ports.ts";
import { keyOf } from "../../../src/domain/reminder/reminder.ts";
import { type ReminderDesk, reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";
import { toPlanOf } from "../../support/to-plan.ts";

interface Data {
  waiting: number;
  more: number;
  items: {
    kind: string;
    subject: string;
    step: string | null;
    title: string;
    lines: string[];
    open: boolean;
    done: { by: string; at: string } | null;
  }[];
}

const WEDNESDAY = "2026-11-25T09:00:00+01:00";

const items = ({ card }: Outcome) =>
  card.parts.filter((part): part is Extract<Part, { kind: "item" }> => part.kind === "item");

const messageFor = (sent: readonly Claimed[], who: string): string =>
  sent.find(({ recipient }) => recipient.email === `${who}@demo.example`)?.message ?? "";

/** Does what waits for someone in a dossier, with every field filled in. */
async function doIt(desk: ReminderDesk, who: string, dossier: string, step: string) {
  const at = { dossier, step, version: await desk.versionOf(dossier) };
  const form = (await desk.press(who, "dossier-do", at)).card.parts.find(({ kind }) => kind === "form");
  const fields = form?.kind === "form" ? form.form.fields : [];
  const typed = Object.fromEntries(
    fields.map(({ name, kind, choices }) => [name, kind === "number" ? "2" : (choices?.[0]?.value ?? "something")]),
  );
  dataOf(await desk.press(who, "dossier-do", { ...at, ...typed, sent: true }));
}

describe("a reminder", () => {
  it.each([
    ["en", "2 things wait for you", "It is your turn: to complete and sign, by Friday 5 February 2027"],
    ["fr", "2 choses vous attendent", "C'est à votre tour : à compléter et signer, pour le vendredi 5 février 2027"],
  ] as const)("ALB-20 says in %s what, whose and by when, with the buttons that do it", async (lang, title, line) => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "master1");
    const outcome = await desk.press("master1", "reminder", { message }, lang);
    expect(outcome.card.title).toBe(title);
    const [topic] = items(outcome);
    expect(topic?.title).toContain("Apprentice One");
    expect(topic?.lines).toEqual([line]);
    const pressed = topic?.buttons.map(({ command }) => command);
    expect([pressed?.[0], pressed?.at(-1)]).toEqual(["dossier-do", "dossier"]);
    expect(outcome.card.buttons.map(({ command }) => command)).toEqual(["reminder-later", "reminder-why"]);
  });

  it("shows the dossiers it speaks of, so that it is drawn again when they change", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "master1");
    const { card } = await desk.press("master1", "reminder", { message });
    expect(card.about).toMatchObject({ command: "reminder", input: { message } });
    expect(card.about?.dossiers).toHaveLength(2);
    expect(card.about?.versions).toHaveLength(2);
  });

  it("that speaks of the calendar too shows other things beside its dossiers", async () => {
    const desk = await reminderDesk();
    const sent = await desk.at(WEDNESDAY);
    const others = async (who: string) => {
      const { card } = await desk.press(who, "reminder", { message: messageFor(sent, who) });
      return card.about?.others;
    };
    const kinds = (who: string) =>
      sent.find(({ recipient }) => recipient.email === `${who}@demo.example`)?.reminders.map(({ step }) => step);
    expect([kinds("apprentice2")?.includes(null), kinds("apprentice1")?.includes(null)]).toEqual([true, false]);
    expect([await others("apprentice2"), await others("apprentice1")]).toEqual([true, undefined]);
  });

  it("is struck as done with who and when, and its buttons go", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "apprentice1");
    const before = dataOf<Data>(await desk.press("apprentice1", "reminder", { message }));
    const [log] = before.items;
    expect(before.waiting).toBe(1);
    await doIt(desk, "apprentice1", log?.subject ?? "", log?.step ?? "");
    const after = await desk.press("apprentice1", "reminder", { message });
    expect(after.card.title).toBe("Everything is done here, thank you");
    expect(items(after)[0]).toMatchObject({
      title: `✓ ${log?.title}`,
      lines: ["Done: filled in by Apprentice One on Wednesday 25 November 2026"],
      buttons: [],
    });
    expect(dataOf<Data>(after)).toMatchObject({
      waiting: 0,
      items: [{ open: false, done: { at: "2026-11-25T08:00:00Z" } }],
    });
    expect(after.card.buttons.map(({ command }) => command)).toEqual(["reminder-why"]);
  });

  it("tells who sent it back and why", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "apprentice3");
    const { items: all } = dataOf<Data>(await desk.press("apprentice3", "reminder", { message }));
    const refused = all.find(({ kind }) => kind === "refused");
    expect(refused?.lines[0]).toMatch(/^Sent back by Tutor One: ./);
    expect(refused?.lines[1]).toBe("To take up again when you can: to fill in");
  });

  it("of silence that went up says whom it waits for, who was told before and when, and does not count it as theirs", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "registrar");
    const { items: all, waiting } = dataOf<Data>(await desk.press("registrar", "reminder", { message }));
    const up = all.filter(({ kind }) => kind === "escalated");
    expect(up.map(({ lines }) => lines)).toContainEqual([
      "Waits for Option Head SIMMA since Friday 23 October 2026: to approve",
      "Option Head SIMMA got a reminder of it on Wednesday 25 November 2026",
    ]);
    expect(waiting).toBe(all.length - up.length);
  });

  it("of what is late and of what others have left undone of the same dossier says both, with its buttons once", async () => {
    const desk = await reminderDesk();
    const [first] =
      (await desk.at(WEDNESDAY)).find(({ recipient }) => recipient.email === "master1@demo.example")?.reminders ?? [];
    if (!first) throw new Error("nobody is reminded");
    const { plans, outbox } = desk.school.app.stores;
    const { enrolment, recipient } = first;
    const wanted = (["late", "escalated"] as const).map((kind) => ({
      reminder: {
        ...first,
        kind,
        key: keyOf({ ...first, kind }, "now"),
        weight: "essential" as const,
        day: first.day + 1,
      },
      recipient: { zone: "Europe/Paris", hour: null, region: null },
    }));
    const thursday = Temporal.Instant.from("2026-11-26T10:00:00+01:00");
    await plans.replan({ ...(await toPlanOf(plans, enrolment)), wanted, through: 99_999, next: 99_999 }, thursday);
    const options = { token: "t", limit: 500, until: thursday.add({ minutes: 1 }) };
    const { messages } = await outbox.claim(thursday, options);
    const message = messages.find((one) => one.recipient.id === recipient)?.message ?? "";
    const outcome = await desk.press("master1", "reminder", { message });
    expect(dataOf<Data>(outcome).items.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["late", first.subject],
      ["escalated", first.subject],
    ]);
    expect(items(outcome).map(({ buttons }) => buttons.length > 0)).toEqual([true, false]);
    expect(outcome.card.about?.dossiers).toEqual([first.subject]);
  });

  it("is read by nobody else", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "apprentice1");
    for (const command of ["reminder", "reminder-later", "reminder-why"]) {
      for (const who of ["apprentice2", "tutor1", "registrar"]) {
        const outcome = await desk.press(who, command, { message });
        expect(outcome, `${command} ${who}`).toMatchObject({ ok: false, error: { id: "not-found" } });
      }
    }
  });

  it("tells a master who was replaced nothing of the dossier any more", async () => {
    const desk = await reminderDesk();
    const message = messageFor(await desk.at(WEDNESDAY), "master3");
    const change = { learner: "apprentice3@demo.example", role: "master", email: "new.master@demo.example" };
    dataOf(await desk.press("registrar", "replace", { ...change, name: "New Master", from: "2026-11-25" }));
    const { items: all, waiting } = dataOf<Data>(await desk.press("master3", "reminder", { message }));
    expect(waiting).toBe(0);
    expect(all.flatMap(({ lines }) => lines)).toEqual(all.map(() => "This no longer concerns you"));
  });
});
