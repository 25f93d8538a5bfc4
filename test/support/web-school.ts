import { createServer } from "node:http";
import express from "express";
import type { Card, Part } from "../../src/core/card.ts";
import type { Door, Outcome } from "../../src/core/door.ts";
import type { Person } from "../../src/core/ports.ts";
import { createWeb } from "../../src/platforms/web/index.ts";
import { clock, fakeDoor, keptLog } from "../unit/platforms/web/fake-door.ts";
import { close, listen } from "./teams/connector.ts";

const TYPED = "<b>as typed</b> **y** _z_";
export const TOPICS = ["e1/topic/2", "e2/topic/2"] as const;
type Ref = (typeof TOPICS)[number];

export interface WebSchool {
  readonly url: string;
  /** Somebody else decides, elsewhere. */
  decide(topic: Ref, state: string): void;
  /** Refuses the next form with a problem, or takes it. */
  refuse(problem: string | null): void;
  /** What was pressed: commands with their input. */
  readonly pressed: readonly { readonly command: string; readonly input: object }[];
  stop(): Promise<void>;
}

/** The web chat before a door that plays two topics, for pages in a browser. */
export async function startWebSchool(): Promise<WebSchool> {
  const states: Record<string, string> = Object.fromEntries(TOPICS.map((topic) => [topic, "waits for you"]));
  const pressed: { command: string; input: Readonly<Record<string, unknown>> }[] = [];
  const fake = fakeDoor();
  let problem: string | null = null;

  const topic = (ref: string): Card => ({
    title: `Topic ${ref}: ${states[ref]}`,
    parts: [{ kind: "text", text: TYPED }],
    buttons: [
      { label: "Approve", command: "approve", input: { ref }, style: "primary" },
      { label: "Fill in", command: "open", input: { ref } },
      { label: "History", command: "history", input: { ref } },
    ],
    about: { dossiers: [ref], command: "topic", input: { ref } },
  });
  const item = (ref: string): Part => ({
    kind: "item",
    title: `Topic ${ref}`,
    lines: [`It ${states[ref]}`, TYPED],
    buttons: [
      { label: `Approve ${ref}`, command: "pick", input: { ref }, style: "primary" },
      { label: `Refuse ${ref}`, command: "open", input: { ref }, style: "danger", opens: "form" },
      { label: `See ${ref}`, command: "topic", input: { ref } },
    ],
  });
  const inbox = (): Card => ({
    title: "What waits for you",
    parts: TOPICS.map(item),
    buttons: [],
    about: { dossiers: [...TOPICS], command: "inbox", input: {} },
  });
  const form = (ref: string, typed: Readonly<Record<string, unknown>> = {}): Card => {
    const value = (name: string) => (typed[name] === undefined ? {} : { value: String(typed[name]) });
    const wrong = problem === null ? {} : { problem };
    return {
      title: `Fill in topic ${ref} (${states[ref]})`,
      parts: [
        {
          kind: "form",
          form: {
            command: "fill",
            fixed: { ref },
            submit: "Sign",
            keep: "Keep as a draft",
            fields: [
              {
                name: "why",
                label: "Problem and context",
                kind: "long-text",
                required: true,
                help: `Three lines. ${TYPED}`,
                ...value("why"),
                ...wrong,
              },
              { name: "day", label: "Day", kind: "date", required: false, ...value("day") },
            ],
          },
        },
      ],
      buttons: [],
      about: { dossiers: [ref], command: "open", input: { ref } },
    };
  };

  function answer(command: string, input: Readonly<Record<string, unknown>>): Card {
    const ref = String(input["ref"] ?? "");
    if (command === "approve" || command === "pick") decide(ref, "approved by you");
    if (command === "fill" && problem === null)
      decide(ref, input["draft"] === true ? "kept as a draft" : "signed by you");
    if (command === "inbox" || command === "pick") return inbox();
    if (command === "history") return { title: `History of ${ref}`, parts: [], buttons: [] };
    if (command === "open" && states[ref] === "closed") return { ...topic(ref), buttons: [] };
    if (command === "open") return form(ref);
    return command === "fill" && problem !== null ? form(ref, input) : topic(ref);
  }

  function decide(ref: string, state: string): void {
    states[ref] = state;
    fake.change(ref);
  }

  async function invoke(command: string, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    pressed.push({ command, input });
    const card = answer(command, input);
    if (command !== "fill" || problem === null) return { ok: true, command, card, data: {}, lang: "en" };
    return { ok: false, command, card, error: { id: "bad-input", message: problem, next: "" }, lang: "en" };
  }

  const people: readonly Person[] = ["Tutor One", "Master One"].map((name) => {
    const email = `${name.toLowerCase().replace(" ", "")}@demo.example`;
    return { id: email, name, email, lang: null, zone: null, hour: null, messages: null };
  });
  const door: Door = {
    ...fake,
    line: (text) => invoke(text.split(" ")[0] ?? "", { ref: text.split(" ")[1] ?? "" }),
    invoke,
  };
  const app = express();
  const those = {
    list: async () => people.map((person) => ({ person, roles: "tutor", programme: "Alternation" })),
    byEmail: async (email: string) => people.find((person) => person.email === email) ?? null,
  };
  const lately = async () => [];
  app.use(createWeb({ door, people: those, lately, log: keptLog(), clock, mode: "demo" }).router);
  const server = createServer(app);
  return {
    url: await listen(server),
    decide,
    refuse: (what) => {
      problem = what;
    },
    pressed,
    stop: () => close(server),
  };
}
