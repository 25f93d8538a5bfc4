import { TEAMS_CARD_BYTES } from "../adaptive-card/limits.ts";

/** What Teams takes and how long it waits. */
export const TEAMS_LIMITS = {
  /** Buttons that a card shows. */
  buttons: 4,
  /** Bytes of a card's JSON: what one message may weigh, less room for the envelope around the card. */
  cardBytes: TEAMS_CARD_BYTES - 2 * 1024,
  /** Characters of the line shown in notifications. */
  summary: 400,
  /** Bytes of an activity that is sent to us. */
  bodyBytes: 256 * 1024,
  /** Milliseconds in which a pressed button must be answered: Teams gives up after 5 s. */
  invokeMs: 4500,
  /** Milliseconds in which a token must be checked, the fetching of Microsoft's keys included. */
  tokenMs: 10_000,
  /** How often a message that Teams puts off is sent, in all. */
  sends: 4,
  /** Milliseconds after which nobody knows any more whether a message that we began was taken. */
  sendMs: 10_000,
  /** Of a conversation: 7 in a second, 60 in half a minute, 1,800 in an hour. */
  conversationRate: { everyMs: 2000, burst: 7 },
  /** Of a tenant: 50 in a second, less room for answers. */
  tenantRate: { everyMs: 33, burst: 20 },
  /** Milliseconds for which a message is left alone in whose place someone fills in a form. */
  writingMs: 15 * 60_000,
} as const;
