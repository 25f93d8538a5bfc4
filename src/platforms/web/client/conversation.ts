import type { AdaptiveCardJson } from "../../adaptive-card/card-json.ts";
import type { Answer } from "../wire.ts";
import type { PageWord } from "../words.ts";
import { drawCard } from "./card-view.ts";
import { make } from "./dom.ts";

export interface Conversation {
  readonly log: HTMLElement;
  /** Shows what was asked and, once it comes, what is answered. */
  exchange(asked: string, answer: Promise<Answer>): Promise<void>;
}

/** One person's conversation: what a screen reader is told as it grows. */
export function conversation(
  say: (word: PageWord) => string,
  press: (title: string, data: unknown) => void,
): Conversation {
  const log = make("div", { class: "log", label: say("conversation") });
  log.setAttribute("role", "log");
  log.tabIndex = 0;
  log.dataset["label"] = "conversation";
  const hello = make("p", { class: "hint", text: say("helloHint") });
  hello.dataset["word"] = "helloHint";
  log.append(hello);

  const drawn = (card: AdaptiveCardJson): HTMLElement => make("div", { class: "card" }, drawCard(card, press));
  const failed = (message: string, next: string): HTMLElement =>
    make("div", { class: "card failed" }, make("h3", { text: message }), make("p", { text: next }));

  /** Brings a question to the top, so that a long answer is read from its beginning. */
  const show = (question: HTMLElement): void => log.scrollTo({ top: question.offsetTop });

  async function fill(place: HTMLElement, answer: Promise<Answer>): Promise<void> {
    try {
      const given = await answer;
      place.lang = given.lang;
      place.replaceChildren(given.card === null ? failed(given.error.message, given.error.next) : drawn(given.card));
    } catch {
      place.replaceChildren(failed(say("unreachable"), say("unreachableNext")));
    }
  }

  return {
    log,
    async exchange(asked, answer) {
      const question = make("p", { class: "asked" }, make("span", { class: "unseen", text: `${say("you")}: ` }));
      question.append(make("bdi", { text: asked }));
      const place = make("div", { class: "answer" });
      const waiting = make("p", { class: "waiting", text: say("waiting") });
      place.append(waiting);
      log.append(question, place);
      show(question);
      log.setAttribute("aria-busy", "true");
      await fill(place, answer);
      log.setAttribute("aria-busy", "false");
      show(question);
    },
  };
}
