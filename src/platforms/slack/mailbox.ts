import type { webApi } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import { button } from "./button.ts";
import type { Answer } from "./desk.ts";
import { retryAfter } from "./errors.ts";
import { slackSay } from "./words.ts";

interface Place {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}

/** What we send without being asked over the same connection. */
export interface Mailbox {
  direct(to: Place, answer: Answer): Promise<void>;
  /** In the thread, where all can read it; a refusal only before the eyes of who asked. */
  mention(to: Place & { readonly user: string }, answer: Answer): Promise<void>;
  /** `back`: the command of a button that leads back to what the tab showed first. */
  home(user: string, answer: Answer, more: { readonly back: string | null }): Promise<void>;
}

/** Longest pause that Slack may ask for before the one other try. */
const PATIENCE_SECONDS = 30;

/** Every verb throws what Slack's client throws. */
export function openMailbox(client: webApi.WebClient): Mailbox {
  return {
    async direct({ channel, thread_ts }, { text, blocks }) {
      const thread = thread_ts === undefined ? {} : { thread_ts };
      await patiently(() => client.chat.postMessage({ channel, text, blocks, ...thread, ...QUIET }));
    },
    async mention({ channel, ts, thread_ts, user }, { text, blocks, ok }) {
      if (ok) {
        await patiently(() => client.chat.postMessage({ channel, text, blocks, thread_ts: thread_ts ?? ts, ...QUIET }));
        return;
      }
      const thread = thread_ts === undefined ? {} : { thread_ts };
      await patiently(() => client.chat.postEphemeral({ channel, user, text, blocks, ...thread }));
    },
    async home(user, answer, { back }) {
      const blocks = [...answer.blocks, ...backRow(answer, back)];
      await patiently(() => client.views.publish({ user_id: user, view: { type: "home", blocks } }));
    },
  };
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

function backRow({ lang }: Answer, back: string | null): KnownBlock[] {
  const press = back === null ? null : { command: back, input: {}, form: null };
  const drawn = press && button(slackSay(lang)("today"), press, "back", undefined);
  return drawn ? [{ type: "actions", elements: [drawn] }] : [];
}

/** One more try after the pause that Slack asks for. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const seconds = retryAfter(error);
    if (seconds === null || seconds > PATIENCE_SECONDS) throw error;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return call();
  }
}
