import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import type { Reminder } from "../../../../src/domain/reminder/reminder.ts";
import { albi, changedAround, deputy, dossier, lines, picture, plan, span, type Waiting } from "./support.ts";

const said = ({ facts: { level, told } }: Reminder) => `${level} ${told.join("+")}`.trim();
/** Due on Friday 5 February 2027. */
const topic = { step: "apprentice-fills", since: "2026-11-13", due: "2027-02-05" };
const within = span("2027-02-06", "2027-04-30");
const late = (of = picture(albi()), waiting: Waiting = topic, id = "project-topic") =>
  plan({ ...of, open: [dossier(albi(), id, [waiting])] }, within);

describe("what is late", () => {
  it("ALB-20 goes up from the apprentice to the tutor, the option head and the registrar, each five working days later, who are told what the ones before were told", () => {
    expect(lines(late(), said)).toEqual([
      "2027-02-08 late apprentice 1",
      "2027-02-12 escalated tutor 1 apprentice",
      "2027-02-12 late apprentice 2",
      "2027-02-19 escalated option_head 2 apprentice+tutor",
      "2027-02-19 late apprentice 3",
      "2027-02-26 escalated registrar 3 apprentice+tutor+option_head",
      "2027-02-26 late apprentice 4",
    ]);
  });

  it("is essential, and its keys name the days on which it fell", () => {
    const found = late();
    expect(new Set(found.map(({ weight }) => weight))).toEqual(new Set(["essential"]));
    expect(found.slice(0, 3).map(({ key, lastDay, day }) => `${key} ${lastDay - day}`)).toEqual([
      "late:E:project-topic:x:2027-02-06:apprentice 3",
      "late:E:project-topic:x:2027-02-12:apprentice 6",
      "escalated:E:project-topic:x:2027-02-12:tutor 56",
    ]);
    expect(found[1]).toMatchObject({
      step: "apprentice-fills",
      subject: "E:project-topic:x",
      facts: { role: "apprentice", for: null, due: dayOf("2027-02-05"), before: null },
    });
    expect(found.at(-1)?.facts.due).toBe(dayOf("2027-02-05"));
    expect(found.filter(({ kind }) => kind === "late").at(-1)).toMatchObject({
      day: dayOf("2027-02-26"),
      lastDay: dayOf("2027-02-26") + 56,
    });
  });

  it("ALB-20 of the tutor skips the tutor: the option head hears at once what the tutor would have", () => {
    const found = late(picture(albi()), { ...topic, step: "tutor-validates" });
    expect(lines(found, said)).toEqual([
      "2027-02-08 late tutor 1",
      "2027-02-12 escalated option_head 1 tutor",
      "2027-02-12 late tutor 2",
      "2027-02-19 escalated registrar 2 tutor+option_head",
      "2027-02-19 late tutor 3",
    ]);
  });

  it("a role that nobody holds, or whose holder knows already, makes room for the next", () => {
    const nobody = picture(albi(), { around: picture(albi()).around.filter(({ role }) => role !== "tutor") });
    const same = picture(albi(), { around: changedAround(albi(), "option_head", { person: "tutor" }) });
    const up = (of: typeof nobody) =>
      lines(
        late(of).filter(({ kind }) => kind === "escalated"),
        said,
      );
    expect(up(nobody)).toEqual([
      "2027-02-12 escalated option_head 1 apprentice",
      "2027-02-19 escalated registrar 2 apprentice+option_head",
    ]);
    expect(up(same)).toEqual([
      "2027-02-12 escalated tutor 1 apprentice",
      "2027-02-19 escalated registrar 2 apprentice+tutor",
    ]);
  });

  it("is told to deputies, and to those above who was told in whose place", () => {
    const around = changedAround(albi(), "tutor", { deputies: [deputy("stand-in", "2027-02-08", "2027-02-12")] });
    expect(
      lines(
        late(picture(albi(), { around })).filter(({ kind }) => kind === "escalated"),
        said,
      ),
    ).toEqual([
      "2027-02-12 escalated stand-in 1 apprentice",
      "2027-02-19 escalated option_head 2 apprentice+stand-in",
      "2027-02-26 escalated registrar 3 apprentice+stand-in+option_head",
    ]);
  });

  it("ALB-30 of both apprentice and master goes up in one, which names both", () => {
    const waiting = ["apprentice-fills", "master-fills"].map((step) => ({
      step,
      since: "2027-01-11",
      due: "2027-01-15",
    }));
    const of = { ...picture(albi()), open: [dossier(albi(), "liaison-form", waiting)] };
    const found = plan(of, span("2027-01-16", "2027-01-22"));
    expect(lines(found, said)).toEqual([
      "2027-01-18 late apprentice 1",
      "2027-01-18 late master 1",
      "2027-01-22 escalated tutor 1 apprentice+master",
      "2027-01-22 late apprentice 2",
      "2027-01-22 late master 2",
    ]);
  });

  it("counts from the day it became theirs where that was later, which was told them then", () => {
    const found = late(picture(albi()), {
      ...{ step: "master-completes-and-signs", since: "2027-02-10", due: "2027-02-05" },
      ...{ asked: true },
    });
    expect(
      lines(
        found.filter(({ day }) => day < dayOf("2027-02-20")),
        said,
      ),
    ).toEqual(["2027-02-10 turn master null", "2027-02-17 escalated tutor 1 master", "2027-02-17 late master 1"]);
    const [turn] = found;
    expect(turn && turn.lastDay - turn.day).toBe(56);
  });

  it("is said twice to nobody on one day, nor before the due day, nor of what is never due", () => {
    const kind = { ...dossier(albi(), "project-topic", []).kind };
    const quick = { ...kind, escalate: { after: { count: 1, unit: "days" as const, setting: null }, to: ["tutor"] } };
    const open = [{ ...dossier(albi(), "project-topic", [topic]), kind: quick }];
    expect(lines(plan({ ...picture(albi()), open }, within), said)).toEqual([
      "2027-02-08 escalated tutor 1 apprentice",
      "2027-02-08 late apprentice 1",
    ]);
    const silent = [{ ...dossier(albi(), "project-topic", [topic]), kind: { ...kind, escalate: null } }];
    expect(lines(plan({ ...picture(albi()), open: silent }, within), said)).toEqual(["2027-02-08 late apprentice 1"]);
    const never = [dossier(albi(), "project-topic", [{ ...topic, due: null }])];
    expect(plan({ ...picture(albi()), open: never }, within)).toEqual([]);
    expect(late().filter(({ day }) => day <= dayOf("2027-02-05"))).toEqual([]);
  });

  it("waits as long as the school says where a setting gives the time", () => {
    const kind = dossier(albi(), "project-topic", []).kind;
    const after = { count: 5, unit: "working-days" as const, setting: "topicTutorDelay" };
    const open = [
      { ...dossier(albi(), "project-topic", [topic]), kind: { ...kind, escalate: { after, to: ["tutor"] } } },
    ];
    const tutor = (settings: Record<string, string>) =>
      lines(plan({ ...picture(albi()), settings, open }, within).filter(({ kind: one }) => one === "escalated"));
    expect(tutor({})).toEqual(["2027-02-19 escalated tutor"]);
    expect(tutor({ topicTutorDelay: "2" })).toEqual(["2027-02-09 escalated tutor"]);
  });

  it("missed for a while is said once, as it last stood, and not after eight weeks", () => {
    const of = { ...picture(albi()), open: [dossier(albi(), "project-topic", [topic])] };
    expect(lines(plan(of, span("2027-02-20", "2027-02-24")), said)).toEqual([
      "2027-02-22 escalated option_head 2 apprentice+tutor",
      "2027-02-22 escalated tutor 1 apprentice",
      "2027-02-22 late apprentice 3",
    ]);
    expect(plan(of, span("2027-04-26", "2027-12-31"))).toEqual([]);
    expect(lines(plan(of, span("2027-04-23", "2027-12-31")), said)).toEqual([
      "2027-04-23 escalated registrar 3 apprentice+tutor+option_head",
      "2027-04-23 late apprentice 4",
    ]);
  });

  it("MIS-04 of a step that waits for something else is told only to those above, who may push", () => {
    expect(lines(late(picture(albi()), { ...topic, held: true }), said)).toEqual([
      "2027-02-12 escalated tutor 1",
      "2027-02-19 escalated option_head 2 tutor",
      "2027-02-26 escalated registrar 3 tutor+option_head",
    ]);
  });
});
