import type { ConversationReference } from "botbuilder";
import * as z from "zod";
import { personIn, type ReceivedActivity } from "./activity.ts";

const text = z.string().min(1).max(2000);

/** What it takes to reach a conversation again. Ids only, nobody's name. */
const Talk = z.object({
  serviceUrl: text,
  tenant: text.nullable(),
  conversation: text,
  bot: text,
  user: text,
});
export type Talk = z.output<typeof Talk>;

/** Where a message of ours stands: its conversation, and what it takes to draw it anew. */
const Place = Talk.extend({ message: text });
export type Place = z.output<typeof Place>;

/** The place of a message in the conversation that an activity came from; null where no answer can be sent. */
export function placeOf(activity: ReceivedActivity, message: string): Place | null {
  const read = Place.safeParse({ ...whereFrom(activity), message });
  return read.success ? read.data : null;
}

/** The personal conversation that an activity came from; null for every other: what is said there is read by others. */
export function talkOf(activity: ReceivedActivity): Talk | null {
  if (activity.conversation.conversationType !== "personal") return null;
  const read = Talk.safeParse(whereFrom(activity));
  return read.success ? read.data : null;
}

function whereFrom(activity: ReceivedActivity) {
  const { serviceUrl, conversation, recipient } = activity;
  const tenant = conversation.tenantId ?? activity.channelData?.tenant?.id ?? null;
  return { serviceUrl, tenant, conversation: conversation.id, bot: recipient.id, user: personIn(activity)?.id };
}

/** Null for what is none of ours. */
export function readPlace(stored: string): Place | null {
  return readAs(Place, stored);
}

/** Null for what is none of ours. */
export function readTalk(stored: string): Talk | null {
  return readAs(Talk, stored);
}

function readAs<Value>(schema: z.ZodType<Value>, stored: string): Value | null {
  try {
    const read = schema.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Guarantee: `id` is all that Teams reads of an account or a conversation that it is told about again. */
export function referenceOf(place: Talk): Partial<ConversationReference> {
  const { serviceUrl, tenant, conversation, bot, user } = place;
  const known = { id: conversation, isGroup: false, conversationType: "personal", name: "" };
  return {
    channelId: "msteams",
    serviceUrl,
    bot: { id: bot, name: "" },
    user: { id: user, name: "" },
    conversation: tenant === null ? known : { ...known, tenantId: tenant },
  };
}
