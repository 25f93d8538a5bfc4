import type { IncomingMessage, ServerResponse } from "node:http";
import { App, type Logger, type Receiver, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Board, Door } from "../../core/door.ts";
import { UserError } from "../../core/errors.ts";
import type { Clock, Log } from "../../core/ports.ts";
import type { Courier, Gate } from "../../core/reminder-ports.ts";
import { askSlack, CALL_MS } from "./ask.ts";
import { boltLog } from "./bolt-log.ts";
import type { SlackConfig } from "./config.ts";
import { slackCourier } from "./courier.ts";
import { openDesk } from "./desk.ts";
import { edgeErrorOf, factsOf } from "./errors.ts";
import { createListener } from "./listen.ts";
import { openMailbox } from "./mailbox.ts";
import { createReceiver } from "./receive.ts";
import { slackBoard } from "./redraw.ts";
import { openResponses } from "./response-url.ts";
import { usersInfo, type Workspace } from "./users-info.ts";
import { openWindows } from "./windows.ts";

const RECONNECT_MS = 15_000;

export interface SlackParts {
  readonly config: SlackConfig;
  readonly door: Door;
  readonly log: Log;
  readonly clock: Clock;
}

export interface SlackDoor {
  readonly board: Board;
  readonly courier: Courier;
  /** Every request whose path begins with `/slack/`. It answers them all and never throws. */
  handle(req: IncomingMessage, res: ServerResponse): void;
  /**
   * Learns who we are in the workspace. When Slack cannot be reached it is tried again by itself, and requests get 503 until then.
   * @throws UserError `bad-config` when Slack refuses a token
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Identity extends Workspace {
  readonly botUser: string;
  readonly botId: string | undefined;
}

/** Slack's front door: over HTTP, or in socket mode when there is an app token. */
export function createSlack({ config, door, log, clock }: SlackParts): SlackDoor {
  const logger = boltLog(log);
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    fetch: askSlack,
    logger,
  };
  const client = new webApi.WebClient(config.botToken, clientOptions);
  const receiver = createReceiver({ signingSecret: config.signingSecret, clock, log, first: (key) => door.first(key) });
  let app: App | null = null;
  let workspace: Workspace | null = null;
  let again: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const me = await identity(client);
    workspace = me;
    app = new App({
      receiver: config.appToken === null ? receiver : socketReceiver(config.appToken, clientOptions, logger),
      authorize: async () => ({
        botToken: config.botToken,
        botUserId: me.botUser,
        ...(me.botId && { botId: me.botId }),
      }),
      clientOptions,
      logger,
      ignoreSelf: false,
      convoStore: false,
    });
    const desk = openDesk({ door, log, profile: (user) => usersInfo(client, user, me) });
    app.use(
      createListener({
        desk,
        mailbox: openMailbox(client),
        windows: openWindows(client, log),
        responses: openResponses(config.apiUrl),
        log,
        commandPrefix: config.commandPrefix,
        botUser: me.botUser,
        first: (key) => door.first(key),
        counted: config.appToken === null,
      }),
    );
    app.error(async (error) => {
      throw error.original ?? error;
    });
    await app.start();
    log.info({ team: me.team, mode: config.appToken === null ? "http" : "socket" }, "connected to Slack");
  }

  async function start(): Promise<void> {
    try {
      await connect();
    } catch (error) {
      const edge = edgeErrorOf(error);
      if (!edge) throw error;
      if (edge.status === 401) throw tokenRefused(app === null ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN", edge.message);
      log.warn({ ...factsOf(error), retrySeconds: RECONNECT_MS / 1000 }, "Slack cannot be reached");
      again = setTimeout(
        () => void start().catch((late) => log.error(factsOf(late), "Slack refuses us")),
        RECONNECT_MS,
      );
      again.unref();
    }
  }

  async function stop(): Promise<void> {
    if (again) clearTimeout(again);
    await receiver.stop();
    if (config.appToken !== null) await app?.stop();
  }

  function handle(req: IncomingMessage, res: ServerResponse): void {
    if (config.appToken === null) receiver.handle(req, res);
    else res.writeHead(404).end();
  }

  const { messagesPerMinute } = config;
  const gated = (gate: Gate) =>
    new webApi.WebClient(config.botToken, { ...clientOptions, fetch: (...asked) => gate(() => askSlack(...asked)) });
  const courier = slackCourier({ client, gated, workspace: () => workspace, messagesPerMinute });
  return { board: slackBoard(client), courier, handle, start, stop };
}

/** Its client ends the process when it cannot connect again: it must not give up. */
function socketReceiver(appToken: string, clientOptions: webApi.WebClientOptions, logger: Logger): Receiver {
  const patient = { ...clientOptions, retryConfig: { forever: true, factor: 1.3, maxTimeout: 30_000 } };
  return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: patient } });
}

async function identity(client: webApi.WebClient): Promise<Identity> {
  const me = await client.auth.test();
  return {
    team: me.team_id ?? "",
    enterprise: me.enterprise_id ?? null,
    botUser: me.user_id ?? "",
    botId: me.bot_id,
  };
}

function tokenRefused(variable: string, reason: string): UserError {
  return new UserError("bad-config", { variable, mend: `api.slack.com/apps → Install App (${reason})` });
}
