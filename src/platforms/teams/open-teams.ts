import type { ServerResponse } from "node:http";
import type { Board, Door } from "../../core/door.ts";
import { EdgeError, UserError } from "../../core/errors.ts";
import type { Log } from "../../core/ports.ts";
import type { Courier } from "../../core/reminder-ports.ts";
import { asActivity, type ReceivedActivity, tenantOf } from "./activity.ts";
import { type Connection, createAdapter } from "./adapter.ts";
import { answeredAlready } from "./answer.ts";
import { createApplication } from "./application.ts";
import { createMessages } from "./board.ts";
import type { TeamsConfig } from "./config.ts";
import { teamsCourier } from "./courier.ts";
import { edgeOf, kindOf } from "./errors.ts";
import { addressesOf } from "./member.ts";
import { type Incoming, readActivity, requireDoor, requireOrigin } from "./receive.ts";

export interface TeamsParts {
  readonly config: TeamsConfig;
  readonly door: Door;
  readonly log: Log;
  /** Left out: Microsoft's public cloud. */
  readonly connection?: Connection;
}

export interface TeamsDoor {
  /** Answers one request for `/api/messages`; fits Express and node:http. Never rejects. */
  handle(request: Incoming, response: ServerResponse): Promise<void>;
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
  /** Draws again the messages that `Door.sent` was told of. */
  readonly board: Board;
  readonly courier: Courier;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** @throws UserError `bad-config` when authentication is on without an app id: the library would switch it off */
export function openTeams({ config, door, log, connection = {} }: TeamsParts): TeamsDoor {
  if (config.auth && (config.appId === "" || config.tenantId === "")) {
    throw new UserError("bad-config", { variable: "TEAMS_APP_ID, TEAMS_TENANT_ID", mend: "TEAMS_AUTH=off" });
  }
  const adapter = createAdapter(config, connection);
  const { board, ...messages } = createMessages(adapter, config.appId, door.clock);
  const application = createApplication({ door, log, addressesOf, messages, after });
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  function after(work: Promise<void>): void {
    const job = work
      .catch((error: unknown) => log.warn({ kind: kindOf(error) }, "a message is not drawn anew"))
      .finally(() => underWay.delete(job));
    underWay.add(job);
  }

  async function replyTo(request: Incoming): Promise<Reply> {
    if (stopped) throw new EdgeError(503, "stopping");
    const read = await readActivity(request);
    requireDoor(request, read, config);
    const activity = asActivity(read);
    const identity = await adapter.authenticate(activity, request.headers.authorization ?? "");
    requireOrigin(read, config);
    if (!(await isFirst(read))) return read.type === "invoke" ? answeredAlready(read.locale) : { status: 200 };
    const reply = await adapter.turn(activity, identity, async (context) => {
      await application.run(context);
    });
    return reply ?? { status: 200 };
  }

  async function isFirst(activity: ReceivedActivity): Promise<boolean> {
    if (!activity.id) return true;
    return door.first(`teams:${tenantOf(activity)}:${activity.conversation.id}:${activity.id}`);
  }

  async function handle(request: Incoming, response: ServerResponse): Promise<void> {
    try {
      end(response, await replyTo(request));
    } catch (error) {
      const edge = edgeOf(error);
      const cause = error instanceof Error && error.cause !== undefined ? { cause: kindOf(error.cause) } : {};
      const facts = { status: edge?.status ?? 500, kind: kindOf(error), ...cause };
      if (edge) log.warn(facts, edge.message);
      else log.error(facts, "a Teams activity failed");
      end(response, { status: facts.status, body: { error: edge?.message ?? "failed" } });
    }
  }

  return {
    handle(request, response) {
      const work = handle(request, response).finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    },
    async stop() {
      stopped = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
    board,
    courier: teamsCourier(adapter, config.appId),
  };
}

function end(response: ServerResponse, { status, body }: Reply): void {
  response.statusCode = status;
  if (status === 405) response.setHeader("Allow", "POST");
  if (status === 413) response.setHeader("Connection", "close");
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}
