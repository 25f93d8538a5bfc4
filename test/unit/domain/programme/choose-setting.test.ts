import { describe, expect, it } from "vitest";
import { chooseSetting } from "../../../../src/domain/programme/choose-setting.ts";
import { shipped } from "./support.ts";

const albi = () => shipped("albi-apprenticeship");

function chosen(id: string, text: string, before: Record<string, string> = {}) {
  const setting = albi().settings.find((one) => one.id === id);
  if (!setting) throw new Error(`no setting ${id}`);
  return chooseSetting(albi(), before, setting, text);
}

describe("a school chooses a setting", () => {
  it("ALB-20 takes a day in either language", () => {
    expect(chosen("semester1End", "vendredi de la semaine 4")).toEqual({ ok: true, value: "Friday of week 4" });
  });

  it("ALB-30 refuses a day that does not come at every return, and says which do", () => {
    expect(chosen("liaisonDue", "friday of week 5")).toEqual({
      ok: false,
      problem: {
        fr: "ce jour n'arrive pas pour « fiche de liaison »",
        en: "that day does not come for “liaison form”",
      },
      mend: {
        fr: "écrivez un jour comme `le jour du retour à l'école`, `le lundi de la dernière semaine en entreprise`",
        en: "write a day such as `the day of the return to school`, `Monday of the last company week`",
      },
    });
  });

  it("refuses a day that does not come for what rests on it through another setting", () => {
    expect(chosen("semester1End", "jour du retour").ok).toBe(false);
    expect(chosen("defenceDay", "3 days after the day of the return").ok).toBe(false);
  });

  it("refuses a circle of settings, those chosen before counted in", () => {
    expect(chosen("semester1End", "2 weeks before observationReportDue")).toMatchObject({
      ok: false,
      problem: {
        fr: "ces réglages se renverraient l'un à l'autre : « fin du semestre 1 » → « date du rapport d'observation » → « fin du semestre 1 »",
      },
    });
    const before = { observationReportDue: "friday of week 6" };
    expect(chosen("semester1End", "2 weeks before observationReportDue", before)).toEqual({
      ok: true,
      value: "2 weeks before observationReportDue",
    });
  });

  it("refuses what is no value at all", () => {
    expect(chosen("topicTutorDelay", "soon").ok).toBe(false);
  });
});

describe("a school chooses the day of what comes once in a course of one year", () => {
  const missions = () => shipped("missions-professionnelles");
  const choose = (id: string, text: string) => {
    const setting = missions().settings.find((one) => one.id === id);
    if (!setting) throw new Error(`no setting ${id}`);
    return chooseSetting(missions(), {}, setting, text);
  };

  it("MIS-07 takes a week or a date of that year", () => {
    expect(choose("benefitDue", "friday of week 50")).toEqual({ ok: true, value: "Friday of week 50" });
    expect(choose("benefitDue", "15 décembre")).toEqual({ ok: true, value: "15 December" });
  });

  it("MIS-07 offers for what it cannot read only days that it takes", () => {
    const refused = choose("benefitDue", "2026-12-15");
    if (refused.ok) throw new Error("taken");
    for (const lang of ["fr", "en"] as const) {
      const offered = [...refused.mend[lang].matchAll(/`([^`]+)`/g)].map(([, day = ""]) => day);
      expect(offered.length).toBeGreaterThan(3);
      for (const day of offered) expect([day, choose("benefitDue", day).ok]).toEqual([day, true]);
    }
    expect(refused.mend.en).toContain("`15 weeks after the start of the course`");
    expect(chosen("liaisonDue", "2026-12-15")).toMatchObject({
      mend: { en: "write a day such as `the day of the return to school`, `Monday of the last company week`" },
    });
  });
});
