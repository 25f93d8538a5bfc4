import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dossierDesk, errorOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

describe("/dossier-withdraw", () => {
  it("takes back what one sent oneself, once", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("project-topic", "demo-1")), step: "apprentice-fills" };
    expect(errorOf(await desk.press("master1", "dossier-withdraw", on))).toBe("not-yours");
    const back = dataOf<{ waiting: unknown }>(await desk.press("apprentice1", "dossier-withdraw", on));
    expect(back.waiting).toMatchObject([{ step: "apprentice-fills" }]);
    const twice = await desk.press("apprentice1", "dossier-withdraw", on);
    expect(twice).toMatchObject({ error: { id: "done-already", message: expect.stringContaining("once") } });
    expect(await desk.versionOf(on.dossier)).toBe(on.version + 1);
  });

  it("decides once when a press comes twice at the same time", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("project-topic", "demo-1")), step: "apprentice-fills" };
    const both = await Promise.all([1, 2].map(() => desk.press("apprentice1", "dossier-withdraw", on)));
    expect(both.map(errorOf).toSorted()).toEqual(["done-already", "none"]);
  });

  it("tells of the change who took back from a version that is gone, and did the step again since", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("mission-description", "demo-1")), step: "apprentice-fills" };
    const fill = (version: number) =>
      desk.press("apprentice1", "dossier-do", { ...on, version, sent: true, "f.missions": "a", "f.project": "b" });
    await fill(on.version);
    await desk.press("apprentice1", "dossier-withdraw", { ...on, version: on.version + 1 });
    await fill(on.version + 2);
    const late = await desk.press("apprentice1", "dossier-withdraw", { ...on, version: on.version + 1 });
    expect(errorOf(late)).toBe("stale-dossier");
  });

  it("is refused once somebody has gone on from there", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("project-topic", "demo-2")), step: "apprentice-fills" };
    expect(errorOf(await desk.press("apprentice2", "dossier-withdraw", on))).toBe("built-on");
  });

  it("ALB-40 ends what one brought about oneself", async () => {
    const desk = await dossierDesk();
    const on = await desk.open("stay-abroad", "demo-3");
    const back = await desk.press("apprentice3", "dossier-withdraw", { ...on, step: "apprentice-fills" });
    expect(dataOf<{ status: string }>(back).status).toBe("withdrawn");
    const late = { ...on, version: on.version + 1, step: "commission-validates" };
    expect(errorOf(await desk.press("registrar", "dossier-do", late))).toBe("dossier-over");
  });

  it("is nobody else's business", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("project-topic", "demo-1")), step: "apprentice-fills" };
    expect(errorOf(await desk.press("apprentice2", "dossier-withdraw", on))).toBe("not-allowed");
  });

  it("ALB-22 lets the day of a defence be filled in anew once nobody stands for it", async () => {
    const desk = await dossierDesk("2027-09-14T10:00:00+02:00");
    const on = await desk.open("project-defence", "demo-1");
    const attest = (who: string, step: string, version: number, day?: string) =>
      desk.press(who, "dossier-do", { ...on, step, version, sent: true, ...(day && { "f.held-on": day }) });
    const back = (who: string, step: string, version: number) =>
      desk.press(who, "dossier-withdraw", { ...on, step, version });
    await attest("master1", "master-attests", 0, "2027-09-13");
    await attest("tutor1", "tutor-attests", 1);
    expect(cardText((await back("master1", "master-attests", 2)).card, "en")).toContain("13 September 2027");
    expect(cardText((await back("tutor1", "tutor-attests", 3)).card, "en")).not.toContain("13 September 2027");
    expect(errorOf(await attest("tutor1", "tutor-attests", 4))).toBe("bad-form");
    expect(cardText((await attest("tutor1", "tutor-attests", 4, "2027-09-14")).card, "en")).toContain("14 September");
  });

  it("ALB-31 calls a visit off that was only planned, before its day as well", async () => {
    const desk = await dossierDesk("2026-11-22T10:00:00+01:00");
    const ref = `${await desk.enrolment("demo-1")}:visit-form:demo0000`;
    const on = { dossier: ref, version: await desk.versionOf(ref), step: "tutor-fills" };
    const shown = await desk.press("tutor1", "dossier", { which: ref });
    expect(shown.card.buttons.map(({ command }) => command)).toEqual(["dossier-withdraw", "dossier-plan", "inbox"]);
    expect(dataOf<{ dossiers: unknown }>(shown).dossiers).toMatchObject([
      { may: { do: [], withdraw: ["tutor-fills"] } },
    ]);
    expect(errorOf(await desk.press("master1", "dossier-withdraw", on))).toBe("not-allowed");
    const off = await desk.press("tutor1", "dossier-withdraw", on);
    expect(dataOf(off)).toMatchObject({ status: "withdrawn", may: { do: [], withdraw: [] } });
    expect(errorOf(await desk.press("tutor1", "dossier-do", { ...on, version: on.version + 1 }))).toBe("dossier-over");
  });
});
