import { Temporal } from "temporal-polyfill";
import type { Card, CommandInput } from "../../../src/core/card.ts";
import type { Asker, Door, Outcome } from "../../../src/core/door.ts";
import type { Clock, Log, Person } from "../../../src/core/ports.ts";

/** Test clocks may read the machine's time: signatures are made and judged by it. */
export const wallClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

export interface FakeDoor extends Door {
  /** Every question that got through, in order. */
  readonly asked: readonly string[];
  /** Where cards that show dossiers were said to stand, in order. */
  readonly placed: readonly {
    readonly platform: string;
    readonly place: string;
    readonly card: Card;
    readonly person: string;
  }[];
}

/** A card, or a whole outcome where the card alone does not tell enough. */
export type Answered = Card | Outcome;

/** Answers with what was asked; knows the people it is given by address, as linked from their first visit on. */
export function fakeDoor(
  people: Readonly<Record<string, Person>>,
  answer: (asked: string, asker: Asker) => Answered | Promise<Answered> = (asked) => ({
    title: asked,
    parts: [],
    buttons: [],
  }),
): FakeDoor {
  const asked: string[] = [];
  const placed: FakeDoor["placed"][number][] = [];
  const linked = new Map<string, Person>();
  const seen = new Set<string>();
  async function reply(question: string, asker: Asker): Promise<Outcome> {
    asked.push(question);
    const given = await answer(question, asker);
    if ("ok" in given) return given;
    const card = given;
    return { ok: true, command: "fake", card, data: null, lang: asker.person.lang ?? "en" };
  }
  return {
    asked,
    placed,
    commands: [],
    clock: wallClock,
    async identify(account, profile) {
      const key = JSON.stringify(account);
      const known = linked.get(key);
      if (known) return known;
      const { email } = await profile();
      const person = email === null ? undefined : people[email];
      if (person) linked.set(key, person);
      return person ?? null;
    },
    line: (text, asker) => reply(`${asker.person.email} types ${text}`, asker),
    invoke: (command, input: CommandInput, asker) =>
      reply(`${asker.person.email} presses ${command} ${JSON.stringify(input)}`, asker),
    stranger: (email, lang) => ({
      ok: false,
      command: null,
      card: { title: `stranger ${email ?? "without address"}`, parts: [], buttons: [] },
      error: { id: "unknown-person", message: "", next: "" },
      lang: lang ?? "fr",
    }),
    onChange: () => () => {},
    async sent(platform, place, card, person) {
      placed.push({ platform, place, card, person: person.email });
    },
    async first(key) {
      const first = !seen.has(key);
      seen.add(key);
      return first;
    },
  };
}

export function personOf(email: string): Person {
  return { id: email, name: "Apprentice One", email, lang: null, zone: null, hour: null, messages: null };
}

export interface Said {
  readonly level: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export function recordingLog(): Log & { readonly said: readonly Said[] } {
  const said: Said[] = [];
  const at = (level: string) => (facts: Readonly<Record<string, unknown>>, message: string) => {
    said.push({ level, facts, message });
  };
  return { said, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
