import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { NINE, outboxWith } from "../support/outbox.ts";
import { ALL, MONDAY, planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";

const WEEK = ["school", "company"] as const;

describe.each(implementations)("leftovers in $name", ({ stores }) => {
  it("are forgotten once they are over, at most so many at a time, and nothing before", async () => {
    const desk = await outboxWith(stores, ({ one, ann }) => [planned({ enrolment: one, recipient: ann })]);
    const { leftovers, rates, attention, imports, plans, claim, settle, one, ann } = desk;
    const { messages } = await claim("t1");
    await settle("t1", messages);
    await attention.snooze(messages[0]?.message ?? "", ann, MONDAY + 3, NINE);
    await rates.hold("slack T1", NINE.add({ hours: 1 }));
    for (const place of WEEK)
      await imports.calendar(
        operator("roster"),
        "c1",
        [{ day: MONDAY, place, note: null }],
        `${place}.csv`,
        NINE,
        false,
      );
    // Asking for a place takes one too.
    const left = async () => [
      (await attention.perPerson(ALL, MONDAY, { offset: 0, limit: 9 })).total,
      (await plans.moves(one, instant("2026-01-01T00:00:00Z"))).length,
      (await rates.reserve([[{ scope: "slack T1", everyMs: 0, burst: 1 }]], NINE))[0] === NINE.epochMilliseconds,
    ];
    expect(await leftovers.forgetBefore(NINE, 9)).toBe(0);
    expect(await left()).toEqual([1, 1, false]);
    const later = NINE.add({ hours: 24 * 15 });
    expect(await leftovers.forgetBefore(later, 3)).toBe(3);
    expect(await leftovers.forgetBefore(later, 3)).toBe(2);
    expect(await leftovers.forgetBefore(later, 3)).toBe(0);
    expect(await left()).toEqual([0, 0, true]);
  });
});
