import { describe, expect, it } from "vitest";
import type { KeptReminder, ReminderState } from "../../../../src/core/reminder-ports.ts";
import { saidIn } from "../../../../src/core/reminders/message.ts";
import type { ReminderKind } from "../../../../src/domain/reminder/reminder.ts";
import { MONDAY, planned } from "../../../support/reminders.ts";
import { demoSchool } from "../../../support/school.ts";

/** What a message with these in it says, by kind and step. */
async function said(...rows: readonly (readonly [kind: ReminderKind, step: string, state: ReminderState])[]) {
  const { app } = await demoSchool();
  const [person] = await app.stores.people.list(1);
  if (!person) throw new Error("nobody is there");
  const kept = rows.map(([kind, step, state], index): KeptReminder => {
    const weight = kind === "step" ? "usual" : "essential";
    const { reminder } = planned({ enrolment: "E", recipient: person.id, kind, step, weight, occurrence: `${index}` });
    return { reminder, state, at: 0, message: "m", reason: null };
  });
  const stores = { ...app.stores, outbox: { ...app.stores.outbox, message: async () => kept } };
  const all = await saidIn({ stores, person, today: MONDAY, lang: "en" }, "m");
  return all.map(({ reminder: { kind, step } }) => `${kind} ${step}`);
}

describe("a message", () => {
  it("says of each subject the strongest that stood in it, whatever its steps, and no more", async () => {
    expect(await said(["step", "write", "sent"], ["late", "write", "merged"])).toEqual(["late write"]);
    expect(await said(["step", "write", "sent"], ["turn", "sign", "merged"])).toEqual(["turn sign"]);
    expect(await said(["moved", "-", "sent"], ["moved", "-", "merged"])).toEqual(["moved -", "moved -"]);
  });

  it("says of a subject what is asked of its reader and what others have left undone, done or not", async () => {
    expect(await said(["late", "write", "merged"], ["escalated", "sign", "sent"])).toEqual([
      "late write",
      "escalated sign",
    ]);
    expect(await said(["late", "write", "sent"], ["escalated", "sign", "cancelled"])).toEqual([
      "late write",
      "escalated sign",
    ]);
  });

  it("shows what was cancelled only where nothing else is said about it", async () => {
    expect(await said(["late", "write", "cancelled"], ["step", "sign", "sent"])).toEqual(["step sign"]);
    expect(await said(["step", "write", "cancelled"])).toEqual(["step write"]);
  });
});
