import type { Part } from "../../core/card.ts";
import type { Say } from "../../core/words/words.ts";
import { buttonAction } from "./action.ts";
import type { Element } from "./card-json.ts";
import type { Limits } from "./limits.ts";
import { plainBlock, shorten } from "./plain-text.ts";
import type { CardWord } from "./words.ts";

type ItemPart = Extract<Part, { kind: "item" }>;

/** One of several things in a box of its own, with its buttons; lines and buttons beyond the limits are told inside it. */
export function renderItem(item: ItemPart, limits: Limits, say: Say<CardWord>, mark?: string): Element {
  const lines = item.lines.slice(0, limits.itemLines);
  const hidden = item.lines.length - lines.length;
  const buttons = item.buttons.slice(0, limits.itemButtons);
  const others = item.buttons.slice(limits.itemButtons).map(({ label }) => shorten(label, limits.buttonLabel));
  const items: Element[] = [
    plainBlock(shorten(item.title, limits.text), { weight: "bolder" }),
    ...lines.map((line) => plainBlock(shorten(line, limits.text), {}, "small")),
  ];
  if (hidden > 0) items.push(plainBlock(say("moreLines", { count: hidden }), { isSubtle: true }, "small"));
  if (others.length > 0) {
    const labels = shorten(others.join(", "), limits.text);
    items.push(plainBlock(say("moreButtons", { labels }), { isSubtle: true }, "small"));
  }
  if (buttons.length > 0) {
    items.push({ type: "ActionSet", actions: buttons.map((button) => buttonAction(button, limits, mark)) });
  }
  return { type: "Container", style: "emphasis", items };
}

/** As many items as fit, the first ones: their number and the buttons of all of them are limited. */
export function itemsShown(items: readonly ItemPart[], limits: Limits): number {
  let actions = 0;
  const over = items.findIndex((item, index) => {
    actions += Math.min(item.buttons.length, limits.itemButtons);
    return index >= limits.items || actions > limits.itemActions;
  });
  return over < 0 ? items.length : over;
}
