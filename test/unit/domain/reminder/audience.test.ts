import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { askedFor } from "../../../../src/domain/reminder/audience.ts";
import type { Holder } from "../../../../src/domain/reminder/picture.ts";
import { act } from "../dossier/support.ts";
import { albi, changedAround, deputy, dossier, holder, lines, picture, plan, span } from "./support.ts";

describe("whose days", () => {
  /** Good Friday 2027 is 26 March, Easter Monday the 29th; apprentices of 2026 are at school then. */
  const waiting = [
    { step: "apprentice-fills", since: "2027-03-01", due: "2027-03-30" },
    { step: "master-fills", since: "2027-03-01", due: "2027-03-30" },
  ];
  const within = span("2027-03-01", "2027-03-30");

  it("a master in Alsace has Good Friday off, an apprentice at school has not", () => {
    const of = picture(albi(), { region: "Alsace" });
    const found = plan({ ...of, open: [dossier(albi(), "liaison-form", waiting)] }, within);
    expect(lines(found, ({ region }) => region)).toEqual(
      [
        "2027-03-23 step apprentice -",
        "2027-03-22 step master Alsace",
        "2027-03-25 step apprentice -",
        "2027-03-24 step master Alsace",
        "2027-03-30 step apprentice -",
        "2027-03-30 step master Alsace",
      ].toSorted(),
    );
  });

  it("an apprentice in company has the company's holidays", () => {
    const of = picture(
      albi(),
      { region: "Moselle" },
      {
        settled: [{ from: dayOf("2027-03-22"), to: dayOf("2027-04-02"), place: "company" }],
      },
    );
    const found = plan({ ...of, open: [dossier(albi(), "liaison-form", waiting.slice(0, 1))] }, within);
    expect(lines(found, ({ region }) => region)).toEqual([
      "2027-03-22 step apprentice Moselle",
      "2027-03-24 step apprentice Moselle",
      "2027-03-30 step apprentice Moselle",
    ]);
  });

  it("an apprentice is left alone while the calendar is closed, the master is not", () => {
    const of = picture(
      albi(),
      {},
      {
        settled: [{ from: dayOf("2027-03-22"), to: dayOf("2027-03-26"), place: "off" }],
      },
    );
    const found = plan({ ...of, open: [dossier(albi(), "liaison-form", waiting)] }, within);
    const closures = found.flatMap(({ recipient, facts: { closed } }) => closed.map((one) => ({ recipient, ...one })));
    const closure = { recipient: "apprentice", from: dayOf("2027-03-22"), to: dayOf("2027-03-26") };
    expect(closures).toEqual([closure]);
    expect(lines(found)).toEqual([
      "2027-03-16 step apprentice",
      "2027-03-18 step apprentice",
      "2027-03-23 step master",
      "2027-03-25 step master",
      "2027-03-30 step apprentice",
      "2027-03-30 step master",
    ]);
  });
});

describe("who is told", () => {
  const within = span("2027-03-01", "2027-03-10");
  const open = (step: string, id: string) => [
    dossier(albi(), id, [{ step, since: "2027-03-01", due: "2027-03-10", asked: true }]),
  ];

  it("the deputy is told while they stand in, and the holder before and after", () => {
    const around = changedAround(albi(), "master", { deputies: [deputy("colleague", "2027-03-02", "2027-03-03")] });
    const found = plan({ ...picture(albi(), { around }), open: open("master-signs", "prior-agreement") }, within);
    expect(lines(found, ({ facts }) => `${facts.role} for ${facts.for}`)).toEqual([
      "2027-03-01 turn master master for null",
      "2027-03-03 step colleague master for master",
      "2027-03-08 step master master for null",
      "2027-03-10 step master master for null",
    ]);
  });

  it("nothing that is for a deputy joins a message before their days", () => {
    const around = changedAround(albi(), "master", { deputies: [deputy("colleague", "2027-03-02", "2027-03-03")] });
    const found = plan({ ...picture(albi(), { around }), open: open("master-signs", "prior-agreement") }, within);
    expect(found.find(({ recipient }) => recipient === "colleague")?.facts.opens).toBe(dayOf("2027-03-02"));
  });

  it("nothing is said to a deputy after their days, however long it is of use to others", () => {
    const around = changedAround(albi(), "master", { deputies: [deputy("colleague", "2027-03-02", "2027-03-03")] });
    const found = plan({ ...picture(albi(), { around }), open: open("master-signs", "prior-agreement") }, within);
    expect(found.map(({ lastDay, facts: { ends } }) => [isoOf(lastDay), ends && isoOf(ends)])).toEqual([
      ["2027-03-10", null],
      ["2027-03-03", "2027-03-03"],
      ["2027-03-09", null],
      ["2027-03-10", null],
    ]);
  });

  it("ALB-23 what is done in person is never asked of a deputy", () => {
    const around = changedAround(albi(), "master", { deputies: [deputy("colleague", "2027-01-01", "2027-12-31")] });
    const found = plan({
      ...picture(albi(), { around }),
      open: open("master-fills", "behaviour-assessment"),
    });
    expect(new Set(found.filter(({ kind }) => kind !== "escalated").map(({ recipient }) => recipient))).toEqual(
      new Set(["master"]),
    );
  });

  it("nobody stands in for the apprentice, and the apprentice for nobody", () => {
    const away = [deputy("friend", "2027-01-01", "2027-12-31")];
    const found = plan(
      {
        ...picture(albi(), { around: changedAround(albi(), "apprentice", { deputies: away }) }),
        open: open("apprentice-fills", "project-topic"),
      },
      within,
    );
    expect(new Set(found.map(({ recipient }) => recipient))).toEqual(new Set(["apprentice"]));
    const lent = changedAround(albi(), "master", { deputies: [deputy("apprentice", "2027-01-01", "2027-12-31")] });
    const other = plan({ ...picture(albi(), { around: lent }), open: open("master-signs", "prior-agreement") }, within);
    expect(new Set(other.map(({ recipient }) => recipient))).toEqual(new Set(["master"]));
  });

  it("ALB-12 where several roles may act, those who stand nearest are asked; where none does, the others", () => {
    const waiting = open("tutor-or-registrar-fills", "remote-work-report");
    const told = (of: ReturnType<typeof picture>) =>
      plan({ ...of, open: waiting }, within).map(({ recipient }) => recipient);
    expect(told(picture(albi()))).toEqual(["tutor"]);
    const without = picture(albi()).around.filter(({ role }) => role !== "tutor");
    expect(told(picture(albi(), { around: without }))).toEqual(["registrar"]);
    expect(told(picture(albi(), { around: [] }))).toEqual([]);
  });

  it("those who want what is essential alone get no early rungs, but the due day and their turn", () => {
    const around = changedAround(albi(), "master", { essentialOnly: true });
    const found = plan({ ...picture(albi(), { around }), open: open("master-signs", "prior-agreement") }, within);
    expect(lines(found)).toEqual(["2027-03-01 turn master", "2027-03-10 step master"]);
  });

  it("someone in two roles is told once", () => {
    const waiting = dossier(albi(), "project-defence", [
      { step: "tutor-attests", since: "2027-03-01", due: "2027-03-10" },
      { step: "option-head-attests", since: "2027-03-01", due: "2027-03-10" },
    ]);
    const around = changedAround(albi(), "option_head", { person: "tutor" });
    const found = plan({ ...picture(albi(), { around }), open: [waiting] }, within);
    expect(lines(found, ({ step }) => step)).toEqual([
      "2027-03-01 step tutor tutor-attests",
      "2027-03-03 step tutor tutor-attests",
      "2027-03-08 step tutor tutor-attests",
    ]);
    const both = plan({ ...picture(albi()), open: [waiting] }, within);
    expect(both.map(({ recipient }) => recipient).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => "option_head"),
      ...Array.from({ length: 3 }, () => "tutor"),
    ]);
  });

  it("one's own step comes before another's, whichever stands first", () => {
    const waiting = dossier(albi(), "project-defence", [
      { step: "tutor-attests", since: "2027-03-01", due: "2027-03-10" },
      { step: "option-head-attests", since: "2027-03-01", due: "2027-03-10" },
    ]);
    const around = changedAround(albi(), "tutor", { deputies: [deputy("option_head", "2027-01-01", "2027-12-31")] });
    const found = plan({ ...picture(albi(), { around }), open: [waiting] }, within);
    expect(found.map(({ step, facts }) => `${step} ${facts.for}`)).toEqual(
      Array.from({ length: 3 }, () => "option-head-attests null"),
    );
  });
});

describe("who is asked for a step", () => {
  const turn = (...barred: readonly string[]) => ({ act: act("tutor/registrar validates"), barred });
  const asked = (around: readonly Holder[], ...barred: readonly string[]) =>
    askedFor(turn(...barred), { around }).map(({ person, deputies }) => [person, ...deputies.map((one) => one.person)]);

  it("is whoever holds its narrowest role, but for those who may not do it", () => {
    const around = [holder(albi(), "tutor"), holder(albi(), "registrar")];
    expect(asked(around)).toEqual([["tutor"]]);
    expect(asked(around, "tutor")).toEqual([["registrar"]]);
    expect(asked(around, "tutor", "registrar")).toEqual([]);
  });

  it("is no deputy who may not do it", () => {
    const deputies = [deputy("ann", "2027-01-04", "2027-01-08"), deputy("ben", "2027-01-04", "2027-01-08")];
    expect(asked([holder(albi(), "tutor", { deputies })], "ann")).toEqual([["tutor", "ben"]]);
  });
});
