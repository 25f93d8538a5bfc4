import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Card } from "../../../../src/core/card.ts";
import { type Command, defineCommand } from "../../../../src/core/command.ts";
import type { Asker, Door, Outcome } from "../../../../src/core/door.ts";
import type { Log, Person } from "../../../../src/core/ports.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { defineWords } from "../../../../src/core/words/words.ts";

export const clock = { now: () => Temporal.Instant.from("2026-11-22T09:00:00Z") };

function person(name: string, email: string): Person {
  return { id: email, name, email, lang: null, zone: null, hour: null, messages: null };
}

export const apprentice = person("Apprentice One", "apprentice1@demo.example");

const words = defineWords({ fr: { summary: "", example: "" }, en: { summary: "", example: "" } });

/** Commands by name alone; `doubts` is not everyone's. */
const command = (name: string): Command =>
  defineCommand<string, unknown, unknown>({
    name,
    needs: name === "doubts" ? "calendar" : null,
    words,
    input: z.object({}),
    args: [],
    data: z.object({}),
    run: () => Promise.reject(new Error("the fake door answers by itself")),
  });

export const ABOUT = { dossiers: ["enrolment-1/topic/year-2"], command: "topic", input: { year: 2 } };

/** What went through the door, and an answer that says it again. */
export interface FakeDoor extends Door {
  /** Tells everyone who listens that these dossiers have changed. */
  change(...dossiers: readonly string[]): void;
  listeners(): number;
  readonly seen: { readonly what: string; readonly input: unknown; readonly asker: Asker }[];
}

export function fakeDoor(names: readonly string[] = []): FakeDoor {
  const seen: FakeDoor["seen"] = [];
  const listeners = new Set<(dossiers: readonly string[]) => void>();
  const answer = (what: string, input: unknown, asker: Asker): Promise<Outcome> => {
    seen.push({ what, input, asker });
    if (what === "fail") throw new Error("a secret in the stack");
    const lang: Lang = asker.lang ?? "fr";
    const plain: Card = { title: `${lang}: ${what}`, parts: [{ kind: "text", text: what }], buttons: [] };
    const card: Card = what === "topic" ? { ...plain, about: ABOUT } : plain;
    const commands = names.map((name) => ({ name, summary: `about ${name}` }));
    return Promise.resolve({ ok: true, command: "echo", card, data: names.length > 0 ? { commands } : {}, lang });
  };
  return {
    seen,
    clock,
    commands: names.map(command),
    identify: () => Promise.resolve(null),
    line: (text, asker) => answer(text, null, asker),
    invoke: (command, input, asker) => answer(command, input, asker),
    stranger: (email, lang) => ({
      ok: false,
      command: null,
      card: { title: `stranger ${email}`, parts: [], buttons: [] },
      error: { id: "unknown-person", message: `no ${email}`, next: "ask" },
      lang: lang ?? "fr",
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    listeners: () => listeners.size,
    change(...dossiers) {
      for (const tell of listeners) tell(dossiers);
    },
    async sent() {},
    first: () => Promise.resolve(true),
  };
}

/** A log that keeps what it is told. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (facts: Readonly<Record<string, unknown>>, message: string): void => {
    lines.push(`${message} ${JSON.stringify(facts)}`);
  };
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
