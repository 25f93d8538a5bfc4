import { describe, expect, it } from "vitest";
import { refuseLabel, stepLabel, stepWords } from "../../../../src/core/dossiers/step-words.ts";
import type { Act, FormField } from "../../../../src/domain/programme/dossier-rules.ts";

const act = (id: string, roles: readonly string[], more: Partial<Act> = {}): Act => ({
  kind: "act",
  id,
  roles,
  verb: "attests",
  object: null,
  inPerson: false,
  within: null,
  before: null,
  closes: false,
  backTo: null,
  requires: [],
  ...more,
});

const LANGUAGE = { id: "language", label: { fr: "langue de l'exposé", en: "language of the talk" } } as FormField;
const kindOf = (...steps: readonly Act[]) => ({
  form: [LANGUAGE],
  steps: { kind: "all-of", steps } as const,
});

describe("several steps of one verb", () => {
  const [first, second, language] = [
    act("a", ["juror"], { object: "talk" }),
    act("b", ["juror", "head"], { object: "talk" }),
    act("c", ["juror"], { object: LANGUAGE.id }),
  ];
  const kind = kindOf(act("w", ["learner"], { verb: "fills" }), first, second, language);

  it("are told apart by what they are about, then by which seat they are", () => {
    expect([first, second, language].map((one) => stepLabel(kind, one, "en"))).toEqual([
      "Attest: Talk (1 of 2)",
      "Attest: Talk (2 of 2)",
      "Attest: Language of the talk",
    ]);
    expect(stepLabel(kind, language, "fr")).toBe("Attester : Langue de l'exposé");
    expect(stepWords(kind, language, "past", "fr")).toBe("attesté (langue de l'exposé)");
    expect(stepWords(kind, second, "to", "en")).toBe("to attest (talk, 2 of 2)");
    expect(refuseLabel(kind, second, "en")).toBe("Refuse: Talk (2 of 2)");
  });

  it("are numbered where nothing else tells them apart", () => {
    const seats = [act("a", ["juror"]), act("b", ["juror"]), act("c", ["juror"])];
    expect(seats.map((one) => stepLabel(kindOf(...seats), one, "fr"))).toEqual([
      "Attester (1 sur 3)",
      "Attester (2 sur 3)",
      "Attester (3 sur 3)",
    ]);
  });
});

describe("a step that is the only one of its verb for its role", () => {
  it.each([
    ["alone", kindOf(act("a", ["juror"], { object: LANGUAGE.id }))],
    ["beside another role's", kindOf(act("a", ["juror"], { object: LANGUAGE.id }), act("b", ["head"]))],
    ["beside another verb", kindOf(act("a", ["juror"]), act("b", ["juror"], { verb: "validates" }))],
  ])("keeps its plain words, %s", (_name, kind) => {
    const [only] = kind.steps.steps;
    if (!only) throw new Error("no step");
    expect(stepLabel(kind, only, "en")).toBe("Attest");
    expect(refuseLabel(kind, only, "en")).toBe("Refuse…");
    expect(stepWords(kind, only, "to", "en")).toBe("to attest");
  });
});
