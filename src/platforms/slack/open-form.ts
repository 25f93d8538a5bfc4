import type { ModalView } from "@slack/types";
import type { Press } from "./button.ts";
import { type Desk, notice, type Reply, type Visitor } from "./desk.ts";
import { formFor } from "./forms.ts";
import type { Origin } from "./metadata.ts";
import { cardView, formView, waitView } from "./views.ts";
import type { Windows } from "./windows.ts";

/** A button whose answer is a form, and the trigger that lets a window open within 3 seconds. */
export interface Opening {
  readonly press: Press & { readonly opens: NonNullable<Press["opens"]> };
  readonly trigger: string;
  readonly origin: Origin | null;
}

/** Opens the window at once, then draws the form in it as it is now. Returns what is to be said elsewhere when Slack opens none. */
export function createForms(desk: Desk, windows: Windows) {
  return async (visitor: Visitor, { press, trigger, origin }: Opening): Promise<Reply | null> => {
    const [window, reply] = await Promise.all([
      windows.open(trigger, waitView(press.opens)),
      desk.press(visitor, press.command, press.input),
    ]);
    if (!window) return { outcome: notice("shut", reply.outcome.lang), person: reply.person };
    await windows.show(window, viewOf(reply, press, origin));
    return null;
  };
}

/** No form is left when the thing moved on, or is not theirs to do: then the window says so. */
function viewOf({ outcome }: Reply, { command, input }: Press, origin: Origin | null): ModalView {
  const { card, lang } = outcome;
  const form = formFor(card, { command, fixed: input });
  return form ? formView(card, form, { lang, origin }) : cardView(card, lang);
}
