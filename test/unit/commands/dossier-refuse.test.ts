import { beforeEach, describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { type DossierDesk, dossierDesk, errorOf, formOf, held } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

let desk: DossierDesk;
beforeEach(async () => {
  desk = await dossierDesk();
});

interface Answer {
  readonly refusal: string | null;
  readonly waiting: readonly { readonly step: string }[];
}

const VALIDATE = { step: "tutor-validates" };

describe("/dossier-refuse", () => {
  it("ALB-20 sends the topic back to the apprentice with its reason, as it was typed", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const reason = "<b>No</b> *figures* <@U1> & {x}";
    const { refusal, waiting } = dataOf<Answer>(
      await desk.press("tutor1", "dossier-refuse", { ...on, ...VALIDATE, sent: true, reason }),
    );
    expect(refusal).toBe(reason);
    expect(waiting).toMatchObject([{ step: "apprentice-fills" }]);
  });

  it("asks for a reason, and does nothing without one", async () => {
    const on = await desk.open("project-topic", "demo-2");
    expect(formOf(await desk.press("tutor1", "dossier-refuse", { ...on, ...VALIDATE })).fields[0]?.name).toBe("reason");
    for (const reason of ["", "   ", "x".repeat(1001)]) {
      const sent = await desk.press("tutor1", "dossier-refuse", { ...on, ...VALIDATE, sent: true, reason });
      expect(sent).toMatchObject({ ok: false, error: { id: "bad-form" }, fields: { reason: expect.any(String) } });
    }
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });

  it("shows a reason that is too long again, whole", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const reason = "x".repeat(1001);
    const sent = await desk.press("tutor1", "dossier-refuse", { ...on, ...VALIDATE, sent: true, reason });
    expect(held(formOf(sent))["reason"]).toBe(reason);
  });

  it.each([
    ["master", ["master-fills"]],
    ["apprentice", ["apprentice-fills"]],
    ["all", ["apprentice-fills", "master-fills"]],
  ])("ALB-33 goes back to %s of the two who wrote", async (to, steps) => {
    const on = await desk.open("mission-description", "demo-1");
    const input = { ...on, step: "option-head-validates", sent: true, reason: "too short", to };
    const { waiting } = dataOf<Answer>(await desk.press("optionhead-simma", "dossier-refuse", input));
    expect(waiting.map(({ step }) => step)).toEqual(steps);
  });

  it("tells who refuses twice with one form that it counted once", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const refuse = (reason: string) =>
      desk.press("tutor1", "dossier-refuse", { ...on, ...VALIDATE, sent: true, reason });
    const both = await Promise.all([refuse("too short"), refuse("too short")]);
    expect(both.map(errorOf).toSorted()).toEqual(["done-already", "none"]);
    expect(both.flatMap(({ card }) => cardText(card, "en").match(/What you had typed/g) ?? [])).toEqual([]);
    expect(cardText((await refuse("another reason")).card, "en")).toContain("another reason");
    expect(await desk.versionOf(on.dossier)).toBe(on.version + 1);
  });

  it("goes back to nobody who did not write", async () => {
    const on = await desk.open("mission-description", "demo-1");
    const input = { ...on, step: "option-head-validates", sent: true, reason: "too short", to: "tutor" };
    expect(errorOf(await desk.press("optionhead-simma", "dossier-refuse", input))).toBe("unknown-way-back");
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });

  it("is for whose turn it is, on the version they saw", async () => {
    const on = await desk.open("project-topic", "demo-2");
    const refuse = (who: string, more = {}) =>
      desk.press(who, "dossier-refuse", { ...on, ...VALIDATE, sent: true, reason: "no", ...more });
    expect(errorOf(await refuse("apprentice2"))).toBe("not-allowed");
    expect(errorOf(await refuse("tutor1", { version: on.version - 1 }))).toBe("stale-dossier");
    expect(errorOf(await refuse("tutor1", { step: "nothing" }))).toBe("unknown-step");
    expect(await desk.versionOf(on.dossier)).toBe(on.version);
  });
});
