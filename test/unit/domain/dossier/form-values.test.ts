import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoOf } from "../../../../src/domain/calendar/day.ts";
import { judge, LINE, LONGEST, typedBack } from "../../../../src/domain/dossier/form-values.ts";
import type { FormField } from "../../../../src/domain/programme/dossier-rules.ts";
import { field } from "./support.ts";

const of = (more: Partial<FormField>, typed: string | number | boolean | undefined) => {
  const { values, problems } = judge([field("f", more)], typed === undefined ? {} : { f: typed });
  return problems[0] ? [problems[0].id, problems[0].than] : values["f"];
};

describe("what is typed into a form", () => {
  it("is kept as typed, without the space around it", () => {
    expect(of({}, "  <b>*a*</b> & b ")).toBe("<b>*a*</b> & b");
    expect(of({ kind: "long text" }, "a\n\nb")).toBe("a\n\nb");
  });

  it("is missing when it is empty and asked for, but not in a draft", () => {
    expect(of({}, "  ")).toEqual(["missing", null]);
    expect(of({}, undefined)).toEqual(["missing", null]);
    expect(of({ required: false }, "")).toBeUndefined();
    expect(judge([field("f")], {}, { draft: true })).toEqual({ values: {}, problems: [] });
  });

  it("may be as long as the file says, and never longer than all texts", () => {
    expect(of({ most: 3 }, "abc")).toBe("abc");
    expect(of({ most: 3 }, "abcd")).toEqual(["too-long", 3]);
    expect(of({}, "x".repeat(LINE + 1))).toEqual(["too-long", LINE]);
    expect(of({ kind: "long text" }, "x".repeat(LONGEST))).toHaveLength(LONGEST);
    expect(of({ kind: "long text", most: 9000 }, "x".repeat(LONGEST + 1))).toEqual(["too-long", LONGEST]);
  });

  it("is a number in either notation, within its bounds and never below nothing", () => {
    const number = { kind: "number" } as const;
    expect(of(number, 3)).toBe(3);
    expect(of(number, "3,5")).toBe(3.5);
    expect(of(number, "3.25")).toBe(3.25);
    expect(of(number, -1)).toEqual(["too-small", 0]);
    expect(of({ ...number, least: 1 }, 0)).toEqual(["too-small", 1]);
    expect(of({ ...number, least: 1 }, 1)).toBe(1);
    expect(of({ ...number, most: 5 }, 5)).toBe(5);
    expect(of({ ...number, most: 5 }, 6)).toEqual(["too-large", 5]);
    for (const no of ["three", "1e9", "0x1f", "1 2", "12345678901", "NaN", "1,2,3", ".5"])
      expect(of(number, no), no).toEqual(["not-a-number", null]);
  });

  it("is a day that its dossier is about where the file says so, both ends included", () => {
    const own = { from: "2027-01-04", to: "2027-01-29" };
    const held = (day: string, bounds: { from: string | null; to: string | null } = own) => {
      const { values, problems } = judge(
        [field("f", { kind: "date", during: "own-days" })],
        { f: day },
        { own: bounds },
      );
      return problems[0] ? [problems[0].id, problems[0].than] : values["f"];
    };
    expect(held("2027-01-04")).toBe("2027-01-04");
    expect(held("2027-01-29")).toBe("2027-01-29");
    expect(held("2027-01-03")).toEqual(["not-before", "2027-01-04"]);
    expect(held("2027-01-30")).toEqual(["not-after", "2027-01-29"]);
    expect(held("2027-01-30", { from: "2027-01-04", to: null })).toBe("2027-01-30");
    expect(judge([field("f", { kind: "date" })], { f: "2027-02-01" }, { own }).problems).toEqual([]);
  });

  it("is no day to come where the file says so, today included", () => {
    const days = fc.integer({ min: 20_000, max: 21_500 });
    fc.assert(
      fc.property(days, days, fc.boolean(), (typed, today, pastOnly) => {
        const f = isoOf(typed);
        const form = [field("f", { kind: "date", pastOnly })];
        const { values, problems } = judge(form, { f }, { today: isoOf(today) });
        if (pastOnly && typed > today) {
          expect({ values, problems }).toEqual({
            values: {},
            problems: [{ field: "f", id: "after-today", than: isoOf(today) }],
          });
        } else expect({ values, problems }).toEqual({ values: { f }, problems: [] });
        expect(judge(form, { f }).problems).toEqual([]);
      }),
    );
    const past = [field("f", { kind: "date", pastOnly: true })];
    expect(judge(past, { f: "2026-11-22" }, { today: "2026-11-22" }).problems).toEqual([]);
    expect(judge(past, { f: "2026-11-23" }, { today: "2026-11-22" }).problems).toHaveLength(1);
  });

  it("is a day that exists", () => {
    const date = { kind: "date" } as const;
    expect(of(date, "2028-02-29")).toBe("2028-02-29");
    for (const no of [
      "2026-02-29",
      "2026-13-01",
      "26-01-01",
      "tomorrow",
      "2126-01-01",
      "2026-01-01T00:00",
      "1 2026-01-01",
    ]) {
      expect(of(date, no), no).toEqual(["not-a-date", null]);
    }
  });

  it("is yes or no, or one of the choices", () => {
    expect([true, "yes", "true"].map((one) => of({ kind: "yes or no" }, one))).toEqual([true, true, true]);
    expect([false, "no", "false"].map((one) => of({ kind: "yes or no" }, one))).toEqual([false, false, false]);
    expect(of({ kind: "yes or no" }, "maybe")).toEqual(["not-a-choice", null]);
    const choices = [{ id: "a", name: { fr: "A", en: "A" } }];
    expect(of({ kind: "choice", choices }, "a")).toBe("a");
    expect(of({ kind: "choice", choices }, "b")).toEqual(["not-a-choice", null]);
  });

  it("is a paper with a name and a date", () => {
    const paper = [field("p", { kind: "paper" })];
    expect(judge(paper, { "p.name": " report.pdf ", "p.date": "2027-01-04" }).values).toEqual({
      p: { name: "report.pdf", date: "2027-01-04" },
    });
    expect(judge(paper, {}).problems).toEqual([{ field: "p", id: "missing", than: null }]);
    expect(judge(paper, { "p.date": "2027-01-04" }).problems).toEqual([{ field: "p", id: "missing", than: null }]);
    expect(judge(paper, { "p.name": "a" }).problems).toEqual([{ field: "p", id: "not-a-date", than: null }]);
    expect(judge(paper, { "p.name": "a".repeat(LINE + 1), "p.date": "2027-01-04" }).problems).toEqual([
      { field: "p", id: "too-long", than: LINE },
    ]);
  });

  it("has its first day before its last", () => {
    const stay = [field("from", { kind: "date" }), field("to", { kind: "date" })];
    expect(judge(stay, { from: "2027-02-01", to: "2027-02-01" }).problems).toEqual([]);
    expect(judge(stay, { from: "2027-02-02", to: "2027-02-01" }).problems).toEqual([
      { field: "to", id: "before", than: "from" },
    ]);
    const texts = [field("from"), field("to")];
    expect(judge(texts, { from: "b", to: "a" }).problems).toEqual([]);
  });

  it("ALB-40 is no more than lies between two dates, those of other steps included", () => {
    const stay = (unit: "days" | "weeks") => [
      field("from", { kind: "date", required: false }),
      field("to", { kind: "date", required: false }),
      field("n", { kind: "number", between: { unit, from: "from", to: "to" } }),
    ];
    const said = (n: number, to: string, unit: "days" | "weeks" = "weeks") =>
      judge(stay(unit), { from: "2027-05-03", to, n }).problems.map(({ field: at, id, than }) => [at, id, than]);
    expect(said(4, "2027-05-28")).toEqual([]);
    expect(said(3.5, "2027-05-28")).toEqual([]);
    expect(said(5, "2027-05-28")).toEqual([["n", "more-than-between", 4]]);
    expect(said(5, "2027-05-31")).toEqual([]);
    expect(said(2, "2027-05-03")).toEqual([["n", "more-than-between", 1]]);
    expect(said(26, "2027-05-28", "days")).toEqual([]);
    expect(said(27, "2027-05-28", "days")).toEqual([["n", "more-than-between", 26]]);
    expect(said(9, "2027-05-02")).toEqual([["to", "before", "from"]]);
    expect(said(9, "")).toEqual([]);
    const known = { from: "2027-05-03", to: "2027-05-09" };
    expect(judge(stay("weeks").slice(2), { n: 2 }, { known }).problems).toMatchObject([{ id: "more-than-between" }]);
    expect(judge(stay("weeks").slice(2), { n: 2 }, { known: { from: "soon", to: "later" } }).problems).toEqual([]);
  });

  it("ALB-10 comes to at least 1 with the number beside it, which is told once both can be read", () => {
    const form = [
      field("done", { kind: "number", together: "missed" }),
      field("missed", { kind: "number", required: false }),
    ];
    const said = (typed: Record<string, string>, around = {}) =>
      judge(form, typed, around).problems.map(({ field: at, id, than }) => [at, id, than]);
    expect(said({ done: "0", missed: "0" })).toEqual([["done", "none-together", "missed"]]);
    expect(said({ done: "0" })).toEqual([["done", "none-together", "missed"]]);
    expect(said({ done: "0", missed: "1" })).toEqual([]);
    expect(said({ done: "1" })).toEqual([]);
    expect(said({ done: "0,5", missed: "0,5" })).toEqual([]);
    expect(said({ done: "0", missed: "x" })).toEqual([["missed", "not-a-number", null]]);
    expect(said({ missed: "0" })).toEqual([["done", "missing", null]]);
    expect(said({ done: "0", missed: "0" }, { draft: true })).toEqual([]);
  });

  it("ALB-14 is nothing but yes where the file says so", () => {
    const must = { kind: "yes or no", mustBeYes: true } as const;
    expect([true, "yes"].map((one) => of(must, one))).toEqual([true, true]);
    expect([false, "no"].map((one) => of(must, one))).toEqual([
      ["must-be-yes", null],
      ["must-be-yes", null],
    ]);
    expect(of(must, "maybe")).toEqual(["not-a-choice", null]);
    expect(of(must, "")).toEqual(["missing", null]);
  });

  it("ALB-10 is a whole number where the file says so", () => {
    const whole = { kind: "number", whole: true } as const;
    expect([of(whole, "2"), of(whole, "2,0"), of(whole, "2,5")]).toEqual([2, 2, ["not-whole", null]]);
  });

  it("is a date of the years that are asked for, a paper's too", () => {
    const fields = [field("d", { kind: "date" }), field("p", { kind: "paper" }), field("t")];
    const dates = { from: "2025-09-29", to: "2030-10-06" };
    const at = (d: string, p: string) => judge(fields, { d, "p.name": "a", "p.date": p, t: "1999-01-01" }, { dates });
    expect(at("2025-09-29", "2030-10-06").problems).toEqual([]);
    expect(at("2025-09-28", "2030-10-07")).toEqual({
      values: { t: "1999-01-01" },
      problems: [
        { field: "d", id: "too-early", than: "2025-09-29" },
        { field: "p", id: "too-late", than: "2030-10-06" },
      ],
    });
  });

  it("has no line breaks in one line", () => {
    expect(of({}, " a\r\n  b\n\nc\u2028d ")).toBe("a b c d");
    expect(of({ most: 3 }, "a\n\n\nb")).toBe("a b");
    expect(judge([field("p", { kind: "paper" })], { "p.name": "a\nb.pdf", "p.date": "2027-01-04" }).values).toEqual({
      p: { name: "a b.pdf", date: "2027-01-04" },
    });
  });

  it("goes back into the form as it came", () => {
    const values = { t: "x", n: 3.5, y: true, n2: false, p: { name: "a.pdf", date: "2027-01-04" } };
    const typed = typedBack(values);
    expect(typed).toEqual({ t: "x", n: "3.5", y: "yes", n2: "no", "p.name": "a.pdf", "p.date": "2027-01-04" });
    const fields = [
      field("t"),
      field("n", { kind: "number" }),
      field("y", { kind: "yes or no" }),
      field("n2", { kind: "yes or no" }),
      field("p", { kind: "paper" }),
    ];
    expect(judge(fields, typed)).toEqual({ values, problems: [] });
  });
});
