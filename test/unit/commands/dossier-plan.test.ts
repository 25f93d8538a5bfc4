import { beforeEach, describe, expect, it } from "vitest";
import { type DossierDesk, dossierDesk, errorOf, formOf, held } from "../../support/dossier-desk.ts";
import { dataOf } from "../../support/school.ts";

let desk: DossierDesk;
let fixed: { readonly dossier: string; readonly version: number };
beforeEach(async () => {
  desk = await dossierDesk();
  const started = await desk.press("tutor1", "dossier-start", {
    enrolment: await desk.enrolment("demo-1"),
    kind: "visit-form",
  });
  fixed = formOf(started).fixed as typeof fixed;
});

describe("/dossier-plan", () => {
  it("ALB-31 says when a visit is, of one day unless a last one is given; it is due so many working days after", async () => {
    const planned = await desk.press("tutor1", "dossier-plan", { ...fixed, from: "2026-11-23" });
    expect(dataOf(planned)).toMatchObject({ opens: "2026-11-23", due: "2026-11-30", version: 1 });
  });

  it("moves a visit, from the version that was seen", async () => {
    await desk.press("tutor1", "dossier-plan", { ...fixed, from: "2026-11-23" });
    expect(errorOf(await desk.press("tutor1", "dossier-plan", { ...fixed, from: "2026-11-24" }))).toBe("stale-dossier");
    const moved = await desk.press("tutor1", "dossier-plan", { ...fixed, version: 1, from: "2026-12-01" });
    expect(dataOf(moved)).toMatchObject({ opens: "2026-12-01", version: 2 });
  });

  it("tells who plans the same days twice that it counted once, and of other days that it has changed", async () => {
    const plan = (who: string, from: string) => desk.press(who, "dossier-plan", { ...fixed, from });
    const both = await Promise.all([1, 2].map(() => plan("tutor1", "2026-11-23")));
    expect(both.map(errorOf).toSorted()).toEqual(["done-already", "none"]);
    expect(await desk.versionOf(fixed.dossier)).toBe(1);
    expect(errorOf(await plan("tutor1", "2026-11-24"))).toBe("stale-dossier");
    expect(errorOf(await plan("master1", "2026-11-23"))).toBe("not-allowed");
  });

  it.each([
    [{ from: "2026-12-02", to: "2026-12-01" }, "to"],
    [{ from: "2026-02-30" }, "from"],
    [{ from: "<b>tomorrow</b>" }, "from"],
    [{ from: "" }, "from"],
    [{ from: "1926-11-09" }, "from"],
    [{ from: "2027-01-05", to: "2062-01-05" }, "to"],
  ])("refuses the days %j at %s, and shows them again", async (days, field) => {
    const sent = await desk.press("tutor1", "dossier-plan", { ...fixed, ...days });
    expect(errorOf(sent)).toBe("bad-form");
    expect(Object.keys(sent.ok ? {} : (sent.fields ?? {}))).toEqual([field]);
    expect(held(formOf(sent))).toMatchObject(days);
    expect(await desk.versionOf(fixed.dossier)).toBe(0);
  });

  it("ALB-31 a visit falls in a company period: a day at school is refused, one between or in doubt is not", async () => {
    const plan = (from: string, more = {}) => desk.press("tutor1", "dossier-plan", { ...fixed, from, ...more });
    expect(await plan("2027-01-05")).toMatchObject({
      ok: false,
      error: { id: "bad-form" },
      fields: { from: expect.stringMatching(/fall in a school period. Choose some in a company period/) },
    });
    expect(errorOf(await plan("2027-01-22", { to: "2027-01-25" }))).toBe("bad-form");
    expect(await desk.versionOf(fixed.dossier)).toBe(0);
    expect(errorOf(await plan("2026-12-30"))).toBe("none");
    expect(errorOf(await plan("2027-01-09", { version: 1 }))).toBe("none");
  });

  it("is for whoever fills the form, and for what has a day of its own", async () => {
    const days = { from: "2027-01-05" };
    expect(errorOf(await desk.press("apprentice1", "dossier-plan", { ...fixed, ...days }))).toBe("not-allowed");
    const topic = await desk.open("project-topic", "demo-2");
    expect(errorOf(await desk.press("tutor1", "dossier-plan", { ...topic, ...days }))).toBe("no-event-here");
  });
});
