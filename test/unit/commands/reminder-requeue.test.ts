import { describe, expect, it } from "vitest";
import { reminderDesk } from "../../support/reminder-desk.ts";
import { dataOf } from "../../support/school.ts";

async function failed() {
  const desk = await reminderDesk();
  desk.school.setClock("2026-11-25T09:00:00+01:00");
  const sent = await desk.send({ kind: "dead", reason: "channel_not_found" });
  const message = sent.find(({ recipient }) => recipient.email === "apprentice1@demo.example")?.message ?? "";
  return { desk, message };
}

describe("trying a message again", () => {
  it("sends it, is audited with who asked for it, and takes it off the list", async () => {
    const { desk, message } = await failed();
    expect(await desk.send()).toEqual([]);
    const outcome = await desk.press("registrar", "reminder-requeue", { message }, "fr");
    expect(outcome.card.title).toBe("Le message repart");
    const [entry] = await desk.school.app.stores.audit.recent(1);
    const registrar = await desk.school.app.stores.people.byEmail("registrar@demo.example");
    expect(entry).toMatchObject({ action: "reminder.requeue", actor: registrar?.id, facts: { message } });
    const sent = await desk.send();
    expect(sent.map(({ recipient }) => recipient.email)).toEqual(["apprentice1@demo.example"]);
    const { dead } = dataOf<{ dead: { message: string }[] }>(await desk.press("registrar", "attention", {}));
    expect(dead.map((one) => one.message)).not.toContain(message);
  });

  it("is open to those who keep the roster alone", async () => {
    const { desk, message } = await failed();
    for (const who of ["apprentice1", "tutor1", "optionhead-simma"]) {
      const outcome = await desk.press(who, "reminder-requeue", { message });
      expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed" } });
    }
    expect(await desk.send()).toEqual([]);
  });

  it("says so when it went meanwhile, or never was", async () => {
    const { desk, message } = await failed();
    dataOf(await desk.press("registrar", "reminder-requeue", { message }));
    for (const again of [message, "nothing"]) {
      const outcome = await desk.press("registrar", "reminder-requeue", { message: again });
      expect(outcome).toMatchObject({ ok: false, error: { id: "changed-meanwhile" } });
    }
  });
});
