import { createHash } from "node:crypto";
import type { PlainTextElement } from "@slack/types";

/** At most `max` UTF-16 units, no character cut in two; what was cut ends in an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const split = (text.codePointAt(end - 1) ?? 0) > 0xff_ff;
  return `${text.slice(0, split ? end - 1 : end)}…`;
}

export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** A few characters that stand for a text, the same each time. `length` of them, each worth 6 bits. */
export function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, length);
}

/** For the texts that Slack reads as mrkdwn: no mention, link or date can be smuggled in. */
export function escapeMrkdwn(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : text;
}

const TOKEN = /<([^<>|]+)(?:\|([^<>]*))?>/g;

/** What a person typed, from what Slack sends: mentions of the bot go, links and addresses become their text. */
export function typedText(text: string, botUser: string): string {
  if (!/[&<]/.test(text)) return text.trim();
  return text
    .replaceAll(TOKEN, (_, target: string, label: string | undefined) => {
      if (target === `@${botUser}`) return " ";
      const bare = target.replace(/^mailto:/, "");
      return target.startsWith("#") && label ? `#${label}` : label || bare;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
