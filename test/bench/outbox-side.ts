import { bareQueue, ourQueue, plainjobQueue, type Queue } from "./outbox-queues.ts";
import { answer } from "./sides.ts";

// A queue in a process of its own (`NAME FILE REMINDERS BATCH`), from which so many reminders at a time are claimed and acknowledged.

/** How many. */
export interface Asked {
  readonly reminders: number;
}

const [, , name = "", file = "", reminders = "", batch = ""] = process.argv;

const QUEUES: Readonly<Record<string, () => Queue>> = {
  ours: () => ourQueue(`file:${file}`, Number(batch)),
  bare: () => bareQueue(`file:${file}`, Number(batch)),
  plainjob: () => plainjobQueue(file, Number(reminders), "its own"),
  "plainjob, FULL": () => plainjobQueue(file, Number(reminders), "FULL"),
};

const queue = QUEUES[name]?.();
if (!queue) throw new Error(`no queue is called ${name}`);

answer<Asked>(
  async (asked) => {
    const start = performance.now();
    await queue.take(asked.reminders);
    return [performance.now() - start];
  },
  () => queue.close(),
);
