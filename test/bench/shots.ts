import { learnerAccount } from "../support/big-school.ts";
import { sign } from "../support/slack/sign.ts";
import type { Shot } from "./load.ts";

export const SECRET = "signing-secret-of-the-bench";
export const TEAM = "T00000001";

let trigger = 0;

/** Signed `/next-period` commands, ready to be sent: another person, trigger and signature each. Valid for 5 minutes. */
export function commandShots(count: number, people: number, marker: string): Shot[] {
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
      user_id: learnerAccount((i * 7919) % people),
      user_name: "someone",
      command: "/next-period",
      text: "",
      api_app_id: "A000000001",
      is_enterprise_install: "false",
      response_url: `http://127.0.0.1:9/commands/${TEAM}/${trigger}`,
      trigger_id: `${seconds}.${trigger}.${process.pid}`,
    }).toString();
    const head = [
      "POST /slack/events HTTP/1.1",
      "Host: 127.0.0.1",
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...Object.entries(sign(body, SECRET, seconds)).map(([name, value]) => `${name}: ${value}`),
    ];
    return { request: Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`), marker: expected };
  });
}
