import { describe, expect, it } from "vitest";
import { commaed, labelled, listed, longDate, shortDate } from "../../../src/core/words/common.ts";
import { langOf } from "../../../src/core/words/lang.ts";
import { defineWords, sayer } from "../../../src/core/words/words.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";

describe("words", () => {
  it("keep apostrophes, with and without values", () => {
    const words = defineWords({ fr: { a: "l'école", b: "l''école de {n}" }, en: { a: "it's", b: "it''s {n}" } });
    expect([sayer(words, "fr")("a"), sayer(words, "fr")("b", { n: "x" })]).toEqual(["l'école", "l'école de x"]);
  });

  it("put no comma after a full stop, and keep the stop that ends the line", () => {
    expect(commaed(["Renvoyé : complétez la fiche.", "pour le 4"])).toBe("Renvoyé : complétez la fiche, pour le 4");
    expect(commaed(["renvoyé : la fiche."])).toBe("renvoyé : la fiche.");
    expect(commaed(["à voir...", "bientôt"])).toBe("à voir..., bientôt");
  });

  it("set apart what is listed as the language does", () => {
    expect([listed(["a", "b"], "fr"), listed(["a", "b"], "en")]).toEqual(["a ; b", "a; b"]);
  });

  it("write dates as people read them", () => {
    const day = dayOf("2027-01-04");
    expect([longDate(day, "fr"), longDate(day, "en")]).toEqual(["lundi 4 janvier 2027", "Monday 4 January 2027"]);
    expect([shortDate(day, "fr"), shortDate(day, "en")]).toEqual(["4 janv. 2027", "4 Jan 2027"]);
    const first = dayOf("1969-08-01");
    expect([longDate(first, "fr"), shortDate(first, "fr")]).toEqual(["vendredi 1er août 1969", "1er août 1969"]);
  });

  it("put a colon between a label and its value, but for a label that asks", () => {
    expect([labelled("Titre", "Le pont", "fr"), labelled("Title", "A bridge", "en")]).toEqual([
      "Titre : Le pont",
      "Title: A bridge",
    ]);
    expect(labelled("What is it about?", "remote work", "en")).toBe("What is it about? remote work");
  });

  it.each([
    ["fr_FR.UTF-8", "fr"],
    ["en-GB", "en"],
    ["de", null],
    ["C", null],
    ["", null],
    [null, null],
  ])("read the locale %j as %j", (locale, lang) => {
    expect(langOf(locale)).toBe(lang);
  });
});
