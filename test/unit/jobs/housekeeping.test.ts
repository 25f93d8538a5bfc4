import type { Temporal } from "temporal-polyfill";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Backup, BackupStore } from "../../../src/core/backup-ports.ts";
import type { Log } from "../../../src/core/ports.ts";
import { superfluous } from "../../../src/jobs/backups-to-keep.ts";
import { type HousekeepingParts, startHousekeeping } from "../../../src/jobs/housekeeping.ts";
import { instant } from "../../support/store.ts";

const ZONE = "Europe/Paris";

/** A folder of backups in memory. */
function shelf(...made: readonly string[]) {
  const backups: Backup[] = made.map((at) => ({ name: at, at: instant(at).epochMilliseconds, nightly: true }));
  const state = { broken: false, tries: 0 };
  const store: BackupStore = {
    list: async () => [...backups].sort((a, b) => b.at - a.at),
    make: async (at, nightly) => {
      state.tries += 1;
      if (state.broken) throw new Error("no room");
      const backup = { name: at.toString(), at: at.epochMilliseconds, nightly };
      backups.push(backup);
      return backup;
    },
    forget: async ({ name }) => {
      backups.splice(
        backups.findIndex((one) => one.name === name),
        1,
      );
    },
  };
  return { store, state, names: () => backups.map(({ name }) => name) };
}

function house(start: string, parts: Partial<HousekeepingParts> = {}) {
  let now: Temporal.Instant = instant(start);
  const errors: string[] = [];
  const log: Log = { debug() {}, info() {}, warn() {}, error: (_facts, message) => errors.push(message) };
  const clock = { now: () => now };
  const keeper = startHousekeeping({ backups: null, forgetting: [], clock, log, zone: ZONE, ...parts });
  onTestFinished(() => keeper.stop());
  return {
    ...keeper,
    errors,
    async at(time: string) {
      now = instant(time);
      await keeper.run();
    },
  };
}

describe("nightly backups", () => {
  it("are made at 02:00 of the school, once a night, on the days when the clocks change too", async () => {
    const { store, names } = shelf("2026-03-28T01:00:00Z");
    const keeper = house("2026-03-28T12:00:00Z", { backups: store });
    for (const time of ["2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:01:00Z", "2026-03-29T23:59:00Z"])
      await keeper.at(time);
    await keeper.at("2026-03-30T00:00:00Z");
    expect(names()).toEqual(["2026-03-28T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"]);
    expect(keeper.figures().backups).toEqual({
      lastAt: instant("2026-03-30T00:00:00Z").epochMilliseconds,
      made: 2,
      failed: 0,
    });
  });

  it("are made at once when there is none, or none of the last 26 hours", async () => {
    const none = shelf();
    await house("2026-11-22T12:00:00Z", { backups: none.store }).run();
    expect(none.names()).toEqual(["2026-11-22T12:00:00Z"]);
    const old = shelf("2026-11-21T01:00:00Z");
    const keeper = house("2026-11-22T02:59:00Z", { backups: old.store });
    await keeper.run();
    expect(old.names()).toHaveLength(1);
    await keeper.at("2026-11-22T03:00:01Z");
    expect(old.names()).toHaveLength(2);
  });

  it("that fail are told, counted and tried again after an hour", async () => {
    const { store, state, names } = shelf("2026-11-22T01:00:00Z");
    state.broken = true;
    const keeper = house("2026-11-22T12:00:00Z", { backups: store });
    for (const time of ["01:00:00", "01:01:00", "01:59:00", "02:00:00"]) await keeper.at(`2026-11-23T${time}Z`);
    expect(state.tries).toBe(2);
    expect(keeper.errors).toHaveLength(2);
    expect(keeper.figures().backups).toMatchObject({ made: 0, failed: 2 });
    expect(names()).toEqual(["2026-11-22T01:00:00Z"]);
    state.broken = false;
    await keeper.at("2026-11-23T03:00:00Z");
    expect(keeper.figures().backups).toMatchObject({ made: 1, failed: 2 });
  });

  it("keep the newest of 7 days and of 4 weeks over half a year, and whatever people made themselves", async () => {
    const { store, names } = shelf("2026-01-01T01:00:00Z");
    const own = { name: "own", at: 0, nightly: false };
    const keeper = house("2026-01-01T12:00:00Z", {
      backups: { ...store, list: async () => [...(await store.list()), own] },
    });
    let night = instant("2026-01-02T01:30:00Z");
    for (let nights = 0; nights < 180; nights += 1) {
      await keeper.at(night.toString());
      night = night.add({ hours: 24 });
    }
    expect(names().map((name) => name.slice(0, 10))).toEqual([
      ...["2026-06-14", "2026-06-21"],
      ...["2026-06-24", "2026-06-25", "2026-06-26", "2026-06-27", "2026-06-28", "2026-06-29", "2026-06-30"],
    ]);
  });

  it("never lose the newest one", () => {
    const one = { name: "one", at: 0, nightly: true };
    expect(superfluous([one], { days: 1, weeks: 1, zone: ZONE })).toEqual([]);
    expect(superfluous([], { days: 7, weeks: 4, zone: ZONE })).toEqual([]);
  });
});

describe("what is long over", () => {
  it("is forgotten once a night, some rows at a time, and one failure stops no other", async () => {
    let left = 1_200;
    const asked: string[] = [];
    const reminders = {
      what: "reminders",
      afterDays: 400,
      forgetBefore: async (at: Temporal.Instant, limit: number) => {
        asked.push(at.toString());
        const gone = Math.min(left, limit);
        left -= gone;
        return gone;
      },
    };
    const broken = { what: "drafts", afterDays: 30, forgetBefore: () => Promise.reject(new Error("no")) };
    const keeper = house("2026-11-22T12:00:00Z", { forgetting: [broken, reminders] });
    await keeper.run();
    await keeper.run();
    expect(asked).toEqual(Array(3).fill("2025-10-18T12:00:00Z"));
    expect(keeper.figures()).toEqual({ backups: null, forgotten: 1_200, forgettingFailed: 1 });
    await keeper.at("2026-11-23T01:00:00Z");
    expect(asked).toHaveLength(4);
    expect(keeper.errors).toHaveLength(2);
  });
});
