import { learnerAccount } from "../support/big-school.ts";
import { sign } from "../support/slack/sign.ts";
import type { Shot } from "./load.ts";

export const SECRET = "signing-secret-of-the-bench";
export const TEAM = "T00000001";

let trigger = 0;

/** Signed `/next-period` commands, ready to be sent: another person, trigger and signature each. Valid for 5 minutes. */
export function commandShots(count: number, people: number, marker: string): Shot[] {
  return shotsOf(count, "/next-period", (i) => learnerAccount((i * 7919) % people), marker);
}

/** The same for any command, asked by whom the number of the shot says. */
export function shotsOf(count: number, command: string, who: (shot: number) => string, marker: string): Shot[] {
  const seconds = Math.floor(Date.now() / 1000);
  const expected = Buffer.from(marker).toString("latin1");
  return Array.from({ length: count }, (_, i) => {
    trigger += 1;
    const body = new URLSearchParams({
      token: "unused",
      team_id: TEAM,
      team_domain: "bench",
      channel_id: "C000000001",
      channel_name: "general",
      user_id: who(i),
      user_name: "someone",
      command,
      text: "",
      api_app_id: "A000000001",
      is_enterprise_install: "false",
      response_url: `http://127.0.0.1:9/commands/${TEAM}/${trigger}`,
      trigger_id: `${seconds}.${trigger}.${process.pid}`,
    }).toString();
    return { request: requestOf(body, seconds), marker: expected };
  });
}

export interface Press {
  readonly user: string;
  /** The value of the button. */
  readonly value: string;
}

/** Signed presses of a button in an ephemeral reply, answered with nothing but that they came. */
export function pressShots(presses: readonly Press[], responseUrl: string): Shot[] {
  const seconds = Math.floor(Date.now() / 1000);
  return presses.map(({ user, value }) => {
    trigger += 1;
    const payload = JSON.stringify({
      type: "block_actions",
      team: { id: TEAM, domain: "bench" },
      user: { id: user, username: "someone", team_id: TEAM },
      api_app_id: "A000000001",
      container: { type: "message", message_ts: "1.1", channel_id: "C000000001", is_ephemeral: true },
      trigger_id: `${seconds}.${trigger}.${process.pid}`,
      channel: { id: "C000000001", name: "general" },
      response_url: `${responseUrl}/actions/${TEAM}/${trigger}`,
      actions: [{ type: "button", action_id: "press.0", block_id: "b", action_ts: "1.2", value }],
    });
    return { request: requestOf(new URLSearchParams({ payload }).toString(), seconds), marker: "" };
  });
}

function requestOf(body: string, seconds: number): Buffer {
  const head = [
    "POST /slack/events HTTP/1.1",
    "Host: 127.0.0.1",
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(sign(body, SECRET, seconds)).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
