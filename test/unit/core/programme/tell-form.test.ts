import { expect, it } from "vitest";
import { tellForm } from "../../../../src/core/programme/tell-form.ts";
import { shipped } from "../../domain/programme/support.ts";

it.each([
  ["en", "Sessions done: number, whole, 0 at least, 5 at most, together with “Sessions missed”, at least 1"],
  ["fr", "Séances suivies : nombre, entier, 0 au moins, 5 au plus, avec « Séances manquées », au moins 1"],
] as const)("ALB-10 a number that comes to at least 1 with another is read back in %s", (lang, line) => {
  const programme = shipped("albi-apprenticeship");
  const log = programme.dossiers.find(({ command }) => command === "sessions");
  if (!log) throw new Error("no log of sessions");
  expect(tellForm({ programme, lang }, log)[0]).toBe(line);
});
