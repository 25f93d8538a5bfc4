import { describe, expect, it } from "vitest";
import { evidencePdf } from "../../../src/cli/evidence-pdf.ts";
import { drawable, pieces } from "../../../src/cli/pdf-text.ts";
import type { EvidenceRow } from "../../../src/core/dossiers/evidence-row.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import { pdfPages } from "../../support/pdf-text.ts";
import { instant } from "../../support/store.ts";

const row: EvidenceRow = {
  day: dayOf("2026-11-22"),
  at: null,
  kind: "asked",
  dossier: "Sujet du projet",
  what: "à remplir",
  role: "apprenti",
  who: "Léa Œuvrard",
  behalf: "",
  detail: "",
  source: "001:L401",
};
const sheet = { title: "Demandes et réponses : Łukasz", facts: [{ label: "Promotion", value: "2026-a" }] };
const at = instant("2026-11-23T08:00:00Z");

const written = async (rows: readonly EvidenceRow[]) => evidencePdf({ ...sheet, rows, at }, "fr");

describe("evidence as PDF", () => {
  it("says title, facts, rows and sources with their accents, and numbers its pages", async () => {
    const pages = pdfPages(await written([row]));
    expect(pages).toHaveLength(1);
    for (const text of ["Demandes et réponses : Łukasz", "Promotion", "2026-a", "22 nov. 2026", "à remplir"]) {
      expect(pages[0]).toContain(text);
    }
    expect(pages[0]).toContain("Léa Œuvrard");
    expect(pages[0]).toMatch(/Sources : document de la formation et numéro de ligne \(L\)\n001:L401/);
    expect(pages[0]).toContain("Page 1 sur 1");
  });

  it("writes names with the letters of their language, in plain and in strong type", async () => {
    for (const name of [
      "Łukasz Çelik",
      "Steffi Officier 33ffaa65e541",
      "Şükrü Đorđević",
      "Αλέξης Παπαδόπουλος",
      "Пётр Щукин",
      "Ґалина Їжак",
      "Ștefan Țurcan",
    ]) {
      const pdf = await evidencePdf({ ...sheet, title: name, rows: [{ ...row, who: name }], at }, "fr");
      expect(
        pdfPages(pdf)[0]
          ?.split("\n")
          .filter((line) => line === name),
      ).toHaveLength(2);
    }
  });

  it("breaks between rows, with the heads again on every page, and loses no row", async () => {
    const many = Array.from({ length: 90 }, (_, index) => ({ ...row, who: `Person ${index}.` }));
    const pages = pdfPages(await written(many));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} sur ${pages.length}`);
    });
    for (const page of pages.slice(0, -1)) expect(page).toContain("Nature");
    for (const { who } of many) expect(pages.filter((page) => page.includes(who))).toHaveLength(1);
  });

  it("wraps a long text over rows, and pages where it must", async () => {
    const words = Array.from({ length: 600 }, (_, index) => `mot${index}`);
    const spaced = pdfPages(await written([{ ...row, detail: words.join(" ") }])).join("\n");
    for (const word of words) expect(spaced).toContain(word);
    const lines = pdfPages(await written([{ ...row, detail: words.join("\n") }]));
    expect(lines.length).toBeGreaterThan(5);
    for (const word of words) expect(lines.join("\n")).toContain(word);
  });

  it("is the same for the same rows at the same instant", async () => {
    expect(Buffer.from(await written([row])).equals(Buffer.from(await written([row])))).toBe(true);
  });
});

describe("text for the fonts of a PDF", () => {
  it("stays as it was typed, and lets go only of what they lack", () => {
    for (const text of ["« Où ? » œuvre, Æ, 10 € – l’été… “x”", "Łukasz Čapek\nĐorđe\u202f!", "Ωμέγα ώ, Жёлтый щит"]) {
      expect(drawable(text)).toBe(text);
    }
    expect(drawable("e\u0301te\u0301")).toBe("été");
    expect(drawable("李\u0007 👍\ta")).toBe("? ? a");
  });

  it("is cut into pieces that hold everything, none too long", () => {
    const text = `${"x".repeat(2500)}\n${"a\n".repeat(50)}end`;
    const cut = pieces(text);
    expect(cut.join("\n").replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
    for (const piece of cut) expect(piece.length).toBeLessThanOrEqual(920);
    expect(pieces("")).toEqual([""]);
  });
});
