import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { setTimeout as after } from "node:timers/promises";
import { below, drawn, type Random } from "./seeded.ts";

/** What the stand-in writes down of one request to send a message. Instants are epoch milliseconds of this machine. */
export interface Post {
  /** Of the program that sent it, from 1. */
  readonly life: number;
  readonly user: string;
  /** By which the program finds it again. */
  readonly message: string;
  readonly blocks: string;
  /** When the program began the request, and when it came. */
  readonly began: number;
  readonly came: number;
  /** When it came by the program's clock. */
  readonly shown: number;
  readonly fate: Fate;
  /** It stands in the conversation. */
  accepted: number | null;
  answered: number | null;
  /** From when on the history of the conversation shows it. */
  visible: number;
  /** It was in a history that was read. */
  found: boolean;
}

export type Fate = (typeof FATES)[number][1];

/** How often what happens to a message, in hundredths. `cut` and `hang` tell the program nothing, whether the message stands there or not. */
const FATES = [
  [82, "ok"],
  [0.4, "429"],
  [0.1, "ratelimited"],
  [1.5, "rate_limited"],
  [1.5, "500"],
  [1, "503"],
  [1, "504"],
  [0.7, "504 after accepting"],
  [1.5, "service_unavailable"],
  [0.7, "fatal_error"],
  [0.8, "fatal_error after accepting"],
  [2.5, "cut"],
  [3.5, "cut after accepting"],
  [0.8, "hang"],
  [1, "hang after accepting"],
] as const;
const ACCEPTING = new Set<string>([
  "ok",
  ...FATES.map(([, fate]) => fate).filter((fate) => fate.endsWith("accepting")),
]);
/** The program cannot know that these arrived. */
export const isCut = ({ fate, accepted }: Post): boolean => accepted !== null && fate !== "ok";

/** What is said to a request; `cut`: the connection is cut off, `silence`: nothing ever. */
type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: object }
  | "cut"
  | "silence";
const BUSY: Reply = { status: 429, headers: { "retry-after": "1" }, body: { ok: false } };
/** Null: the conversation is shown. */
const HISTORIES: readonly (readonly [share: number, reply: Reply | null])[] = [
  [97, null],
  [2, BUSY],
  [1, { status: 500, body: {} }],
];
/** Each half of a message's way takes at most so long. */
const MOST_MS = 12;

/** After how many milliseconds a message is in the history, and how often. */
const SHOWN_AFTER = [
  [88, 0],
  [8, 3_000],
  [4, 150_000],
] as const;

export interface StandIn {
  readonly url: string;
  readonly posts: readonly Post[];
  readonly lookUps: () => number;
  /** From now on requests come from this life, whose clock is so many milliseconds ahead. */
  life(number: number, aheadMs: number): void;
  /** Resolves when so many messages have come in this life, from now on. */
  came(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface StandInParts {
  readonly random: Random;
  readonly team: string;
  /** Users whom nobody can write to any more, with Slack's reason. */
  readonly gone: ReadonlyMap<string, string>;
  /** The user of an address; null: nobody. */
  readonly userOf: (email: string) => string | null;
}

type Args = Readonly<Record<string, string>>;

/** Slack's Web API as it is on a bad day. It knows nothing of the program but the requests. */
export async function startStandIn({ random, team, gone, userOf }: StandInParts): Promise<StandIn> {
  const posts: Post[] = [];
  const byUser = new Map<string, Post[]>();
  let life = 0;
  let ahead = 0;
  let lookUps = 0;
  let waiting: { readonly from: number; readonly count: number; readonly resolve: () => void } | null = null;

  function note(args: Args, began: number): Post {
    const { user, fate } = { user: args["channel"] ?? "", fate: drawn(random, FATES) };
    const { event_payload } = JSON.parse(args["metadata"] ?? "{}");
    const came = Date.now();
    const about = { life, user, message: String(event_payload?.message), blocks: args["blocks"] ?? "", fate };
    const visible = drawn(
      random,
      SHOWN_AFTER.map(([share, ms]) => [share, ms] as const),
    );
    const post = { ...about, began, came, shown: came + ahead, accepted: null, answered: null, visible, found: false };
    posts.push(post);
    byUser.set(user, [...(byUser.get(user) ?? []), post]);
    if (waiting && posts.length - waiting.from >= waiting.count) waiting.resolve();
    return post;
  }

  async function post(args: Args, began: number): Promise<Reply> {
    const one = note(args, began);
    const { user, fate } = one;
    await after(1 + below(random, MOST_MS));
    const refusal = gone.get(user);
    if (refusal === undefined && ACCEPTING.has(fate)) {
      one.accepted = Date.now();
      one.visible += one.accepted;
    }
    await after(1 + below(random, MOST_MS));
    const reply = refusal === undefined ? replyTo(one) : refused(refusal);
    if (reply !== "silence") one.answered = Date.now();
    return reply;
  }

  /** The direct conversation as it can be read now; not always. */
  function history(args: Args): Reply {
    lookUps += 1;
    const luck = drawn<Reply | null>(random, HISTORIES);
    if (luck) return luck;
    const there = (byUser.get((args["channel"] ?? "").slice(1)) ?? []).filter(
      ({ accepted, visible }) => accepted !== null && visible <= Date.now(),
    );
    for (const one of there) one.found = true;
    const messages = there.map(({ accepted, message }) => ({
      ts: tsOf(accepted),
      metadata: { event_type: "passerelle_reminder", event_payload: { message } },
    }));
    return ok({ messages: messages.reverse() });
  }

  function lookUpByEmail({ email = "" }: Args): Reply {
    const user = userOf(email);
    return user === null ? refused("users_not_found") : ok({ user: { id: user, team_id: team, profile: { email } } });
  }

  async function replyOf(req: IncomingMessage): Promise<Reply> {
    const began = Number(req.headers["x-began"]);
    if (Number.isNaN(began)) throw new Error("a request does not say when it began");
    const args = Object.fromEntries(new URLSearchParams(await readText(req)));
    switch (req.url ?? "") {
      case "/api/chat.postMessage":
        return post(args, began);
      case "/api/conversations.open":
        return ok({ channel: { id: `D${args["users"]}` } });
      case "/api/conversations.history":
        return history(args);
      case "/api/users.lookupByEmail":
        return lookUpByEmail(args);
      default:
        return ok({ team_id: team, user_id: "UBOT", bot_id: "B1" });
    }
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const reply = await replyOf(req);
    if (reply === "silence") return;
    if (reply === "cut") res.socket?.destroy();
    else {
      const { status = 200, headers = {}, body } = reply;
      res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    }
  }

  const server = createServer((req, res) => {
    // A program that is killed cuts its requests off.
    handle(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    lookUps: () => lookUps,
    life(number, aheadMs) {
      life = number;
      ahead = aheadMs;
    },
    came: (count) =>
      new Promise((resolve) => {
        waiting = { from: posts.length, count, resolve };
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function replyTo({ user, fate, accepted }: Post): Reply {
  switch (fate) {
    case "ok":
      return ok({ channel: `D${user}`, ts: tsOf(accepted) });
    case "429":
      return BUSY;
    case "ratelimited":
      return { body: { ok: false, error: fate, response_metadata: { retryAfter: 1 } } };
    case "500":
      return { status: 500, body: {} };
    case "503":
      return { status: 503, headers: { "retry-after": "2" }, body: {} };
    case "504":
    case "504 after accepting":
      return { status: 504, body: {} };
    case "rate_limited":
    case "service_unavailable":
      return refused(fate);
    case "fatal_error":
    case "fatal_error after accepting":
      return refused("fatal_error");
    case "cut":
    case "cut after accepting":
      return "cut";
    case "hang":
    case "hang after accepting":
      return "silence";
    default:
      return fate satisfies never;
  }
}

/** Seconds and six digits; those of one conversation differ. */
function tsOf(accepted: number | null): string {
  const ms = accepted ?? 0;
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, "0")}000`;
}

const ok = (more: object): Reply => ({ body: { ok: true, ...more } });
const refused = (error: string): Reply => ({ body: { ok: false, error } });
