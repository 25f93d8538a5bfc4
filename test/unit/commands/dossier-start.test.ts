import { beforeEach, describe, expect, it } from "vitest";
import { type DossierDesk, dossierDesk, errorOf, formOf } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

let desk: DossierDesk;
beforeEach(async () => {
  desk = await dossierDesk();
});

const start = async (who: string, kind: string, more = {}, cohort = "demo-1") =>
  desk.press(who, "dossier-start", { enrolment: await desk.enrolment(cohort), kind, ...more });

describe("/dossier-start", () => {
  it("ALB-40 writes nothing until its form is sent, and begins once when that is sent again", async () => {
    const form = formOf(await start("apprentice1", "stay-abroad"));
    expect(await desk.versionOf(String(form.fixed["dossier"]))).toBe(0);
    const typed = { "f.country": "X", "f.host": "Y", "f.from": "2027-05-03", "f.to": "2027-05-28", "f.weeks": "4" };
    const send = () => desk.press("apprentice1", form.command, { ...form.fixed, ...typed });
    expect(dataOf(await send())).toMatchObject({ version: 1, waiting: [{ step: "commission-validates" }] });
    expect(errorOf(await send())).toBe("done-already");
    expect(await desk.versionOf(String(form.fixed["dossier"]))).toBe(1);
  });

  it("ALB-13 takes the road that was chosen", async () => {
    const form = formOf(await start("master1", "remote-work-report", { path: "from-company" }));
    const typed = { "f.about": "time-change", "f.details": "Tuesdays from now on" };
    const sent = await desk.press("master1", form.command, { ...form.fixed, ...typed });
    expect(dataOf(sent)).toMatchObject({ waiting: [{ step: "registrar-attests" }] });
  });

  it.each([
    [
      "ALB-12 the school's report by an apprentice",
      "apprentice1",
      "remote-work-report",
      { path: "from-school" },
      "not-allowed",
    ],
    ["a road that there is not", "tutor1", "remote-work-report", { path: "from-nowhere" }, "not-found"],
    ["no road where there are several", "tutor1", "remote-work-report", {}, "not-found"],
    ["ALB-31 a visit by the apprentice", "apprentice1", "visit-form", {}, "not-allowed"],
    ["what the calendar brings about", "apprentice1", "project-topic", {}, "not-found"],
    ["a kind that there is not", "apprentice1", "nothing", {}, "not-found"],
    ["another's enrolment", "apprentice2", "stay-abroad", {}, "not-allowed"],
    ["an enrolment that there is not", "apprentice1", "stay-abroad", { enrolment: "x" }, "not-found"],
  ])("refuses %s", async (_, who, kind, more, id) => {
    expect(errorOf(await start(who, kind, more))).toBe(id);
  });
});
