import type { Card, Part } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import { type Say, sayer } from "../../core/words/words.ts";
import { commandAction } from "./action.ts";
import type { Action, AdaptiveCardJson, Element } from "./card-json.ts";
import { renderForm } from "./form.ts";
import { LIMITS, type Limits, tightened } from "./limits.ts";
import { escapeMarkdown, plainBlock, shorten } from "./plain-text.ts";
import { renderTable } from "./table.ts";
import { type CardWord, cardWords } from "./words.ts";

export interface RenderOptions {
  readonly lang: Lang;
  /** Buttons on the card, a form's own included; the others are named in a line of text. */
  readonly maxActions: number;
  /** Bytes of JSON in UTF-8; a heavier card is shortened until it fits. */
  readonly maxBytes?: number;
}

const VERSION = { type: "AdaptiveCard", version: "1.5" } as const;
const SHARES = [1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.01] as const;

/** A card as Adaptive Card 1.5. Never throws on a valid card, never exceeds the limits: what does not fit is shortened where the reader sees it. */
export function renderAdaptiveCard(card: Card, options: RenderOptions): AdaptiveCardJson {
  const say = sayer(cardWords, options.lang);
  const max = options.maxBytes;
  for (const share of SHARES) {
    const rendered = renderWithin(card, options, tightened(LIMITS, share), say);
    if (max === undefined || bytes(rendered) <= max) return rendered;
  }
  return { ...shell(card, options, LIMITS), body: [heading(card, LIMITS), plainBlock(say("tooLong"))] };
}

const bytes = (card: AdaptiveCardJson): number => new TextEncoder().encode(JSON.stringify(card)).length;

function renderWithin(card: Card, options: RenderOptions, limits: Limits, say: Say<CardWord>): AdaptiveCardJson {
  const parts = card.parts.slice(0, limits.parts);
  const forms = parts.filter((part) => part.kind === "form").length;
  let form = 0;
  const body = parts.flatMap((part) =>
    renderPart(part, limits, say, `f${part.kind === "form" ? ++form : 0}`, forms > 1),
  );
  const hidden = card.parts.length - parts.length;
  if (hidden > 0) body.push(plainBlock(say("moreParts", { count: hidden }), { isSubtle: true }));

  const room = Math.max(0, options.maxActions - forms);
  const left = card.buttons.slice(room).map((button) => shorten(button.label, limits.buttonLabel));
  if (left.length > 0) {
    const labels = shorten(left.join(", "), limits.text);
    body.push(plainBlock(say("moreButtons", { labels }), { isSubtle: true }));
  }
  const actions = card.buttons.slice(0, room).map((button) => {
    const style = button.style && ({ primary: "positive", danger: "destructive" } as const)[button.style];
    return commandAction(
      shorten(button.label, limits.buttonLabel),
      { command: button.command, input: button.input },
      style,
    );
  });
  return {
    ...shell(card, options, limits),
    body: [heading(card, limits), ...body],
    ...(actions.length > 0 && { actions }),
  };
}

const shell = (card: Card, options: RenderOptions, limits: Limits) => ({
  ...VERSION,
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json" as const,
  lang: options.lang,
  fallbackText: shorten(card.title, limits.title),
});

const heading = (card: Card, limits: Limits): Element => ({
  type: "TextBlock",
  text: escapeMarkdown(shorten(card.title, limits.title)),
  style: "heading",
  size: "medium",
  weight: "bolder",
  wrap: true,
});

/** `key` starts the ids of a form's inputs; `folded` hides a form behind its own button, so that several on one card do not hold each other up. */
function renderPart(part: Part, limits: Limits, say: Say<CardWord>, key: string, folded: boolean): readonly Element[] {
  switch (part.kind) {
    case "text": {
      const style = { strong: { weight: "bolder" }, subtle: { isSubtle: true }, plain: {} } as const;
      return [plainBlock(shorten(part.text, limits.text), style[part.weight ?? "plain"])];
    }
    case "facts": {
      const facts = part.facts.slice(0, limits.facts).map((fact) => ({
        title: escapeMarkdown(shorten(fact.label, limits.factLabel)),
        value: escapeMarkdown(shorten(fact.value, limits.factValue)),
      }));
      const hidden = part.facts.length - facts.length;
      const set: Element = { type: "FactSet", facts };
      return hidden > 0 ? [set, plainBlock(say("moreFacts", { count: hidden }), { isSubtle: true })] : [set];
    }
    case "table":
      return renderTable(part, limits, say);
    case "doubt":
      return [{ type: "Container", style: "warning", items: [plainBlock(shorten(part.text, limits.text))] }];
    case "source":
      return [plainBlock(shorten(part.text, limits.text), { isSubtle: true, size: "small" })];
    case "image":
      return [{ type: "Image", url: part.url, altText: shorten(part.alt, limits.text), size: "stretch" }];
    case "item": {
      const actions = part.buttons.map(({ label, command, input }) =>
        commandAction(shorten(label, limits.buttonLabel), { command, input }, undefined),
      );
      return [
        plainBlock(shorten(part.title, limits.text), { weight: "bolder" }),
        ...part.lines.map((line) => plainBlock(shorten(line, limits.text))),
        ...(actions.length > 0 ? [{ type: "ActionSet", actions } as const] : []),
      ];
    }
    case "form": {
      const { inputs, submit } = renderForm(part.form, key, limits, say);
      const open: Action = {
        type: "Action.ShowCard",
        title: submit.title,
        card: { ...VERSION, body: inputs, actions: [submit] },
      };
      return folded ? [{ type: "ActionSet", actions: [open] }] : [...inputs, { type: "ActionSet", actions: [submit] }];
    }
    default:
      return part satisfies never;
  }
}
