import { describe, expect, it } from "vitest";
import type { Gate } from "../../../src/core/reminder-ports.ts";
import { MAX_ATTEMPTS } from "../../../src/domain/reminder/retry.ts";
import { openSender } from "../../../src/jobs/sender.ts";
import { MORNING, type PostOffice, postOffice, type Scenario, workThrough } from "../../support/sending/post-office.ts";
import { instant } from "../../support/store.ts";

const states = ({ outbox }: PostOffice) => outbox.rows.map(({ state }) => state);

async function done(scenario: Scenario) {
  const office = postOffice(scenario);
  await workThrough(office);
  return office;
}

describe("the sender", () => {
  it("sends each person one message, remembers where it stands and acknowledges it", async () => {
    const office = await done({ due: [1, 3, 2] });
    expect(office.accepted.map(({ keys }) => keys.length)).toEqual([1, 3, 2]);
    expect(office.placed).toHaveLength(3);
    expect(states(office)).toEqual(["sent", "sent", "merged", "merged", "sent", "merged"]);
  });

  it("counts what it does", async () => {
    const office = postOffice({ due: [2], begins: instant("2026-11-24T09:00:00+01:00").epochMilliseconds });
    const sender = openSender(office.parts);
    await sender.runOnce();
    expect(sender.figures()).toMatchObject({ sent: 1, late: 1, merged: 1, unknown: 0, dead: 0, retried: 0 });
    expect(sender.figures().lastTick).toBe(office.now());
  });

  it("gives the attempt back when the platform asks to wait, and waits", async () => {
    const office = await done({
      due: [1],
      platform: (n) => (n === 1 ? { delivery: { kind: "busy", scope: "paper", afterMs: 30_000 } } : null),
    });
    expect(office.rates.held).toEqual(["paper"]);
    expect(office.accepted).toHaveLength(1);
    expect((office.accepted[0]?.at ?? 0) - MORNING).toBeGreaterThanOrEqual(30_000);
    expect(office.outbox.rows[0]?.attempts).toBe(1);
  });

  it("does not claim while the only platform has asked to wait", async () => {
    const office = postOffice({
      due: Array.from({ length: 30 }, () => 1),
      platform: (n) => (n === 1 ? { delivery: { kind: "busy", scope: "paper", afterMs: 60_000 } } : null),
    });
    await openSender(office.parts).runOnce();
    expect(office.outbox.rows.filter(({ state }) => state === "planned")).toHaveLength(10);
  });

  it("keeps to the rate, and gets a backlog through", async () => {
    const office = await done({ due: Array.from({ length: 40 }, () => 1), perMinute: 60 });
    expect(office.accepted).toHaveLength(40);
    const at = office.accepted.map((one) => one.at).toSorted((one, other) => one - other);
    expect(at.every((one, index) => index === 0 || one - (at[index - 1] ?? 0) >= 1000)).toBe(true);
  });

  it("gets a backlog through at a rate of a few a minute too", async () => {
    const office = await done({ due: Array.from({ length: 20 }, () => 1), perMinute: 4 });
    expect(office.accepted).toHaveLength(20);
    const at = office.accepted.map((one) => one.at).toSorted((one, other) => one - other);
    expect(at.every((one, index) => index === 0 || one - (at[index - 1] ?? 0) >= 15_000)).toBe(true);
  });

  it("gives up what the platform refuses for good, and says why", async () => {
    const office = await done({
      due: [1],
      platform: () => ({ delivery: { kind: "refused", reason: "user_not_found" } }),
    });
    expect(office.outbox.rows).toMatchObject([{ state: "dead", reason: "user_not_found", attempts: 1 }]);
  });

  it("gives up a message that fails again and again, but not when the platform is down", async () => {
    const failing = (whose?: "platform" | "ours") =>
      done({
        due: [1],
        platform: () => ({ delivery: { kind: "failed", reason: "no", afterMs: null, ...(whose && { whose }) } }),
      });
    expect((await failing()).outbox.rows).toMatchObject([{ state: "dead", attempts: MAX_ATTEMPTS }]);
    for (const whose of ["platform", "ours"] as const) {
      const [row] = (await failing(whose)).outbox.rows;
      expect(row).toMatchObject({ state: "retry", reason: "no" });
      expect(row?.attempts).toBeGreaterThan(MAX_ATTEMPTS);
    }
  });

  it("says what whoever runs it has to mend, until something is sent", async () => {
    const office = postOffice({
      due: [1],
      platform: (n) =>
        n === 1 ? { delivery: { kind: "failed", reason: "token_revoked", afterMs: null, whose: "ours" } } : null,
    });
    const sender = openSender(office.parts);
    await sender.runOnce();
    expect(sender.figures().trouble).toBe("token_revoked");
    office.advance(60_000);
    await sender.runOnce();
    expect(sender.figures()).toMatchObject({ trouble: null, sent: 1, retried: 1 });
  });

  it("writes to someone who has never written, and remembers their account", async () => {
    const office = await done({ due: [1, 1], newcomers: true });
    expect(office.links).toEqual(["p1", "p2"]);
    expect(office.accepted).toHaveLength(2);
  });

  it("tells the registrar of someone whom no platform knows", async () => {
    const office = await done({ due: [1], nobodyKnows: true });
    expect(office.outbox.rows).toMatchObject([{ state: "dead", reason: "no-account" }]);
  });

  it("sends nothing that would arrive in quiet hours", async () => {
    const office = await done({ due: [1], begins: instant("2026-11-23T19:59:50+01:00").epochMilliseconds });
    expect(office.accepted.map(({ at }) => at >= instant("2026-11-24T07:00:00+01:00").epochMilliseconds)).toEqual([
      true,
    ]);
  });

  it("claims nothing while the disk is nearly full", async () => {
    const office = postOffice({ due: [1] });
    let free = 64 * 1024 * 1024 - 1;
    const sender = openSender({ ...office.parts, disk: async () => free });
    await sender.runOnce();
    expect(states(office)).toEqual(["planned"]);
    free += 1;
    await sender.runOnce();
    expect(states(office)).toEqual(["sent"]);
  });

  it("catches up at the start and after a pause of more than an hour, and at no other time", async () => {
    const office = postOffice({ due: [1] });
    const caught: object[] = [];
    const outbox = {
      ...office.parts.stores.outbox,
      catchUp: async (_now: object, options: object) => {
        caught.push(options);
        return { spread: 2, merged: 1, expired: 3 };
      },
    };
    const sender = openSender({ ...office.parts, spreadMs: 7, stores: { ...office.parts.stores, outbox } });
    await sender.runOnce();
    office.advance(59 * 60_000);
    await sender.runOnce();
    expect(caught).toEqual([{ overdueMs: 3_600_000, windowMs: 7 }]);
    office.advance(61 * 60_000);
    await sender.runOnce();
    expect(caught).toHaveLength(2);
    expect(sender.figures().expired).toBe(6);
    expect(office.log.lines.filter(({ message }) => message === "caught up after a stop")).toHaveLength(2);
  });

  it("waits until a message that may still be arriving can be found", async () => {
    const office = postOffice({
      due: [1],
      finds: true,
      platform: (n) => (n === 1 ? { delivery: { kind: "unknown", reason: "timeout" }, takes: true } : null),
    });
    const sender = openSender(office.parts);
    await sender.runOnce();
    await sender.runOnce();
    expect(states(office)).toEqual(["unknown"]);
    office.advance(15_000);
    await sender.runOnce();
    expect(states(office)).toEqual(["sent"]);
    expect(office.accepted).toHaveLength(1);
    expect(office.placed).toHaveLength(1);
  });

  it("sends again what can never be looked for", async () => {
    const office = postOffice({
      due: [1],
      platform: (n) => (n === 1 ? { delivery: { kind: "unknown", reason: "x" } } : null),
    });
    const [courier] = office.parts.couriers;
    if (!courier) throw new Error("no courier");
    const find = () => Promise.reject(new Error("missing_scope"));
    await workThrough(office, { ...office.parts, couriers: [{ ...courier, find }] });
    expect(office.accepted).toHaveLength(1);
  });
});

describe("a sender that runs by itself", () => {
  it("sends what is due, and soon what comes with a poke, a change, or a clock that jumps", async () => {
    const office = postOffice({ due: [1, 1, 1, 1] });
    const [, second, third, fourth] = office.outbox.rows;
    if (!second || !third || !fourth) throw new Error("no rows");
    second.wake = third.wake = MORNING + 7_200_000;
    fourth.wake = MORNING + 3_600_000;
    let revision = 0;
    const stores = { ...office.parts.stores, revision: { current: () => `${revision}` } };
    const sender = openSender({ ...office.parts, stores });
    sender.start();
    await expect.poll(() => office.accepted.length).toBe(1);
    second.wake = 0;
    sender.poke();
    await expect.poll(() => office.accepted.length).toBe(2);
    third.wake = 0;
    revision += 1;
    await expect.poll(() => office.accepted.length).toBe(3);
    office.advance(3_600_000);
    await expect.poll(() => office.accepted.length).toBe(4);
    await sender.stop();
    expect(states(office)).toEqual(["sent", "sent", "sent", "sent"]);
  });

  it("waits for what is under way when it is stopped, gives back what has not begun, and claims nothing more", async () => {
    let take = (): void => {};
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    const office = postOffice({ due: [1, 1, 1], perMinute: 12 });
    const [courier] = office.parts.couriers;
    if (!courier) throw new Error("no courier");
    const slow = {
      ...courier,
      send: (...[address, outcome, message, gate]: Parameters<typeof courier.send>) => {
        const slowly: Gate = (ask) =>
          gate(async () => {
            await taken;
            return ask();
          });
        return courier.send(address, outcome, message, slowly);
      },
    };
    const waits = (_ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    const sender = openSender({ ...office.parts, couriers: [slow], sleep: waits });
    sender.start();
    await expect.poll(() => states(office)).toContain("leased");
    const stopped = sender.stop();
    take();
    await stopped;
    expect(office.accepted).toHaveLength(1);
    expect(states(office).toSorted()).toEqual(["retry", "retry", "sent"]);
    expect(office.outbox.rows.map(({ attempts }) => attempts).toSorted()).toEqual([0, 0, 1]);
  });
});
