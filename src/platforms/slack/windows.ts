import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Log } from "../../core/ports.ts";
import { edgeErrorOf, factsOf, hasMovedOn } from "./errors.ts";
import { patiently } from "./patience.ts";

/** A window that stands open; `hash` is what it last showed, null when that is not known. */
export interface Window {
  readonly id: string;
  readonly hash: string | null;
}

export interface Windows {
  /** Within 3 seconds of the press; null when Slack does not open it. */
  open(trigger: string, view: ModalView): Promise<Window | null>;
  /** Nothing when somebody closed it or it shows something newer. @throws what Slack's client throws */
  show(window: Window, view: ModalView): Promise<void>;
}

export function openWindows(client: webApi.WebClient, log: Log): Windows {
  return {
    async open(trigger_id, view) {
      try {
        const opened = await client.views.open({ trigger_id, view });
        return opened.view?.id === undefined ? null : { id: opened.view.id, hash: opened.view.hash ?? null };
      } catch (error) {
        if (!edgeErrorOf(error)) throw error;
        log.warn(factsOf(error), "Slack opens no window");
        return null;
      }
    },
    async show({ id, hash }, view) {
      try {
        await patiently(() => client.views.update({ view_id: id, ...(hash !== null && { hash }), view }));
      } catch (error) {
        if (!hasMovedOn(error)) throw error;
        log.debug(factsOf(error), "a window has moved on");
      }
    },
  };
}
