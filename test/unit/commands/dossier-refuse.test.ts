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

  describe("on a version that is gone", () => {
    const signs = { step: "master-completes-and-signs" };

    it("ALB-20 shows the reason again in a form that refuses, for what stands now", async () => {
      const on = await desk.open("project-topic", "demo-2");
      await desk.press("master1", "dossier-withdraw", { ...on, ...signs });
      await desk.press("master1", "dossier-do", { ...on, ...signs, version: on.version + 1, sent: true });
      const sent = await desk.press("tutor1", "dossier-refuse", {
        ...on,
        ...VALIDATE,
        sent: true,
        reason: "no figures",
      });
      expect(sent).toMatchObject({
        ok: false,
        error: { id: "stale-dossier", next: expect.stringMatching(/is shown/) },
      });
      const again = formOf(sent);
      expect(again).toMatchObject({ command: "dossier-refuse", submit: "Refuse" });
      expect(held(again)).toEqual({ reason: "no figures" });
      const input = { ...again.fixed, ...held(again) } as Parameters<DossierDesk["press"]>[2];
      expect(dataOf<Answer>(await desk.press("tutor1", "dossier-refuse", input)).refusal).toBe("no figures");
    });

    it("ALB-33 goes back to whom they had chosen", async () => {
      const on = await desk.open("mission-description", "demo-1");
      const fills = { step: "apprentice-fills" };
      const typed = { "f.missions": "M", "f.project": "P" };
      await desk.press("apprentice1", "dossier-withdraw", { ...on, ...fills });
      await desk.press("apprentice1", "dossier-do", { ...on, ...fills, version: on.version + 1, sent: true, ...typed });
      const input = { ...on, step: "option-head-validates", sent: true, reason: "too short", to: "master" };
      expect(held(formOf(await desk.press("optionhead-simma", "dossier-refuse", input)))).toEqual({
        reason: "too short",
        to: "master",
      });
    });

    it("leaves the draft of the step alone, and shows the reason where nothing can be refused", async () => {
      const on = await desk.open("project-topic", "demo-1");
      const press = (more: object) => desk.press("master1", "dossier-do", { ...on, ...signs, ...more });
      await press({ draft: true, "f.company-remarks": "half a thought" });
      const refuse = (version: number) =>
        desk.press("master1", "dossier-refuse", { ...on, ...signs, version, sent: true, reason: "no figures" });
      expect(errorOf(await refuse(on.version - 1))).toBe("stale-dossier");
      expect(held(formOf(await press({})))).toEqual({ "f.company-remarks": "half a thought" });
      await desk.press("apprentice1", "dossier-withdraw", { ...on, step: "apprentice-fills" });
      const late = await refuse(on.version);
      expect(late.card.parts.filter(({ kind }) => kind === "form")).toEqual([]);
      expect(cardText(late.card, "en")).toContain("no figures");
      expect(cardText(late.card, "en")).not.toContain("is kept");
      expect(late).toMatchObject({ error: { id: "stale-dossier", next: "Here is how things stand." } });
    });
  });
});
