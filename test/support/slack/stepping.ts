import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import { planningOf } from "../../../src/compose.ts";
import { startRedraw } from "../../../src/jobs/redraw.ts";
import { openSender } from "../../../src/jobs/sender.ts";
import { openSlack } from "../../../src/ways-out.ts";
import { listen, close as shut } from "../teams/connector.ts";
import { type ComposeOptions, composeReminding } from "./reminding.ts";

/** Slack's door, the planner, the sender and the redrawing as the server has them, but that they work when they are told to: a school year takes seconds. */
export async function stepReminding(start: string, options: ComposeOptions = {}) {
  const school = await composeReminding(start, options);
  const { app } = school;
  const { stores, door, clock, log, tell } = app;
  const slack = await openSlack(app);
  if (!slack) throw new Error("no Slack");
  await slack.start();
  const server = createServer((request, response) => slack.handle(request, response));
  const send = school.driver(await listen(server));
  const redraw = startRedraw({ stores, door, boards: [slack.board], clock, log, tell });
  await redraw.look();
  const sender = openSender({
    stores,
    door,
    couriers: [slack.courier],
    planner: { run: planningOf(app) },
    clock,
    log,
    random: () => 0.5,
    disk: async () => Number.POSITIVE_INFINITY,
    sleep: async (ms) => school.at(clock.now().add({ milliseconds: ms })),
  });

  /** Until everything that is to be said or drawn again now has been. */
  async function settle(): Promise<void> {
    await setImmediate();
    await sender.runOnce();
    await redraw.look();
  }

  return {
    ...school,
    send,
    settle,
    async at(instant: string | Temporal.Instant) {
      school.at(instant);
      await settle();
    },
    async close() {
      await sender.stop();
      await redraw.stop();
      await slack.stop();
      await shut(server);
      app.close();
      await school.close();
    },
  };
}
