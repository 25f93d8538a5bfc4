import type { About } from "../../../core/card.ts";
import type { Answer } from "../wire.ts";
import type { PageWord } from "../words.ts";
import { type DrawnCard, drawCard, type Press, type Typed } from "./card-view.ts";
import { make } from "./dom.ts";
import { hasInputs } from "./same-dossier.ts";

/** The place of one answer in a conversation. */
export interface AnswerView {
  readonly element: HTMLElement;
  /** What the card in it is about. */
  about(): About | null;
  /** Grows with everything that is shown in it. */
  turn(): number;
  /** Draws an answer, in the place of what was there. The keyboard stays where it was. */
  show(answer: Answer): void;
  /** Draws the answer to one of its buttons: the keyboard goes to what is to be done next. */
  answer(answer: Answer): void;
  /** Draws an answer, with what was typed before in it or below it. */
  renew(answer: Answer): void;
  /** A button of it was pressed, and the answer is not there yet. */
  busy(): boolean;
  setBusy(busy: boolean): void;
  /** Someone is filling in its form. */
  writing(): boolean;
  /** Something was written in its form that was not sent. */
  unsent(): boolean;
  /** What was typed has been taken. */
  taken(): void;
  /** Says that what it shows has changed, with a button that shows the new version. */
  mark(word: "changed" | "changedMissed", reload: () => void): void;
}

type Say = (word: PageWord) => string;

const CONTROL = "input, textarea, select";

export function answerView(say: Say, press: (view: AnswerView, press: Press) => void): AnswerView {
  const element = make("div", { class: "answer" });
  let shown: Answer | null = null;
  let card: DrawnCard | null = null;
  let untouched: readonly Typed[] = [];
  let dirty = false;
  let turns = 0;
  element.addEventListener("input", () => (dirty = true));
  element.addEventListener("change", () => (dirty = true));

  /** What the person changed; of a form that was refused, all that it holds. */
  function typed(): readonly Typed[] {
    const before = new Map(untouched.map(({ id, value }) => [id, value]));
    return (card?.fields() ?? []).filter(({ id, value }) => value !== "" && value !== before.get(id));
  }

  function drawn(answer: Answer): HTMLElement {
    card = answer.card === null ? null : drawCard(answer.card, say, (pressed) => press(view, pressed));
    untouched = answer.ok ? (card?.fields() ?? []) : [];
    if (card) return make("div", { class: "card" }, card.element);
    const { error } = answer.ok ? { error: { message: "", next: "" } } : answer;
    return make("div", { class: "card failed" }, make("h3", { text: error.message }), make("p", { text: error.next }));
  }

  function draw(answer: Answer): void {
    if (shown) element.setAttribute("aria-live", "off");
    shown = answer;
    turns += 1;
    dirty = !answer.ok && hasInputs(answer.card);
    element.lang = answer.lang;
    element.replaceChildren(drawn(answer));
  }

  const view: AnswerView = {
    element,
    about: () => shown?.about ?? null,
    turn: () => turns,
    show(answer) {
      const focus = focusIn(element);
      draw(answer);
      if (focus !== null) focusOn(element, focus);
    },
    answer(answer) {
      const focus = focusIn(element) ?? "";
      draw(answer);
      element.scrollIntoView({ block: "nearest" });
      const wrong = element.querySelector<HTMLElement>("[aria-invalid=true]");
      wrong?.scrollIntoView({ block: "center" });
      const field = wrong ?? element.querySelector<HTMLElement>(CONTROL);
      if (field) field.focus({ preventScroll: wrong !== null });
      else focusOn(element, focus);
    },
    renew(answer) {
      const before = typed();
      view.show(answer);
      const homeless = card?.fill(before) ?? before;
      dirty ||= homeless.length < before.length;
      if (homeless.length > 0) element.append(leftOver(homeless, say));
    },
    busy: () => element.hasAttribute("aria-busy"),
    setBusy: (busy) => (busy ? element.setAttribute("aria-busy", "true") : element.removeAttribute("aria-busy")),
    writing: () =>
      dirty || (element.contains(document.activeElement) && document.activeElement?.matches(CONTROL) === true),
    unsent: () => dirty && typed().length > 0,
    taken() {
      dirty = false;
      untouched = card?.fields() ?? [];
    },
    mark(word, reload) {
      element.querySelector(".changed")?.remove();
      const told = make("p", { text: say(word) });
      told.dataset["word"] = word;
      const button = make("button", { class: "chip", text: say("reload") });
      button.type = "button";
      button.dataset["word"] = "reload";
      button.addEventListener("click", reload);
      element.prepend(make("div", { class: "changed" }, told, button));
    },
  };
  return view;
}

const labelOf = (element: Element | null): string => element?.textContent?.trim() ?? "";

/** What the element with the keyboard says, when it is in this place. */
const focusIn = (place: HTMLElement): string | null =>
  place.contains(document.activeElement) ? labelOf(document.activeElement) : null;

/** On the button that says the same; else on the card itself, so that the keyboard goes on from there. */
function focusOn(place: HTMLElement, label: string): void {
  const same = [...place.querySelectorAll<HTMLElement>("button")].find(
    (button) => label !== "" && labelOf(button) === label,
  );
  const target = same ?? place.firstElementChild;
  if (!(target instanceof HTMLElement)) return;
  if (!same) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** What has no field any more, to be copied. */
function leftOver(typed: readonly Typed[], say: Say): HTMLElement {
  const head = make("summary", { text: say("written") });
  head.dataset["word"] = "written";
  const list = typed.flatMap(({ label, value }) => [make("dt", { text: label }), make("dd", { text: value })]);
  const box = make("details", { class: "written" }, head, make("dl", {}, ...list));
  box.open = true;
  return box;
}
