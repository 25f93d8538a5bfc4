import type { webApi } from "@slack/bolt";
import * as z from "zod";
import { EdgeError } from "../../core/errors.ts";
import type { Address, Courier, Delivery, Gate } from "../../core/reminder-ports.ts";
import { deliveryOf, type Scopes } from "./delivery.ts";
import { drawn } from "./drawing.ts";
import { edgeErrorOf } from "./errors.ts";
import { placeText } from "./place.ts";
import { userOf, type Workspace } from "./users-info.ts";

/** By this a message is found again. */
const EVENT_TYPE = "passerelle_reminder";
const A_MINUTE_MS = 60_000;
/** So many pages of a conversation are looked through. */
const PAGES = 10;
const PAGE = 200;

const Found = z.object({
  ts: z.string().min(1),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ message: z.string() }) }),
});

export interface CourierParts {
  readonly client: webApi.WebClient;
  /** A client whose requests go through the gate. */
  readonly gated: (gate: Gate) => webApi.WebClient;
  /** Null until Slack has said who we are. */
  readonly workspace: () => Workspace | null;
  readonly messagesPerMinute: number;
}

/** Begins direct conversations with people. */
export function slackCourier({ client, gated, workspace, messagesPerMinute }: CourierParts): Courier {
  const everyMs = Math.ceil(A_MINUTE_MS / messagesPerMinute);
  const burst = Math.max(1, Math.floor(messagesPerMinute / 12));

  async function post({ user }: Address, { text, blocks }: ReturnType<typeof drawn>, message: string, gate: Gate) {
    const metadata = { event_type: EVENT_TYPE, event_payload: { message } };
    const said = { text, blocks, metadata, unfurl_links: false, unfurl_media: false };
    return gated(gate).chat.postMessage({ channel: user, ...said });
  }

  async function directWith(user: string): Promise<string> {
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new EdgeError(502, "Slack: no conversation");
    return channel.id;
  }

  return {
    platform: "slack",
    rates(address) {
      const { team, channel } = scopesOf(address);
      return [
        { scope: team, everyMs, burst },
        { scope: channel, everyMs: 1000, burst: 1 },
      ];
    },
    async send(address, outcome, message, gate): Promise<Delivery> {
      try {
        const { channel = address.user, ts } = await post(address, drawn(outcome), message, gate);
        return { kind: "sent", place: ts === undefined ? null : placeText({ channel, ts }) };
      } catch (error) {
        return deliveryOf(error, scopesOf(address));
      }
    },
    async find({ user }, message, since) {
      try {
        const channel = await directWith(user);
        const oldest = String(Math.floor(since.epochMilliseconds / 1000));
        const asked = { channel, oldest, limit: PAGE, include_all_metadata: true };
        let cursor: string | undefined;
        for (let page = 0; page < PAGES; page += 1) {
          const answer = await client.conversations.history({ ...asked, ...(cursor !== undefined && { cursor }) });
          const ts = tsOf(answer.messages, message);
          if (ts !== null) return placeText({ channel, ts });
          cursor = answer.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) return null;
        }
        return null;
      } catch (error) {
        throw edgeErrorOf(error) ?? error;
      }
    },
    async lookUp(email) {
      const ours = workspace();
      if (!ours) throw new EdgeError(503, "Slack has not said yet who we are");
      try {
        const user = await userOf(client, email, ours);
        return user === null ? null : { platform: "slack", tenant: ours.team, user };
      } catch (error) {
        throw edgeErrorOf(error) ?? error;
      }
    },
  };
}

function scopesOf({ tenant, user }: Address): Scopes {
  return { team: `slack ${tenant}`, channel: `slack ${tenant} ${user}` };
}

function tsOf(messages: readonly unknown[] | undefined, message: string): string | null {
  for (const one of messages ?? []) {
    const read = Found.safeParse(one);
    if (read.success && read.data.metadata.event_payload.message === message) return read.data.ts;
  }
  return null;
}
