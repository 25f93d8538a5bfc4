import { describe, expect, it } from "vitest";
import { converse } from "../../../src/cli/converse.ts";
import type { Card, CommandInput, Field, Form } from "../../../src/core/card.ts";
import type { Outcome } from "../../../src/core/door.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import { CTRL_C, keyboard } from "../../support/keyboard.ts";

const END: Card = { title: "The end", parts: [], buttons: [] };
const answer = (card: Card): Outcome => ({ ok: true, command: "any", card, data: null, lang: "en" });
const formCard = (form: Form): Card => ({ title: "A form", parts: [{ kind: "form", form }], buttons: [] });

function form(fields: readonly Partial<Field>[], more: Partial<Form> = {}): Form {
  const whole = fields.map(
    (field, index): Field => ({ name: `f${index}`, label: `Field ${index}`, kind: "text", required: false, ...field }),
  );
  return { command: "send-it", fixed: { version: 2 }, fields: whole, submit: "Sign", keep: "Keep a draft", ...more };
}

/** What is shown and what is sent while someone types; every press leads to the next of the cards. */
async function talk(first: Card, keys: readonly string[], then: readonly Card[] = [END]) {
  const sent: { command: string; input: CommandInput }[] = [];
  const left = [...then];
  let shown = "";
  const prompt = keyboard(keys)();
  await converse(answer(first), {
    prompt,
    today: dayOf("2026-11-25"),
    show: (text) => {
      shown += `${text}\n`;
    },
    invoke: async (command, input) => {
      sent.push({ command, input });
      return answer(left.shift() ?? END);
    },
  });
  prompt.close();
  return { sent, shown };
}

const filled = async (fields: readonly Partial<Field>[], keys: readonly string[], more: Partial<Form> = {}) =>
  talk(formCard(form(fields, more)), keys);

describe("the buttons of a card", () => {
  const card: Card = {
    title: "Two things",
    parts: [
      { kind: "item", title: "First thing", lines: [], buttons: [{ label: "Approve", command: "a", input: { n: 1 } }] },
    ],
    buttons: [{ label: "All", command: "b", input: {} }],
  };

  it("are numbered, those of items with what they are about, and pressed by their number", async () => {
    const { sent, shown } = await talk(card, ["2\n"]);
    expect(shown).toContain("1. Approve (First thing)\n2. All\n");
    expect(sent).toEqual([{ command: "b", input: {} }]);
    expect((await talk(card, ["1\n"])).sent).toEqual([{ command: "a", input: { n: 1 } }]);
  });

  it.each([
    ["an empty line", "\n"],
    ["Ctrl-C", CTRL_C],
  ])("are left alone after %s", async (_name, key) => {
    expect((await talk(card, [key])).sent).toEqual([]);
  });

  it.each(["0\n", "3\n", "approve\n", "-1\n"])("are asked for again after %j", async (key) => {
    const { sent, shown } = await talk(card, [key, "1\n"]);
    expect(shown).toContain("Type a number from 1 to 2");
    expect(sent).toHaveLength(1);
  });
});

describe("a form on the terminal", () => {
  it("shows labels, help, problems and what stands there, and never what a text would do to the screen", async () => {
    const { shown } = await filled(
      [{ required: true, help: "In short", problem: "Too long.", value: "a\u001b[2Jb" }],
      ["\n", "1\n"],
    );
    expect(shown).toContain("Field 0 *\n  In short\n  (!) Too long.\nThere already: a[2Jb\n");
    expect(shown).not.toContain("\u001b");
  });

  it("keeps what stands there on Enter, empties it on a hyphen, and leaves empty fields out", async () => {
    const fields = [{ value: "kept" }, { value: "emptied" }, {}];
    const { sent } = await filled(fields, ["\n", "-\n", "\n", "1\n"]);
    expect(sent).toEqual([{ command: "send-it", input: { version: 2, f0: "kept" } }]);
  });

  it("asks again for what is required", async () => {
    const { sent, shown } = await filled([{ required: true }], ["\n", "now\n", "1\n"]);
    expect(shown).toContain("This field is required.");
    expect(sent[0]?.input).toEqual({ version: 2, f0: "now" });
  });

  it("takes a choice by its number, its label or its value, and nothing else", async () => {
    const choices = [
      { value: "y", label: "Élevé" },
      { value: "n", label: "Low" },
    ];
    const field = { kind: "choice", choices, required: true } as const;
    const { sent, shown } = await filled([field, field, field], ["2\n", "eleve\n", "3\n", "n\n", "1\n"]);
    expect(shown).toContain("  1. Élevé\n  2. Low\n");
    expect(shown).toContain("Type the number of a choice, from 1 to 2.");
    expect(sent[0]?.input).toEqual({ version: 2, f0: "n", f1: "y", f2: "n" });
  });

  it("says dates in words and asks again for a day that does not exist", async () => {
    const { sent, shown } = await filled([{ kind: "date" }], ["2027-02-30\n", "4/13/2027\n", "4/1/2027\n", "1\n"]);
    expect(shown.match(/Write a day that exists/g)).toHaveLength(2);
    expect(shown).toContain("Monday 4 January 2027");
    expect(sent[0]?.input).toEqual({ version: 2, f0: "2027-01-04" });
  });

  it("takes a long text of several lines, until a full stop alone", async () => {
    const { sent } = await filled([{ kind: "long-text" }], ["one\n\nthree. Still.\n.\n", "1\n"]);
    // The question after the text is asked once all four lines were read.
    expect(sent[0]?.input).toEqual({ version: 2, f0: "one\n\nthree. Still." });
  });

  it("keeps a long text that stands there when the full stop comes at once", async () => {
    const { sent } = await filled([{ kind: "long-text", value: "as it was" }], [".\n", "1\n"]);
    expect(sent[0]?.input).toEqual({ version: 2, f0: "as it was" });
  });

  it("keeps what was typed as a draft on Ctrl-C, lines of a long text among it", async () => {
    const fields = [{}, { kind: "long-text" }, { value: "before" }] as const;
    const { sent } = await filled(fields, ["typed\n", "line one\n", CTRL_C]);
    expect(sent[0]?.input).toEqual({ version: 2, f0: "typed", f1: "line one", f2: "before", draft: true });
  });

  it("sends nothing on Ctrl-C where no draft can be kept", async () => {
    const fields: Partial<Field>[] = [{}];
    const { keep: _keep, ...plain } = form(fields);
    expect((await talk(formCard(plain), [CTRL_C])).sent).toEqual([]);
  });

  it("asks at the end whether to send, keep or drop it", async () => {
    const ends = async (key: string) => (await filled([{}], ["typed\n", "\n", key])).sent.map(({ input }) => input);
    expect(await ends("1\n")).toEqual([{ version: 2, f0: "typed" }]);
    expect(await ends("2\n")).toEqual([{ version: 2, f0: "typed", draft: true }]);
    expect(await ends("3\n")).toEqual([]);
  });

  it("asks only for the wrong fields of a form that came back", async () => {
    const { sent } = await filled([{ value: "right" }, { value: "x", problem: "Write a number." }], ["12\n", "1\n"]);
    expect(sent[0]?.input).toEqual({ version: 2, f0: "right", f1: "12" });
  });
});
