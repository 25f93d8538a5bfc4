import type { KnownBlock, ModalView } from "@slack/types";
import type { Card, Form } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import { inputBlocks } from "./input-blocks.ts";
import { LIMITS } from "./limits.ts";
import { type Kept, keptText } from "./metadata.ts";
import { renderSlack } from "./render.ts";
import { plain, shorten } from "./text.ts";
import { slackSay } from "./words.ts";

/** The name of the windows that hold a form. */
export const FORM_VIEW = "form";

/** Stands in the window until the answer is there. */
export function waitView(lang: Lang): ModalView {
  const say = slackSay(lang);
  return { ...frame(say("window"), lang), blocks: [{ type: "section", text: plain(say("wait")) }] };
}

/** A card to be read. Its buttons stay where it was asked for. */
export function cardView(card: Card, lang: Lang): ModalView {
  return { ...frame(card.title, lang), blocks: readable(card, lang, true) };
}

/** A card to be read, with one of its forms to be filled in. `kept` is what comes back when it is sent. */
export function formView(card: Card, form: Form, { lang, origin }: Pick<Kept, "lang" | "origin">): ModalView {
  const say = slackSay(lang);
  const about = { command: form.command, fixed: form.fixed, lang };
  const metadata = keptText({ ...about, origin }) ?? keptText({ ...about, origin: null });
  const { blocks, hidden } = inputBlocks(form, lang);
  if (metadata === null || blocks.length === 0) {
    const text = { kind: "text", text: say("tooLarge.next") } as const;
    return cardView({ title: say("tooLarge"), parts: [text], buttons: [] }, lang);
  }
  const more: KnownBlock[] =
    hidden > 0 ? [{ type: "context", elements: [plain(say("moreFields", { count: hidden }))] }] : [];
  return {
    ...frame(card.title, lang),
    callback_id: FORM_VIEW,
    private_metadata: metadata,
    submit: plain(shorten(form.submit.trim() || say("send"), LIMITS.viewTitle)),
    blocks: [...readable(card, lang, false), ...blocks, ...more],
  };
}

function frame(title: string, lang: Lang) {
  const say = slackSay(lang);
  return {
    type: "modal",
    title: plain(shorten(oneLine(title), LIMITS.viewTitle) || say("window")),
    close: plain(say("close")),
  } as const;
}

/** What of a card is read: its forms are drawn by themselves, and a title that has room stands above already. */
function readable(card: Card, lang: Lang, alone: boolean): KnownBlock[] {
  const parts = card.parts.flatMap((part) => {
    if (part.kind === "form") return [];
    return [part.kind === "item" ? { ...part, buttons: [] } : part];
  });
  const cut = oneLine(card.title).length > LIMITS.viewTitle;
  if (!alone && !cut && parts.length === 0) return [];
  const title = cut || parts.length === 0 ? card.title : "";
  return renderSlack({ title, parts, buttons: [] }, lang).blocks;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
