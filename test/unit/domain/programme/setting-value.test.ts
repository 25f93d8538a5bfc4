import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SettingKind } from "../../../../src/domain/programme/programme.ts";
import {
  parseSettingValue,
  quotedName,
  saySettingValue,
  weeksOf,
} from "../../../../src/domain/programme/setting-value.ts";
import { shipped } from "./support.ts";

const settings = () => shipped("albi-apprenticeship").settings;

function stored(is: SettingKind, text: string): string | null {
  const read = parseSettingValue({ id: "own", is }, text, settings());
  return read.ok ? read.value : null;
}

describe("the value of a setting, as a registrar types it", () => {
  it.each<[SettingKind, string, string]>([
    ["day", "vendredi de la semaine 6", "Friday of week 6"],
    ["day", "10 jours ouvrés avant defenceDay", "10 working days before defenceDay"],
    ["day", "semester1end", "semester1End"],
    ["working-days", "5", "5"],
    ["working-days", "05 jours ouvrés", "5"],
    ["working-days", "10 working days", "10"],
    ["weekday", "Jeudi", "thursday"],
    ["weekday", "thursday", "thursday"],
    ["half-day", "mardi après-midi", "tuesday afternoon"],
    ["half-day", "Tuesday  morning", "tuesday morning"],
    ["weeks", "45-52, 1-5", "45-52, 1-5"],
    ["weeks", "semaines 45 à 52 ; 1", "45-52, 1"],
    ["weeks", "dès la première semaine en entreprise", "from the first company week"],
    ["number", "14", "14"],
    ["number", "3,5", "3.5"],
    ["date", "2028-02-29", "2028-02-29"],
    ["text", " le mardi, salle 12 ", "le mardi, salle 12"],
  ])("%s: “%s” is kept as “%s”", (is, text, value) => {
    expect(stored(is, text)).toBe(value);
    expect(stored(is, value)).toBe(value);
  });

  it.each<[SettingKind, string]>([
    ["day", "bientôt"],
    ["working-days", "-5"],
    ["working-days", "five"],
    ["working-days", "1000"],
    ["weekday", "friday 13"],
    ["half-day", "tuesday"],
    ["half-day", "tuesday evening"],
    ["weeks", "54"],
    ["weeks", "45-"],
    ["weeks", "0-5"],
    ["number", "-1"],
    ["number", "1e9"],
    ["number", "quatorze"],
    ["date", "2027-02-29"],
    ["date", "2027-13-01"],
    ["date", "5/2/2027"],
    ["text", "   "],
    ["text", "x".repeat(501)],
  ])("%s: “%s” is refused, with what to write instead in both languages", (is, text) => {
    const read = parseSettingValue({ id: "own", is }, text, settings());
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.mend.fr).toMatch(/^écrivez /);
    expect(read.mend.en).toMatch(/^write /);
  });

  it("never names itself", () => {
    expect(parseSettingValue({ id: "semester1End", is: "day" }, "semester1End", settings()).ok).toBe(false);
  });

  it("takes every default of the shipped programme, and says it in both languages", () => {
    for (const setting of settings()) {
      if (setting.default === null) continue;
      expect(parseSettingValue(setting, setting.default, settings())).toEqual({ ok: true, value: setting.default });
      for (const lang of ["fr", "en"] as const) {
        expect(saySettingValue(setting, setting.default, lang, settings())).toBeTruthy();
      }
    }
  });
});

describe("a stored value, as people read it", () => {
  it.each<[SettingKind, string, string, string]>([
    ["day", "Friday of week 5", "le vendredi de la semaine 5", "Friday of week 5"],
    [
      "day",
      "10 working days before defenceDay",
      "10 jours ouvrés avant « premier jour des soutenances, années 1 et 2 »",
      "10 working days before “first day of the defences, years 1 and 2”",
    ],
    ["working-days", "1", "1 jour ouvré", "1 working day"],
    ["working-days", "5", "5 jours ouvrés", "5 working days"],
    ["weekday", "thursday", "jeudi", "Thursday"],
    ["half-day", "tuesday morning", "mardi matin", "Tuesday morning"],
    ["half-day", "friday afternoon", "vendredi après-midi", "Friday afternoon"],
    ["weeks", "45-52, 1-5", "semaines 45-52, 1-5", "weeks 45-52, 1-5"],
    ["weeks", "from the first company week", "dès la première semaine en entreprise", "from the first company week"],
    ["number", "3.5", "3,5", "3.5"],
    ["date", "2027-02-05", "2027-02-05", "2027-02-05"],
    ["text", "salle 12", "salle 12", "salle 12"],
  ])("%s: “%s” is “%s”, “%s”", (is, value, fr, en) => {
    expect(saySettingValue({ is }, value, "fr", settings())).toBe(fr);
    expect(saySettingValue({ is }, value, "en", settings())).toBe(en);
  });

  it("is nothing while nobody has said", () => {
    expect(saySettingValue({ is: "half-day" }, null, "fr", settings())).toBeNull();
  });

  it("names settings that are no longer there by their ids", () => {
    expect(quotedName([])("gone", "en")).toBe("“gone”");
  });

  it("gives the weeks of a list one by one, over the end of the year too", () => {
    expect(weeksOf("51-2, 10")).toEqual([51, 52, 53, 1, 2, 10]);
    expect(weeksOf("from the first company week")).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 53 }), fc.integer({ min: 1, max: 53 }), (from, to) => {
        const weeks = weeksOf(`${from}-${to}`) ?? [];
        expect([weeks[0], weeks.at(-1), new Set(weeks).size]).toEqual([from, to, weeks.length]);
      }),
    );
  });
});
