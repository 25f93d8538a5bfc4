import { describe, expect, it } from "vitest";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import {
  act,
  allOf,
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
  type Try,
  theirs,
  topic,
  validated,
  when,
  why,
} from "./support.ts";

describe("a refusal", () => {
  it("goes back to the role that the file names, with its reason, and undoes what came after", () => {
    const outcome = attempt(topic, reached(topic, [filled, signed]), { ...validated, refuse: " too vague " }, 9);
    expect(outcome).toMatchObject({
      ok: true,
      state: {
        version: 3,
        status: "open",
        done: {},
        values: { title: "A" },
        refusal: {
          by: "tutor",
          role: "tutor",
          at: 9,
          step: "tutor-validates",
          reason: "too vague",
          to: ["learner-fills"],
        },
      },
      event: {
        kind: "refused",
        step: "tutor-validates",
        reason: "too vague",
        reopened: ["learner-fills", "master-completes-and-signs"],
        values: {},
      },
    });
  });

  it("is over once what it asked for is done again", () => {
    const refused = reached(topic, [filled, signed, { ...validated, refuse: "no" }]);
    expect(reached(topic, [filled], refused).refusal).toBeNull();
    const both = reached(liaison, [mine, theirs, { ...countersigned, refuse: "no" }]);
    expect(both.refusal?.to).toEqual(["learner-fills", "master-fills"]);
    expect(reached(liaison, [mine], both).refusal).not.toBeNull();
    expect(reached(liaison, [mine, theirs], both).refusal).toBeNull();
  });

  it("needs a reason", () => {
    const state = reached(topic, [filled, signed]);
    for (const refuse of ["  ", "\u202e\u200b", "…", "\n"]) {
      expect(why(topic, state, { ...validated, refuse })).toEqual({ id: "reason-missing" });
    }
    const long = attempt(topic, state, { ...validated, refuse: "x".repeat(1001) });
    expect(long.ok && long.event.reason).toHaveLength(1000);
  });

  it("goes back to one of those who wrote, where several did", () => {
    const state = reached(liaison, [mine, theirs]);
    const one = reached(liaison, [{ ...countersigned, refuse: "no", to: "master" }], state);
    expect(Object.keys(one.done)).toEqual(["learner-fills"]);
    expect(why(liaison, state, { ...countersigned, refuse: "no", to: "tutor" })).toEqual({
      id: "unknown-way-back",
      roles: ["learner", "master"],
    });
  });

  it("is for whose turn it is, and for nobody where there is nothing to send back", () => {
    expect(why(topic, reached(topic, [filled]), { ...validated, refuse: "no" })).toMatchObject({ id: "not-its-turn" });
    expect(why(topic, NOTHING_DONE, { ...filled, refuse: "no" })).toEqual({ id: "nothing-to-send-back" });
    expect(
      why(topic, reached(topic, [filled]), { by: "master", step: "master-completes-and-signs", refuse: "no" }),
    ).toBe("allowed");
  });

  it("by one undoes the others of a joint decision", () => {
    const joint = kindOf(inOrder(act("learner fills"), allOf(act("service validates"), act("head validates"))));
    const tries: Try[] = [
      { by: "learner", step: "learner-fills" },
      { by: "service", step: "service-validates" },
    ];
    const state = reached(joint, [...tries, { by: "head", step: "head-validates", refuse: "no" }]);
    expect(state.done).toEqual({});
    expect(reached(joint, [...tries, { by: "head", step: "head-validates" }]).status).toBe("done");
  });
});

describe("taking back", () => {
  it("is for one's own, while nobody has built on it", () => {
    const state = reached(topic, [filled]);
    expect(why(topic, state, { by: "master", step: "learner-fills", withdraw: true })).toEqual({
      id: "not-yours",
      by: "learner",
    });
    expect(why(topic, reached(topic, [filled, signed]), { ...filled, withdraw: true })).toEqual({ id: "built-on" });
    expect(why(topic, NOTHING_DONE, { ...filled, withdraw: true })).toEqual({ id: "not-its-turn", waiting: [] });
    const back = attempt(topic, state, { ...filled, withdraw: true }, 3);
    expect(back).toMatchObject({
      ok: true,
      state: { version: 2, status: "open", done: {}, values: { title: "A" } },
      event: { kind: "withdrew", step: "learner-fills", reopened: ["learner-fills"], role: "learner", at: 3 },
    });
  });

  it("is for the one in whose place a deputy did it, too", () => {
    const state = reached(liaison, [mine, { ...theirs, by: "deputy:master" }]);
    expect(state.done["master-fills"]).toMatchObject({ by: "deputy:master", for: "master" });
    expect(why(liaison, state, { by: "master", step: "master-fills", withdraw: true })).toBe("allowed");
    expect(why(liaison, state, { by: "other+master", step: "master-fills", withdraw: true })).toMatchObject({
      id: "not-yours",
    });
  });

  it("is not for someone who holds the role no more", () => {
    const state = reached(topic, [filled]);
    const former = { ...state, done: { "learner-fills": { by: "tutor", for: null, role: "learner", at: 0 } } };
    expect(why(topic, former, { by: "tutor", step: "learner-fills", withdraw: true })).toEqual({
      id: "not-your-role",
      roles: ["learner"],
    });
  });

  it("opens again what one wrote alone, but not what was judged", () => {
    const alone = kindOf(act("master fills"), [field("text", { by: ["master"] })]);
    const done = reached(alone, [{ by: "master", step: "master-fills", values: { text: "x" } }]);
    expect(reached(alone, [{ by: "master", step: "master-fills", withdraw: true }], done).status).toBe("open");
    const judged = reached(topic, [filled, signed, validated]);
    expect(why(topic, judged, { ...validated, withdraw: true })).toEqual({ id: "finished", status: "done" });
  });

  it("ends what people brought about", () => {
    const stay = kindOf(inOrder(act("learner fills"), act("commission validates")), [], "when-needed");
    const state = reached(stay, [
      { by: "learner", step: "learner-fills" },
      { by: "learner", step: "learner-fills", withdraw: true },
    ]);
    expect(state.status).toBe("withdrawn");
    expect(why(stay, state, { by: "learner", step: "learner-fills" })).toEqual({ id: "finished", status: "withdrawn" });
    expect(why(stay, state, { by: "learner", step: "learner-fills", withdraw: true })).toEqual({
      id: "finished",
      status: "withdrawn",
    });
  });

  it("calls off what was sent back to its beginning, by whoever may begin it anew, on any of its paths", () => {
    const report = kindOf(
      inOrder(
        when("path", inOrder(act("tutor fills"), act("master attests")), "from-school"),
        when("path", inOrder(act("master fills"), act("registrar attests")), "from-company"),
      ),
      [],
      "when-needed",
    );
    for (const [path, writer, judge] of [
      ["from-school", "tutor", "master"],
      ["from-company", "master", "registrar"],
    ] as const) {
      const step = `${writer}-fills`;
      const back = reached(
        report,
        [
          { by: writer, step },
          { by: judge, step: `${judge}-attests`, refuse: "why" },
        ],
        { ...NOTHING_DONE, path },
      );
      expect(reached(report, [{ by: writer, step, withdraw: true }], back).status).toBe("withdrawn");
      expect(why(report, back, { by: judge, step, withdraw: true })).toMatchObject({ id: "not-your-role" });
    }
  });
});
