import type { Temporal } from "temporal-polyfill";
import type { Lang } from "./words/lang.ts";

export type Instant = Temporal.Instant;

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The first of their addresses, lower case. */
  readonly email: string;
  /** What they chose; null: not chosen yet. */
  readonly lang: Lang | null;
  readonly zone: string | null;
  /** Hour of the day for messages, 0 to 23, in their zone. */
  readonly hour: number | null;
  /** `essential`: they want to be told what is essential and nothing else; null: all. */
  readonly messages: "essential" | null;
}

/** An account on a platform: `tenant` is the Slack team or the Teams tenant, `user` the platform's own id. */
export interface Account {
  readonly platform: string;
  readonly tenant: string;
  readonly user: string;
}
