import { describe, expect, it } from "vitest";
import { filledIn } from "../../../../src/core/dossiers/form.ts";
import { type FormField, plainField } from "../../../../src/domain/programme/dossier-rules.ts";

const field = (id: string, kind: FormField["kind"]) => plainField(id, { fr: id, en: id }, kind);
const FORM = [field("day", "date"), field("signed", "paper"), field("said", "text")];
const VALUES = { day: "2026-10-31", signed: { name: "accord.pdf", date: "2027-01-01" }, said: "2026-10-31" };
const shown = (...how: [lang: "fr" | "en", dates?: (date: string) => string]) =>
  filledIn(FORM, VALUES, ...how).map(({ value }) => value);

describe("what was filled in", () => {
  it("says dates in the person's language, and texts as they were typed", () => {
    expect(shown("fr")).toEqual(["samedi 31 octobre 2026", "accord.pdf, vendredi 1er janvier 2027", "2026-10-31"]);
    expect(shown("en")).toEqual(["Saturday 31 October 2026", "accord.pdf, Friday 1 January 2027", "2026-10-31"]);
  });

  it("keeps dates as they stand where they are read by programs", () => {
    expect(shown("fr", (date) => date)).toEqual(["2026-10-31", "accord.pdf, 2027-01-01", "2026-10-31"]);
  });
});
