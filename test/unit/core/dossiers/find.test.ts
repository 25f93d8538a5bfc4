import { describe, expect, it } from "vitest";
import type { Asking } from "../../../../src/core/dossiers/asking.ts";
import { reachOf } from "../../../../src/core/dossiers/find.ts";
import { inboxOf } from "../../../../src/core/dossiers/inbox.ts";
import { keepCalendars } from "../../../../src/core/keep-calendars.ts";
import { dossierDesk } from "../../../support/dossier-desk.ts";

const SCHOOL = 450;

/** Someone who holds a wider role over 450 enrolments. */
function wide(grant: { cohort: string | null; option: string | null }): Asking {
  const all = Array.from({ length: SCHOOL }, (_, index) => ({ id: `e${index}` }));
  const stores = {
    standIns: { principals: async () => [] },
    cohorts: { all: async () => [] },
    people: { grants: async () => [{ role: "any", ...grant }] },
    enrolments: {
      of: async () => [],
      page: async (_: unknown, { offset, limit }: { offset: number; limit: number }) => ({
        total: SCHOOL,
        rows: all.slice(offset, offset + limit),
      }),
    },
  };
  return {
    stores,
    calendars: { of: async () => ({}) },
    person: { id: "p" },
    today: 0,
    lang: "en",
  } as unknown as Asking;
}

describe("everybody somebody reaches", () => {
  it("is the whole cohort or option, however large", async () => {
    for (const grant of [
      { cohort: "c", option: null },
      { cohort: "c", option: "o" },
    ]) {
      const { rows, leftOut } = await reachOf(wide(grant), null);
      expect([new Set(rows.map(({ view }) => view.id)).size, leftOut]).toEqual([SCHOOL, 0]);
    }
  });

  it("is so many of a whole school, and how many are left out", async () => {
    const { rows, leftOut } = await reachOf(wide({ cohort: null, option: null }), null);
    expect([rows.length, leftOut]).toEqual([200, 250]);
  });
});

it("an inbox of the whole school tells when more waits than it shows", async () => {
  const { school } = await dossierDesk();
  const { stores, programmes } = school.app;
  const person = await stores.people.byEmail("registrar@demo.example");
  if (!person) throw new Error("no registrar");
  const cutAt = async (found: number) => {
    const dossiers = { ...stores.dossiers, waitingAnywhere: async () => Array(found).fill({ enrolment: "none" }) };
    const asked = { stores: { ...stores, dossiers }, calendars: keepCalendars(stores, programmes) };
    return (await inboxOf({ ...asked, person, today: 20_000, lang: "en" } as unknown as Asking)).cut;
  };
  expect([await cutAt(0), await cutAt(200), await cutAt(201)]).toEqual([false, false, true]);
});
