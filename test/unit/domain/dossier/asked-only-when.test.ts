import { describe, expect, it } from "vitest";
import { judge } from "../../../../src/domain/dossier/form-values.ts";
import { type DossierState, NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf } from "../../../../src/domain/dossier/steps.ts";
import type { Condition } from "../../../../src/domain/programme/dossier-rules.ts";
import { act, attempt, field, inOrder, kindOf } from "./support.ts";

const ifSo = (id: string, is: string | null = null): Condition => ({ field: id, is, not: false });
const abroad = field("abroad", { kind: "yes or no", by: ["student"] });
const country = field("country", { by: ["student"], when: ifSo("abroad") });
const visa = field("visa", { by: ["office"], when: ifSo("abroad") });
const title = field("title", { by: ["student"], when: ifSo("path", "own") });
const kind = kindOf(inOrder(act("student fills"), act("office completes")), [abroad, country, visa, title]);

function fieldsAsked(step: string, state: DossierState): readonly string[] {
  const found = actsOf(kind).find(({ id }) => id === step);
  return found ? fieldsOf(kind, found, state).map(({ id }) => id) : [];
}

function filledWith(values: Readonly<Record<string, string | boolean>>, path: string | null = null): DossierState {
  const outcome = attempt(kind, { ...NOTHING_DONE, path }, { by: "student", step: "student-fills", values });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.why));
  return outcome.state;
}

describe("a question that is asked only when something holds", () => {
  it("is asked on its path, and on no other", () => {
    expect(fieldsAsked("student-fills", { ...NOTHING_DONE, path: "own" })).toEqual(["abroad", "country", "title"]);
    expect(fieldsAsked("student-fills", { ...NOTHING_DONE, path: "published" })).toEqual(["abroad", "country"]);
  });

  it("is asked in a later step once what came before calls for it", () => {
    expect(fieldsAsked("office-completes", filledWith({ abroad: true, country: "Norway" }))).toEqual(["visa"]);
    expect(fieldsAsked("office-completes", filledWith({ abroad: false }))).toEqual([]);
  });

  it("is missing from the same form when the answer calls for it, and left out of it when not", () => {
    const none = attempt(kind, NOTHING_DONE, { by: "student", step: "student-fills", values: { abroad: true } });
    expect(none).toMatchObject({ why: { id: "bad-values", problems: [{ field: "country", id: "missing" }] } });
    expect(filledWith({ abroad: false, country: "Norway" }).values).toEqual({ abroad: false });
    const form = [abroad, country];
    expect(judge(form, { abroad: "no", country: "Norway" })).toEqual({ values: { abroad: false }, problems: [] });
    expect(judge(form, { abroad: "yes" }).problems).toEqual([{ field: "country", id: "missing", than: null }]);
    expect(judge(form, { country: "Norway" }).problems).toEqual([{ field: "abroad", id: "missing", than: null }]);
  });

  it("leaves the dossier once a correction asks for it no more", () => {
    const sent = filledWith({ abroad: true, country: "Norway" });
    const back = attempt(kind, sent, { by: "office", step: "office-completes", refuse: "Where?" });
    if (!back.ok) throw new Error(back.why.id);
    const again = attempt(kind, back.state, { by: "student", step: "student-fills", values: { abroad: false } });
    expect(again.ok && again.state.values).toEqual({ abroad: false });
  });
});

describe("what is taken from another dossier", () => {
  const host = field("host", { kind: "choice", from: { dossier: "internship", field: "host" } });
  const shared = kindOf(act("office attests"), [host, field("held-on", { kind: "date" })]);

  it("is asked of nobody, not even where it is not known", () => {
    const [only] = actsOf(shared);
    expect(only && fieldsOf(shared, only, NOTHING_DONE).map(({ id }) => id)).toEqual(["held-on"]);
  });

  it("cannot be sent, and stays when everything else is taken back", () => {
    const known = { ...NOTHING_DONE, values: { host: "lab" } };
    const values = { "held-on": "2027-01-04" };
    const sent = attempt(shared, known, { by: "office", step: "office-attests", values: { ...values, host: "firm" } });
    expect(sent).toMatchObject({ why: { problems: [{ field: "host", id: "not-yours" }] } });
    const done = attempt(shared, known, { by: "office", step: "office-attests", values });
    expect(done.ok && done.state.values).toEqual({ host: "lab", ...values });
  });
});
