import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../../db/programmes.ts";
import { type Migrated, migrate } from "../../../../src/domain/dossier/migrate.ts";
import type { DossierState } from "../../../../src/domain/dossier/state.ts";
import { isComplete } from "../../../../src/domain/dossier/steps.ts";
import {
  type Act,
  type FormField,
  plainField,
  type Requirement,
  type Step,
} from "../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import { explore } from "../../../support/explore-dossier.ts";

const ASKED = { by: "operator", at: 9, dates: { from: "1990-01-01", to: "2090-01-01" } };

const act = (id: string, role: string, verb: Act["verb"]): Act => ({
  ...{ kind: "act", id, roles: [role], verb, object: null, inPerson: false },
  ...{ within: null, before: null, closes: false, backTo: null, requires: [] },
});
const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  ...plainField(id, { fr: id, en: id }, "text"),
  required: true,
  by: ["a"],
  ...more,
});
const inOrder = (...steps: readonly Step[]): Step => ({ kind: "in-order", steps });
const fills = act("fill", "a", "fills");
const checks = act("check", "b", "validates");
const ends = act("end", "c", "countersigns");

type Kind = Parameters<typeof migrate>[0];
const kind = (steps: Step | null, form: readonly FormField[] = [], more: Partial<Kind> = {}): Kind => ({
  ...{ steps, form, each: "year", per: "enrolment", paths: [], requires: [] },
  ...more,
});
const PLAN: Requirement = {
  when: null,
  needs: { kind: "dossier", dossier: "plan", sameDays: false },
  else: { fr: "a", en: "a" },
};
const OLD = kind(inOrder(fills, checks, ends), [field("title"), field("colour")]);

/** An open dossier with these steps done, each at an instant of its own by whoever has the role. */
function state(done: readonly Act[], more: Partial<DossierState> = {}): DossierState {
  const by = (one: Act, at: number) => ({ by: `by-${one.roles[0]}`, for: null, role: one.roles[0] ?? "", at });
  return {
    ...{ version: done.length, status: "open", path: null, event: null, refusal: null },
    values: { title: "T", colour: "red" },
    done: Object.fromEntries(done.map((one, index) => [one.id, by(one, index + 1)])),
    ...more,
  };
}

const why = (migrated: Migrated) => (migrated.ok ? "moved" : migrated.why);
const moved = (to: Kind | undefined, from: DossierState) => migrate(OLD, to, from, ASKED);

describe("moving an open dossier to another version of its kind", () => {
  it("keeps what was done, makes one event of it and one version more", () => {
    const to = kind(inOrder(fills, checks, act("more", "d", "validates"), ends), OLD.form);
    const from = state([fills, checks]);
    expect(moved(to, from)).toEqual({
      ok: true,
      state: { ...from, version: 3 },
      event: {
        ...{ version: 3, kind: "migrated", step: null, by: "operator", for: null, role: "", at: 9 },
        ...{ reason: null, reopened: [], values: {} },
      },
      dropped: [],
    });
  });

  it("leaves out what is asked no more, and is done when nothing is left to do", () => {
    const to = kind(inOrder(fills, checks), [field("title")]);
    expect(moved(to, state([fills, checks]))).toMatchObject({
      ok: true,
      state: { status: "done", values: { title: "T" } },
      dropped: ["colour"],
    });
  });

  it("never ends what has something left to do", () => {
    const migrated = moved(kind(inOrder(fills, checks, ends), [field("title")]), state([fills]));
    expect(migrated).toMatchObject({ ok: true, state: { status: "open", values: { title: "T" } } });
  });

  it.each<[string, Kind | undefined, DossierState, object | string]>([
    ["one that is over", OLD, state([fills], { status: "done" }), { id: "not-open" }],
    ["a kind that is gone", undefined, state([fills]), { id: "gone" }],
    ["a kind in which nothing is done any more", kind(null), state([fills]), { id: "gone" }],
    ["other occasions", { ...OLD, each: "once" }, state([fills]), { id: "other-occasion" }],
    ["another bearer", { ...OLD, per: "team" }, state([fills]), { id: "other-occasion" }],
    [
      "a road where there was none",
      { ...OLD, paths: [{ id: "x", name: { fr: "x", en: "x" } }] },
      state([]),
      { id: "path-gone" },
    ],
    ["a road that is gone", kind(fills, OLD.form), state([], { path: "x" }), { id: "path-gone" }],
    [
      "a step that is gone",
      kind(inOrder(fills, ends), OLD.form),
      state([fills, checks]),
      { id: "step", step: "check" },
    ],
    [
      "a step in between",
      kind(inOrder(fills, act("new", "d", "signs"), checks), OLD.form),
      state([fills, checks]),
      { id: "step", step: "check" },
    ],
    [
      "another order",
      kind(inOrder(checks, fills, ends), OLD.form),
      state([fills, checks]),
      { id: "step", step: "fill" },
    ],
    [
      "another role",
      kind(inOrder(act("fill", "z", "fills"), checks), OLD.form),
      state([fills]),
      { id: "step", step: "fill" },
    ],
    [
      "a new field of a step that is done",
      kind(OLD.steps, [...OLD.form, field("new")]),
      state([fills]),
      { id: "step", step: "fill" },
    ],
    [
      "a value that is too long",
      kind(OLD.steps, [field("colour", { most: 2 })]),
      state([fills]),
      { id: "value", field: "colour" },
    ],
    [
      "another kind of value",
      kind(OLD.steps, [field("colour", { kind: "number" })]),
      state([fills]),
      { id: "value", field: "colour" },
    ],
  ])("leaves it where it is: %s", (_case, to, from, expected) => {
    expect(why(moved(to, from))).toEqual(expected);
  });

  it("leaves what was sent back to a step that is gone, and keeps what can be done again", () => {
    const by = { by: "x", for: null, role: "b", at: 5 };
    const refusal = { ...by, step: "check", reason: "unclear", to: ["fill"] };
    const back = state([], { refusal, version: 2 });
    expect(why(moved(kind(inOrder(fills, ends), OLD.form), back))).toEqual({ id: "refusal" });
    expect(moved(kind(inOrder(fills, checks), OLD.form), back)).toMatchObject({ ok: true, state: { refusal } });
  });

  it("leaves what was sent back to a step that is gone among others", () => {
    const refusal = { by: "x", for: null, role: "b", at: 5, step: "check", reason: "unclear", to: ["fill", "gone"] };
    expect(why(moved(kind(inOrder(fills, checks), OLD.form), state([], { refusal })))).toEqual({ id: "refusal" });
  });

  it("keeps the road on which it is where there still is one, with what is asked on it", () => {
    const roads = (...ids: readonly string[]) => ({ paths: ids.map((id) => ({ id, name: { fr: id, en: id } })) });
    const visa = field("visa", { when: { field: "path", is: "far", not: false } });
    const from = state([fills], { path: "far", values: { title: "T", visa: "V" } });
    const to = (...ids: readonly string[]) => kind(inOrder(fills, checks), [field("title"), visa], roads(...ids));
    expect(moved(to("near", "far"), from)).toMatchObject({ ok: true, state: { path: "far", values: from.values } });
    expect(why(moved(to("near"), from))).toEqual({ id: "path-gone" });
  });

  it("changes nothing under rules written the same, whatever stands in it", () => {
    const from = state([checks], { values: { title: "T", colour: "red", gone: "x" } });
    const same = { ...kind(structuredClone(OLD.steps), structuredClone(OLD.form)), requires: [PLAN] };
    for (const to of [OLD, same]) {
      expect(moved(to, from)).toMatchObject({ ok: true, state: { ...from, version: 2 }, dropped: [] });
    }
  });

  it("does not ask again what the new rules require of what is done", () => {
    const to = { ...kind(inOrder(fills, checks), OLD.form), requires: [PLAN] };
    expect(why(moved(to, state([fills])))).toBe("moved");
  });

  describe("does again what was done", () => {
    const at = (one: Act, instant: number) => ({
      by: `by-${one.id}`,
      for: null,
      role: one.roles[0] ?? "",
      at: instant,
    });
    const more = act("more", "d", "validates");

    it("in the order of its instants, in whatever order it is written down", () => {
      const done = { end: at(ends, 10), check: at(checks, 9), fill: at(fills, 1) };
      expect(why(moved(kind(inOrder(fills, checks, ends, more), OLD.form), state([], { done })))).toBe("moved");
      expect(why(moved(kind(inOrder(fills, ends, checks, more), OLD.form), state([], { done })))).toEqual({
        id: "step",
        step: "check",
      });
    });

    it("at one instant in any order that the rules allow", () => {
      const done = { end: at(ends, 5), check: at(checks, 5), fill: at(fills, 5) };
      for (const steps of [
        [fills, checks, ends],
        [fills, ends, checks],
      ]) {
        expect(why(moved(kind(inOrder(...steps, more), OLD.form), state([], { done })))).toBe("moved");
      }
    });

    it("at one instant, and names the first of them that cannot be", () => {
      const done = { end: at(ends, 5), check: at(checks, 5), fill: at(fills, 5) };
      const stuck = (...steps: readonly Step[]) => why(moved(kind(inOrder(...steps), OLD.form), state([], { done })));
      expect(stuck(more, fills, checks, ends)).toEqual({ id: "step", step: "fill" });
      expect(stuck(fills, more, checks, ends)).toEqual({ id: "step", step: "check" });
      expect(stuck(fills, checks, more)).toEqual({ id: "step", step: "end" });
    });
  });

  it("does not let who wrote something have judged it under new roles", () => {
    const to = kind(inOrder(fills, act("check", "a", "validates")), OLD.form);
    const own = { fill: { by: "p", for: null, role: "a", at: 1 }, check: { by: "p", for: null, role: "a", at: 2 } };
    expect(why(moved(to, state([], { done: own, version: 2 })))).toEqual({ id: "step", step: "check" });
  });
});

/** The versions that a school might write next. */
function nextVersions(was: DossierKind, steps: Step, roles: readonly string[]): readonly DossierKind[] {
  const other = roles.at(-1) ?? "";
  const extra = act("extra", roles[0] ?? "", "signs");
  const [first] = was.form;
  return [
    { ...was, steps: inOrder(steps, extra) },
    { ...was, steps: inOrder(extra, steps) },
    { ...was, form: was.form.slice(1) },
    { ...was, form: [...was.form, field("extra", { by: [roles[0] ?? ""] })] },
    ...(first ? [{ ...was, form: [{ ...first, kind: "paper" as const }, ...was.form.slice(1)] }] : []),
    ...(steps.kind === "in-order" ? [{ ...was, steps: inOrder(...steps.steps.slice(1)) }] : []),
    ...(steps.kind === "in-order" ? [{ ...was, steps: inOrder(...steps.steps.slice(0, -1)) }] : []),
    ...(steps.kind === "in-order" ? [{ ...was, steps: inOrder(...steps.steps.toReversed()) }] : []),
    { ...was, steps: changed(steps, (one) => ({ ...one, roles: [other] })) },
    { ...was, steps: changed(steps, (one) => ({ ...one, verb: "validates" })) },
  ];
}

function changed(step: Step, change: (act: Act) => Act): Step {
  if (step.kind === "act") return change(step);
  if (step.kind === "when") return { ...step, step: changed(step.step, change) };
  return { ...step, steps: step.steps.map((one) => changed(one, change)) };
}

const doneBy = ({ path, done }: DossierState) =>
  JSON.stringify([
    path,
    Object.entries(done)
      .map(([id, { by }]) => [id, by])
      .toSorted(),
  ]);

describe("moving any dossier of the programmes that are shipped to any version of it", () => {
  it("gives a state that people could have come to under the new rules, or leaves it", { timeout: 60_000 }, () => {
    const counts = { moved: 0, left: 0 };
    for (const { dossiers, roles } of loadProgrammes().values()) {
      const ids = roles.map(({ id }) => id);
      for (const was of dossiers) {
        if (was.steps === null) continue;
        const states = explore(was, ids).filter(({ status, version }) => status === "open" && version > 0);
        for (const next of nextVersions(was, was.steps, ids)) {
          const reachable = new Set(explore(next, ids).map(doneBy));
          for (const from of states) {
            const migrated = migrate(was, next, from, ASKED);
            counts[migrated.ok ? "moved" : "left"] += 1;
            if (!migrated.ok) continue;
            expect(reachable).toContain(doneBy(migrated.state));
            expect(migrated.state.status).toBe(next.steps && isComplete(next.steps, migrated.state) ? "done" : "open");
          }
        }
      }
    }
    expect(Math.min(counts.moved, counts.left)).toBeGreaterThan(100);
  });
});
