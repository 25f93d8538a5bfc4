import { describe, expect, it } from "vitest";
import { deliveryStore } from "../../../../db/sqlite/delivery-store.ts";
import { deliveries } from "../../../../db/sqlite/schema/deliveries.ts";
import type { Write } from "../../../../db/sqlite/write.ts";
import { instant, testDatabase } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

/** A store whose turns of the event loop end when the test says so. */
function opened(replaced?: Write) {
  const db = testDatabase();
  const turns: (() => void)[] = [];
  let transactions = 0;
  const quiet: Write = (work) => {
    transactions++;
    return (replaced ?? db.quiet)(work);
  };
  const store = deliveryStore({ ...db, quiet }, (work) => turns.push(work));
  const endTurn = () => {
    for (const work of turns.splice(0)) work();
  };
  return { store, endTurn, stored: () => db.orm.select().from(deliveries).all().length, count: () => transactions };
}

describe("deliveries of one turn of the event loop", () => {
  it("share one transaction, and each turn has its own", async () => {
    const { store, endTurn, count } = opened();
    const first = ["a", "b", "c"].map((key) => store.first(key, at));
    endTurn();
    expect(await Promise.all(first)).toEqual([true, true, true]);
    const second = ["a", "d"].map((key) => store.first(key, at));
    endTurn();
    expect(await Promise.all(second)).toEqual([false, true]);
    expect(count()).toBe(2);
  });

  it("are answered only once they are stored", async () => {
    const { store, endTurn, stored } = opened();
    const heard: number[] = [];
    const answer = store.first("a", at).then(() => heard.push(stored()));
    await Promise.resolve();
    expect(heard).toEqual([]);
    endTurn();
    await answer;
    expect(heard).toEqual([1]);
  });

  it("all fail when the transaction does, and the next turn begins afresh", async () => {
    let full = true;
    const db = testDatabase();
    const { store, endTurn } = opened((work) => {
      if (full) throw new Error("disk full");
      return db.quiet(work);
    });
    const failed = Promise.allSettled(["a", "b"].map((key) => store.first(key, at)));
    endTurn();
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    full = false;
    const again = store.first("a", at);
    endTurn();
    expect(await again).toBe(true);
  });

  it("forget a bounded number of old ones at a time, so that nobody waits", async () => {
    const { store, endTurn, stored } = opened();
    const many = Array.from({ length: 5_000 }, (_, index) => store.first(`old-${index}`, at));
    endTurn();
    await Promise.all(many);
    const left: number[] = [];
    for (const key of ["x", "y", "z", "z"]) {
      const one = store.first(key, at.add({ minutes: 30 }));
      endTurn();
      await one;
      left.push(stored());
    }
    expect(left).toEqual([3_001, 1_002, 3, 3]);
  });
});
