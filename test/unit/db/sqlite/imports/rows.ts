import type { CalendarDay, RosterRow } from "../../../../../src/core/ports.ts";
import type { Place } from "../../../../../src/domain/calendar/place.ts";
import { day } from "../../../../support/store.ts";

type Holder = Partial<Record<"master" | "tutor" | "head" | "juror", string>>;

const WIDER: Readonly<Record<string, "option" | "cohort">> = { head: "option", juror: "cohort" };

/** A roster row of `who` in cohort c1, with holders given by the part of their address before the @. */
export function row(who: string, holders: Holder = {}, more: Partial<RosterRow> = {}): RosterRow {
  const around = Object.entries(holders).map(([role, stem]) => ({
    role,
    per: WIDER[role] ?? ("enrolment" as const),
    name: WIDER[role] ? null : `Person ${stem}`,
    email: `${stem}@x.example`,
  }));
  return {
    line: 2,
    programme: "any-programme",
    cohort: "c1",
    startYear: 2026,
    option: "RED",
    learner: { role: "apprentice", name: `Apprentice ${who}`, email: `${who}@x.example` },
    company: null,
    region: null,
    around,
    ...more,
  };
}

/** Monday to Friday of the weeks that begin on these dates. */
export function weeks(places: Readonly<Record<string, Place>>): readonly CalendarDay[] {
  return Object.entries(places).flatMap(([monday, place]) =>
    [0, 1, 2, 3, 4].map((after) => ({ day: day(monday) + after, place, note: null })),
  );
}
