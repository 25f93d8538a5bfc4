import { sign, slackId } from "./sign.ts";

export interface Sent {
  readonly status: number;
  readonly text: string;
  /** Null when the body is empty or no JSON. */
  readonly json: Readonly<Record<string, unknown>> | null;
}

export interface DriverParts {
  /** Of the program, without a path. */
  readonly url: string;
  readonly secret: string;
  readonly team: string;
  /** Where answers that come later are to go; the driver adds an id. */
  readonly responses: string;
  /** What Slack's clock shows; left out: this machine's. Seconds since 1970. */
  readonly seconds?: () => number;
}

export interface Who {
  readonly user: string;
  readonly trigger?: string;
}

const FORM = "application/x-www-form-urlencoded";
const machineSeconds = (): number => Math.floor(Date.now() / 1000);

/** Plays Slack's side: signs and sends what Slack sends, in the shapes of its documentation. */
export function slackDriver({ url, secret, team, responses, seconds: nowSeconds = machineSeconds }: DriverParts) {
  async function send(
    body: string,
    type: string,
    headers: Record<string, string> = sign(body, secret, nowSeconds()),
  ): Promise<Sent> {
    const answer = await fetch(`${url}/slack/events`, {
      method: "POST",
      headers: { "content-type": type, ...headers },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, text, json: jsonOf(text) };
  }

  const form = (fields: Record<string, string>): Promise<Sent> => send(new URLSearchParams(fields).toString(), FORM);
  const json = (body: unknown): Promise<Sent> => send(JSON.stringify(body), "application/json");
  const responseUrl = (): string => `${responses}/commands/${team}/${slackId("")}`;

  function commandBody(command: string, text: string, { user, trigger = slackId("trg.") }: Who): string {
    return new URLSearchParams({
      token: "unused",
      team_id: team,
      team_domain: "passerelle-test",
      channel_id: "C000000001",
      channel_name: "general",
      user_id: user,
      user_name: "someone",
      command,
      text,
      api_app_id: "A000000001",
      is_enterprise_install: "false",
      response_url: responseUrl(),
      trigger_id: trigger,
    }).toString();
  }

  function event(inner: Record<string, unknown>, id: string): Promise<Sent> {
    return json({
      token: "unused",
      team_id: team,
      api_app_id: "A000000001",
      type: "event_callback",
      event_id: id,
      event_time: nowSeconds(),
      authorizations: [{ enterprise_id: null, team_id: team, user_id: "UBOT", is_bot: true }],
      event: inner,
    });
  }

  return {
    send,
    form,
    json,
    commandBody,
    command: (command: string, text: string, who: Who): Promise<Sent> => send(commandBody(command, text, who), FORM),
    event,
    message: (text: string, user: string, channel: string, more: Record<string, unknown> = {}, id = slackId("Ev")) =>
      event({ type: "message", channel_type: "im", user, text, ts: `${nowSeconds()}.000100`, channel, ...more }, id),
    mention: (text: string, user: string, channel: string, more: Record<string, unknown> = {}, id = slackId("Ev")) =>
      event({ type: "app_mention", user, text, ts: `${nowSeconds()}.000100`, channel, ...more }, id),
    homeOpened: (user: string, tab = "home", id = slackId("Ev")) =>
      event({ type: "app_home_opened", user, tab, channel: "D000000001" }, id),
    /** A press of a button that we were sent. */
    press: (
      button: Readonly<Record<string, unknown>>,
      who: Who,
      more: { container?: Record<string, unknown>; channel?: string; state?: unknown } = {},
    ): Promise<Sent> =>
      form({
        payload: JSON.stringify({
          type: "block_actions",
          team: { id: team, domain: "passerelle-test" },
          user: { id: who.user, username: "someone", team_id: team },
          api_app_id: "A000000001",
          container: more.container ?? { type: "message", message_ts: "1.1", channel_id: "C1", is_ephemeral: true },
          trigger_id: who.trigger ?? slackId("trg."),
          channel: { id: more.channel ?? "C000000001", name: "general" },
          ...(more.state !== undefined && { state: more.state }),
          ...(more.container?.["type"] !== "view" && { response_url: responseUrl() }),
          actions: [{ block_id: "b", action_ts: "1.2", ...button }],
        }),
      }),
    /** A window of ours is sent, with values by name of field, and what is ticked. */
    submit: (
      view: Readonly<Record<string, unknown>>,
      typed: Readonly<Record<string, string>>,
      who: Who,
      more: Readonly<Record<string, unknown>> = {},
    ): Promise<Sent> =>
      form({
        payload: JSON.stringify({
          type: "view_submission",
          team: { id: team, domain: "passerelle-test" },
          user: { id: who.user, username: "someone", team_id: team },
          api_app_id: "A000000001",
          trigger_id: who.trigger ?? slackId("trg."),
          view: { type: "modal", ...view, state: { values: stateOf(view, typed) }, ...more },
          response_urls: [],
        }),
      }),
  };
}

type Json = Readonly<Record<string, unknown>>;

/** What Slack sends of the inputs of a view, each filled with what is typed for it, else with what stood in it. */
function stateOf({ blocks }: Json, typed: Readonly<Record<string, string>>): Json {
  const inputs = (Array.isArray(blocks) ? blocks : []).filter(({ type }) => type === "input");
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const text = typed[String(block_id).replace(/:[^:]*$/, "")];
      return [block_id, { [element.action_id]: { type: element.type, ...inputValue(element, text) } }];
    }),
  );
}

function inputValue(element: Json, text: string | undefined): Json {
  switch (element["type"]) {
    case "datepicker":
      return { selected_date: text ?? element["initial_date"] ?? null };
    case "static_select":
      return { selected_option: text === undefined ? (element["initial_option"] ?? null) : { value: text } };
    case "checkboxes":
      return { selected_options: text === undefined ? [] : [{ value: text }] };
    default:
      return { value: text ?? element["initial_value"] ?? null };
  }
}

export type SlackDriver = ReturnType<typeof slackDriver>;

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
