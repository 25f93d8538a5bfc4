import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, dayOf, isWeekend } from "../../../../src/domain/calendar/day.ts";
import { holidayOn } from "../../../../src/domain/calendar/holidays.ts";
import { actsOf } from "../../../../src/domain/dossier/steps.ts";
import type { Holder, OpenDossier, OpenTurn, Picture } from "../../../../src/domain/reminder/picture.ts";
import { remindersOf } from "../../../../src/domain/reminder/plan.ts";
import type { Reminder } from "../../../../src/domain/reminder/reminder.ts";
import { albi, holder, picture } from "./support.ts";

const START = dayOf("2026-10-05");
const RUNS = { numRuns: 150 };
const days = fc.integer({ min: 0, max: 300 }).map((count) => START + count);

const deputies = fc.array(
  fc.record({ person: fc.constantFrom("d1", "d2", "apprentice"), from: days, length: fc.nat(60) }),
  { maxLength: 2 },
);

/** Everybody around an enrolment: some roles held by nobody, some by one who holds another. */
function people(withDeputies: boolean): fc.Arbitrary<readonly Holder[]> {
  const roles = ["apprentice", "master", "tutor", "option_head", "registrar", "commission"];
  const one = fc.record({
    held: fc.integer({ min: 0, max: 9 }),
    away: withDeputies ? deputies : deputies.map((all) => all.slice(all.length)),
    essentialOnly: fc.integer({ min: 0, max: 4 }).map((quiet) => quiet === 0),
  });
  return fc.tuple(...roles.map(() => one)).map((each) =>
    each.flatMap(({ held, away, essentialOnly }, index): Holder[] => {
      const role = roles[index] ?? "";
      if (held === 0 && role !== "apprentice") return [];
      const person = held === 1 && role !== "apprentice" ? "someone" : role;
      const standIns = away.map((one) => ({ person: one.person, from: one.from, to: one.from + one.length }));
      return [holder(albi(), role, { person, deputies: standIns, essentialOnly })];
    }),
  );
}

const dossiers: fc.Arbitrary<readonly OpenDossier[]> = fc
  .array(
    fc.record({
      kind: fc.nat(40),
      opens: fc.option(days),
      length: fc.integer({ min: 0, max: 60 }),
      late: fc.integer({ min: -5, max: 20 }),
      asked: fc.boolean(),
      refused: fc.boolean(),
      turns: fc.nat(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.flatMap(({ kind: nth, opens, length, late, asked, refused, turns }, index): OpenDossier[] => {
      const kinds = albi().dossiers.filter(({ steps, due }) => steps !== null && due !== null);
      const kind = kinds[nth % kinds.length];
      if (!kind) return [];
      const begins = opens ?? START + 30;
      const due = begins + length;
      const since = asked || refused ? begins + Math.max(0, late) : begins;
      const acts = actsOf(kind);
      const act = acts[turns % acts.length];
      const at = since * 86_400_000;
      const open: OpenTurn[] = act ? [{ act, since, due, asked: asked ? at : null }] : [];
      const refusal = refused && act ? { steps: [act.id], at, day: since } : null;
      return [{ ref: `E:${kind.id}:o${index}`, kind, opens, due, turns: open, refusal }];
    }),
  );

const moves = fc.array(fc.record({ id: fc.constantFrom("m1", "m2", "m3"), day: days, length: fc.nat(9) }), {
  maxLength: 2,
});

function pictures(withDeputies = true): fc.Arbitrary<Picture> {
  return fc
    .record({
      around: people(withDeputies),
      open: dossiers,
      region: fc.constantFrom(null, "Alsace"),
      moved: moves,
      closed: fc.record({ from: days, length: fc.nat(40) }),
      have: fc.nat(50),
      kept: fc.integer({ min: -100, max: 100 }),
    })
    .map(({ around, open, region, moved, closed, have, kept }) => {
      const counter = albi().counters.find(({ id }) => id === "sessions-done");
      const year = { year: 1, from: dayOf("2026-09-28"), to: dayOf("2027-09-26"), counts: [] };
      return picture(
        albi(),
        {
          region,
          open,
          around,
          keptFrom: START + kept,
          totals: counter ? [{ counter, have, want: 46, ...year }] : [],
          moves: [...new Map(moved.map((one) => [one.id, one])).values()].map(({ id, day, length }) => ({
            id,
            day,
            moves: [{ from: day, to: day + length, before: "company", after: "school" }],
            own: false,
            told: [],
          })),
        },
        { settled: [{ from: closed.from, to: closed.from + closed.length, place: "off" }] },
      );
    });
}

const spans = fc.record({ from: days, length: fc.nat(60) }).map(({ from, length }) => ({ from, to: from + length }));
const planned = (hold: (found: readonly Reminder[], of: Picture, span: { from: Day; to: Day }) => void) =>
  fc.assert(
    fc.property(pictures(), spans, (of, span) => hold(remindersOf(of, span), of, span)),
    RUNS,
  );

function dossierOf(of: Picture, { subject }: Reminder): OpenDossier | undefined {
  return of.open.find(({ ref }) => ref === subject);
}

function turnOf(of: Picture, reminder: Reminder): OpenTurn | undefined {
  return dossierOf(of, reminder)?.turns.find(({ act }) => act.id === reminder.step);
}

describe("whatever stands open", () => {
  it("nobody is written to on a day off of theirs, nor outside the span, nor after it is of use", () => {
    planned((found, of, { from, to }) => {
      for (const { day, lastDay, region, facts } of found) {
        expect(day).toBeGreaterThanOrEqual(from);
        expect(day).toBeLessThanOrEqual(to);
        expect(lastDay).toBeGreaterThanOrEqual(day);
        expect([isWeekend(day), holidayOn(day, region)]).toEqual([false, null]);
        if (facts.role === "master") expect(region).toBe(of.region);
        if (facts.role === "apprentice") expect(of.timeline.cell(day)?.place).not.toBe("off");
      }
    });
  });

  it("nothing is asked before it opens or is theirs, nor late before it was due", () => {
    planned((found, of) => {
      for (const one of found) {
        const dossier = dossierOf(of, one);
        const turn = turnOf(of, one);
        if (!dossier || !turn) continue;
        expect(one.day).toBeGreaterThanOrEqual(Math.max(dossier.opens ?? 0, turn.since));
        if (one.kind === "step") expect(one.day).toBeLessThanOrEqual(turn.due ?? 0);
        if (one.kind === "late" || one.kind === "escalated") expect(one.day).toBeGreaterThan(turn.due ?? 0);
      }
    });
  });

  it("only a step whose turn it is is asked for, of those who may do it", () => {
    planned((found, of) => {
      for (const one of found) {
        if (!["step", "turn", "refused", "late"].includes(one.kind)) continue;
        const turn = turnOf(of, one);
        expect(turn?.act.roles).toContain(one.facts.role);
        const held = of.around.filter(({ role }) => role === one.facts.role);
        const { for: principal } = one.facts;
        if (principal === null) expect(held.map(({ person }) => person)).toContain(one.recipient);
        else {
          expect([turn?.act.inPerson, principal, one.recipient]).not.toEqual(
            expect.arrayContaining([true, "apprentice"]),
          );
          const standIns = held.filter(({ person }) => person === principal).flatMap((whose) => whose.deputies);
          expect(
            standIns.some(({ person, from, to }) => person === one.recipient && from <= one.day && one.day <= to),
          ).toBe(true);
        }
      }
    });
  });

  it("keys are unique, and one kind comes once a day about one subject to one person", () => {
    planned((found) => {
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      const rest = found.filter(({ kind }) => kind !== "moved");
      const once = rest.map(({ kind, subject, recipient, day }) => JSON.stringify([kind, subject, recipient, day]));
      expect(new Set(once).size).toBe(rest.length);
      expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).toSorted((one, other) => one - other));
    });
  });

  it("those who muted what is usual get none of it", () => {
    planned((found, of) => {
      const quiet = new Set(of.around.filter((one) => one.essentialOnly).map(({ person }) => person));
      expect(found.filter((one) => one.weight === "usual" && quiet.has(one.recipient))).toEqual([]);
    });
  });

  it("planned again from a later day it is the same reminders", () => {
    fc.assert(
      fc.property(pictures(false), spans, fc.nat(40), (of, { from, to }, later) => {
        const first = new Set(remindersOf(of, { from, to: to + 400 }).map(({ key }) => key));
        const again = remindersOf(of, { from: from + later, to: to + 400 }).map(({ key }) => key);
        expect(again.filter((key) => !first.has(key))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("what the calendar brings by a day does not hang on how far ahead one looks", () => {
    fc.assert(
      fc.property(pictures(), spans, (of, { from, to }) => {
        const calendar = (until: Day) =>
          remindersOf(of, { from, to: until }).filter(({ kind }) => kind === "return" || kind === "period");
        expect(calendar(to)).toEqual(calendar(to + 2_000).filter(({ day }) => day <= to));
      }),
      RUNS,
    );
  });

  it("a ladder of two rungs reminds twice by the due day while there is room", () => {
    planned((_, of) => {
      for (const dossier of of.open) {
        const [turn] = dossier.turns;
        const opens = Math.max(dossier.opens ?? turn?.since ?? 0, turn?.since ?? 0, of.keptFrom);
        if (!turn || turn.due === null || turn.asked || dossier.refusal || turn.due - opens < 60) continue;
        if ((dossier.kind.remind?.before.length ?? 0) < 2) continue;
        const loud = { ...of, around: of.around.map((one) => ({ ...one, deputies: [], essentialOnly: false })) };
        const found = remindersOf({ ...loud, open: [dossier] }, { from: opens, to: turn.due });
        for (const { role } of loud.around.filter((one) => turn.act.roles.includes(one.role))) {
          const own = found.filter(({ kind, facts }) => kind === "step" && facts.role === role);
          expect(new Set(own.map(({ day }) => day)).size).toBeGreaterThanOrEqual(2);
        }
      }
    });
  });
});
