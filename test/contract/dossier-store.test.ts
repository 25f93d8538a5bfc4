import { describe, expect, it } from "vitest";
import type { DossierKey } from "../../src/core/dossier-ports.ts";
import { allowed, change } from "../support/dossiers.ts";
import { implementations, instant } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

const DIGEST = /^[0-9a-f]{64}$/;

describe.each(implementations)("dossiers in $name", ({ stores }) => {
  /** Two enrolments, `one` and `two`, and two people. */
  function open() {
    const ids = { one: "", two: "", ann: "", bob: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.bob = school.person({ name: "Bob", email: "bob@x.example" });
      ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
      ids.two = school.enrolment({ cohort: "c1", person: ids.bob });
    });
    const key = (kind: string, enrolment = ids.one): DossierKey => ({ enrolment, kind, occasion: "once" });
    return { ...found, ...ids, key };
  }

  it("are not there until something was recorded", async () => {
    const { dossiers, key, one } = open();
    expect(await dossiers.get(key("topic"))).toBeNull();
    expect(await dossiers.existing([key("topic")])).toEqual([]);
    expect(await dossiers.ofEnrolments([one])).toEqual([]);
    expect(await dossiers.history(key("topic"))).toEqual([]);
    expect(await dossiers.changes(0, 10)).toEqual({ last: 0, keys: [] });
  });

  it("come back as they were recorded, with whose turn it is", async () => {
    const { dossiers, key, ann, bob } = open();
    const paper = { name: "accord.pdf", date: "2026-11-20" };
    const done = { by: ann, for: bob, role: "writer", at: 5 };
    const state = {
      path: "long",
      event: { from: 20_000, to: 20_004 },
      values: { title: "Été <b>*x*</b>", hours: 3.5, agreed: true, paper },
      done: { fill: done },
      refusal: { ...done, step: "check", reason: "unclear", to: ["fill"] },
    };
    const turns = [
      { step: "check", roles: ["reader", "head"], since: 7 },
      { step: "sign", roles: ["writer"], since: 6 },
    ];
    const made = change(key("topic"), { by: ann, rules: 3, state, turns });
    expect(await dossiers.record(allowed(ann), made, at)).toBe(true);
    expect(await dossiers.get(key("topic"))).toEqual({ ...key("topic"), rules: 3, state: made.state, turns });
  });

  it("are found by their keys, each once, and by their enrolments", async () => {
    const { dossiers, key, ann, one, two } = open();
    const keys = [key("topic"), key("topic", two), key("report", two)];
    for (const each of keys) await dossiers.record(allowed(ann), change(each, { by: ann }), at);
    const named = (found: readonly DossierKey[]) => found.map(({ enrolment, kind }) => [enrolment, kind]).sort();
    const asked = [key("topic"), key("report"), key("report", two), key("topic")];
    expect(named(await dossiers.existing(asked))).toEqual(
      [
        [one, "topic"],
        [two, "report"],
      ].sort(),
    );
    expect(named(await dossiers.ofEnrolments([two, "none", two]))).toEqual([
      [two, "report"],
      [two, "topic"],
    ]);
    expect(await dossiers.existing([])).toEqual([]);
  });

  it("are read by how they stand: open ones whole, of those that are over the keys alone", async () => {
    const { dossiers, key, ann, one, two } = open();
    const put = (at_: DossierKey, status: "open" | "done" | "withdrawn") =>
      dossiers.record(allowed(ann), change(at_, { by: ann, state: { status, values: { title: status } } }), at);
    await put(key("topic"), "open");
    await put(key("report"), "done");
    await put(key("visit"), "withdrawn");
    await put(key("topic", two), "done");
    const standing = await dossiers.standing([one]);
    expect(standing.open).toEqual([await dossiers.get(key("topic"))]);
    expect(standing.over.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([key("report"), key("visit")]);
    expect(await dossiers.standing([])).toEqual({ open: [], over: [] });
  });

  it("are recorded once by two who saw the same version; the second writes nothing", async () => {
    const { dossiers, audit, key, ann, bob } = open();
    const topic = key("topic");
    const first = change(topic, { by: ann, state: { values: { title: "first" } } });
    const second = change(topic, {
      by: bob,
      state: { values: { title: "second" } },
      turns: [{ step: "check", roles: ["reader"], since: 1 }],
    });
    await dossiers.keepDraft(topic, "fill", bob, { title: "second" }, at);
    expect(await dossiers.record(allowed(ann), first, at)).toBe(true);
    expect(await dossiers.record(allowed(bob), second, at)).toBe(false);
    for (const before of [0, 2, 7]) {
      expect(await dossiers.record(allowed(bob), { ...second, before }, at)).toBe(false);
    }
    expect(await dossiers.get(topic)).toMatchObject({ state: { values: { title: "first" } }, turns: [] });
    expect(await dossiers.history(topic)).toEqual([first.event]);
    expect(await dossiers.draft(topic, "fill", bob)).toEqual({ title: "second" });
    expect(await dossiers.changes(0, 10)).toEqual({ last: 1, keys: [topic] });
    expect(await audit.recent(9)).toHaveLength(1);
    expect(await dossiers.record(allowed(bob), change(topic, { by: bob, before: 1 }), at)).toBe(true);
  });

  it("keep their whole history, oldest first", async () => {
    const { dossiers, key, ann, bob } = open();
    const topic = key("topic");
    const changes = [
      change(topic, { by: ann, event: { values: { title: "a" } } }),
      change(topic, {
        by: bob,
        before: 1,
        event: { kind: "refused", step: "check", reason: "no", reopened: ["fill"] },
      }),
      change(topic, { by: ann, before: 2, event: { kind: "planned", step: null, for: bob } }),
    ];
    for (const each of changes) await dossiers.record(allowed(ann), each, at);
    await dossiers.record(allowed(ann), change(key("report"), { by: ann }), at);
    expect(await dossiers.history(topic)).toEqual(changes.map(({ event }) => event));
  });

  it("wait for the roles whose turn it is around their own enrolment, the longest waiting first, each once", async () => {
    const { dossiers, key, ann, one, two } = open();
    const put = (at_: DossierKey, turns: readonly { step: string; roles: readonly string[]; since: number }[]) =>
      dossiers.record(allowed(ann), change(at_, { by: ann, turns }), at);
    await put(key("a"), [{ step: "s", roles: ["tutor", "master", "tutor"], since: 30 }]);
    await put(key("b"), [{ step: "s", roles: ["tutor"], since: 20 }]);
    await put(key("c", two), [
      { step: "s", roles: ["tutor"], since: 40 },
      { step: "t", roles: ["tutor"], since: 10 },
    ]);
    await put(key("d", two), [{ step: "s", roles: ["master"], since: 5 }]);
    const kinds = async (...standings: Parameters<typeof dossiers.waiting>[0]) =>
      (await dossiers.waiting(standings)).map(({ kind }) => kind);
    expect(await kinds({ enrolment: one, roles: ["tutor"] }, { enrolment: two, roles: ["tutor"] })).toEqual([
      "c",
      "b",
      "a",
    ]);
    expect(await kinds({ enrolment: one, roles: ["master", "tutor"] })).toEqual(["b", "a"]);
    expect(await kinds({ enrolment: one, roles: ["master"] }, { enrolment: two, roles: [] })).toEqual(["a"]);
    expect(await kinds()).toEqual([]);
    const anywhere = async (limit: number, ...roles: string[]) =>
      (await dossiers.waitingAnywhere(roles, limit)).map(({ kind }) => kind);
    expect(await anywhere(9, "tutor")).toEqual(["c", "b", "a"]);
    expect(await anywhere(2, "tutor", "master")).toEqual(["d", "c"]);
  });

  it("no longer wait once the step is done, nor when they are finished", async () => {
    const { dossiers, key, ann, one } = open();
    const topic = key("topic");
    const asked = [{ enrolment: one, roles: ["tutor", "master"] }];
    const tutor = { step: "check", roles: ["tutor"], since: 1 };
    await dossiers.record(allowed(ann), change(topic, { by: ann, turns: [tutor] }), at);
    const master = { step: "sign", roles: ["master"], since: 2 };
    await dossiers.record(allowed(ann), change(topic, { by: ann, before: 1, turns: [master] }), at);
    expect((await dossiers.waiting(asked)).map(({ turns }) => turns)).toEqual([[master]]);
    expect(await dossiers.waiting([{ enrolment: one, roles: ["tutor"] }])).toEqual([]);
    const end = change(topic, { by: ann, before: 2, state: { status: "done" }, turns: [master] });
    await dossiers.record(allowed(ann), end, at);
    expect(await dossiers.waiting(asked)).toEqual([]);
    expect(await dossiers.waitingAnywhere(["master"], 9)).toEqual([]);
  });

  it("are audited by ids and codes only, and the chain holds", async () => {
    const { dossiers, audit, key, ann, bob, one } = open();
    const state = { values: { title: "Private words" } };
    const event = {
      kind: "refused",
      step: "check",
      role: "reader",
      reason: "Private words",
      values: state.values,
    } as const;
    await dossiers.record(allowed(ann), change(key("topic"), { by: ann, for: bob, state, event }), at);
    const entries = await audit.recent(9);
    expect(entries).toEqual([
      {
        at: at.epochMilliseconds,
        actor: ann,
        action: "dossier.refused",
        subject: `${one}:topic:once`,
        facts: {
          ...{ step: "check", role: "reader", version: 1, rules: 1, for: bob, event: 1 },
          ...{ digest: expect.stringMatching(DIGEST), state: expect.stringMatching(DIGEST) },
        },
      },
    ]);
    expect(await audit.verify()).toBeNull();
    expect(await audit.altered(null)).toEqual([]);
  });

  it("leave digests in the audit that tell two dossiers with the same contents apart, so that none can be guessed", async () => {
    const { dossiers, audit, key, ann } = open();
    const event = { values: { title: "Private words" } };
    for (const each of [key("topic"), key("report")]) {
      await dossiers.record(allowed(ann), change(each, { by: ann, event }), at);
    }
    const facts = (await audit.recent(9)).map((entry) => entry.facts);
    expect(new Set(facts.flatMap(({ digest, state }) => [digest, state])).size).toBe(4);
  });

  it("tell their changes in order, each dossier at its last one, page by page", async () => {
    const { dossiers, key, ann } = open();
    const [a, b, c] = [key("a"), key("b"), key("c")];
    for (const each of [a, b, c]) await dossiers.record(allowed(ann), change(each, { by: ann }), at);
    const first = await dossiers.changes(0, 2);
    expect(first.keys).toEqual([a, b]);
    await dossiers.record(allowed(ann), change(a, { by: ann, before: 1 }), at);
    const second = await dossiers.changes(first.last, 2);
    expect(second.keys).toEqual([c, a]);
    expect(await dossiers.changes(second.last, 2)).toEqual({ last: second.last, keys: [] });
  });
});

describe.each(implementations)("drafts in $name", ({ stores }) => {
  function open() {
    const ids = { one: "", ann: "", bob: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.bob = school.person({ name: "Bob", email: "bob@x.example" });
      ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
    });
    return { ...found, ...ids, topic: { enrolment: ids.one, kind: "topic", occasion: "once" } };
  }

  it("are each person's own, per step, and the last one counts", async () => {
    const { dossiers, topic, ann, bob } = open();
    await dossiers.keepDraft(topic, "fill", ann, { title: "one" }, at);
    await dossiers.keepDraft(topic, "fill", ann, { title: "two", hours: 3, sure: false }, at);
    await dossiers.keepDraft(topic, "fill", bob, { title: "bob's" }, at);
    expect(await dossiers.draft(topic, "fill", ann)).toEqual({ title: "two", hours: 3, sure: false });
    expect(await dossiers.draft(topic, "fill", bob)).toEqual({ title: "bob's" });
    expect(await dossiers.draft(topic, "sign", ann)).toBeNull();
    expect(await dossiers.draft({ ...topic, occasion: "year-2" }, "fill", ann)).toBeNull();
    expect(await dossiers.get(topic)).toBeNull();
  });

  it("end with what their author sends for that step, and with nothing else", async () => {
    const { dossiers, topic, ann, bob } = open();
    for (const step of ["fill", "sign"]) await dossiers.keepDraft(topic, step, ann, { step }, at);
    await dossiers.keepDraft(topic, "fill", bob, { step: "bob's" }, at);
    const drafts = () =>
      Promise.all(
        [
          ["fill", ann],
          ["sign", ann],
          ["fill", bob],
        ].map(([step = "", person = ""]) => dossiers.draft(topic, step, person)),
      );
    const planned = change(topic, { by: ann, event: { kind: "planned", step: null } });
    await dossiers.record(allowed(ann), planned, at);
    expect(await drafts()).toEqual([{ step: "fill" }, { step: "sign" }, { step: "bob's" }]);
    await dossiers.record(allowed(ann), change(topic, { by: ann, before: 1 }), at);
    expect(await drafts()).toEqual([null, { step: "sign" }, { step: "bob's" }]);
  });

  it("are forgotten when they are old, or when their dossier is over", async () => {
    const { dossiers, topic, ann, bob } = open();
    const [old, report] = [
      { ...topic, occasion: "old" },
      { ...topic, kind: "report" },
    ];
    await dossiers.keepDraft(old, "fill", ann, { title: "old" }, instant("2025-11-21T08:00:00Z"));
    for (const key of [topic, report]) await dossiers.keepDraft(key, "fill", bob, { title: "kept" }, at);
    await dossiers.record(allowed(ann), change(topic, { by: ann }), at);
    await dossiers.record(allowed(ann), change(report, { by: ann, state: { status: "done" } }), at);
    expect(await dossiers.forgetBefore(instant("2025-11-22T08:00:00Z"))).toBe(2);
    expect([await dossiers.draft(old, "fill", ann), await dossiers.draft(report, "fill", bob)]).toEqual([null, null]);
    expect(await dossiers.draft(topic, "fill", bob)).toEqual({ title: "kept" });
    expect(await dossiers.forgetBefore(instant("2025-11-22T08:00:00Z"))).toBe(0);
  });

  it("leave no trace in the audit", async () => {
    const { dossiers, audit, topic, ann } = open();
    await dossiers.keepDraft(topic, "fill", ann, { title: "one" }, at);
    expect(await audit.recent(9)).toEqual([]);
  });
});
