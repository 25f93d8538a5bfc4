import * as z from "zod";
import { FormState } from "./input-blocks.ts";
import { LIMITS } from "./limits.ts";

const Id = z.string().min(1).max(64);
const Text = z.string().max(20_000).default("");

export const SlashCommand = z.object({
  command: z.string().min(1).max(64),
  text: Text,
  user_id: Id,
  team_id: Id,
  trigger_id: z.string().min(1).max(256),
});

export const BlockActions = z.object({
  type: z.literal("block_actions"),
  trigger_id: z.string().min(1).max(256),
  user: z.object({ id: Id, team_id: Id.optional() }),
  team: z.object({ id: Id }).nullish(),
  container: z.object({
    type: z.string(),
    is_ephemeral: z.boolean().default(false),
    message_ts: Id.optional(),
    thread_ts: Id.optional(),
  }),
  channel: z.object({ id: Id }).nullish(),
  response_url: z.string().max(500).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().optional(),
        type: z.string(),
        value: z.string().max(LIMITS.buttonValue).optional(),
      }),
    )
    .min(1),
});
export type BlockActions = z.infer<typeof BlockActions>;

export const ViewSubmission = z.object({
  type: z.literal("view_submission"),
  user: z.object({ id: Id, team_id: Id.optional() }),
  team: z.object({ id: Id }).nullish(),
  view: z.object({
    id: Id,
    hash: z.string().min(1).max(LIMITS.id),
    callback_id: z.string().max(LIMITS.id).default(""),
    private_metadata: z.string().max(LIMITS.viewMetadata).default(""),
    state: FormState,
    blocks: z
      .array(z.object({ block_id: z.string().optional(), label: z.object({ text: z.string() }).optional() }))
      .max(LIMITS.viewBlocks)
      .default([]),
  }),
});
export type ViewSubmission = z.infer<typeof ViewSubmission>;

const Authored = {
  user: Id.optional(),
  bot_id: Id.nullish(),
  text: Text,
  ts: Id,
  thread_ts: Id.optional(),
  channel: Id,
};
const Message = z.object({
  type: z.literal("message"),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  ...Authored,
});
const Mention = z.object({ type: z.literal("app_mention"), edited: z.unknown().optional(), ...Authored });
const HomeOpened = z.object({ type: z.literal("app_home_opened"), user: Id, tab: z.string() });

/** Only the three events of the manifest are read further; of the others, that they came. */
export const EventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string().min(1).max(128),
  team_id: Id,
  event: z.looseObject({ type: z.string() }),
});
export const KnownEvent = z.discriminatedUnion("type", [Message, Mention, HomeOpened]);
export type KnownEvent = z.infer<typeof KnownEvent>;

/** A form sent from a window. What makes it the same as another is what it holds: its own listener counts it, so that the same gets the same answer. */
export function isSubmission(body: Readonly<Record<string, unknown>>): boolean {
  return body["type"] === ViewSubmission.shape.type.value;
}

/** What makes a delivery the same as another: Slack sends an event again, a press or a command only once. Null: nothing we know. */
export function deliveryKey(body: Readonly<Record<string, unknown>>): string | null {
  const { event_id: event, trigger_id: trigger, type } = body;
  if (type === "event_callback") return typeof event === "string" && event !== "" ? `slack:${event}` : null;
  return typeof trigger === "string" && trigger !== "" ? `slack:${trigger}` : null;
}
