import { describe, expect, it } from "vitest";
import { abilitiesOf, isBroughtByPeople, isEvent } from "../../../../src/domain/dossier/decide.ts";
import { type DossierState, NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import {
  act,
  allOf,
  anyOrder,
  attempt,
  countersigned,
  field,
  filled,
  inOrder,
  kindOf,
  liaison,
  mine,
  reached,
  signed,
  someone,
  type Try,
  theirs,
  topic,
  validated,
  when,
  why,
} from "./support.ts";

describe("doing a step", () => {
  it("leads from one to the next and ends the dossier with the last", () => {
    const state = reached(topic, [filled, signed, validated]);
    expect(state).toEqual({
      begun: 0,
      version: 3,
      status: "done",
      path: null,
      event: null,
      values: { title: "A" },
      refusal: null,
      done: {
        "learner-fills": { by: "learner", for: null, role: "learner", at: 0 },
        "master-completes-and-signs": { by: "master", for: null, role: "master", at: 1 },
        "tutor-validates": { by: "tutor", for: null, role: "tutor", at: 2 },
      },
    });
    expect(reached(topic, [filled, signed]).status).toBe("open");
  });

  it("tells what happened", () => {
    const outcome = attempt(topic, NOTHING_DONE, filled, 7);
    expect(outcome).toMatchObject({
      ok: true,
      event: {
        version: 1,
        kind: "did",
        step: "learner-fills",
        by: "learner",
        for: null,
        role: "learner",
        at: 7,
        reason: null,
        reopened: [],
        values: { title: "A" },
      },
    });
  });

  it("needs the role, whoever asks", () => {
    expect(why(topic, NOTHING_DONE, { ...filled, by: "master" })).toEqual({ id: "not-your-role", roles: ["learner"] });
    expect(why(topic, NOTHING_DONE, { ...filled, by: "master+learner" })).toBe("allowed");
  });

  it("waits for its turn and is done once", () => {
    expect(why(topic, NOTHING_DONE, validated)).toEqual({ id: "not-its-turn", waiting: ["learner-fills"] });
    expect(why(topic, reached(topic, [filled]), { ...filled, seen: 1 })).toEqual({ id: "done-already", by: "learner" });
    expect(why(topic, reached(topic, [filled, signed, validated]), validated)).toEqual({
      id: "finished",
      status: "done",
    });
    expect(why(topic, NOTHING_DONE, { by: "learner", step: "learner-flies" })).toEqual({ id: "unknown-step" });
  });

  it("never lets a stale version win, not even a right one", () => {
    const state = reached(topic, [filled, signed]);
    for (const seen of [0, 1, 3, -1]) expect(why(topic, state, { ...validated, seen })).toEqual({ id: "stale" });
    expect(why(topic, state, { ...validated, seen: 2 })).toBe("allowed");
  });

  it("tells whoever did it that it is done, whatever version their button holds", () => {
    const state = reached(topic, [filled, signed]);
    for (const seen of [0, 1, 7]) {
      expect(why(topic, state, { ...signed, seen })).toEqual({ id: "done-already", by: "master" });
      expect(why(topic, state, { ...signed, by: "d:master", seen })).toEqual({ id: "stale" });
      expect(why(topic, state, { ...signed, withdraw: true, seen })).toEqual({ id: "stale" });
    }
    const refused = reached(topic, [filled, signed, { ...validated, refuse: "why" }]);
    expect(why(topic, refused, { ...validated, refuse: "why", seen: 2 })).toEqual({ id: "done-already", by: "tutor" });
    expect(why(topic, refused, { ...validated, seen: 2 })).toEqual({ id: "stale" });
    expect(why(topic, refused, { ...signed, refuse: "why", seen: 2 })).toEqual({ id: "stale" });
    expect(why(topic, refused, { ...validated, by: "d:tutor", refuse: "why", seen: 2 })).toEqual({ id: "stale" });
    const again = reached(topic, [filled, signed], refused);
    expect(why(topic, again, { ...validated, refuse: "why", seen: 2 })).toEqual({ id: "stale" });
  });

  it("takes the fields of that step only, and all that are required", () => {
    expect(why(topic, NOTHING_DONE, { ...filled, values: {} })).toEqual({
      id: "bad-values",
      problems: [{ field: "title", id: "missing", than: null }],
    });
    expect(why(topic, NOTHING_DONE, { ...filled, values: { title: "A", remarks: "B" } })).toEqual({
      id: "bad-values",
      problems: [{ field: "remarks", id: "not-yours", than: null }],
    });
    expect(reached(topic, [filled, { ...signed, values: { remarks: "B" } }]).values).toEqual({
      title: "A",
      remarks: "B",
    });
  });

  it("replaces what the same step wrote before: an emptied field is empty", () => {
    const again = { ...signed, values: {} };
    const state = reached(topic, [
      filled,
      { ...signed, values: { remarks: "B" } },
      { ...validated, refuse: "why" },
      filled,
      again,
    ]);
    expect(state.values).toEqual({ title: "A" });
  });

  it("goes in either order where the file says so", () => {
    for (const order of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      expect(why(liaison, reached(liaison, order.slice(0, 1)), countersigned)).toMatchObject({ id: "not-its-turn" });
      expect(reached(liaison, [...order, countersigned]).status).toBe("done");
    }
  });

  it("is for nobody who wrote it, nor for their deputy, nor for whom a deputy wrote it", () => {
    const state = reached(liaison, [mine, { ...theirs, by: "master+tutor" }]);
    expect(why(liaison, state, { ...countersigned, by: "master+tutor" })).toEqual({ id: "own-work", roles: ["tutor"] });
    expect(why(liaison, state, countersigned)).toBe("allowed");
    const byDeputy = reached(liaison, [mine, { ...theirs, by: "tutor:master" }]);
    expect(byDeputy.done["master-fills"]).toMatchObject({ by: "tutor:master", for: "master" });
    const deputy = { person: "d", roles: [{ role: "tutor", for: "master+tutor" }] };
    expect(abilitiesOf(liaison, state, deputy).perform).toEqual([]);
    const behind = { person: "master", roles: [{ role: "tutor", for: null }] };
    expect(abilitiesOf(liaison, byDeputy, behind).perform).toEqual([]);
    expect(abilitiesOf(liaison, byDeputy, someone("tutor")).perform.map(({ id }) => id)).toEqual([
      "tutor-countersigns",
    ]);
  });

  it("is done in one's own right before in another's", () => {
    const both = {
      person: "x",
      roles: [
        { role: "tutor", for: "y" },
        { role: "tutor", for: null },
      ],
    };
    const state = reached(liaison, [mine, theirs]);
    const abilities = abilitiesOf(liaison, state, both);
    expect(abilities.perform).toHaveLength(1);
    const outcome = attempt(liaison, state, { ...countersigned, by: "deputy:tutor" });
    expect(outcome).toMatchObject({
      ok: true,
      state: { done: { "tutor-countersigns": { by: "deputy:tutor", for: "tutor" } } },
    });
  });
});

describe("a joint decision", () => {
  const jury = kindOf(
    inOrder(
      act("learner fills"),
      allOf(act("master attests"), inOrder(act("tutor signs"), act("tutor attests")), act("head attests")),
    ),
  );
  const handed: Try = { by: "learner", step: "learner-fills" };

  it("ALB-22 has other people in its seats: who took one, for whomever, takes no other", () => {
    const state = reached(jury, [handed, { by: "d:master", step: "master-attests" }]);
    const deputy = { person: "d:master", roles: ["tutor", "head"].map((role) => ({ role, for: role })) };
    expect(abilitiesOf(jury, state, deputy).perform).toEqual([]);
    const { roles } = { ...deputy, roles: [...deputy.roles, { role: "head", for: null }] };
    expect(abilitiesOf(jury, state, { person: "d:master", roles }).perform).toEqual([]);
    expect(
      why(jury, reached(jury, [handed, { by: "master+head", step: "master-attests" }]), {
        by: "master+head",
        step: "head-attests",
      }),
    ).toEqual({ id: "other-seat", roles: ["head"] });
    expect(abilitiesOf(jury, state, { ...deputy, person: "other" }).perform.map(({ id }) => id)).toEqual([
      "tutor-signs",
      "head-attests",
    ]);
  });

  it("ALB-22 lets one seat be of several steps, and whoever took theirs back take another", () => {
    const signed = reached(jury, [handed, { by: "tutor+head", step: "tutor-signs" }]);
    expect(why(jury, signed, { by: "tutor+head", step: "tutor-attests" })).toBe("allowed");
    expect(why(jury, signed, { by: "tutor+head", step: "head-attests" })).toMatchObject({ id: "other-seat" });
    const back = reached(jury, [{ by: "tutor+head", step: "tutor-signs", withdraw: true }], signed);
    expect(why(jury, back, { by: "tutor+head", step: "head-attests" })).toBe("allowed");
  });

  it("is no matter of parts in any order, nor of what comes before and after it", () => {
    const parts = kindOf(inOrder(anyOrder(act("master fills"), act("head fills")), act("tutor signs")));
    const state = reached(parts, [{ by: "master+head+tutor", step: "master-fills" }]);
    expect(why(parts, state, { by: "master+head+tutor", step: "head-fills" })).toBe("allowed");
    expect(
      why(jury, reached(jury, [{ ...handed, by: "learner+tutor" }]), { by: "learner+tutor", step: "tutor-signs" }),
    ).toBe("allowed");
  });
});

describe("a step done in person", () => {
  const behaviour = kindOf(act("master fills", { inPerson: true }));
  const step = "master-fills";

  it("ALB-23 is done by whoever holds the role, never by their deputy", () => {
    expect(why(behaviour, NOTHING_DONE, { by: "d:master", step })).toEqual({ id: "in-person", roles: ["master"] });
    expect(why(behaviour, NOTHING_DONE, { by: "tutor", step })).toEqual({ id: "not-your-role", roles: ["master"] });
    expect(abilitiesOf(behaviour, NOTHING_DONE, someone("d:master")).perform).toEqual([]);
    const done = reached(behaviour, [{ by: "d:master+master", step }]);
    expect(done.done[step]).toMatchObject({ for: null });
    expect(why(behaviour, done, { by: "d:master", step, withdraw: true })).not.toBe("allowed");
  });

  it("is planned by no deputy either", () => {
    const visit = kindOf(act("tutor fills", { inPerson: true }), [], "visit");
    const plan = { from: 1, to: 1 };
    expect(why(visit, NOTHING_DONE, { by: "d:tutor", plan })).toEqual({ id: "in-person", roles: ["tutor"] });
    expect(why(visit, NOTHING_DONE, { by: "tutor", plan })).toBe("allowed");
  });
});

describe("planning", () => {
  const visit = kindOf(act("tutor fills"), [], "visit");
  it("says when a visit is, by who will fill it in", () => {
    const state = reached(visit, [{ by: "tutor", plan: { from: 10, to: 10 } }]);
    expect(state).toMatchObject({ version: 1, status: "open", event: { from: 10, to: 10 }, done: {} });
    expect(reached(visit, [{ by: "tutor", plan: { from: 12, to: 13 } }], state).event).toEqual({ from: 12, to: 13 });
    expect(why(visit, NOTHING_DONE, { by: "learner", plan: { from: 1, to: 1 } })).toEqual({
      id: "not-your-role",
      roles: ["tutor"],
    });
    expect(why(visit, NOTHING_DONE, { by: "tutor", plan: { from: 2, to: 1 } })).toMatchObject({ id: "bad-values" });
    expect(why(topic, NOTHING_DONE, { by: "learner", plan: { from: 1, to: 1 } })).toEqual({ id: "no-event-here" });
    const over = reached(visit, [{ by: "tutor", step: "tutor-fills" }], state);
    expect(why(visit, over, { by: "tutor", plan: { from: 1, to: 1 } })).toEqual({ id: "finished", status: "done" });
  });

  it("is for what has a day of its own", () => {
    expect(
      (["visit", "internship", "stay"] as const).map((each) => [isEvent({ each }), isBroughtByPeople({ each })]),
    ).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
    expect(
      (["when-needed", "application"] as const).map((each) => [isEvent({ each }), isBroughtByPeople({ each })]),
    ).toEqual(Array(2).fill([false, true]));
    expect(
      (["year", "return", "school-period", "once", "team", "week-with-sessions"] as const).some((each) =>
        isBroughtByPeople({ each }),
      ),
    ).toBe(false);
  });
});

describe("conditions", () => {
  const report = kindOf(
    inOrder(
      when("path", inOrder(act("tutor fills"), act("master attests")), "from-school"),
      when("path", inOrder(act("master fills"), act("registrar attests")), "from-company"),
    ),
    [],
    "when-needed",
  );
  it("open one of several paths", () => {
    const school = { ...NOTHING_DONE, path: "from-school" };
    const state = reached(report, [{ by: "tutor", step: "tutor-fills" }], school);
    expect(why(report, state, { by: "registrar", step: "registrar-attests" })).toMatchObject({
      id: "not-its-turn",
      waiting: ["master-attests"],
    });
    expect(reached(report, [{ by: "master", step: "master-attests" }], state).status).toBe("done");
    expect(why(report, NOTHING_DONE, { by: "tutor", step: "tutor-fills" })).toEqual({
      id: "not-its-turn",
      waiting: [],
    });
  });

  it("add a step when what was filled in says so", () => {
    const approval = kindOf(
      inOrder(
        act("learner fills"),
        when("abroad", act("head validates")),
        when("abroad", act("office validates"), null, true),
      ),
      [field("abroad", { kind: "yes or no", by: ["learner"] })],
    );
    const far = reached(approval, [{ by: "learner", step: "learner-fills", values: { abroad: true } }]);
    expect(abilitiesOf(approval, far, someone("head")).perform).toHaveLength(1);
    expect(abilitiesOf(approval, far, someone("office")).perform).toHaveLength(0);
    const near = reached(approval, [{ by: "learner", step: "learner-fills", values: { abroad: false } }]);
    expect(abilitiesOf(approval, near, someone("head")).perform).toHaveLength(0);
    expect(abilitiesOf(approval, near, someone("office")).perform).toHaveLength(1);
  });
});

describe("what someone may do now", () => {
  it("names the steps to do, to refuse and to take back", () => {
    const ids = (state: DossierState, name: string) => {
      const { perform, refuse, withdraw } = abilitiesOf(topic, state, someone(name));
      return [perform, refuse, withdraw].map((acts) => acts.map(({ id }) => id));
    };
    expect(ids(NOTHING_DONE, "learner")).toEqual([["learner-fills"], [], []]);
    expect(ids(reached(topic, [filled]), "learner")).toEqual([[], [], ["learner-fills"]]);
    expect(ids(reached(topic, [filled]), "master")).toEqual([
      ["master-completes-and-signs"],
      ["master-completes-and-signs"],
      [],
    ]);
    expect(ids(reached(topic, [filled, signed]), "tutor")).toEqual([["tutor-validates"], ["tutor-validates"], []]);
    expect(ids(reached(topic, [filled, signed, validated]), "tutor")).toEqual([[], [], []]);
  });
});
