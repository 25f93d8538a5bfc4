import type { ConversationReference } from "botbuilder";
import * as z from "zod";
import type { ReceivedActivity } from "./activity.ts";

const text = z.string().min(1).max(2000);

/** Where a message of ours stands: what it takes to reach its conversation again and to draw it anew. Ids only, nobody's name. */
const Place = z.object({
  serviceUrl: text,
  tenant: text.nullable(),
  conversation: text,
  bot: text,
  user: text,
  message: text,
});
export type Place = z.output<typeof Place>;

/** The place of a message in the conversation that an activity came from; null where no answer can be sent. */
export function placeOf(activity: ReceivedActivity, message: string): Place | null {
  const { serviceUrl, conversation, recipient, from } = activity;
  const tenant = conversation.tenantId ?? activity.channelData?.tenant?.id ?? null;
  const place = { serviceUrl, tenant, conversation: conversation.id, bot: recipient.id, user: from.id, message };
  const read = Place.safeParse(place);
  return read.success ? read.data : null;
}

/** Null for what is none of ours. */
export function readPlace(stored: string): Place | null {
  try {
    const read = Place.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Guarantee: `id` is all that Teams reads of an account or a conversation that it is told about again. */
export function referenceOf(place: Place): Partial<ConversationReference> {
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
