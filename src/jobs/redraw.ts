import type { Board, Door } from "../core/door.ts";
import type { SentCard } from "../core/dossier-ports.ts";
import { dossierRef, shownIn } from "../core/dossiers/ref.ts";
import type { Clock, Log, Stores } from "../core/ports.ts";

/** How often it is looked whether anything has changed: reading the revision costs microseconds. */
const LOOK_MS = 250;
/** Cards drawn again in one go for each platform. */
const AT_ONCE = 20;
/** A platform that cannot be reached is tried again after so long. */
const AGAIN_SECONDS = 30;
const CHANGES = 1_000;

export interface RedrawParts {
  readonly stores: Pick<Stores, "dossiers" | "sentCards" | "people" | "revision">;
  readonly door: Pick<Door, "invoke">;
  readonly boards: readonly Board[];
  readonly clock: Clock;
  readonly log: Log;
  /** Told of dossiers that have changed, by whatever process. */
  readonly tell: (dossiers: readonly string[]) => void;
}

export interface Redraw {
  /** Looks now, and resolves once everything that had changed was told and drawn. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Watches the store for changes of dossiers: tells who listens, and draws the cards that show them again where they were sent. */
export function startRedraw({ stores, door, boards, clock, log, tell }: RedrawParts): Redraw {
  /** Null until the first look: what changed before is told to nobody. */
  let last: number | null = null;
  let revision = "";
  let running: Promise<void> | null = null;

  async function newest(): Promise<number> {
    let seen = 0;
    for (;;) {
      const { last: to, keys } = await stores.dossiers.changes(seen, CHANGES);
      if (keys.length === 0) return seen;
      seen = to;
    }
  }

  async function round(): Promise<void> {
    last ??= await newest();
    const { last: to, keys } = await stores.dossiers.changes(last, CHANGES);
    last = to;
    if (keys.length > 0) tell(keys.map(dossierRef));
    for (const board of boards) {
      const cards = await stores.sentCards.outdated(board.platform, clock.now(), AT_ONCE);
      for (const card of cards) await draw(board, card);
    }
  }

  async function draw(board: Board, card: SentCard): Promise<void> {
    try {
      const person = await stores.people.byId(card.person);
      const outcome = person && (await door.invoke(card.command, card.input, { person, lang: null, zone: null }));
      const about = outcome?.card.about;
      // Who may not see it any more is left no buttons; nothing will be drawn there again.
      if (outcome && !outcome.ok && outcome.error.id === "not-allowed") await board.redraw(card.place, outcome);
      if (!outcome || !about || !(await board.redraw(card.place, outcome))) {
        await stores.sentCards.failed(card.id, null);
        return;
      }
      await stores.sentCards.drawn(card, shownIn(about));
    } catch (error) {
      log.warn(
        { platform: board.platform, error: error instanceof Error ? error.name : "?" },
        "a card could not be drawn again",
      );
      await stores.sentCards.failed(card.id, clock.now().add({ seconds: AGAIN_SECONDS }));
    }
  }

  /** One round at a time; what is asked for meanwhile is done in the next. */
  async function look(): Promise<void> {
    while (running) await running;
    running = round().finally(() => {
      running = null;
    });
    await running;
  }

  const timer = setInterval(() => {
    const now = stores.revision.current();
    if (now === revision && !retrying()) return;
    revision = now;
    void look().catch((error: unknown) => log.error({ error: String(error) }, "changes could not be read"));
  }, LOOK_MS);
  timer.unref();

  let looked = 0;
  /** What failed before is due again some time without anything changing. */
  function retrying(): boolean {
    looked += 1;
    return looked % ((AGAIN_SECONDS * 1_000) / LOOK_MS) === 0;
  }

  return {
    look,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
