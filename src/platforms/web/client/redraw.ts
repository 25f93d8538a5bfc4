import type { About } from "../../../core/card.ts";
import type { Answer } from "../wire.ts";
import type { AnswerView } from "./answer-view.ts";
import { questionOf, showsAny } from "./same-dossier.ts";

interface Ways {
  /** The answer as it is now. */
  ask(about: About): Promise<Answer>;
  onScreen(): boolean;
  /** A card was drawn again. */
  drawn(answer: Answer): void;
  /** A card that someone writes in says that it has changed. */
  marked(): void;
}

export interface Redrawing {
  /** From now on this one is kept true. */
  follow(view: AnswerView): void;
  /** These dossiers have changed; null: any of them may have. */
  changed(dossiers: readonly string[] | null): void;
  /** Draws what changed while it was not on screen, or was being answered. */
  catchUp(): void;
}

/** Draws the cards of a conversation again when the dossiers that they show change: one question for all cards that it answers. */
export function keepTrue({ ask, onScreen, drawn, marked }: Ways): Redrawing {
  const views = new Set<AnswerView>();
  const outdated = new Set<AnswerView>();
  let running = false;

  function mark(view: AnswerView, word: "changed" | "changedMissed"): void {
    view.mark(word, () => void reload(view));
    marked();
  }

  async function reload(view: AnswerView): Promise<void> {
    const about = view.about();
    const answer = about && (await ask(about).catch(() => null));
    if (answer?.card) view.renew(answer);
  }

  /** What it shows next is under way: it is looked at again by `catchUp`. */
  function waits(view: AnswerView): boolean {
    if (view.busy()) outdated.add(view);
    return view.busy();
  }

  async function redraw(about: About, together: readonly AnswerView[]): Promise<void> {
    const turns = together.map((view) => view.turn());
    const answer = await ask(about).catch(() => null);
    for (const [index, view] of together.entries()) {
      if (view.turn() !== turns[index] || waits(view)) continue;
      if (view.writing()) mark(view, "changed");
      else if (answer?.card) view.show(answer);
      else mark(view, "changedMissed");
    }
    if (answer?.card && together.some((view, index) => view.turn() !== turns[index])) drawn(answer);
  }

  /** The cards to draw again now, by the question that they answer; those that someone writes in are marked instead. */
  function due(): readonly { readonly about: About; readonly together: AnswerView[] }[] {
    const questions = new Map<string, { about: About; together: AnswerView[] }>();
    for (const view of [...outdated]) {
      const about = view.about();
      if (view.busy()) continue;
      outdated.delete(view);
      if (!about) continue;
      if (view.writing()) {
        mark(view, "changed");
        continue;
      }
      const question = questions.get(questionOf(about)) ?? { about, together: [] };
      question.together.push(view);
      questions.set(questionOf(about), question);
    }
    return [...questions.values()];
  }

  /** One round after the other, so that no older answer comes after a newer one. */
  async function run(): Promise<void> {
    if (running || !onScreen()) return;
    running = true;
    try {
      for (let round = due(); round.length > 0; round = due()) {
        for (const { about, together } of round) await redraw(about, together);
      }
    } finally {
      running = false;
    }
  }

  return {
    follow: (view) => void views.add(view),
    changed(dossiers) {
      for (const view of views) if (showsAny(view.about(), dossiers)) outdated.add(view);
      void run();
    },
    catchUp: () => void run(),
  };
}
