import type { webApi } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import { button } from "./button.ts";
import type { Answer } from "./drawing.ts";
import { isLost } from "./errors.ts";
import { patiently } from "./patience.ts";
import type { Place } from "./place.ts";
import { slackSay } from "./words.ts";

interface To {
  readonly channel: string;
  readonly thread_ts?: string | undefined;
}

/** What we send without being asked over the same connection. Where a message is sent, the place it stands at comes back. */
export interface Mailbox {
  /** `channel` may also be a user: the message then stands in their direct conversation with us. */
  direct(to: To, answer: Answer): Promise<Place | null>;
  /** In the thread, where all can read it. */
  mention(to: To & Place, answer: Answer): Promise<Place | null>;
  /** Before the eyes of one person. */
  aside(to: To & { readonly user: string }, answer: Answer): Promise<void>;
  /** False: the message is gone for good. */
  replace(place: Place, answer: Answer): Promise<boolean>;
  /** `back`: the command of a button that leads back to what the tab showed first. */
  home(user: string, answer: Answer, more: { readonly back: string | null }): Promise<void>;
}

/** Every verb throws what Slack's client throws. */
export function openMailbox(client: webApi.WebClient): Mailbox {
  async function post(to: To, { text, blocks }: Answer): Promise<Place | null> {
    const { channel, thread_ts } = to;
    const thread = thread_ts === undefined ? {} : { thread_ts };
    const sent = await patiently(() => client.chat.postMessage({ channel, text, blocks, ...thread, ...QUIET }));
    return sent.ts === undefined ? null : { channel: sent.channel ?? channel, ts: sent.ts };
  }

  return {
    direct: ({ channel, thread_ts }, answer) => post({ channel, thread_ts }, answer),
    mention: ({ channel, ts, thread_ts }, answer) => post({ channel, thread_ts: thread_ts ?? ts }, answer),
    async aside({ channel, thread_ts, user }, { text, blocks }) {
      const thread = thread_ts === undefined ? {} : { thread_ts };
      await patiently(() => client.chat.postEphemeral({ channel, user, text, blocks, ...thread }));
    },
    replace: (place, answer) => patiently(() => rewrite(client, place, answer)),
    async home(user, answer, { back }) {
      const blocks = [...answer.blocks, ...backRow(answer, back)];
      await patiently(() => client.views.publish({ user_id: user, view: { type: "home", blocks } }));
    },
  };
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** False: the message is gone for good. @throws what Slack's client throws */
export async function rewrite(
  client: webApi.WebClient,
  { channel, ts }: Place,
  { text, blocks }: Answer,
): Promise<boolean> {
  try {
    await client.chat.update({ channel, ts, text, blocks });
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
}

function backRow({ lang }: Answer, back: string | null): KnownBlock[] {
  const press = back === null ? null : { command: back, input: {}, opens: null };
  const drawn = press && button(slackSay(lang)("today"), press, "back", undefined);
  return drawn ? [{ type: "actions", elements: [drawn] }] : [];
}
