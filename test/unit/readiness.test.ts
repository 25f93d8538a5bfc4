import { describe, expect, it } from "vitest";
import { LEAST_FREE_BYTES } from "../../src/core/disk.ts";
import type { Log } from "../../src/core/ports.ts";
import type { OutboxFigures } from "../../src/core/reminder-ports.ts";
import { type ReadinessParts, readiness } from "../../src/readiness.ts";
import { instant } from "../support/store.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const START = instant("2026-11-22T08:00:00Z");
const MINUTE = 60_000;

function house(parts: Partial<ReadinessParts> = {}) {
  let now = START;
  const ready = readiness({
    health: { check: async () => null },
    outbox: { figures: async () => ({ lagMs: 0 }) as OutboxFigures },
    sender: null,
    disk: null,
    clock: { now: () => now },
    log: silent,
    ...parts,
  });
  return {
    ready,
    later(ms: number) {
      now = now.add({ milliseconds: ms });
    },
  };
}

/** A sender that looked then, while the oldest message waits for so long. */
const looked = (lastTick: number, lagMs = 0): Partial<ReadinessParts> => ({
  sender: { figures: () => ({ lastTick, trouble: null }) },
  outbox: { figures: async () => ({ lagMs }) as OutboxFigures },
});

describe("readiness", () => {
  it("tells that a platform refuses this program, in the platform's word", async () => {
    const figures = () => ({ lastTick: START.epochMilliseconds, trouble: "token_revoked" });
    const refused = { sender: { figures } };
    expect(await house(refused).ready()).toBe("messages are refused: token_revoked");
  });

  it("asks the database once a minute, one question at a time, and again at once after a failure", async () => {
    const waiting: ((answer: string | null) => void)[] = [];
    let asked = 0;
    const check = () => {
      asked += 1;
      return new Promise<string | null>((answer) => waiting.push(answer));
    };
    const { ready, later } = house({ health: { check } });
    const both = [ready(), ready()];
    later(MINUTE - 1);
    both.push(ready());
    waiting[0]?.(null);
    expect(await Promise.all(both)).toEqual([null, null, null]);
    expect(asked).toBe(1);
    later(1);
    const torn = ready();
    waiting[1]?.("page 7 is torn");
    expect(await torn).toBe("page 7 is torn");
    expect(asked).toBe(2);
  });

  it("answers when the database cannot be asked, and asks again", async () => {
    let fails = true;
    const { ready } = house({
      health: { check: () => (fails ? Promise.reject(new Error("closed")) : Promise.resolve(null)) },
    });
    expect(await ready()).toBe("the database cannot be asked");
    fails = false;
    expect(await ready()).toBeNull();
  });

  it("is not given while the disk is nearly full", async () => {
    let free = LEAST_FREE_BYTES - 1;
    const { ready } = house({ disk: async () => free });
    expect(await ready()).toBe("the disk is nearly full");
    free = LEAST_FREE_BYTES;
    expect(await ready()).toBeNull();
  });

  it("is not given when the sender has not run for more than 2 minutes", async () => {
    const { ready, later } = house(looked(START.epochMilliseconds));
    later(2 * MINUTE);
    expect(await ready()).toBeNull();
    later(1);
    expect(await ready()).toBe("the sender has not run for more than 2 minutes");
  });

  it("is not given when a message has been due for more than 10 minutes", async () => {
    expect(await house(looked(START.epochMilliseconds, 10 * MINUTE)).ready()).toBeNull();
    expect(await house(looked(START.epochMilliseconds, 10 * MINUTE + 1)).ready()).toBe(
      "a message has been due for more than 10 minutes",
    );
  });
});
