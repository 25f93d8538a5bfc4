import type { ViewResponseAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Card } from "../../core/card.ts";
import { EdgeError } from "../../core/errors.ts";
import { DEFAULT_LANG } from "../../core/open-door.ts";
import { showsOthers } from "./about-id.ts";
import { type Desk, notice, type Reply, type Visitor } from "./desk.ts";
import { formLike, isSameForm } from "./forms.ts";
import { readFilled } from "./input-blocks.ts";
import { type Kept, type Origin, readKept } from "./metadata.ts";
import { openOnce } from "./once.ts";
import { ViewSubmission } from "./payloads.ts";
import { fieldErrors, refusedView, type Sent } from "./refused-view.ts";
import { digest } from "./text.ts";
import { cardView, FORM_VIEW, waitView } from "./views.ts";
import type { Windows } from "./windows.ts";
import { SLOW_MS, within } from "./within.ts";
import { slackSay } from "./words.ts";

interface SubmitParts {
  readonly desk: Desk;
  readonly windows: Windows;
  readonly first: (key: string) => Promise<boolean>;
  /** Whether what a window says of where it was opened can be ours. */
  readonly isOurs: (origin: Origin) => boolean;
  /** Puts an answer where the card stood that the window was opened from. */
  readonly settle: (visitor: Visitor, origin: Origin, reply: Reply) => Promise<void>;
}

/** What comes of a form that was sent. */
type Step =
  /** It was taken. The card from which it was opened is to show it; when there is none, or it lists other things too, the window. */
  | { readonly kind: "done"; readonly reply: Reply; readonly origin: Origin | null }
  /** `view` says the same once Slack no longer waits. */
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>>; readonly view: ModalView }
  | { readonly kind: "view"; readonly view: ModalView };

type Ack = (reply: ViewResponseAction) => Promise<void>;

/** A form was sent from a window: it runs once, and is answered in the window. @throws EdgeError 400 for what Slack does not send */
export function createSubmissions({ desk, windows, first, isOurs, settle }: SubmitParts) {
  const once = openOnce<Step>({
    first,
    again: (lang) => ({ kind: "view", view: cardView(notice("again", lang).card, lang) }),
    final: ({ kind }) => kind !== "errors",
  });

  async function take(visitor: Visitor, { kept, filled, labels }: Sent): Promise<Step> {
    const input = { ...filled.input, ...kept.fixed, ...(filled.keep && { draft: true }) };
    const reply = await desk.press(visitor, kept.command, input);
    const { outcome } = reply;
    const sent = { kept, filled, labels };
    if (!outcome.ok) {
      const errors = fieldErrors(outcome, sent);
      const view = refusedView(outcome, sent);
      return errors ? { kind: "errors", errors, view } : { kind: "view", view };
    }
    const [block] = filled.blocks.values();
    const form = formLike(outcome.card, kept);
    const empty = Object.keys(filled.input).length === 0 && !filled.keep;
    if (empty && block !== undefined && form && isSameForm(form, kept)) {
      const view = cardView(outcome.card, outcome.lang);
      return { kind: "errors", errors: { [block]: slackSay(outcome.lang)("blank") }, view };
    }
    return { kind: "done", reply, origin: listsMore(kept.origin, outcome.card) ? null : kept.origin };
  }

  async function refuse(visitor: Visitor): Promise<Step> {
    const { outcome } = await desk.stale(visitor);
    return { kind: "view", view: cardView(outcome.card, outcome.lang) };
  }

  return async (body: unknown, ack: Ack): Promise<void> => {
    const read = ViewSubmission.safeParse(body);
    if (!read.success) throw new EdgeError(400, "malformed submission");
    const { user, team, view } = read.data;
    const visitor = { team: team?.id ?? user.team_id ?? "", user: user.id };
    const kept = keptIn(view, isOurs);
    const sent = kept && { kept, filled: readFilled(view.state), labels: labelsIn(view) };
    const lang = kept?.lang ?? DEFAULT_LANG;
    const { answer, mine } = once.ask(keyOf(visitor, view), lang, () => (sent ? take(visitor, sent) : refuse(visitor)));
    const soon = await within(answer, SLOW_MS);
    await ack(soon ? responseOf(soon) : { response_action: "update", view: waitView(lang) });
    const step = soon ?? (await answer);
    if (!soon) await windows.show({ id: view.id, hash: null }, lateView(step));
    if (mine && step.kind === "done" && step.origin) await settle(visitor, step.origin, step.reply);
  };
}

type View = ViewSubmission["view"];

/** Null: forged, or from another version of ours. */
function keptIn(view: View, isOurs: (origin: Origin) => boolean): Kept | null {
  const kept = view.callback_id === FORM_VIEW ? readKept(view.private_metadata) : null;
  return kept?.origin && !isOurs(kept.origin) ? null : kept;
}

/** Corrected and sent again, a window has the same hash and holds something else. */
function keyOf({ team, user }: Visitor, { id, hash, state }: View): string {
  return `slack:${id}:${digest(JSON.stringify([team, user, hash, state.values]), 22)}`;
}

function labelsIn({ blocks }: View): Sent["labels"] {
  return new Map(
    blocks.flatMap(({ block_id: id = "", label }) => {
      const end = id.lastIndexOf(":");
      return label && end > 0 ? [[id.slice(0, end), label.text] as const] : [];
    }),
  );
}

/** Whether the card that the window was opened from lists what the answer is not about: then it stays, and is drawn again with what has changed. */
function listsMore(origin: Origin | null, { about }: Card): boolean {
  return origin?.kind === "message" && about !== undefined && showsOthers(origin.row, about);
}

function responseOf(step: Step): ViewResponseAction {
  switch (step.kind) {
    case "done":
      return step.origin ? { response_action: "clear" } : { response_action: "update", view: lateView(step) };
    case "errors":
      return { response_action: "errors", errors: { ...step.errors } };
    case "view":
      return { response_action: "update", view: step.view };
    default:
      return step satisfies never;
  }
}

function lateView(step: Step): ModalView {
  return step.kind === "done" ? cardView(step.reply.outcome.card, step.reply.outcome.lang) : step.view;
}
