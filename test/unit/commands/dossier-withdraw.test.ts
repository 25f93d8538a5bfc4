import { describe, expect, it } from "vitest";
import { dossierDesk, errorOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

describe("/dossier-withdraw", () => {
  it("takes back what one sent oneself, once", async () => {
    const desk = await dossierDesk();
    const on = { ...(await desk.open("project-topic", "demo-1")), step: "apprentice-fills" };
    expect(errorOf(await desk.press("master1", "dossier-withdraw", on))).toBe("not-yours");
    const back = dataOf<{ waiting: unknown }>(await desk.press("apprentice1", "dossier-withdraw", on));
    expect(back.waiting).toMatchObject([{ step: "apprentice-fills" }]);
    expect(errorOf(await desk.press("apprentice1", "dossier-withdraw", on))).toBe("stale-dossier");
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
});
