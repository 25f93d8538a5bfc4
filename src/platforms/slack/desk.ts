import type { Card, CommandInput } from "../../core/card.ts";
import type { Asker, Door, Outcome, Profile } from "../../core/door.ts";
import { DEFAULT_LANG } from "../../core/open-door.ts";
import type { Log, Person } from "../../core/ports.ts";
import type { Lang } from "../../core/words/lang.ts";
import { edgeErrorOf, factsOf } from "./errors.ts";
import { type Rendered, renderSlack } from "./render.ts";
import { slackSay } from "./words.ts";

export interface Visitor {
  readonly team: string;
  readonly user: string;
}

/** An answer drawn for Slack. */
export interface Answer extends Rendered {
  readonly ok: boolean;
  readonly lang: Lang;
}

export interface Desk {
  line(visitor: Visitor, text: string): Promise<Answer>;
  press(visitor: Visitor, command: string, input: CommandInput): Promise<Answer>;
  /** For a button that is forged or was drawn by another version. */
  stale(visitor: Visitor): Promise<Answer>;
}

interface DeskParts {
  readonly door: Door;
  readonly log: Log;
  /** @throws what Slack's client throws */
  readonly profile: (user: string) => Promise<Profile>;
}

/** From who asks what to the answer. There always is one: strangers are told what to do, and so are people whom Slack cannot name right now. */
export function openDesk({ door, log, profile }: DeskParts): Desk {
  async function ask(visitor: Visitor, run: (asker: Asker) => Promise<Answer>): Promise<Answer> {
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
      return notice("unnamed", told.lang ?? DEFAULT_LANG);
    }
    if (person) return run({ person, lang: null, zone: null });
    return drawn(door.stranger(told.email, told.lang ?? null));
  }

  return {
    line: (visitor, text) => ask(visitor, async (asker) => drawn(await door.line(text, asker))),
    press: (visitor, command, input) => ask(visitor, async (asker) => drawn(await door.invoke(command, input, asker))),
    stale: (visitor) => ask(visitor, async ({ person }) => notice("stale", person.lang ?? DEFAULT_LANG)),
  };
}

/** A card is in one language and of one answer, whoever shares it. */
const drawings = new WeakMap<Card, Answer>();

function drawn({ card, lang, ok }: Outcome): Answer {
  const known = drawings.get(card);
  if (known?.lang === lang && known.ok === ok) return known;
  const answer: Answer = { ...renderSlack(card, lang), ok, lang };
  drawings.set(card, answer);
  return answer;
}

function notice(word: "unnamed" | "stale", lang: Lang): Answer {
  const say = slackSay(lang);
  const card: Card = { title: say(word), parts: [{ kind: "text", text: say(`${word}.next`) }], buttons: [] };
  return { ...renderSlack(card, lang), ok: false, lang };
}
