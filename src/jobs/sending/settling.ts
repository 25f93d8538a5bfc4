import { setImmediate } from "node:timers/promises";
import type { Sending, Settled } from "../../core/reminder-ports.ts";
import { nameOf, type SenderParts } from "./parts.ts";

export interface Settling {
  /** Acknowledged with whatever else is there at that moment. */
  add(token: string, message: string, sending: Sending): void;
  /** Acknowledges what could not be acknowledged before. True: nothing is left. */
  flush(): Promise<boolean>;
  /** Nothing more is written. */
  close(): void;
}

/** Acknowledgements in batches. One that fails is kept and tried again: until its lease ends, the message is not sent again. */
export function openSettling({ stores, clock, log }: Pick<SenderParts, "stores" | "clock" | "log">): Settling {
  const waiting = new Map<string, Settled[]>();
  let running: Promise<void> | null = null;
  let closed = false;

  async function write(): Promise<void> {
    for (const [token, settled] of [...waiting]) {
      if (closed) return;
      waiting.delete(token);
      try {
        const lost = await stores.outbox.settle(token, settled, clock.now());
        if (lost.length > 0) log.warn({ messages: lost.length }, "leases had ended before they were acknowledged");
      } catch (error) {
        waiting.set(token, [...settled, ...(waiting.get(token) ?? [])]);
        log.error({ error: nameOf(error), messages: settled.length }, "messages could not be acknowledged");
        return;
      }
    }
  }

  async function flush(): Promise<boolean> {
    while (running) await running;
    running = write().finally(() => {
      running = null;
    });
    await running;
    return waiting.size === 0;
  }

  let soon = false;
  return {
    add(token, message, sending) {
      waiting.set(token, [...(waiting.get(token) ?? []), { message, sending }]);
      if (soon) return;
      soon = true;
      void setImmediate().then(() => {
        soon = false;
        return flush();
      });
    },
    flush,
    close() {
      closed = true;
    },
  };
}
