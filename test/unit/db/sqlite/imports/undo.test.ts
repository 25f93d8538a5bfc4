import { describe, expect, it } from "vitest";
import { type OpenStores, storesOn } from "../../../../../db/sqlite/stores.ts";
import { operator } from "../../../../../src/core/authority.ts";
import type { RosterRow } from "../../../../../src/core/ports.ts";
import { allowed, change } from "../../../../support/dossiers.ts";
import { day, instant, NOBODY, STANDS, testDatabase } from "../../../../support/store.ts";
import { row, weeks } from "./rows.ts";

const AT = instant("2026-11-22T12:00:00+01:00");
const TABLES = ["people", "emails", "cohorts", "enrolments", "enrolment_terms", "relations"] as const;

function house() {
  const db = testDatabase();
  const stores = storesOn(db);
  return {
    db,
    stores,
    /** Everything a roster may touch, row by row. */
    everything: () => TABLES.map((table) => db.sqlite.prepare(`select * from ${table} order by 1, 2`).all()),
    undo: (id: string | null) => stores.imports.undo(operator("roster"), id ?? "none", AT),
  };
}

async function bring(stores: OpenStores, ...rows: readonly RosterRow[]): Promise<string> {
  const { import: id } = await stores.imports.roster(operator("roster"), rows, "roster.csv", AT, false);
  return id ?? "nothing changed";
}

describe("taking a roster import back", () => {
  it("leaves the school exactly as it was before", async () => {
    const { stores, everything, undo } = house();
    const empty = everything();
    const first = await bring(
      stores,
      row("one", { master: "m1", head: "red" }, { company: "Company One" }),
      row("two"),
    );
    const then = everything();
    const second = await bring(
      stores,
      row("one", { master: "m2", tutor: "t1", head: "crimson" }, { company: "Company Two", option: "RED" }),
      row("two", {}, { learner: { role: "apprentice", name: "Renamed", email: "two@x.example" } }),
      row("three", { master: "m2" }, { cohort: "c2" }),
    );
    expect(everything()).not.toEqual(then);
    expect(await undo(second)).toMatchObject({ id: second, kind: "roster", undone: true });
    expect(everything()).toEqual(then);
    await undo(first);
    expect(everything()).toEqual(empty);
    expect(await stores.audit.verify()).toBeNull();
  });

  it("restores terms and relations changed twice on one day", async () => {
    const { stores, everything, undo } = house();
    await bring(stores, row("one", { master: "m1" }, { company: "Company One" }));
    await bring(stores, row("one", { master: "m2" }, { company: "Company Two" }));
    const then = everything();
    const third = await bring(stores, row("one", { master: "m1" }, { company: "Company Three" }));
    await undo(third);
    expect(everything()).toEqual(then);
  });

  it("is refused while a later roster stands on it, naming that one", async () => {
    const { stores, everything, undo } = house();
    const first = await bring(stores, row("one"));
    const second = await bring(stores, row("two"));
    const then = everything();
    await expect(undo(first)).rejects.toMatchObject({
      id: "import-stands",
      values: { id: second, file: "roster.csv" },
    });
    expect(everything()).toEqual(then);
    await undo(second);
    await undo(first);
    expect((await stores.imports.list(10)).map(({ undone }) => undone)).toEqual([true, true]);
  });

  it("is refused twice, and for an import that never was", async () => {
    const { stores, undo } = house();
    const id = await bring(stores, row("one"));
    await undo(id);
    await expect(undo(id)).rejects.toMatchObject({ id: "import-undone" });
    await expect(undo("nonsense")).rejects.toMatchObject({ id: "import-unknown" });
  });

  it("is refused when something else was hung on what it made", async () => {
    const { stores, everything, undo } = house();
    const id = await bring(stores, row("one"));
    const settlement = {
      cohort: "c1",
      from: day("2026-11-23"),
      to: day("2026-11-27"),
      place: "school" as const,
      reason: "test",
    };
    await stores.calendars.settle(operator("calendar"), settlement, STANDS, AT);
    const then = everything();
    await expect(undo(id)).rejects.toMatchObject({ id: "changed-meanwhile" });
    expect(everything()).toEqual(then);
  });

  it("is refused once a dossier, somebody's draft or a replacement stands on an enrolment it made", async () => {
    for (const hang of [
      ({ dossiers }: OpenStores, enrolment: string, person: string) =>
        dossiers.record(allowed(person), change({ enrolment, kind: "k", occasion: "once" }, { by: person }), AT),
      ({ dossiers }: OpenStores, enrolment: string, person: string) =>
        dossiers.keepDraft({ enrolment, kind: "k", occasion: "once" }, "s", person, { title: "t" }, AT),
      ({ standIns }: OpenStores, enrolment: string) => {
        const handed = { enrolment, role: "tutor", email: "t2@x.example", name: null, from: day("2026-11-23") };
        return standIns.replace(operator("roster"), handed, AT);
      },
    ]) {
      const { stores, everything, undo } = house();
      const id = await bring(stores, row("one", { tutor: "t1" }));
      const person = await stores.people.byEmail("one@x.example");
      const [enrolment] = await stores.enrolments.of(person ?? NOBODY, day("2026-11-22"));
      await hang(stores, enrolment?.id ?? "", person?.id ?? "");
      const then = everything();
      await expect(undo(id)).rejects.toMatchObject({ id: "changed-meanwhile" });
      expect(everything()).toEqual(then);
    }
  });

  it("keeps people who stand in for someone, or whom a message was sent to", async () => {
    const { stores, undo } = house();
    const id = await bring(stores, row("one", { master: "m1", tutor: "t1" }));
    const [one, master, tutor] = await Promise.all(
      ["one", "m1", "t1"].map(async (stem) => (await stores.people.byEmail(`${stem}@x.example`))?.id ?? ""),
    );
    const days = { from: day("2026-11-23"), to: day("2026-11-24") };
    await stores.standIns.delegate(master ?? "", tutor ?? "", days, AT);
    const card = { platform: "slack", place: "m", person: one ?? "", command: "inbox", input: {} };
    await stores.sentCards.remember(card, [{ enrolment: "any", kind: "k", occasion: "once" }], AT);
    await undo(id);
    expect((await stores.people.list(10)).map(({ id }) => id).sort()).toEqual([one, master, tutor].sort());
  });

  it("waits for the calendars of the cohorts it made to be taken back, and then goes", async () => {
    const { stores, everything, undo } = house();
    const before = everything();
    const roster = await bring(stores, row("one"));
    const days = weeks({ "2026-11-02": "school" });
    const calendar = await stores.imports.calendar(operator("calendar"), "c1", days, "calendar.csv", AT, false);
    await expect(undo(roster)).rejects.toMatchObject({
      id: "import-stands",
      values: { id: calendar.import, file: "calendar.csv" },
    });
    await undo(calendar.import);
    await undo(roster);
    expect(everything()).toEqual(before);
  });

  it("is refused when a row is no longer as the import left it", async () => {
    const { db, stores, undo } = house();
    await bring(stores, row("one", { master: "m1" }, { company: "Company One" }));
    const id = await bring(stores, row("one", {}, { company: "Company Two" }));
    db.sqlite.exec("update enrolment_terms set until_day = 30000 where until_day is not null");
    await expect(undo(id)).rejects.toMatchObject({ id: "changed-meanwhile" });
  });

  it("keeps people who have come in or chosen something since", async () => {
    const { stores, undo } = house();
    const id = await bring(stores, row("one", { master: "m1", tutor: "t1" }));
    const one = await stores.people.byEmail("one@x.example");
    await stores.people.prefer(one?.id ?? "", { lang: "en" }, AT);
    const tutor = await stores.people.byEmail("t1@x.example");
    await stores.people.link({ platform: "web", tenant: "t", user: "u" }, tutor?.id ?? "", AT);
    await undo(id);
    expect((await stores.people.list(10)).map(({ email }) => email)).toEqual(["one@x.example", "t1@x.example"]);
    expect(await stores.people.byEmail("t1@x.example")).toEqual(tutor);
  });
});

describe("taking a calendar import back", () => {
  const settle = (stores: OpenStores, monday: string, place: "school" | "company") =>
    stores.imports.calendar(operator("calendar"), "c1", weeks({ [monday]: place }), "calendar.csv", AT, false);

  it("brings back the file before it, in any order, and raises the cohort's version", async () => {
    const { stores, undo } = house();
    await bring(stores, row("one"));
    const first = await settle(stores, "2026-11-02", "school");
    const second = await settle(stores, "2026-11-02", "company");
    const third = await settle(stores, "2026-11-02", "school");
    const placeNow = async () => (await stores.calendars.of("c1")).imported.get(day("2026-11-02"))?.place;
    await undo(second.import);
    expect(await placeNow()).toBe("school");
    await undo(third.import);
    expect(await placeNow()).toBe("school");
    await undo(first.import);
    expect(await placeNow()).toBeUndefined();
    expect((await stores.cohorts.byId("c1"))?.version).toBe(7);
  });
});
