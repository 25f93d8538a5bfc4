import { describe, expect, it } from "vitest";
import { parseAct, parseCondition, type StepVocabulary } from "../../../../src/domain/programme/step-grammar.ts";

const WORDS: StepVocabulary = {
  roles: ["student", "coach", "head_of_office"],
  settings: [
    { id: "coachTime", is: "working-days", default: "10" },
    { id: "half", is: "day", default: "Friday of week 5" },
  ],
  fields: [
    { id: "abroad", is: "yes or no", choices: [] },
    { id: "kind", is: "choice", choices: ["lab", "company"] },
    { id: "title", is: "text", choices: [] },
  ],
  paths: ["published", "own"],
};
const OWN = { id: null, requires: [] };

const act = (text: string, own = OWN as Parameters<typeof parseAct>[2]) => parseAct(text, WORDS, own);
const refused = (read: ReturnType<typeof parseAct> | ReturnType<typeof parseCondition>) =>
  read.ok ? null : [read.problem, read.mend].flatMap(({ fr, en }) => [fr, en]);

describe("a step in one line", () => {
  it("names a role and a verb", () => {
    expect(act("student fills")).toEqual({
      ok: true,
      value: {
        kind: "act",
        id: "student-fills",
        roles: ["student"],
        verb: "fills",
        object: null,
        inPerson: false,
        within: null,
        before: null,
        closes: false,
        backTo: null,
        requires: [],
      },
    });
  });

  it("may say how long it takes, until when, and where a refusal goes, with spaces as one likes", () => {
    const read = act("  coach or  head_of_office   validates within coachTime  before half, or back to student ");
    expect(read).toMatchObject({
      ok: true,
      value: {
        id: "coach-or-head-of-office-validates",
        roles: ["coach", "head_of_office"],
        verb: "validates",
        object: null,
        within: { count: 10, unit: "working-days", setting: "coachTime" },
        backTo: "student",
      },
    });
    expect(read.ok && read.value.before).not.toBeNull();
    expect(act("coach validates until half, or back to student")).toMatchObject({
      value: { object: null, before: { base: { kind: "setting", id: "half" } }, closes: true, backTo: "student" },
    });
    expect(act("coach validates or back to student")).toMatchObject({ ok: true, value: { backTo: "student" } });
    expect(act("coach validates before half")).toMatchObject({ ok: true, value: { within: null, object: null } });
  });

  it("ALB-23 may be for whoever holds the role in person", () => {
    const inPerson = { id: "coach-validates", inPerson: true, object: null };
    expect(act("coach validates in person")).toMatchObject({ ok: true, value: inPerson });
    expect(act("coach validates in person within coachTime, or back to student")).toMatchObject({
      ok: true,
      value: { ...inPerson, within: { setting: "coachTime" }, backTo: "student" },
    });
    expect(act("coach attests the mark in person")).toMatchObject({ ok: true, value: { object: "the mark" } });
    expect(act("student chooses kind in person")).toMatchObject({ ok: true, value: { object: "kind" } });
    expect(act("coach attests in personnel")).toMatchObject({ ok: true, value: { object: "in personnel" } });
  });

  it("takes the longest verb, and keeps what is attested or chosen in its id", () => {
    expect(act("coach completes and signs")).toMatchObject({ ok: true, value: { verb: "completes and signs" } });
    expect(act("coach attests 3 weeks (EU) !")).toMatchObject({
      ok: true,
      value: { id: "coach-attests-3-weeks-eu", object: "3 weeks (EU) !" },
    });
    expect(act("student chooses kind")).toMatchObject({
      ok: true,
      value: { id: "student-chooses-kind", object: "kind" },
    });
  });

  it("keeps the id and the requirements that the file gives it", () => {
    const requires = [
      { when: null, needs: { kind: "dossier" as const, dossier: "log", sameDays: false }, else: { fr: "a", en: "b" } },
    ];
    expect(act("student fills", { id: "mine", requires })).toMatchObject({ ok: true, value: { id: "mine", requires } });
  });

  it.each([
    ["student dances", "« student dances » n'est pas une étape", "“student dances” is no step"],
    ["teacher fills", "aucun rôle ne s'appelle `teacher`", "no role is called `teacher`"],
    ["coach validates, or back to teacher", "aucun rôle ne s'appelle `teacher`", "no role is called `teacher`"],
    [
      "student chooses title",
      "`title` n'est pas un champ à choix de ce dossier",
      "`title` is no choice field of this dossier",
    ],
  ])("is refused for “%s”, in both languages", (text, fr, en) => {
    expect(refused(act(text))?.slice(0, 2)).toEqual([fr, en]);
  });

  it("says how a step is written, in both languages", () => {
    const [, , fr, en] = refused(act("student dances")) ?? [];
    const verbs = "fills, completes, signs, completes and signs, validates, countersigns, attests, chooses";
    expect(fr).toBe(
      `écrivez \`RÔLE VERBE\`, avec un verbe parmi : ${verbs} ; puis au besoin \`in person\`, \`within DÉLAI\`, \`before JOUR\` ou \`until JOUR\`, \`, or back to RÔLE\``,
    );
    expect(en).toBe(
      `write \`ROLE VERB\`, the verb one of: ${verbs}; then if need be \`in person\`, \`within SPAN\`, \`before DAY\` or \`until DAY\`, \`, or back to ROLE\``,
    );
  });

  it("is refused for a time or a day that cannot be read", () => {
    expect(act("coach validates within soon").ok).toBe(false);
    expect(act("coach validates before wanted").ok).toBe(false);
  });
});

describe("a condition", () => {
  it.each([
    ["abroad", { field: "abroad", not: false, is: null }],
    [" not abroad ", { field: "abroad", not: true, is: null }],
    ["kind is lab", { field: "kind", not: false, is: "lab" }],
    ["not kind is lab", { field: "kind", not: true, is: "lab" }],
    ["path is own", { field: "path", not: false, is: "own" }],
  ])("“%s” is understood", (text, value) => {
    expect(parseCondition(text, WORDS)).toEqual({ ok: true, value });
  });

  it.each([
    [
      "when it rains",
      "« when it rains » n'est pas une condition",
      "“when it rains” is no condition",
      "écrivez un champ oui-ou-non, `not CHAMP`, `CHAMP is CHOIX` ou `path is VOIE`",
      "write a yes-or-no field, `not FIELD`, `FIELD is CHOICE` or `path is PATH`",
    ],
    [
      "title",
      "`title` n'est ni un champ à choix ni un champ oui-ou-non",
      "`title` is neither a choice nor a yes-or-no field",
      "écrivez l'un de : `path`, `abroad`, `kind`",
      "write one of: `path`, `abroad`, `kind`",
    ],
    [
      "kind",
      "`kind` est un choix, mais lequel ?",
      "`kind` is a choice, but which?",
      "écrivez l'un de : `kind is lab`, `kind is company`",
      "write one of: `kind is lab`, `kind is company`",
    ],
    ["kind is labs", "`kind` n'a pas de choix `labs`", "`kind` has no choice `labs`", "écrivez `lab`", "write `lab`"],
    [
      "abroad is yes",
      "`abroad` se répond par oui ou non",
      "`abroad` is answered by yes or no",
      "écrivez `abroad` ou `not abroad`",
      "write `abroad` or `not abroad`",
    ],
    [
      "path is other",
      "`path` n'a pas de choix `other`",
      "`path` has no choice `other`",
      "écrivez l'un de : `published`, `own`",
      "write one of: `published`, `own`",
    ],
  ])("“%s” is refused, and told in both languages", (text, ...told) => {
    expect(refused(parseCondition(text, WORDS))).toEqual(told);
  });

  it("knows no path where there is one road only", () => {
    expect(refused(parseCondition("path is own", { ...WORDS, paths: [] }))?.slice(1)).toEqual([
      "`path` is neither a choice nor a yes-or-no field",
      "écrivez l'un de : `abroad`, `kind`, `title`",
      "write one of: `abroad`, `kind`, `title`",
    ]);
  });
});
