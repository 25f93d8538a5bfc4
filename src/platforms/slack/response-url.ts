import type { RespondArguments } from "@slack/bolt";
import { askSlack } from "./ask.ts";

const SLACK = /(^|\.)slack(-gov)?\.com$/;

/** The addresses that Slack gives for later answers: good for half an hour and five answers. */
export interface Responses {
  /** Whether the address is Slack's: it comes back from the client, and what we send there is somebody's own. */
  takes(url: string): boolean;
  /** False: Slack takes no answer there any more. */
  send(url: string, answer: RespondArguments): Promise<boolean>;
}

/** `apiUrl` tells which Slack is ours: where it is not Slack's own, its answers go to the same place. */
export function openResponses(apiUrl: string): Responses {
  const api = new URL(apiUrl);

  function takes(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname, origin } = new URL(url);
    return SLACK.test(api.hostname) ? protocol === "https:" && SLACK.test(hostname) : origin === api.origin;
  }

  return {
    takes,
    async send(url, answer) {
      if (!takes(url)) return false;
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify(answer);
      try {
        return (await askSlack(url, { method: "POST", headers, body })).ok;
      } catch {
        return false;
      }
    },
  };
}
