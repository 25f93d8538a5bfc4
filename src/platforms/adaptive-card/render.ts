import type { Card, Part } from "../../core/card.ts";
import { cardMark } from "../../core/card-mark.ts";
import type { Lang } from "../../core/words/lang.ts";
import { type Say, sayer } from "../../core/words/words.ts";
import { buttonAction } from "./action.ts";
import type { Action, AdaptiveCardJson, Element } from "./card-json.ts";
import { actionsOf, renderForm } from "./form.ts";
import { itemsShown, renderItem } from "./item.ts";
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
  /** Whatever is pressed brings back the card's mark (see `cardMark`). */
  readonly marked?: boolean;
}

type FormPart = Extract<Part, { kind: "form" }>;

const VERSION = { type: "AdaptiveCard", version: "1.5" } as const;
const SHARES = [1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.01] as const;

/** A card as Adaptive Card 1.5. Never throws on a valid card, never exceeds the limits: what does not fit is shortened where the reader sees it. */
export function renderAdaptiveCard(card: Card, options: RenderOptions): AdaptiveCardJson {
  const whole = renderWhole(card, options);
  if (whole) return whole;
  const say = sayer(cardWords, options.lang);
  const short = card.parts.some(isForm) ? renderWhole(withoutForms(card, say("formTooLong")), options) : null;
  return short ?? { ...shell(card, options, LIMITS), body: [heading(card, LIMITS), plainBlock(say("tooLong"))] };
}

/** Whether what the card's forms hold is drawn to the last character. When it does not fit, a sentence stands in their place: what is sent back is never cut. */
export function drawsForms(card: Card, options: RenderOptions): boolean {
  return card.parts.some(isForm) && renderWhole(card, options) !== null;
}

const isForm = (part: Part): part is FormPart => part.kind === "form";

/** With its forms in full; null when that is too heavy, however short the rest. */
function renderWhole(card: Card, options: RenderOptions): AdaptiveCardJson | null {
  const say = sayer(cardWords, options.lang);
  const max = options.maxBytes;
  const bare = { ...tightened(LIMITS, 0.01), parts: 0, items: 0 };
  for (const limits of [
    ...SHARES.map((share) => tightened(LIMITS, share)),
    ...(card.parts.some(isForm) ? [bare] : []),
  ]) {
    const rendered = renderWithin(card, options, limits, say);
    if (max === undefined || bytes(rendered) <= max) return rendered;
  }
  return null;
}

/** A sentence in the place of each form, and what is wrong with its fields. */
export function withoutForms(card: Card, told: string): Card {
  const instead = ({ form }: FormPart): Part[] => {
    const facts = form.fields.flatMap(({ label, problem }) => (problem ? [{ label, value: problem }] : []));
    return [{ kind: "doubt", text: told }, ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : [])];
  };
  return { ...card, parts: card.parts.flatMap((part) => (isForm(part) ? instead(part) : [part])) };
}

const bytes = (card: AdaptiveCardJson): number => new TextEncoder().encode(JSON.stringify(card)).length;

function renderWithin(card: Card, options: RenderOptions, limits: Limits, say: Say<CardWord>): AdaptiveCardJson {
  const mark = options.marked && card.about ? cardMark(card.about) : undefined;
  const shown = partsShown(card.parts, limits);
  const forms = shown.parts.filter(isForm);
  let form = 0;
  const body = shown.parts.flatMap((part) =>
    renderPart(part, limits, say, { key: `f${isForm(part) ? ++form : 0}`, folded: forms.length > 1, mark }),
  );
  const more = (word: "moreItems" | "moreParts", count: number): void => {
    if (count > 0) body.push(plainBlock(say(word, { count }), { isSubtle: true }));
  };
  more("moreItems", shown.hiddenItems);
  more("moreParts", shown.hiddenParts);

  const taken = forms.length > 1 ? forms.length : forms.reduce((sum, { form }) => sum + actionsOf(form), 0);
  const room = Math.max(0, options.maxActions - taken);
  const left = card.buttons.slice(room).map((button) => shorten(button.label, limits.buttonLabel));
  if (left.length > 0) {
    const labels = shorten(left.join(", "), limits.text);
    body.push(plainBlock(say("moreButtons", { labels }), { isSubtle: true }));
  }
  const actions = card.buttons.slice(0, room).map((button) => buttonAction(button, limits, mark));
  return {
    ...shell(card, options, limits),
    body: [heading(card, limits), ...body],
    ...(actions.length > 0 && { actions }),
  };
}

/** The first parts and items, within the limits; forms are always shown. */
function partsShown(all: readonly Part[], limits: Limits) {
  const items = all.filter((part) => part.kind === "item");
  const others = all.filter((part) => part.kind !== "item" && !isForm(part));
  const kept = new Set<Part>([...items.slice(0, itemsShown(items, limits)), ...others.slice(0, limits.parts)]);
  const parts = all.filter((part) => isForm(part) || kept.has(part));
  const shownItems = parts.filter((part) => part.kind === "item").length;
  const hiddenItems = items.length - shownItems;
  return { parts, hiddenItems, hiddenParts: all.length - parts.length - hiddenItems };
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

interface InCard {
  /** Starts the ids of a form's inputs. */
  readonly key: string;
  /** A form hides behind its own button, so that several on one card do not hold each other up. */
  readonly folded: boolean;
  /** Of the card; undefined: none comes back with what is pressed. */
  readonly mark: string | undefined;
}

function renderPart(part: Part, limits: Limits, say: Say<CardWord>, { key, folded, mark }: InCard): readonly Element[] {
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
    case "item":
      return [renderItem(part, limits, say, mark)];
    case "form": {
      const { inputs, actions } = renderForm(part.form, key, limits, say, mark);
      const open: Action = {
        type: "Action.ShowCard",
        title: shorten(part.form.submit, limits.buttonLabel),
        card: { ...VERSION, body: inputs, actions },
      };
      return folded ? [{ type: "ActionSet", actions: [open] }] : [...inputs, { type: "ActionSet", actions }];
    }
    default:
      return part satisfies never;
  }
}
