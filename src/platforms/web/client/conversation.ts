import type { ActionData } from "../../adaptive-card/card-json.ts";
import type { Answer, Reminders } from "../wire.ts";
import type { PageWord } from "../words.ts";
import { type AnswerView, answerView } from "./answer-view.ts";
import type { Press } from "./card-view.ts";
import { make } from "./dom.ts";
import { keepTrue, type Redrawing } from "./redraw.ts";
import { takesPlace } from "./same-dossier.ts";

export interface Conversation extends Pick<Redrawing, "changed" | "catchUp"> {
  readonly log: HTMLElement;
  /** Shows what was asked and, once it comes, what is answered. */
  exchange(asked: string, answer: Promise<Answer>): Promise<void>;
  /** Something was written in one of its forms that was not sent. */
  unsent(): boolean;
  /** Shows what they were sent, each message once. */
  remind(reminders: Reminders): void;
}

interface Ways {
  say(word: PageWord): string;
  /** Presses a button as this person. */
  press(data: unknown): Promise<Answer>;
  /** Tells a screen reader what changed in place. */
  announce(text: string): void;
}

/** One person's conversation: what a screen reader is told as it grows. */
export function conversation({ say, press, announce }: Ways): Conversation {
  const log = make("div", { class: "log", label: say("conversation") });
  log.setAttribute("role", "log");
  log.tabIndex = 0;
  log.dataset["label"] = "conversation";
  const hello = make("p", { class: "hint", text: say("helloHint") });
  hello.dataset["word"] = "helloHint";
  log.append(hello);

  const tell = (answer: Answer): void => announce(`${say("cardChanged")} ${answer.card?.fallbackText ?? ""}`);
  const { changed, catchUp, follow } = keepTrue({
    ask: ({ command, input }) => press({ command, input } satisfies ActionData),
    onScreen: () => !log.hidden,
    drawn: tell,
    marked: () => announce(say("changed")),
  });

  const failed = (message: string, next: string): HTMLElement =>
    make("div", { class: "card failed" }, make("h3", { text: message }), make("p", { text: next }));

  const views: AnswerView[] = [];
  function newView(): AnswerView {
    const view = answerView(say, (place, pressed) => void presses(place, pressed));
    views.push(view);
    return view;
  }

  /** Brings a question to the top, so that a long answer is read from its beginning. */
  const show = (question: HTMLElement): void => log.scrollTo({ top: question.offsetTop });

  async function exchange(asked: string, answer: Promise<Answer>): Promise<void> {
    const question = make("p", { class: "asked" }, make("span", { class: "unseen", text: `${say("you")}: ` }));
    question.append(make("bdi", { text: asked }));
    const view = newView();
    view.element.append(make("p", { class: "waiting", text: say("waiting") }));
    log.append(question, view.element);
    show(question);
    log.setAttribute("aria-busy", "true");
    try {
      view.show(await answer);
      follow(view);
    } catch {
      view.element.replaceChildren(failed(say("unreachable"), say("unreachableNext")));
    }
    log.setAttribute("aria-busy", "false");
    show(question);
  }

  const reminded = new Set<string>();

  function remind({ reminders }: Reminders): void {
    for (const { message, answer } of reminders) {
      if (reminded.has(message)) continue;
      reminded.add(message);
      const head = make("p", { class: "reminded", text: say("reminder") });
      head.dataset["word"] = "reminder";
      const view = newView();
      view.show(answer);
      follow(view);
      log.append(head, view.element);
      // Nobody is pulled away from what they write.
      if (!log.hidden && !log.contains(document.activeElement)) show(head);
    }
  }

  /** The answer to a press stands where the pressed card stood when it is about the same dossier, else below. */
  async function presses(view: AnswerView, { title, data, typed }: Press): Promise<void> {
    const before = view.about();
    if (!before) return exchange(title, press(data));
    if (view.busy()) return;
    view.setBusy(true);
    const answer = await press(data).catch(() => null);
    view.setBusy(false);
    if (answer && takesPlace(before, answer, typed)) {
      view.answer(answer);
      tell(answer);
    } else {
      if (typed && answer?.ok) view.taken();
      await exchange(title, answer ? Promise.resolve(answer) : Promise.reject(new Error("no answer")));
    }
    catchUp();
  }

  return { log, exchange, unsent: () => views.some((view) => view.unsent()), remind, changed, catchUp };
}
