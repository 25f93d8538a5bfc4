import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { putOff } from "../../../../src/domain/reminder/put-off.ts";
import type { Reminder, ReminderFacts } from "../../../../src/domain/reminder/reminder.ts";
import { planned } from "../../../support/reminders.ts";

type Seed = Partial<Omit<Reminder, "facts">> & { readonly facts?: Partial<ReminderFacts> };

/** Of Monday 14 December 2026, of a step that is due on Friday 18 December. */
function again(until: string, { facts, ...more }: Seed = {}) {
  const before = { count: 4, unit: "working-days" } as const;
  const { reminder } = planned({
    enrolment: "E",
    recipient: "P",
    day: dayOf("2026-12-14"),
    lastDay: dayOf("2026-12-17"),
    ...more,
    facts: { due: dayOf("2026-12-18"), before, ...facts },
  });
  return putOff(reminder, dayOf(until));
}

function line(...asked: Parameters<typeof again>): string | null {
  const found = again(...asked);
  return found && `${isoOf(found.day)} ${found.kind} ${found.weight} until ${isoOf(found.lastDay)}`;
}

describe("what is put off", () => {
  it("is said as it was up to its due day, however soon the next one would have come", () => {
    expect(line("2026-12-15")).toBe("2026-12-15 step usual until 2026-12-17");
    expect(line("2026-12-18")).toBe("2026-12-18 step usual until 2026-12-18");
  });

  it("beyond its due day is late, and no longer so many days before", () => {
    expect(line("2026-12-19")).toBe("2026-12-21 late essential until 2026-12-21");
    expect(line("2026-12-21", { kind: "turn" })).toBe("2026-12-21 late essential until 2026-12-21");
    expect(again("2026-12-21")?.facts).toMatchObject({ due: dayOf("2026-12-18"), before: null, level: 1 });
  });

  it("that was past its due day already, came back, or waits without one stays what it was", () => {
    const past = { kind: "turn", day: dayOf("2026-12-21"), lastDay: dayOf("2027-01-20") } as const;
    expect(line("2026-12-22", past)).toBe("2026-12-22 turn usual until 2027-01-20");
    expect(line("2026-12-22", { kind: "refused", weight: "urgent" })).toBe(
      "2026-12-22 refused urgent until 2026-12-22",
    );
    expect(line("2026-12-22", { facts: { due: null } })).toBe("2026-12-22 step usual until 2026-12-22");
  });

  it("falls on a message day of its person", () => {
    expect(line("2026-12-25")).toBe("2026-12-28 late essential until 2026-12-28");
    expect(line("2026-12-26", { region: "Alsace" })).toBe("2026-12-28 late essential until 2026-12-28");
  });

  it("is not said when it can no longer be done, or is no longer theirs", () => {
    const ends = dayOf("2026-12-18");
    expect(line("2026-12-18", { facts: { ends } })).toBe("2026-12-18 step usual until 2026-12-18");
    expect(line("2026-12-19", { facts: { ends } })).toBeNull();
  });

  it("of the calendar or of a total is not said once it is no news", () => {
    const news = { kind: "return", step: null } as const;
    expect(line("2026-12-17", news)).toBe("2026-12-17 return usual until 2026-12-17");
    expect(line("2026-12-18", news)).toBeNull();
  });
});
