import type { webApi } from "@slack/bolt";
import type { Board } from "../../core/door.ts";
import { drawn } from "./drawing.ts";
import { edgeErrorOf } from "./errors.ts";
import { rewrite } from "./mailbox.ts";
import { readPlace } from "./place.ts";

/** Draws sent cards again where they stand. @throws EdgeError while Slack cannot be reached or is asked too fast */
export function slackBoard(client: webApi.WebClient): Board {
  return {
    platform: "slack",
    async redraw(text, outcome) {
      const place = readPlace(text);
      if (!place) return false;
      try {
        return await rewrite(client, place, drawn(outcome));
      } catch (error) {
        throw edgeErrorOf(error) ?? error;
      }
    },
  };
}
