/** What the web chat takes and shows. */
export const LIMITS = {
  /** Of one request, in bytes: a form of eight long texts, in whatever script, and to spare. */
  bodyBytes: 256 * 1024,
  /** Of one typed line, in characters. */
  text: 4000,
  /** Requests that one address may send in a minute. */
  requestsPerMinute: 600,
  /** Live streams open at once, all pages together. */
  streams: 100,
  /** Milliseconds between two signs of life on a stream: below the half minute after which proxies hang up. */
  heartbeat: 20_000,
  actions: 12,
  suggestions: 7,
} as const;
