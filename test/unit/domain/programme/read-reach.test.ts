import { describe, expect, it } from "vitest";
import { SMALL, told } from "./support.ts";

const FORM = /form:\n[\s\S]*?( {4}steps:\n)[\s\S]*?( {4}remind:)/;
const label = "label: { fr: a, en: b }";
const field = (id: string, more: string) => `      ${id}: { ${label}, is: ${more} }\n`;
const yesNo = (id: string, more = "") => field(id, `yes or no${more}`);
const choice = (id: string, ...ids: readonly string[]) =>
  field(id, `choice, choices: { ${ids.map((one) => `${one}: { fr: a, en: b }`).join(", ")} }`);

/** What is told of the small programme's plan with this form, or what else stands before its steps, and these steps; without its lines. */
function lines(form: string, ...steps: readonly string[]): Readonly<Record<"fr" | "en", readonly string[]>> {
  const items = steps.map((step) => `      - ${step}\n`).join("");
  const head = form.startsWith("      ") ? `form:\n${form}` : form.trimStart();
  const text = SMALL.replace(FORM, (_, key, next) => `${head}${key}${items}${next}`);
  const { fr, en } = told(text.replace("    counts: { dossier: plan, field: hours }\n", ""));
  const short = (all: readonly string[]) => all.map((line) => line.replace(/^\d+ /, ""));
  return { fr: short(fr), en: short(en) };
}
const mistakes = (form: string, ...steps: readonly string[]) => lines(form, ...steps).en;

const NEVER =
  "these steps never come: the condition cannot become true here → write a condition on what a step before fills in, and that goes with those around it";

describe("a field of roles without a step is refused", () => {
  it("when none of them has one, and names those that have", () => {
    const { fr, en } = lines(field("title", "text, by: [coach, office]"), "student fills");
    expect(en).toEqual(["`coach`, `office` has no step here, so nobody fills in `title` → write one of: `student`"]);
    expect(fr[0]).toMatch(/^`coach`, `office` n'a pas d'étape ici, donc personne ne remplit `title` → /);
    expect(mistakes(field("title", "text, by: [coach, office]"), "student fills", "office signs")).toEqual([]);
  });
});

describe("a question that hangs on another is refused", () => {
  const known = yesNo("far", ", by: [coach]");
  const asked = field("where", "text, by: [office], when: far");

  it("when one of those who are asked may not know the answer yet", () => {
    const before = "`where` is asked before `far` is known → name a field that the same step or one before fills in";
    expect(mistakes(known + asked, "office fills", "coach fills")).toEqual([before]);
    expect(mistakes(known + asked, "{ any order: [coach fills, office fills] }")).toEqual([before]);
  });

  it("but not when the answer comes before, or in the same step", () => {
    expect(mistakes(known + asked, "coach fills", "office fills")).toEqual([]);
    expect(mistakes(yesNo("far") + field("where", "text, when: far"), "student fills")).toEqual([]);
    expect(mistakes(yesNo("far") + field("where", "text, when: far"), "student fills", "coach completes")).toEqual([]);
  });
});

describe("steps that never come are refused", () => {
  const when = (condition: string, step: string) => `{ when: ${condition}, do: ${step} }`;
  const within = (outer: string, inner: string) => ["student fills", when(outer, when(inner, "office validates"))];

  it("where one answer cannot be both things, and not where there is a third", () => {
    const [two, three] = [choice("host", "firm", "lab"), choice("host", "firm", "lab", "home")];
    expect(mistakes(two, ...within("host is firm", "host is lab"))).toEqual([NEVER]);
    expect(mistakes(two, ...within("not host is firm", "not host is lab"))).toEqual([NEVER]);
    expect(mistakes(two, ...within("host is firm", "not host is lab"))).toEqual([]);
    expect(mistakes(three, ...within("not host is firm", "not host is lab"))).toEqual([]);
  });

  it("where a question is answered yes and no, or only yes is taken", () => {
    const far = yesNo("far");
    expect(mistakes(far, ...within("far", "not far"))).toEqual([NEVER]);
    expect(mistakes(far, ...within("not far", "not far"))).toEqual([]);
    expect(mistakes(far + yesNo("sure"), ...within("far", "not sure"))).toEqual([]);
    expect(mistakes(yesNo("far", ", must be: yes"), "student fills", when("not far", "office validates"))).toEqual([
      NEVER,
    ]);
    expect(mistakes(yesNo("far", ", must be: yes"), "student fills", when("far", "office validates"))).toEqual([]);
  });

  it("where only they themselves would answer", () => {
    const own = yesNo("far", ", by: [office]");
    expect(mistakes(own, "student fills", when("far", "office completes"))).toEqual([NEVER]);
    expect(mistakes(own, "office fills", when("far", "office validates"))).toEqual([]);
    expect(mistakes(yesNo("far"), when("far", "student fills"), "office signs")).toEqual([NEVER]);
    expect(mistakes(yesNo("far"), "student signs", when("far", "office signs"))).toEqual([]);
  });

  it("on each road of a dossier that has some", () => {
    const roads = "    paths: { near: { fr: a, en: b }, away: { fr: a, en: b } }\n";
    const on = (outer: string, inner: string) => mistakes(roads, ...within(outer, inner));
    expect(on("path is near", "path is away")).toEqual([NEVER]);
    expect(on("not path is near", "not path is away")).toEqual([NEVER]);
    expect(on("path is near", "not path is away")).toEqual([]);
  });
});

describe("a refusal that goes back to a role is refused", () => {
  it("where nobody has done anything before, or somebody else has", () => {
    const form = field("title", "text");
    expect(lines(form, "student fills, or back to coach", "office validates")).toEqual({
      en: ["a refusal cannot go back to `coach`, who does nothing before → take `, or back to …` out"],
      fr: ["un refus ne peut pas revenir à `coach`, qui ne fait rien avant → retirez `, or back to …`"],
    });
    expect(
      mistakes(form, "student fills", "student signs", "coach signs", "coach validates, or back to office"),
    ).toEqual([
      "a refusal cannot go back to `office`, who does nothing before → write `or back to student`, `or back to coach`",
    ]);
    expect(mistakes(form, "student fills", "coach validates, or back to student")).toEqual([]);
  });
});
