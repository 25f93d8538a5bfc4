import { describe, expect, it } from "vitest";
import { type Day, dayOf } from "../../../../src/domain/calendar/day.ts";
import { digestOf, mayGo } from "../../../../src/domain/reminder/digest.ts";
import { NO_FACTS, type Reminder } from "../../../../src/domain/reminder/reminder.ts";

/** Thursday. */
const TODAY = dayOf("2027-03-25");

function entry(kind: Reminder["kind"], subject: string, more: Partial<Reminder> & { due?: Day | null } = {}): Reminder {
  const { due = null, ...rest } = more;
  return {
    key: `${kind}:${subject}`,
    kind,
    recipient: "P",
    enrolment: "E",
    subject,
    step: null,
    weight: "usual",
    day: TODAY,
    lastDay: TODAY + 10,
    region: null,
    facts: { ...NO_FACTS, role: "master", due },
    ...rest,
  };
}

const keys = (all: readonly Reminder[]) => all.map(({ key }) => key);

describe("a digest", () => {
  it("is nothing where nothing is due", () => {
    expect(digestOf([], [entry("step", "a", { day: TODAY + 1 })], TODAY)).toEqual({ said: [], merged: [] });
  });

  it("says what is urgent first, then what is essential, then the rest, each by due day; what has none last", () => {
    const due = [
      entry("step", "none"),
      entry("step", "later", { due: TODAY + 9 }),
      entry("step", "sooner", { due: TODAY + 2 }),
      entry("late", "late", { weight: "essential", due: TODAY - 1 }),
      entry("turn", "turn", { weight: "essential", due: TODAY + 5 }),
      entry("refused", "back", { weight: "urgent", due: TODAY + 30 }),
    ];
    const { said, merged } = digestOf(due, [], TODAY);
    expect(keys(said)).toEqual(["refused:back", "late:late", "turn:turn", "step:sooner", "step:later", "step:none"]);
    expect(merged).toEqual([]);
  });

  it("says what waits for the person themself before what others have left undone, however pressing", () => {
    const due = [
      entry("escalated", "theirs", { weight: "essential", due: TODAY - 9 }),
      entry("step", "own", { due: TODAY + 9 }),
      entry("late", "late", { weight: "essential", due: TODAY - 1 }),
    ];
    expect(keys(digestOf(due, [], TODAY).said)).toEqual(["late:late", "step:own", "escalated:theirs"]);
  });

  it("says what came first before what came later, and else goes by the key", () => {
    const due = [entry("step", "c"), entry("step", "b"), entry("step", "a", { day: TODAY - 1 })];
    expect(keys(digestOf(due, [], TODAY).said)).toEqual(["step:a", "step:b", "step:c"]);
  });

  it("says what is late of theirs and what others have left undone of the same subject", () => {
    const own = entry("late", "x", { weight: "essential", due: TODAY - 2 });
    const theirs = entry("escalated", "x", { weight: "essential", due: TODAY - 9 });
    const again = entry("escalated", "x", { key: "sooner", weight: "essential", due: TODAY - 11 });
    for (const list of [
      [own, theirs, again],
      [again, theirs, own],
    ]) {
      const { said, merged } = digestOf(list, [], TODAY);
      expect(keys(said)).toEqual(["late:x", "sooner"]);
      expect(keys(merged)).toEqual(["escalated:x"]);
    }
  });

  it("says once what is theirs of a subject: refused before late, before a turn, before a step", () => {
    const order = ["step", "turn", "late", "refused"] as const;
    for (const [index, kind] of order.entries()) {
      const due = order.slice(0, index + 1).map((one) => entry(one, "x", { due: TODAY + (one === kind ? 1 : 0) }));
      for (const list of [due, due.toReversed()]) {
        const { said, merged } = digestOf(list, [], TODAY);
        expect(keys(said)).toEqual([`${kind}:x`]);
        expect(keys(merged).toSorted()).toEqual(
          due
            .slice(0, -1)
            .map(({ key }) => key)
            .toSorted(),
        );
      }
    }
  });

  it("is joined by nothing that opens later", () => {
    const due = [entry("step", "now")];
    const soon = (opens: Day) =>
      entry("step", "soon", { day: TODAY + 1, facts: { ...NO_FACTS, role: "master", opens } });
    expect(keys(digestOf(due, [soon(TODAY)], TODAY).said)).toEqual(["step:now", "step:soon"]);
    expect(keys(digestOf(due, [soon(TODAY + 1)], TODAY).said)).toEqual(["step:now"]);
  });

  it("of two places that begin says the nearer, and of changes of a calendar every one", () => {
    const calendar = [
      entry("return", "E:calendar", { due: TODAY + 7 }),
      entry("period", "E:calendar", { due: TODAY + 1 }),
    ];
    expect(keys(digestOf(calendar, [], TODAY).said)).toEqual(["period:E:calendar"]);
    expect(keys(digestOf(calendar.toReversed(), [], TODAY).said)).toEqual(["period:E:calendar"]);
    const moves = ["m1", "m2"].map((key) => entry("moved", "cohort:C", { key, weight: "essential" }));
    expect(keys(digestOf(moves, [], TODAY).said)).toEqual(["m1", "m2"]);
  });

  it("takes along what is usual and comes within two message days, about something else", () => {
    // Friday 26 and, over Easter Monday, Tuesday 30 March 2027.
    const others = [
      entry("step", "tuesday", { day: dayOf("2027-03-30") }),
      entry("step", "wednesday", { day: dayOf("2027-03-31") }),
      entry("step", "friday", { day: dayOf("2027-03-26") }),
      entry("step", "due", { day: dayOf("2027-03-26") }),
      entry("step", "essential", { day: dayOf("2027-03-26"), weight: "essential" }),
    ];
    const { said, merged } = digestOf([entry("turn", "due", { weight: "essential" })], others, TODAY);
    expect(keys(said)).toEqual(["turn:due", "step:friday", "step:tuesday"]);
    expect(merged).toEqual([]);
  });

  it("takes along all of the same day, which could not go in another, and says a subject once", () => {
    const later = entry("step", "later", { weight: "essential" });
    const same = entry("late", "due", { weight: "essential", day: TODAY - 1 });
    const { said, merged } = digestOf([entry("step", "due")], [later, same], TODAY);
    expect(keys(said)).toEqual(["late:due", "step:later"]);
    expect(keys(merged)).toEqual(["step:due"]);
  });

  it("that goes early for what is urgent is the day's: nothing of today is left for a second message at the usual hour", () => {
    const urgent = entry("refused", "back", { weight: "urgent" });
    const nine = [entry("step", "usual"), entry("late", "essential", { weight: "essential" })];
    const { said, merged } = digestOf([urgent], nine, TODAY);
    expect(keys(said)).toEqual(["refused:back", "late:essential", "step:usual"]);
    expect(merged).toEqual([]);
  });

  it("looks as far ahead as the person's own holidays make it, and takes the nearer of two", () => {
    // Good Friday is none of the two message days in Moselle: they are Tuesday 30 and Wednesday 31 March.
    const wednesday = entry("step", "x", { day: dayOf("2027-03-31"), region: "Moselle" });
    const due = [entry("turn", "due", { weight: "essential" })];
    expect(keys(digestOf(due, [wednesday], TODAY).said)).toEqual(["turn:due", "step:x"]);
    const tuesday = entry("step", "x", { key: "nearer", day: dayOf("2027-03-30") });
    expect(keys(digestOf(due, [wednesday, tuesday], TODAY).said)).toEqual(["turn:due", "nearer"]);
  });
});

describe("a message may go", () => {
  const asked = { weight: "usual", messagesThisWeek: 0, lastDigestDay: null, today: TODAY, region: null } as const;
  const friday = dayOf("2027-03-26");
  /** Monday is Easter Monday. */
  const nextWeek = dayOf("2027-03-30");

  it("at once while there was none today and the week has room", () => {
    expect(mayGo(asked)).toBe("now");
    expect(mayGo({ ...asked, lastDigestDay: TODAY - 1, messagesThisWeek: 2 })).toBe("now");
  });

  it("on the next message day after one today, unless it is urgent", () => {
    expect(mayGo({ ...asked, lastDigestDay: TODAY })).toBe(friday);
    expect(mayGo({ ...asked, lastDigestDay: TODAY, region: "Alsace" })).toBe(nextWeek);
    expect(mayGo({ ...asked, lastDigestDay: TODAY, weight: "essential" })).toBe(friday);
    expect(mayGo({ ...asked, lastDigestDay: TODAY, weight: "urgent" })).toBe("now");
  });

  it("next week once the week has three usual messages, or five of any weight", () => {
    const sent = (messagesThisWeek: number, weight: Reminder["weight"]) =>
      mayGo({ ...asked, messagesThisWeek, weight });
    expect([2, 3].map((count) => sent(count, "usual"))).toEqual(["now", nextWeek]);
    expect([4, 5].map((count) => sent(count, "essential"))).toEqual(["now", nextWeek]);
    expect([4, 5, 6].map((count) => sent(count, "urgent"))).toEqual(["now", nextWeek, nextWeek]);
  });
});
