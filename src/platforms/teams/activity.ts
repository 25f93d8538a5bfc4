import type { Activity } from "botbuilder";
import * as z from "zod";

const id = z.string().min(1).max(1000);
const text = z.string().max(100_000);

const Member = z.object({ id, name: text.nullish(), aadObjectId: id.nullish() });
const Mention = z.object({
  type: z.literal("mention"),
  text,
  mentioned: z.object({ id }),
});

/** The part of a Bot Framework activity that is read here; the rest of what is sent is left behind. */
export const ReceivedActivity = z.object({
  type: id,
  id: id.nullish(),
  name: text.nullish(),
  channelId: id,
  serviceUrl: text.nullish(),
  from: Member,
  recipient: Member,
  conversation: z.object({
    id,
    conversationType: text.nullish(),
    tenantId: id.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .object({ tenant: z.object({ id }).nullish(), team: z.object({ id }).nullish() })
    .nullish()
    .catch(null),
  text: text.nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).max(200).nullish().catch(null),
  locale: text.nullish().catch(null),
  localTimezone: text.nullish().catch(null),
  membersAdded: z.array(Member).max(500).nullish(),
  replyToId: id.nullish(),
});
export type ReceivedActivity = z.output<typeof ReceivedActivity>;

/** Guarantee: `ReceivedActivity` holds what a turn reads of an activity (who, where, channel), each non-empty; `requireOrigin` holds it to a service. */
export function asActivity(read: ReceivedActivity): Activity {
  const present = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null && value !== undefined));
  return present as unknown as Activity;
}

/** The Microsoft 365 tenant that an activity says it comes from; null when it names none or two. */
export function tenantOf(activity: Pick<ReceivedActivity, "conversation" | "channelData">): string | null {
  const named = [activity.conversation.tenantId, activity.channelData?.tenant?.id].flatMap(
    (one) => one?.toLowerCase() ?? [],
  );
  const [tenant] = named;
  return tenant !== undefined && named.every((one) => one === tenant) ? tenant : null;
}

/** Who wrote or pressed; of an installation, the one who is not the bot. */
export function personIn({ from, membersAdded, recipient }: ReceivedActivity): ReceivedActivity["from"] | null {
  const others = [from, ...(membersAdded ?? [])].filter(({ id }) => id !== recipient.id);
  return others.find(({ aadObjectId }) => aadObjectId) ?? others[0] ?? null;
}

/** What was typed, without the bot's own name in front: `<at>Bot</at> /next-period` and `@Bot next-period` → `next-period` with or without its slash. */
export function typedText(activity: Pick<ReceivedActivity, "text" | "entities" | "recipient">): string {
  const own = (activity.entities ?? []).flatMap((entity) => {
    const mention = Mention.safeParse(entity);
    return mention.success && mention.data.mentioned.id === activity.recipient.id ? [mention.data.text] : [];
  });
  const bare = own
    .filter((mention) => mention !== "")
    .reduce((rest, mention) => rest.replaceAll(mention, " "), activity.text ?? "")
    .replaceAll(/<\/?at(?:\s[^>]*)?>/gi, "")
    .replaceAll(/&nbsp;|\u00a0|\u200b/g, " ")
    .trim();
  const name = activity.recipient.name?.toLowerCase() ?? "";
  const called = bare.startsWith("@") ? bare.slice(1) : bare;
  const named = name !== "" && called.toLowerCase().startsWith(name) && /^(\s|$)/.test(called.slice(name.length));
  return (named ? called.slice(name.length) : called).trim();
}
