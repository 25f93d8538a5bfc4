/** What Slack needs to know, read from the environment by `parseConfig`. */
export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string;
  /** Present: socket mode instead of HTTP. */
  readonly appToken: string | null;
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  /** Put before every command name, `""` when there is none. */
  readonly commandPrefix: string;
  /** How many reminders the whole workspace gets in a minute, at most. */
  readonly messagesPerMinute: number;
}
