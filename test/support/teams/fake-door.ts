import { Temporal } from "temporal-polyfill";
import type { Card, CommandInput } from "../../../src/core/card.ts";
import type { Asker, Door, Outcome } from "../../../src/core/door.ts";
import type { Account, Log, Person } from "../../../src/core/ports.ts";
import type { Lang } from "../../../src/core/words/lang.ts";

/** Somebody of the roster, known by an address. */
export function somebody(email: string, lang: Lang | null = null): Person {
  return { id: `id-${email}`, name: "Apprentice One", email, lang, zone: null, hour: null, messages: null };
}

export interface Asked {
  readonly line?: string;
  readonly command?: string;
  readonly input?: CommandInput;
  readonly asker: Asker;
}

export interface FakeDoor extends Door {
  readonly asked: readonly Asked[];
  readonly links: ReadonlyMap<string, Person>;
  /** How conversations are begun, by account. */
  readonly references: ReadonlyMap<string, string>;
  /** The cards that it was told were sent. */
  readonly sentCards: readonly SentCard[];
}

interface SentCard {
  readonly platform: string;
  readonly place: string;
  readonly card: Card;
  readonly person: Person;
}

export interface FakeDoorOptions {
  readonly people?: readonly Person[];
  readonly card?: Card;
  /** By command, where they differ from `card`. */
  readonly cards?: Readonly<Record<string, Card>>;
  /** Commands that are refused. */
  readonly refused?: readonly string[];
  /** Milliseconds that every answer takes. */
  readonly slow?: number;
  readonly broken?: Error;
}

export const PLAIN_CARD: Card = {
  title: "School from Monday",
  parts: [{ kind: "text", text: "You are in company until then." }],
  buttons: [{ label: "Calendar", command: "calendar", input: { year: 2 } }],
};

const key = ({ platform, tenant, user }: Account): string => `${platform}/${tenant}/${user}`;

/** A door that remembers what was asked, and answers always with one card. */
export function fakeDoor(options: FakeDoorOptions = {}): FakeDoor {
  const { people = [somebody("apprentice1@school.example")], card = PLAIN_CARD, slow = 0, broken } = options;
  const asked: Asked[] = [];
  const links = new Map<string, Person>();
  const references = new Map<string, string>();
  const seen = new Set<string>();
  const sentCards: SentCard[] = [];

  async function answer(what: Asked, command: string): Promise<Outcome> {
    asked.push(what);
    if (broken) throw broken;
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
    const lang = what.asker.person.lang ?? what.asker.lang ?? "fr";
    const shown = options.cards?.[command] ?? card;
    if (!options.refused?.includes(command)) return { ok: true, command, card: shown, data: null, lang };
    return { ok: false, command, card: shown, error: { id: "stale", message: shown.title, next: "" }, lang };
  }

  return {
    asked,
    links,
    references,
    sentCards,
    commands: [],
    clock: { now: () => Temporal.Instant.from("2026-11-22T08:00:00Z") },
    async identify(account, profile, reference = null) {
      if (reference !== null) references.set(key(account), reference);
      const known = links.get(key(account));
      if (known) return known;
      const { email } = await profile();
      const person = people.find((one) => one.email === email) ?? null;
      if (person) links.set(key(account), person);
      return person;
    },
    line: (line, asker) => answer({ line, asker }, "line"),
    invoke: (command, input, asker) => answer({ command, input, asker }, command),
    stranger(email, lang) {
      const title = `Unknown: ${email ?? "nobody"}`;
      const error = { id: "unknown-person", message: title, next: "" };
      return { ok: false, command: null, card: { title, parts: [], buttons: [] }, error, lang: lang ?? "fr" };
    },
    onChange: () => () => {},
    async sent(platform, place, sent, person) {
      sentCards.push({ platform, place, card: sent, person });
    },
    async first(delivery) {
      const fresh = !seen.has(delivery);
      seen.add(delivery);
      return fresh;
    },
  };
}

export interface FakeLog extends Log {
  readonly lines: readonly { readonly level: string; readonly facts: object; readonly message: string }[];
}

export function fakeLog(): FakeLog {
  const lines: { level: string; facts: object; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) => {
    lines.push({ level, facts, message });
  };
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
