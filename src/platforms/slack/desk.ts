import type { CommandInput } from "../../core/card.ts";
import type { Asker, Door, Outcome, Profile } from "../../core/door.ts";
import { DEFAULT_LANG } from "../../core/open-door.ts";
import type { Log, Person } from "../../core/ports.ts";
import type { Lang } from "../../core/words/lang.ts";
import { edgeErrorOf, factsOf } from "./errors.ts";
import { type Place, placeText } from "./place.ts";
import { slackSay } from "./words.ts";

export interface Visitor {
  readonly team: string;
  readonly user: string;
}

/** An answer, and whose it is; null: someone who is not in the roster, or whom Slack does not name. */
export interface Reply {
  readonly outcome: Outcome;
  readonly person: Person | null;
}

export interface Desk {
  line(visitor: Visitor, text: string): Promise<Reply>;
  press(visitor: Visitor, command: string, input: CommandInput): Promise<Reply>;
  /** For a button or a window that is forged or was drawn by another version. */
  stale(visitor: Visitor): Promise<Reply>;
  /** A card that shows dossiers now stands as a message there. */
  sent(place: Place | null, reply: Reply): Promise<void>;
}

interface DeskParts {
  readonly door: Door;
  readonly log: Log;
  /** @throws what Slack's client throws */
  readonly profile: (user: string) => Promise<Profile>;
}

/** From who asks what to the answer. There always is one: strangers are told what to do, and so are people whom Slack cannot name right now. */
export function openDesk({ door, log, profile }: DeskParts): Desk {
  async function ask(visitor: Visitor, run: (asker: Asker) => Promise<Outcome>): Promise<Reply> {
    let told: Profile = { email: null };
    let person: Person | null;
    try {
      const account = { platform: "slack", tenant: visitor.team, user: visitor.user };
      person = await door.identify(account, async () => {
        told = await profile(visitor.user);
        return told;
      });
    } catch (error) {
      if (!edgeErrorOf(error)) throw error;
      log.error(factsOf(error), "Slack does not say who asks");
      return { outcome: notice("unnamed", told.lang ?? DEFAULT_LANG), person: null };
    }
    if (!person) return { outcome: door.stranger(told.email, told.lang ?? null), person };
    return { outcome: await run({ person, lang: null, zone: null }), person };
  }

  return {
    line: (visitor, text) => ask(visitor, (asker) => door.line(text, asker)),
    press: (visitor, command, input) => ask(visitor, (asker) => door.invoke(command, input, asker)),
    stale: (visitor) => ask(visitor, async ({ person }) => notice("stale", person.lang ?? DEFAULT_LANG)),
    async sent(place, { outcome, person }) {
      if (place && person && outcome.card.about) await door.sent("slack", placeText(place), outcome.card, person);
    },
  };
}

/** What Slack's door has to say itself. */
export function notice(word: "unnamed" | "stale" | "shut" | "again", lang: Lang): Outcome {
  const say = slackSay(lang);
  const [message, next] = [say(word), say(`${word}.next`)];
  const card = { title: message, parts: [{ kind: "text", text: next } as const], buttons: [] };
  return { ok: false, command: null, card, error: { id: word, message, next }, lang };
}
