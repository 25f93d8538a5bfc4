import { describe, expect, it } from "vitest";
import { MOST_LINES, tellChanges } from "../../../../src/core/programme/tell-changes.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { differencesOf } from "../../../../src/domain/programme/differences.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { SMALL } from "../../domain/programme/support.ts";

const was = readProgramme(SMALL, "small.yaml");

/** What is told when these pieces of the small programme are written otherwise. */
function told(lang: Lang, ...changes: readonly (readonly [string, string])[]) {
  const text = changes.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, SMALL);
  const is = readProgramme(text, "small.yaml");
  return tellChanges(was, is, differencesOf(was, is), lang).map(({ what, id, lines }) => [what, id, ...lines]);
}

describe("what a new version of a file says otherwise", () => {
  it("is nothing where it says the same", () => {
    expect(told("en")).toEqual([]);
  });

  it("is told part by part, as it read before and as it reads after, in both languages", () => {
    const changes = [
      ["is: text, most: 200 }", "is: text, most: 90 }"],
      ["- student fills", "- student fills\n        - office signs"],
      ["14, 7, 0 days before due", "7, 0 days before due"],
    ] as const;
    expect(told("en", ...changes)).toEqual([
      [
        "dossiers",
        "plan",
        "before: Filled in: Title: text, 200 characters at most",
        "after: Filled in: Title: text, 90 characters at most",
        "after: Who does what: 2. office: signs; a refusal goes back to student",
        "before: Reminders: to whoever has to act: 14, 7 and 0 days before it is due; when it becomes theirs, and when a refusal brings it back to them",
        "after: Reminders: to whoever has to act: 7 and 0 days before it is due; when it becomes theirs, and when a refusal brings it back to them",
      ],
    ]);
    expect(told("fr", ...changes)[0]?.slice(2, 5)).toEqual([
      "avant : On y remplit : Titre : texte, 200 caractères au plus",
      "après : On y remplit : Titre : texte, 90 caractères au plus",
      "après : Qui fait quoi : 2. secrétariat : signe ; un refus renvoie à étudiant",
    ]);
  });

  it("is told of settings, roles, counters and the rest of the file too", () => {
    expect(
      told(
        "en",
        ["default: friday of week 5", "default: friday of week 6"],
        ["outside: true", "outside: false"],
        ["unit: hour", "unit: day"],
        ["en: Nothing.", "en: Twelve euros."],
      ),
    ).toEqual([
      [
        "counters",
        "hours",
        expect.stringMatching(/^before: To reach: .* hours/),
        expect.stringMatching(/^after: To reach: .* days/),
      ],
      [
        "settings",
        "half",
        "before: end of the semester: by default Friday of week 5",
        "after: end of the semester: by default Friday of week 6",
      ],
      ["roles", "coach", "before: Outside the school: yes", "after: Outside the school: no"],
      ["knowledge", null, "before: How much? Answer: Nothing.", "after: How much? Answer: Twelve euros."],
    ]);
  });

  it("is told of the other language where the asker's reads alike, and said to be unseen where both do", () => {
    expect(told("en", ["fr: Titre, en", "fr: Intitulé, en"])).toEqual([
      [
        "dossiers",
        "plan",
        "before: in French: On y remplit : Titre : texte, 200 caractères au plus",
        "after: in French: On y remplit : Intitulé : texte, 200 caractères au plus",
      ],
    ]);
    expect(told("fr", ["is: text, most: 200 }", "is: text, most: 200, help: { fr: Court., en: Short. } }"])).toEqual([
      ["dossiers", "plan", "ce qu'aucune lecture ne montre : un identifiant, un mot d'aide, un ordre"],
    ]);
  });

  it("stops after so many lines, and says how many more there are and what reads all of it", () => {
    const fields = Array.from({ length: 14 }, (_, n) => `      q${n}: { label: { fr: Q${n}, en: Q${n} }, is: date }\n`);
    const [change] = told("en", ["      hours: {", `${fields.join("")}      hours: {`]);
    expect(change).toHaveLength(2 + MOST_LINES + 1);
    expect(change?.at(-1)).toBe("… and 2 lines more: npx passerelle check programme FILE reads all of it back");
  });
});
