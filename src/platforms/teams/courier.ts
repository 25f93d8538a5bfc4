import type { TurnContext } from "botbuilder";
import type { Address, Courier, Gate, Rate } from "../../core/reminder-ports.ts";
import type { TwoStepAdapter } from "./adapter.ts";
import { withDeadline } from "./deadline.ts";
import { deliveryOf } from "./delivery.ts";
import { inside } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { readTalk, referenceOf, type Talk } from "./place.ts";
import { renderMessage } from "./render.ts";

/** Writes into personal conversations that were had before: nobody else can be written to. */
export function teamsCourier(adapter: TwoStepAdapter, appId: string): Courier {
  const late = (): never => {
    throw new Error("no answer in time");
  };

  async function begin(talk: Talk, message: ReturnType<typeof renderMessage>, gate: Gate): Promise<string | null> {
    let id: string | null = null;
    const sending = adapter.continueConversationAsync(appId, referenceOf(talk), async (context) => {
      sendOnce(context, adapter.ConnectorClientKey);
      id = (await gate(() => context.sendActivity(message)))?.id || null;
    });
    await withDeadline(sending, TEAMS_LIMITS.sendMs, late);
    return id;
  }

  return {
    platform: "teams",
    reaches: ({ reference }) => reference !== null && readTalk(reference) !== null,
    rates: (address) => [{ scope: `teams ${address.tenant}`, ...TEAMS_LIMITS.tenantRate }, conversationRate(address)],
    async send(address, { card, lang }, _message, gate) {
      const talk = address.reference === null ? null : readTalk(address.reference);
      if (!talk) return { kind: "refused", reason: "no conversation" };
      try {
        const message = await begin(talk, renderMessage(card, lang), gate);
        return { kind: "sent", place: message === null ? null : JSON.stringify({ ...talk, message }) };
      } catch (error) {
        return deliveryOf(error, conversationRate(address).scope);
      }
    },
  };
}

function conversationRate({ tenant, user }: Address): Rate {
  return { scope: `teams ${tenant} ${user}`, ...TEAMS_LIMITS.conversationRate };
}

/** The library would repeat in secret what may have arrived: this turn's client does not. Its pipeline is no part of the public types. */
function sendOnce(context: TurnContext, key: symbol): void {
  const connector: unknown = context.turnState.get(key);
  const client = inside(connector, "client");
  const pipeline = inside(client, "pipeline");
  const remove = inside(pipeline, "removePolicy");
  if (typeof remove !== "function") throw new TypeError("the connector's retries cannot be taken away");
  remove.call(pipeline, { name: "defaultRetryPolicy" });
}
