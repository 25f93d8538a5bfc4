import { type Activity, TestAdapter } from "botbuilder";
import * as z from "zod";
import { createApplication } from "../../../src/platforms/teams/application.ts";
import type { Json } from "./activities.ts";
import { type FakeDoorOptions, fakeDoor, fakeLog } from "./fake-door.ts";

export interface BotOptions extends FakeDoorOptions {
  readonly addresses?: readonly string[] | Error;
  /** Messages cannot be drawn anew: they are not there any more. */
  readonly gone?: boolean;
}

/** The bot's turns on the library's own test adapter. */
export function bot(options: BotOptions = {}) {
  const { addresses = ["apprentice1@school.example"] } = options;
  const door = fakeDoor(options);
  const log = fakeLog();
  const lookups: string[] = [];
  const drawn: { readonly message: string; readonly title: string }[] = [];
  const left: string[] = [];
  const application = createApplication({
    door,
    log,
    messages: {
      async draw({ message }, { card }) {
        drawn.push({ message, title: card.title });
        return !options.gone;
      },
      leave: ({ message }) => void left.push(message),
      free: ({ message }) => void left.splice(0, left.length, ...left.filter((one) => one !== message)),
    },
    after: (work) => void later.push(work),
    async addressesOf(context) {
      lookups.push(context.activity.from.id);
      if (addresses instanceof Error) throw addresses;
      return addresses;
    },
  });
  const later: Promise<void>[] = [];
  const adapter = new TestAdapter(async (context) => {
    await application.run(context);
  });
  return {
    door,
    log,
    lookups,
    drawn,
    left,
    async tell(activity: Json): Promise<readonly Partial<Activity>[]> {
      const before = adapter.activeQueue.length;
      await adapter.receiveActivity(activity);
      await Promise.all(later.splice(0));
      return adapter.activeQueue.slice(before);
    },
  };
}

export const InvokeAnswer = z.object({
  status: z.number(),
  body: z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() }),
});
export const textOf = (sent: Partial<Activity> | undefined): string => JSON.stringify(sent ?? null);
