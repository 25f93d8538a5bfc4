import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { countedIn } from "../../../../src/domain/counter/entry.ts";
import type { DossierKind } from "../../../../src/domain/programme/programme.ts";
import type { Total } from "../../../../src/domain/reminder/picture.ts";
import { remindersOf } from "../../../../src/domain/reminder/plan.ts";
import type { Reminder } from "../../../../src/domain/reminder/reminder.ts";
import { act } from "../dossier/support.ts";
import { albi, lines, picture, span } from "./support.ts";

/** A year of 364 days: Monday 28 September 2026 to Sunday 26 September 2027. */
const year = { year: 1, from: dayOf("2026-09-28"), to: dayOf("2027-09-26") };

function total(id: string, more: Partial<Total>): Total {
  const counter = albi().counters.find((one) => one.id === id);
  if (!counter) throw new Error(id);
  const counts = countedIn(counter, albi().dossiers);
  return { counter, counts, have: 0, want: 1, ...year, ...more };
}

const counted = ({ facts: { count, before } }: Reminder) => `${before?.count}: ${count?.have} of ${count?.want}`;
const told = (totals: readonly Total[], more = {}) =>
  remindersOf(picture(albi(), { totals, ...more }), span("2027-01-01", "2027-12-31")).filter(
    ({ kind }) => kind === "counter",
  );

describe("totals that will be missed at this pace", () => {
  it("ALB-31 ask the tutor for a visit that is not planned yet, 120, 60 and 30 days before the year is over", () => {
    const found = told([total("company-visits", {})]);
    expect(lines(found, counted)).toEqual([
      "2027-05-28 counter tutor 120: 0 of 1",
      "2027-07-28 counter tutor 60: 0 of 1",
      "2027-08-27 counter tutor 30: 0 of 1",
    ]);
    expect(found[0]).toMatchObject({
      key: "counter:E:counter:company-visits:2027-05-29:tutor",
      subject: "E:counter:company-visits",
      step: null,
      weight: "usual",
      facts: { due: dayOf("2027-09-26"), role: "tutor" },
      lastDay: dayOf("2027-07-27"),
    });
    expect(told([total("company-visits", { have: 1 })])).toEqual([]);
    expect(told([total("company-visits", { asked: 1 })])).toEqual([]);
  });

  it("ALB-10 tell the apprentice of sessions while the pace falls short, and stop when it does not", () => {
    const sessions = (have: number) => told([total("sessions-done", { have, want: 46 })]);
    expect(lines(sessions(10), counted)).toEqual([
      "2027-05-28 counter apprentice 120: 10 of 46",
      "2027-07-28 counter apprentice 60: 10 of 46",
      "2027-08-27 counter apprentice 30: 10 of 46",
    ]);
    // On 28 May 243 of 364 days are over, and 30.7 sessions should be done; on 28 July 304 and 38.4; on 27 August 334 and 42.2.
    expect(lines(sessions(30)).length).toBe(3);
    expect(lines(sessions(31))).toEqual(["2027-07-28 counter apprentice", "2027-08-27 counter apprentice"]);
    expect(lines(sessions(39))).toEqual(["2027-08-27 counter apprentice"]);
    expect(sessions(43)).toEqual([]);
  });

  it("ALB-40 tell the apprentice of the weeks abroad, which they ask for themselves", () => {
    const course = { year: null, from: dayOf("2026-09-28"), to: dayOf("2029-09-30"), want: 14 };
    const found = remindersOf(
      picture(albi(), { totals: [total("weeks-abroad", course)] }),
      span("2026-09-01", "2029-12-31"),
    ).filter(({ kind }) => kind === "counter");
    expect(lines(found, counted)).toEqual([
      "2028-04-07 counter apprentice 540: 0 of 14",
      "2028-09-29 counter apprentice 365: 0 of 14",
      "2029-04-03 counter apprentice 180: 0 of 14",
    ]);
  });

  it("count the pace from the day on which the enrolment is kept", () => {
    // Kept since 20 May 2027: 9 of 364 days are over on the 28th, in which 1.1 of 46 sessions are due.
    const since = { keptFrom: dayOf("2027-05-20") };
    const days = (have: number) => lines(told([total("sessions-done", { have, want: 46 })], since));
    expect(days(1)[0]).toBe("2027-05-28 counter apprentice");
    expect(days(2)[0]).toBe("2027-07-28 counter apprentice");
  });

  it("say nothing on the day on which as much is done as there should be, nor of what was to be said before it was kept", () => {
    // On 28 May 243 of 364 days are over.
    expect(lines(told([total("sessions-done", { have: 243, want: 364 })]))).toEqual([
      ...["2027-07-28 counter apprentice", "2027-08-27 counter apprentice"],
    ]);
    expect(lines(told([total("sessions-done", { want: 46 })], { keptFrom: dayOf("2027-06-01") }))).toEqual([
      ...["2027-07-28 counter apprentice", "2027-08-27 counter apprentice"],
    ]);
  });

  it("ask those who begin what people bring about, and the learner wherever they may do it or the calendar brings it", () => {
    const { counts, ...visits } = total("company-visits", {});
    const [visit] = counts;
    if (!visit) throw new Error("no visits");
    const asked = (...kinds: readonly DossierKind[]) => [
      ...new Set(told([{ ...visits, counts: kinds }]).map(({ recipient }) => recipient)),
    ];
    const stepsOf = (...roles: readonly string[]): DossierKind => ({
      ...visit,
      steps: { kind: "any-order", steps: roles.map((role) => act(`${role} fills`)) },
    });
    expect(asked(visit)).toEqual(["tutor"]);
    expect(asked(stepsOf("tutor", "master"), visit).toSorted()).toEqual(["master", "tutor"]);
    expect(asked(stepsOf("tutor", "apprentice"))).toEqual(["apprentice"]);
    expect(asked(visit, { ...visit, each: "year" })).toEqual(["apprentice"]);
    expect(asked(visit, { ...visit, steps: null })).toEqual(["apprentice"]);
    expect(asked()).toEqual(["apprentice"]);
  });

  it("say nothing of a total without a ladder", () => {
    expect(told([total("credits-earned", { want: 60 })])).toEqual([]);
  });
});
