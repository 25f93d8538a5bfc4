import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import { remindersAbout } from "../../../../src/domain/reminder/plan.ts";
import { shipped } from "../programme/support.ts";
import { albi, dossier, lines, picture, plan, span, untouched, why } from "./support.ts";

const about = (kind: string) => {
  const of = picture(albi());
  return { ...of, open: untouched(of).filter((one) => one.kind.id === kind) };
};

describe("the ladder of a step", () => {
  it("ALB-30 reminds apprentice and master of the liaison form four and two working days before the return, and on its day", () => {
    expect(lines(plan(about("liaison-form"), span("2026-10-01", "2026-11-02")), why)).toEqual([
      "2026-10-27 step apprentice 4 working-days",
      "2026-10-27 step master 4 working-days",
      "2026-10-29 step apprentice 2 working-days",
      "2026-10-29 step master 2 working-days",
      "2026-11-02 step apprentice 0 working-days",
      "2026-11-02 step master 0 working-days",
    ]);
  });

  it("ALB-30 counts no public holiday among the working days: New Year's Day lies before the return of 4 January", () => {
    const found = plan(about("liaison-form"), span("2026-12-21", "2027-01-04"));
    expect(lines(found.filter(({ kind, recipient }) => kind === "step" && recipient === "master"))).toEqual([
      "2026-12-28 step master",
      "2026-12-30 step master",
      "2027-01-04 step master",
    ]);
  });

  it("ALB-20 reminds the apprentice alone of the topic before the end of semester 1, Fridays and Wednesdays as they fall", () => {
    const found = plan(about("project-topic"), span("2026-11-01", "2027-02-05"));
    expect(lines(found, (one) => `${why(one)} ${one.weight} ${one.lastDay - one.day}`)).toEqual([
      "2027-01-08 step apprentice 28 days usual 13",
      "2027-01-22 step apprentice 14 days usual 6",
      "2027-01-29 step apprentice 7 days usual 4",
      "2027-02-03 step apprentice 2 days usual 1",
      "2027-02-05 step apprentice 0 days essential 0",
    ]);
  });

  it("ALB-10 reminds twice of the sessions of a week, on its Monday and its Friday", () => {
    const found = plan(about("session-log"), span("2026-10-05", "2026-10-11"));
    expect(lines(found.filter(({ subject }) => subject.endsWith("W41")))).toEqual([
      "2026-10-05 step apprentice",
      "2026-10-09 step apprentice",
    ]);
  });

  it("MIS-07 of what closes on its day is not put off beyond it", () => {
    const [turn] = dossier(albi(), "session-log", [
      { step: "apprentice-fills", since: "2026-10-05", due: "2026-10-09", asked: true },
    ]).turns;
    if (!turn) throw new Error("nobody is asked");
    const ends = (closes: boolean) => {
      const open = [{ ...dossier(albi(), "session-log", []), turns: [{ ...turn, act: { ...turn.act, closes } }] }];
      const found = plan({ ...picture(albi()), open }, span("2026-10-05", "2026-10-09"));
      return found.map(({ kind, facts }) => `${kind} ${facts.ends && isoOf(facts.ends)}`);
    };
    expect(ends(true)).toEqual(["turn 2026-10-09", "step 2026-10-09"]);
    expect(ends(false)).toEqual(["turn null", "step null"]);
  });

  it("says what it asks for, by when, in which role, and in which subject", () => {
    const [first] = plan(about("project-topic"), span("2027-02-01", "2027-02-05"));
    expect(first).toEqual({
      key: "step:E:project-topic:year-1:2027-01-29:apprentice",
      kind: "step",
      recipient: "apprentice",
      enrolment: "E",
      subject: "E:project-topic:year-1",
      step: "apprentice-fills",
      weight: "usual",
      day: dayOf("2027-02-01"),
      lastDay: dayOf("2027-02-02"),
      region: null,
      facts: {
        role: "apprentice",
        for: null,
        due: dayOf("2027-02-05"),
        opens: dayOf("2026-11-13"),
        ends: null,
        before: { count: 7, unit: "days" },
        level: null,
        told: [],
        count: null,
        moves: [],
        closed: [],
      },
    });
  });

  it("goes to the message day before where a rung falls on a day off, and never after the due day", () => {
    const of = picture(albi());
    const open = [
      dossier(albi(), "prior-agreement", [{ step: "master-signs", since: "2027-03-01", due: "2027-03-28" }]),
    ];
    expect(lines(plan({ ...of, open }, span("2027-03-01", "2027-03-28")), why)).toEqual([
      "2027-03-12 step master 14 days",
      "2027-03-19 step master 7 days",
      "2027-03-26 step master 0 days",
    ]);
  });

  it("says nothing before it opens: what would have come earlier comes on the first message day after", () => {
    const of = picture(albi());
    const waiting = { step: "master-signs", since: "2027-03-20", due: "2027-03-26" };
    const open = [dossier(albi(), "prior-agreement", [waiting], { opens: dayOf("2027-03-20") })];
    expect(lines(plan({ ...of, open }, span("2027-03-01", "2027-03-26")), why)).toEqual([
      "2027-03-22 step master 7 days",
      "2027-03-24 step master 2 days",
      "2027-03-26 step master 0 days",
    ]);
    const late = { ...of, open, keptFrom: dayOf("2027-03-25") };
    expect(lines(plan(late, span("2027-03-01", "2027-03-26")), why)).toEqual([
      "2027-03-25 step master 2 days",
      "2027-03-26 step master 0 days",
    ]);
  });

  it("says it twice where all rungs fall on one day and there is room before", () => {
    const of = picture(albi());
    const kind = { ...byId("prior-agreement"), remind: { before: [1, 0], unit: "days" as const } };
    const open = (since: string, opens: string) => [
      {
        ...dossier(albi(), "prior-agreement", [{ step: "master-signs", since, due: "2027-03-21" }]),
        kind,
        opens: dayOf(opens),
      },
    ];
    expect(
      lines(plan({ ...of, open: open("2027-03-01", "2027-03-01") }, span("2027-03-01", "2027-03-31")), why),
    ).toEqual(expect.arrayContaining(["2027-03-18 step master 1 days", "2027-03-19 step master 0 days"]));
    const tight = plan({ ...of, open: open("2027-03-19", "2027-03-19") }, span("2027-03-01", "2027-03-21"));
    expect(lines(tight, why)).toEqual(["2027-03-19 step master 0 days"]);
  });

  it("collapses what was missed into one on the first day, with the key that it had", () => {
    const of = about("project-topic");
    const whole = plan(of, span("2026-11-01", "2027-02-05"));
    const late = plan(of, span("2027-01-30", "2027-02-05"));
    expect(lines(late, why)).toEqual([
      "2027-02-01 step apprentice 7 days",
      "2027-02-03 step apprentice 2 days",
      "2027-02-05 step apprentice 0 days",
    ]);
    expect(whole.map(({ key }) => key)).toEqual(expect.arrayContaining(late.map(({ key }) => key)));
    expect(lines(plan(of, span("2027-02-03", "2027-02-03")))).toEqual(["2027-02-03 step apprentice"]);
    expect(plan(of, span("2027-01-30", "2027-01-31"))).toEqual([]);
  });

  it("plans nothing beyond the span, and nothing of what has no due day or no ladder", () => {
    const of = picture(albi());
    expect(plan(about("project-topic"), span("2026-11-01", "2027-01-07"))).toEqual([]);
    const open = [dossier(albi(), "stay-abroad", [{ step: "apprentice-fills", since: "2027-03-01", due: null }])];
    expect(plan({ ...of, open })).toEqual([]);
    const kind = { ...byId("project-topic"), remind: null, escalate: null };
    const bare = { ...dossier(albi(), "project-topic", []), kind };
    expect(plan({ ...of, open: [bare] })).toEqual([]);
  });
});

function byId(id: string): DossierKind {
  const kind = albi().dossiers.find((one) => one.id === id);
  if (!kind) throw new Error(id);
  return kind;
}

describe("a turn", () => {
  /** Saturday, at eight in Paris. */
  const AT = Date.UTC(2027, 0, 16, 7);
  const turn = { step: "master-completes-and-signs", since: "2027-01-16", due: "2027-02-05", asked: true, at: AT };

  it("ALB-20 is told once, essential, on the first message day after another's act, and the ladder goes on from there", () => {
    const found = plan(
      { ...picture(albi()), open: [dossier(albi(), "project-topic", [turn])] },
      span("2027-01-10", "2027-02-05"),
    );
    expect(lines(found, ({ weight }) => weight)).toEqual([
      "2027-01-18 turn master essential",
      "2027-01-22 step master usual",
      "2027-01-29 step master usual",
      "2027-02-03 step master usual",
      "2027-02-05 step master essential",
    ]);
    expect(found[0]).toMatchObject({ key: `turn:E:project-topic:x:${AT}:master`, lastDay: dayOf("2027-02-05") });
  });

  it("that the calendar brought about is told by the ladder alone", () => {
    const open = [dossier(albi(), "project-topic", [{ ...turn, asked: false }])];
    const found = plan({ ...picture(albi()), open }, span("2027-01-10", "2027-01-22"));
    expect(lines(found)).toEqual(["2027-01-18 step master", "2027-01-22 step master"]);
  });

  it("is told from the day it opens, and stands eight weeks where it has no due day", () => {
    const open = (due: string | null) => [
      dossier(albi(), "project-topic", [{ ...turn, due }], { opens: dayOf("2027-01-20") }),
    ];
    const [first] = plan({ ...picture(albi()), open: open(null) });
    expect(first && [isoOf(first.day), first.lastDay - first.day, first.key]).toEqual([
      "2027-01-20",
      56,
      `turn:E:project-topic:x:${AT}:master`,
    ]);
    const missed = plan({ ...picture(albi()), open: open("2027-01-29") }, span("2027-01-29", "2027-01-29"));
    expect(lines(missed)).toEqual(["2027-01-29 step master", "2027-01-29 turn master"]);
  });

  it("ALB-20 sent back is urgent, to those it went back to, and is no turn besides", () => {
    const back = { step: "apprentice-fills", since: "2027-01-20", due: "2027-02-05", asked: true };
    const waiting = dossier(albi(), "project-topic", [back], {
      refusal: { steps: ["apprentice-fills"], at: AT, day: dayOf("2027-01-20") },
    });
    const found = plan({ ...picture(albi()), open: [waiting] }, span("2027-01-20", "2027-01-31"));
    expect(lines(found, ({ weight, step }) => `${weight} ${step}`)).toEqual([
      "2027-01-20 refused apprentice urgent apprentice-fills",
      "2027-01-22 step apprentice usual apprentice-fills",
      "2027-01-29 step apprentice usual apprentice-fills",
    ]);
    expect(found[0]?.key).toBe(`refused:E:project-topic:x:${AT}:apprentice`);
    const elsewhere = { ...waiting, refusal: { steps: ["other"], at: AT, day: dayOf("2027-01-20") } };
    expect(lines(plan({ ...picture(albi()), open: [elsewhere] }, span("2027-01-20", "2027-01-20")))).toEqual([
      "2027-01-20 turn apprentice",
    ]);
  });

  it("ALB-20 that comes back twice in a day, or is sent back twice, is told twice; planned again, it is the same", () => {
    const back = { step: "apprentice-fills", since: "2027-01-20", due: "2027-02-05", asked: true };
    const keys = (at: number, refused: boolean) => {
      const refusal = refused ? { steps: ["apprentice-fills"], at, day: dayOf("2027-01-20") } : null;
      const open = [dossier(albi(), "project-topic", [{ ...back, at }], { refusal })];
      const found = plan({ ...picture(albi()), open }, span("2027-01-20", "2027-01-20"));
      return found.map(({ kind, key }) => [kind, key]);
    };
    const morning = Date.UTC(2027, 0, 20, 8);
    for (const [kind, refused] of [
      ["turn", false],
      ["refused", true],
    ] as const) {
      const [[said, first] = []] = keys(morning, refused);
      expect([said, keys(morning, refused)]).toEqual([kind, [[kind, first]]]);
      expect(keys(morning + 3_600_000, refused)).not.toEqual([[kind, first]]);
    }
  });
});

describe("the plan", () => {
  it("of one dossier is its part of the whole", () => {
    const of = about("liaison-form");
    const one = of.open[1];
    if (!one) throw new Error("no second return");
    const whole = plan(of).filter(({ subject }) => subject === one.ref);
    expect(whole.length).toBeGreaterThan(4);
    expect(remindersAbout(one, of, span("2026-09-01", "2027-12-31"))).toEqual(whole);
  });

  it.each(["albi-apprenticeship", "plain-alternation"])(
    "%s reminds at least twice of whatever is due and has steps",
    (id) => {
      const of = picture(shipped(id));
      for (const kind of of.programme.dossiers) {
        if (kind.steps === null || (kind.due === null && kind.inYear.every(({ due }) => due === null))) continue;
        expect([kind.id, kind.remind?.before.length ?? 0]).toEqual([
          kind.id,
          expect.toSatisfy((rungs: number) => rungs >= 2),
        ]);
      }
      for (const one of untouched(of)) {
        const due = one.due ?? 0;
        const found = remindersAbout(one, of, { from: of.keptFrom, to: due });
        for (const { act } of one.turns) {
          const days = new Set(found.filter(({ step }) => step === act.id).map(({ day }) => day));
          expect([one.ref, act.id, days.size >= 2]).toEqual([one.ref, act.id, true]);
        }
      }
    },
  );
});
